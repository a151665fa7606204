"""What keeping costs beside reading, and whether that grows: `python -m benchmarks.ledger [--articles N] [--json]`.

On short articles in SQLite, one thread. In each of three rounds a ledger is filled. The first articles and, when all
others are in, the last are read and written in turn, at the pace at which `onrecord add` does; those between are not
read but renumbered (`benchmarks.short_articles`) and written a thousand at a time. Times are by the clock on the wall.

  store_share    what the writer takes of the last articles, its commits included, against extracting and reading them
  growth_ratio   what the last thousand articles take of the processor to write against the first; `growth_wall`
                 the same by the clock, with every wait for the disk
  adding_ratio   what the last articles take to read and write against the first
  search_ratio   a search over all articles against the same over the first thousand, the worst of eight kinds of query;
                 each the median of nine
  rss_ratio      the most memory ever held when all articles are in against when a tenth of them was
  rss_mb         the most memory ever held when all are in, in MiB, the reader's among it (`benchmarks.ledger_memory`)

Each is the median over rounds, but the memory, which is taken once, in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from benchmarks.reader import THREADS, ratio

if TYPE_CHECKING:
    from onrecord.desk.preparing import Item
    from onrecord.record.ledger import Entry
    from onrecord.store import Writer

ARTICLES, SAMPLE, ROUNDS, SEARCHES = 20_000, 200, 3, 9
STEP = 1_000
"""Articles at each end whose times are compared, and in the ledger in which a search is quick."""

QUERIES = {
    "a rare word": "000017",
    "a word": "bakery",
    "the commonest word": "the",
    "three words": "council bridge river",
    "a phrase": '"the water does"',
    "a word and a source": "would source:officials",
    "a forecast by somebody named": "would forecast:yes anonymous:no",
    "any forecast": "forecast:yes",
}


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds that an article takes to read, and to write, where each is written once it is read."""

    reading: float
    writing: float


@dataclass(frozen=True, slots=True)
class Round:
    """The pace of the first and last articles; seconds of each thousand and of each query over few and over all."""

    first: Pace
    last: Pace
    thousands: list[float]
    by_clock: list[float]
    few: dict[str, float]
    all: dict[str, float]


def search_times(place: str) -> dict[str, float]:
    """Seconds of each query, from opening the view to the hits."""
    from onrecord.desk.opening import opened
    from onrecord.desk.query import parse_query
    from onrecord.desk.searching import search
    from onrecord.record.ledger import Portion

    times = {}
    with opened(place) as ledger:
        for name, typed in QUERIES.items():
            query = parse_query(typed)
            taken = []
            for _ in range(SEARCHES + 1):
                begin = perf_counter()
                search(ledger.view(), query, portion=Portion(20))
                taken.append(perf_counter() - begin)
            times[name] = median(taken[1:])
    return times


def in_turn(items: Sequence[Item], prepare: Callable[[Item], Entry], writer: Writer) -> tuple[Pace, list[Entry]]:
    """Read articles and write each; return the pace, and what was read."""
    read = []
    reading = writing = 0.0
    for item in items:
        begin = perf_counter()
        read.append(prepare(item))
        between = perf_counter()
        writer.add(read[-1])
        reading += between - begin
        writing += perf_counter() - between
    begin = perf_counter()
    writer.flush()
    writing += perf_counter() - begin
    return Pace(reading / len(items), writing / len(items)), read


def measure_round(articles: int, sample: int) -> Round:
    """Fill a ledger, and time it."""
    from benchmarks.short_articles import entries, sample_items
    from onrecord.desk.opening import opened
    from onrecord.desk.preparing import Preparation

    prepare = Preparation()()
    items = sample_items(sample)
    prepare(items[0])
    thousands: list[float] = []
    by_clock: list[float] = []
    few: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        place = f"{folder}/ledger.db"
        with opened(place, create=True) as ledger, ledger.writer() as writer:
            first, read = in_turn(items, prepare, writer)
            for start in range(0, articles, STEP):
                made = list(entries(read, range(start + 1, min(start + STEP, articles) + 1)))
                begin, worked = perf_counter(), process_time()
                for entry in made:
                    writer.add(entry)
                writer.flush()
                thousands.append((process_time() - worked) * STEP / len(made))
                by_clock.append((perf_counter() - begin) * STEP / len(made))
                few = few or search_times(place)
            last, _ = in_turn(sample_items(sample, number=articles + 1), prepare, writer)
        return Round(first, last, thousands, by_clock, few, search_times(place))


def memory(articles: int, sample: int) -> tuple[float, float]:
    """What `benchmarks.ledger_memory` prints: MiB after a tenth of the articles, and after all of them."""
    command = [sys.executable, "-m", "benchmarks.ledger_memory", "--articles", str(articles), "--sample", str(sample)]
    tenth, all = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(tenth), float(all)


def results_of(rounds: Sequence[Round], *, tenth: float, all: float) -> dict[str, object]:
    """All keys, and the milliseconds behind them."""
    searches = {name: ratio([one.all[name] for one in rounds], [one.few[name] for one in rounds]) for name in QUERIES}
    first, last = [one.first for one in rounds], [one.last for one in rounds]
    growths = [one.thousands[-1] / one.thousands[0] for one in rounds]
    waits = [one.by_clock[-1] / one.by_clock[0] for one in rounds]
    return {
        "store_share": ratio([pace.writing for pace in last], [pace.reading for pace in last]),
        "growth_ratio": round(median(growths), 3),
        "growth_wall": round(median(waits), 3),
        "adding_ratio": ratio([p.reading + p.writing for p in last], [p.reading + p.writing for p in first]),
        "search_ratio": max(searches.values()),
        "rss_ratio": round(all / tenth, 3),
        "rss_mb": all,
        "milliseconds": {
            "reading": milliseconds([pace.reading for pace in last]),
            "writing": milliseconds([pace.writing for pace in last]),
            "writing_first": milliseconds([pace.writing for pace in first]),
            "writing_in_thousands": [
                round(median(each), 2) for each in zip(*(one.thousands for one in rounds), strict=True)
            ],
            "searching": {name: milliseconds([one.all[name] for one in rounds]) for name in QUERIES},
        },
        "search_ratios": searches,
        "growth_ratios": [round(growth, 3) for growth in growths],
    }


def milliseconds(seconds: Iterable[float]) -> float:
    """Their median."""
    return round(1000 * median(seconds), 2)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=ARTICLES, help=f"in the ledger (default: {ARTICLES})")
    parser.add_argument("--sample", type=int, default=SAMPLE, help=f"articles that are read (default: {SAMPLE})")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"ledgers that are filled (default: {ROUNDS})")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args(argv)
    os.environ.update(dict.fromkeys(THREADS, "1"))  # before anything that reads them is imported
    tenth, all = memory(args.articles, args.sample)
    rounds = [measure_round(args.articles, args.sample) for _ in range(args.rounds)]
    results = results_of(rounds, tenth=tenth, all=all)
    if args.json:
        print(json.dumps(results))
        return 0
    for key, value in results.items():
        print(f"{key:<16}{value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
