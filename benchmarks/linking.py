"""What linking one more article costs as a ledger grows: `python -m benchmarks.linking [--size N] [--json]`.

A ledger in SQLite is filled with made-up tellings, 200 a day (`benchmarks.made_tellings`), through the same writer as
`onrecord link` uses. At 10,000, 100,000 and 1,000,000 tellings, as far as `--size` goes, some articles of the next day
are linked one by one: neighbours and copies are looked for, pairs compared, and what comes of it is kept. Times are of
the processor; what it takes to read and embed an article is left out: a ledger's size has nothing to do with it.

  growth_ratio   what one more article takes in a run at the last size against the first; median of the sample
  run_ratio      the same of a whole run for one article: finding it, taking in the weeks around it, linking it, looking
                 for what other versions of linking left
  rss_mb         the most memory ever held by this process, in MiB, the filling among it
  recall         of the pairs of a new telling with any that was there before it, however long ago, that exact search
                 finds and whose score links them, the share that linking came upon, weighed by how many of them a
                 drawn pair stands for; `recall_by_days` the same by how far apart they are, each with its count
  exact_ratio    what exact search takes for an article (a cosine with each telling that there is, and a comparison for
                 each pair that is near enough) against linking it

Of all pairs with all tellings those of one story are compared; of the others one in 5 at a cosine of .5 or more, one in
100 down to what is ever compared, and below one in 50,000: they stand for as many.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any

from benchmarks.reader import THREADS

if TYPE_CHECKING:
    from benchmarks.linking_exact import Recall
    from benchmarks.linking_ledger import Filling
    from onrecord.desk.linking.kept import Seen
    from onrecord.store import Ledger, Writer

SIZES = (10_000, 100_000, 1_000_000)
SAMPLE, EXACT = 72, 60
"""Articles that are linked at each size; those whose tellings are compared with all."""


@dataclass(slots=True)
class Cost:
    """Seconds of the processor that linking takes at a size: each article of a run, and a run for one."""

    size: int
    articles: list[float]
    first: float
    finding: float
    dropping: float
    clock: float = 0.0

    @property
    def one(self) -> float:
        """An article in a run."""
        return median(self.articles)

    @property
    def run(self) -> float:
        """A run for one article."""
        return self.finding + self.first + self.dropping


def measure(ledger: Ledger, writer: Writer, filling: Filling, sample: int) -> tuple[Cost, list[Seen], set[Any]]:
    """Link some more articles; what each took, themselves, and the pairs that came of them."""
    from benchmarks.linking_ledger import LINKER
    from onrecord.desk.linking.copy_window import CopyWindow
    from onrecord.desk.linking.kept import pack
    from onrecord.desk.linking.surroundings import Surroundings, links_of
    from onrecord.record.kept import Linked
    from onrecord.store.linked import LinkedView

    size = filling.tellings
    more = filling.take(sample + 1)
    view = ledger.view()
    kept = LinkedView(view, LINKER)
    begin = process_time()
    assert len(kept.unlinked("correct")) == sample + 1
    finding = process_time() - begin
    near, window = Surroundings(kept), CopyWindow(view, kept)
    times: list[float] = []
    pairs: set[Any] = set()
    clock = 0.0
    for each in more:
        begin, began = process_time(), perf_counter()
        links = tuple(links_of([each], near.near([each])))
        linked = Linked((pack(each),), links, tuple(window.pairs([each])))
        at = writer.keep_linked(linked, LINKER)
        near.took([each], at.tellings)
        window.took([each], at.articles)
        times.append(process_time() - begin)
        clock = perf_counter() - began
        pairs |= {(each.state.article.id, one, other) for one, other, link in links if link.zone == "linked"}
    begin = process_time()
    writer.drop_other_linkers(LINKER)
    dropping = process_time() - begin
    return Cost(size, times[1:], times[0], finding, dropping, clock), more[1:], pairs


def results_of(costs: Sequence[Cost], recall: Recall, *, articles: int, rss: float) -> dict[str, object]:
    """All keys, and the milliseconds behind them."""
    first, last = costs[0], costs[-1]
    linked, found = sum(recall.linked.values()), sum(recall.found.values())
    compare = recall.comparing / recall.compared if recall.compared else 0.0
    by_search = (recall.cosines + compare * recall.near) / articles
    return {
        "tellings": last.size,
        "growth_ratio": round(last.one / first.one, 3),
        "run_ratio": round(last.run / first.run, 3),
        "rss_mb": round(rss, 1),
        "recall": round(found / linked, 4) if linked else None,
        "recall_by_days": {
            days: [round(recall.found[days] / count, 4), round(count)] for days, count in sorted(recall.linked.items())
        },
        "exact_ratio": round(by_search / last.one, 2),
        "near_share": round(recall.near / recall.pairs, 4) if recall.pairs else None,
        "milliseconds": {
            "an article": {cost.size: _milliseconds(cost.one) for cost in costs},
            "an article by the clock": {cost.size: _milliseconds(cost.clock) for cost in costs},
            "a run": {cost.size: _milliseconds(cost.run) for cost in costs},
            "finding it": {cost.size: _milliseconds(cost.finding) for cost in costs},
            "the first": {cost.size: _milliseconds(cost.first) for cost in costs},
            "dropping": {cost.size: _milliseconds(cost.dropping) for cost in costs},
            "exact search, an article": _milliseconds(by_search),
        },
    }


def _milliseconds(seconds: float) -> float:
    return round(1000 * seconds, 1)


def run(folder: Path, sizes: Sequence[int], *, seed: int = 1, sample: int = SAMPLE, compared: int = EXACT) -> Any:
    """Fill a ledger in a folder and measure at each size."""
    from benchmarks.linking_exact import search
    from benchmarks.linking_ledger import LINKER, Filling
    from benchmarks.memory import most_held
    from onrecord.desk.opening import opened
    from onrecord.store.linked import LinkedView

    costs: list[Cost] = []
    with opened(str(folder / "ledger.db"), create=True) as ledger, ledger.writer() as writer:
        filling = Filling(ledger, writer, seed, sizes, sample)
        for stop, size in enumerate(sizes):
            begin = perf_counter()
            filling.fill(stop)
            cost, more, pairs = measure(ledger, writer, filling, sample)
            costs.append(cost)
            took = perf_counter() - begin
            print(f"{size}: {took:.0f} s, {_milliseconds(cost.one)} ms an article", file=sys.stderr, flush=True)
        some = more[-compared:]
        rss = most_held()
        print(f"{rss:.0f} MiB; exact search", file=sys.stderr, flush=True)
        recall = search(LinkedView(ledger.view(), LINKER), filling, some, pairs)
    return results_of(costs, recall, articles=len(some), rss=max(rss, most_held()))


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=SIZES[1], help=f"tellings in the end (default: {SIZES[1]})")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args(argv)
    os.environ.update(dict.fromkeys(THREADS, "1"))  # before anything that reads them is imported
    sizes = [*(size for size in SIZES if size < args.size), args.size]
    with tempfile.TemporaryDirectory() as folder:
        results = run(Path(folder), sizes, seed=args.seed)
    if args.json:
        print(json.dumps(results))
        return 0
    for key, value in results.items():
        print(f"{key:<16}{value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
