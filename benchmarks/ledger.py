"""What keeping costs beside reading, and whether that grows: `python -m benchmarks.ledger [--articles N] [--json]`.

On short articles, of which a sample is read (`benchmarks.short_articles`), in SQLite, one thread. In each of three
rounds the sample is read again, then a new ledger is filled; all times are by the clock on the wall:

  store_share    what the writer takes for an article, its commits included, against extracting and reading one
  growth_ratio   what the last thousand articles take to write against the first thousand
  search_ratio   a search over all articles against the same over the first thousand, the worst of six kinds of query;
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
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from benchmarks.reader import THREADS, ratio

ARTICLES, SAMPLE, ROUNDS, SEARCHES = 20_000, 200, 3, 9
STEP = 1_000
"""Articles at each end whose times are compared, and in the ledger in which a search is quick."""

QUERIES = {
    "a rare word": {"words": "000017"},
    "a word": {"words": "bakery"},
    "the commonest word": {"words": "the"},
    "three words": {"words": "council bridge river"},
    "a phrase": {"words": '"the water does"'},
    "a word and a source": {"words": "would", "source": "officials"},
}


@dataclass(frozen=True, slots=True)
class Round:
    """Seconds: to read an article, to write each thousand, and of each query over few articles and over all."""

    reading: float
    thousands: list[float]
    few: dict[str, float]
    all: dict[str, float]


def search_times(place: str) -> dict[str, float]:
    """Seconds of each query, from opening the view to the hits."""
    from onrecord.desk.opening import opened
    from onrecord.desk.query import Query
    from onrecord.desk.searching import search

    times = {}
    with opened(place) as ledger:
        for name, filters in QUERIES.items():
            taken = []
            for _ in range(SEARCHES + 1):
                begin = perf_counter()
                search(ledger.view(), Query(**filters), limit=20)
                taken.append(perf_counter() - begin)
            times[name] = median(taken[1:])
    return times


def measure_round(articles: int, sample: int) -> Round:
    """Read the sample, then fill a ledger."""
    from benchmarks.short_articles import entries, sample_items
    from onrecord.desk.opening import opened
    from onrecord.desk.preparing import Preparation

    prepare = Preparation()()
    items = sample_items(sample)
    prepare(items[0])
    begin = perf_counter()
    read = [prepare(item) for item in items]
    reading = (perf_counter() - begin) / sample
    thousands: list[float] = []
    few: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        place = f"{folder}/ledger.db"
        with opened(place, create=True) as ledger, ledger.writer() as writer:
            for start in range(0, articles, STEP):
                made = list(entries(read, range(start, min(start + STEP, articles))))
                begin = perf_counter()
                for entry in made:
                    writer.add(entry)
                writer.flush()
                thousands.append((perf_counter() - begin) * STEP / len(made))
                few = few or search_times(place)
        return Round(reading, thousands, few, search_times(place))


def memory(articles: int, sample: int) -> tuple[float, float]:
    """What `benchmarks.ledger_memory` prints: MiB after a tenth of the articles, and after all of them."""
    command = [sys.executable, "-m", "benchmarks.ledger_memory", "--articles", str(articles), "--sample", str(sample)]
    tenth, all = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(tenth), float(all)


def results_of(rounds: Sequence[Round], *, tenth: float, all: float) -> dict[str, object]:
    """All keys, and the milliseconds behind them."""
    searches = {name: ratio([one.all[name] for one in rounds], [one.few[name] for one in rounds]) for name in QUERIES}
    writing = [sum(one.thousands) / len(one.thousands) / STEP for one in rounds]
    growths = [one.thousands[-1] / one.thousands[0] for one in rounds]
    return {
        "store_share": ratio(writing, [one.reading for one in rounds]),
        "growth_ratio": round(median(growths), 3),
        "search_ratio": max(searches.values()),
        "rss_ratio": round(all / tenth, 3),
        "rss_mb": all,
        "milliseconds": {
            "reading": milliseconds([one.reading for one in rounds]),
            "writing": milliseconds(writing),
            "searching": {name: milliseconds([one.all[name] for one in rounds]) for name in QUERIES},
        },
        "search_ratios": searches,
        "growth_ratios": [round(growth, 3) for growth in growths],
    }


def milliseconds(seconds: Sequence[float]) -> float:
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
