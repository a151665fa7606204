"""What writing and searching cost: `python -m benchmarks.store [sqlite|postgresql] [ARTICLES]`.

Prints the milliseconds that an article costs to write, in processor time and in all, and how long searches take over a
ledger of that many articles beside one of a twentieth of them.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from onrecord.record.ledger import Entry
from onrecord.record.traits import Traits
from onrecord.store import Ledger, open_ledger, verify
from tests.store.material import entry_of
from tests.store.server import find_programs, start_server

WORDS = 4_000
"""Words that the articles are made of: the n-th as often as one in n, about as in English."""

QUERIES = {
    "a rare word": "word3900",
    "a common word": "word3",
    "the commonest word": "word0",
    "three words": "word20 word50 word90",
    "a phrase": '"word0 word1"',
    "a word and a source": "word9",
}


def article(number: int, chance: random.Random) -> Entry:
    """An article of some 450 words with about ten attributions."""
    words = [f"word{min(int(chance.paretovariate(0.8)) - 1, WORDS)}" for _ in range(450)]
    lines = [" ".join(words[at : at + 22]) for at in range(0, 440, 44)]
    text = "\n\n".join(
        f"{line}, {chance.choice(WHO)} {chance.choice(WHO)} said that {' '.join(words[at : at + 22])}."
        for at, line in enumerate(lines)
    )
    day = f"20{chance.randrange(10, 31)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    return entry_of(text, f"{number}.txt", facts={"date": day, "outlet": f"Outlet {number % 50}"})


WHO = ["Tarn", "Pell", "Oskeld", "Rill", "Varno", "Lenn", "Moss", "Quade"]


def fill(ledger: Ledger, count: int) -> tuple[float, float]:
    """Add articles and return the milliseconds that each took, of the processor and of the clock."""
    chance = random.Random(7)
    spent = elapsed = 0.0
    with ledger.writer() as writer:
        for start in range(0, count, 500):
            entries = [article(number, chance) for number in range(start, min(start + 500, count))]
            began, beginning = time.process_time(), time.perf_counter()
            for entry in entries:
                writer.add(entry)
            writer.flush()
            spent += time.process_time() - began
            elapsed += time.perf_counter() - beginning
    return spent * 1000 / count, elapsed * 1000 / count


def search_times(ledger: Ledger) -> dict[str, float]:
    """Milliseconds of each query, the median of nine: of the processor, or of the clock where a server works."""
    clock = time.process_time if ledger.database.place.path else time.perf_counter
    return {name: timed(clock, partial(search, ledger, query)) for name, query in QUERIES.items()}


def search(ledger: Ledger, query: str) -> None:
    ledger.view().search(query, traits=Traits(source="Tarn" if query == QUERIES["a word and a source"] else None))


def timed(clock: Callable[[], float], call: Callable[[], None]) -> float:
    call()
    times = []
    for _ in range(9):
        began = clock()
        call()
        times.append((clock() - began) * 1000)
    return statistics.median(times)


def places(kind: str) -> Iterator[str]:
    """Where two ledgers may be made."""
    if kind == "sqlite":
        with tempfile.TemporaryDirectory() as folder:
            yield from (str(Path(folder) / f"{number}.db") for number in range(2))
        return
    programs = find_programs()
    assert programs is not None
    with start_server(programs) as server:
        yield from (server.make_place() for _ in range(2))


def main(kind: str = "sqlite", count: str = "20000") -> None:
    found: list[dict[str, float]] = []
    for place, size in zip(places(kind), (int(count) // 20, int(count)), strict=True):
        with open_ledger(place) as ledger:
            spent, elapsed = fill(ledger, size)
            print(f"{size} articles in {kind}: {spent:.2f} ms of processor, {elapsed:.2f} ms in all, each")
            began = time.perf_counter()
            faults = sum(1 for _ in verify(ledger))
            print(f"  verified in {time.perf_counter() - began:.1f} s, {faults} faults")
            found.append(search_times(ledger))
    for name, few in found[0].items():
        print(f"  {name}: {few:.1f} ms, then {found[1][name]:.1f} ms: {found[1][name] / few:.2f} times")


if __name__ == "__main__":
    main(*sys.argv[1:])
