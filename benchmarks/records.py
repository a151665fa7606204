"""Records of many sources in one pass: `python -m benchmarks.records [--cases N] [--json]`.

On made-up forecasts, 100,000 of 5,000 sources unless told otherwise, each side after the other in three rounds, by the
processor's time, since nothing waits:

  growth_ratio         records and calibration of every source, of ten times the forecasts of as many sources, against
                       those of the forecasts: linear is 10
  tenth_ratio          the same of the forecasts against those of a tenth of the sources with a tenth of the forecasts
  all_tenth_ratio      as that, of every source, outlet, topic, horizon and side
  read_tenth_ratio     as `tenth_ratio`, of nothing but reading each forecast's fields once and putting it under its id:
                       what ten times the objects cost where a tenth of them fit into the processor's cache
  pandas_ratio         records of every source, against pandas doing the same arithmetic alone on columns made before
  pandas_cases_ratio   the same against pandas with making the columns out of the cases
  microseconds         what a forecast takes, by side
  difference           the largest between our figures and those of pandas
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from statistics import median
from time import process_time
from typing import Any

from benchmarks.reader import ratio
from onrecord.judge.scores import records
from onrecord.judge.scores.base_rates import ENOUGH
from onrecord.record.judging import Case, Record, Stated

CASES, PER_SOURCE, ROUNDS, SEED = 100_000, 20, 3, 41
FIRST = date(2031, 1, 1)
OUTCOMES = ("true", "false", "partly", "void")

Side = Callable[[], object]


def make_cases(count: int, sources: int, *, seed: int = SEED) -> list[Case]:
    """Forecasts, a tenth of them revisions, a fifth in words without a number, half of the rest as bands."""
    draw = random.Random(seed)
    made = []
    for number in range(count):
        chance = draw.betavariate(0.7, 0.7)
        high = min(1.0, chance + draw.random() / 4) if draw.random() < 0.5 else chance
        has_number = draw.random() < 0.8
        outcome = draw.choices(OUTCOMES, (chance, 1 - chance, 0.05, 0.1))[0]
        earlier = number - sources
        made.append(
            Case(
                f"case {number:07}",
                f"source {number % sources}",
                f"outlet {draw.randrange(60)}",
                f"topic {draw.randrange(25)}",
                (FIRST + timedelta(days=draw.randrange(300))).isoformat(),
                outcome,  # type: ignore[arg-type]
                low=chance if has_number else None,
                high=high if has_number else None,
                stated=Stated("number") if has_number else None,
                horizon=draw.randrange(500),
                known="2031-11-15",
                revises=f"case {earlier:07}" if earlier >= 0 and draw.random() < 0.1 else None,
            )
        )
    return made


def columns(cases: Sequence[Case]) -> Any:
    """What pandas needs of the cases that stand: nothing here revises, so that only arithmetic is left."""
    from pandas import DataFrame

    return DataFrame(
        {
            "source": [case.source for case in cases],
            "topic": [case.topic for case in cases],
            "low": [float("nan") if case.low is None else case.low for case in cases],
            "high": [float("nan") if case.high is None else case.high for case in cases],
            "outcome": [case.outcome for case in cases],
        }
    )


def in_pandas(frame: Any) -> Any:
    """The same arithmetic: counts, words, both scores with best and worst, calibration with intervals, parts, skill."""
    import numpy as np
    import pandas as pd

    counts = pd.crosstab(frame["source"], frame["outcome"])
    plain = frame[frame["outcome"].isin(("true", "false"))]
    came = (plain["outcome"] == "true").astype(float)
    by_topic = came.groupby(plain["topic"])
    base = by_topic.transform("mean").where(by_topic.transform("size") >= ENOUGH, came.mean())
    words = came[plain["low"].isna()].groupby(plain["source"]).agg(["sum", "count"])
    scored = plain[plain["low"].notna()].assign(came=came)
    o = scored["came"]
    p = (scored["low"] + scored["high"]) / 2
    kind, harsh = np.where(o > 0, scored["high"], scored["low"]), np.where(o > 0, scored["low"], scored["high"])
    with np.errstate(divide="ignore"):
        logs = {
            name: -np.log(np.where(o > 0, at, 1 - at)) for name, at in (("", p), ("best_", kind), ("worst_", harsh))
        }
    table = scored.assign(
        p=p,
        brier=(p - o) ** 2,
        best=(kind - o) ** 2,
        worst=(harsh - o) ** 2,
        reference=(base[o.index] - o) ** 2,
        bin=np.minimum(np.searchsorted(np.arange(1, 10) / 10, p, side="right"), 9),
        **{f"{name}log": value for name, value in logs.items()},
    )
    by_source = table.groupby("source")
    found = by_source[["brier", "best", "worst", "log", "best_log", "worst_log", "reference", "came"]].mean()
    cells = table.groupby(["source", "bin"]).agg(n=("p", "size"), mean=("p", "mean"), true=("came", "sum"))
    cells = _calibrated(cells)
    joined = table.join(cells[["mean", "share"]], on=["source", "bin"])
    apart = joined["p"] - joined["mean"]
    within = pd.DataFrame({"v": apart**2, "c": 2 * apart * (joined["came"] - joined["share"])})
    within = within.groupby(joined["source"]).mean()
    n = by_source.size()
    share = cells["share"] - found["came"].reindex(cells.index, level="source")
    found["reliability"] = (cells["n"] * (cells["mean"] - cells["share"]) ** 2).groupby("source").sum() / n
    found["resolution"] = (cells["n"] * share**2).groupby("source").sum() / n
    found["uncertainty"] = found["came"] * (1 - found["came"])
    found["within_variance"], found["within_covariance"] = within["v"], within["c"]
    found["skill"] = 1 - found["brier"] / found["reference"]
    return found, cells, counts, words


def _calibrated(cells: Any) -> Any:
    z = 1.959963984540054
    share = cells["true"] / cells["n"]
    reach = z * (cells["n"] * share * (1 - share) + z * z / 4) ** 0.5
    centre = cells["true"] + z * z / 2
    under = cells["n"] + z * z
    return cells.assign(share=share, least=(centre - reach) / under, most=(centre + reach) / under)


def difference(ours: Sequence[Record], theirs: Any) -> float:
    """The largest between our figures of the sources and those of pandas."""
    found, cells, _, _ = theirs
    rows = dict(zip(found.index, found.to_dict("records"), strict=True))
    bins = dict(zip(cells.index, cells.to_dict("records"), strict=True))
    return max(_difference(record, rows[record.name], bins) for record in ours if record.brier)


def _difference(record: Record, row: Mapping[str, float], bins: Mapping[tuple[str, int], Mapping[str, float]]) -> float:
    assert record.brier is not None
    assert record.parts is not None
    pairs = [(record.brier.mean, row["brier"]), (record.brier.best, row["best"]), (record.brier.worst, row["worst"])]
    parts = ("reliability", "resolution", "uncertainty", "within_variance", "within_covariance")
    pairs += [(getattr(record.parts, name), row[name]) for name in parts]
    if record.logarithmic is not None and not record.logarithmic.infinite:
        pairs.append((record.logarithmic.mean, row["log"]))
    if record.skill is not None and record.skill.skill is not None:
        pairs.append((record.skill.skill, row["skill"]))
    for bin in record.calibration:
        cell = bins[record.name, round(bin.low * 10)]
        pairs += [(bin.mean, cell["mean"]), (bin.interval[0], cell["least"]), (bin.interval[1], cell["most"])]
    return max(abs(one - other) for one, other in pairs)


def take_turns(sides: Mapping[str, Side], *, rounds: int) -> dict[str, list[float]]:
    """Seconds of the processor that each side takes in each round; the first, uncounted, warms up."""
    taken: dict[str, list[float]] = {name: [] for name in sides}
    for turn in range(rounds + 1):
        for name, side in sides.items():
            gc.collect()
            begin = process_time()
            side()
            if turn:
                taken[name].append(process_time() - begin)
    return taken


def read_once(cases: Sequence[Case]) -> tuple[int, float]:
    """Read what scoring needs of every case, and nothing more: no figure can take less than that."""
    by_id: dict[str, Case] = {}
    sources: set[str] = set()
    total = 0.0
    for case in cases:
        by_id[case.id] = case
        sources.add(case.source)
        late = case.known is not None and case.made >= case.known
        if case.low is not None and case.high is not None and not (late or case.vague or case.revises):
            total += (case.low + case.high) * (case.outcome == "true")
    return len(by_id) + len(sources), total


def measure(count: int, *, rounds: int = ROUNDS) -> dict[str, object]:
    """All keys."""
    sources = max(count // PER_SOURCE, 10)
    given = {
        "ten_times": make_cases(10 * count, sources),
        "sources": make_cases(count, sources),
        "tenth": make_cases(count // 10, sources // 10),
    }
    revised = {case.revises for case in given["sources"]}
    once = [case for case in given["sources"] if case.revises is None and case.id not in revised]
    frame = columns(once)
    sides: dict[str, Side] = {
        "ten_times": lambda: records(given["ten_times"], by=("source",)),
        "sources": lambda: records(given["sources"], by=("source",)),
        "tenth": lambda: records(given["tenth"], by=("source",)),
        "all": lambda: records(given["sources"]),
        "all_tenth": lambda: records(given["tenth"]),
        "read": lambda: read_once(given["sources"]),
        "read_tenth": lambda: read_once(given["tenth"]),
        "once": lambda: records(once, by=("source",)),
        "pandas": lambda: in_pandas(frame),
        "pandas_cases": lambda: in_pandas(columns(once)),
    }
    gc.collect()
    gc.freeze()  # what is given to all sides is no business of the collector while one of them is timed
    taken = take_turns(sides, rounds=rounds)
    gc.unfreeze()
    sizes = {"ten_times": 10 * count, **dict.fromkeys(("sources", "all", "read"), count)}
    sizes |= dict.fromkeys(("tenth", "all_tenth", "read_tenth"), count // 10)
    return {
        "growth_ratio": ratio(taken["ten_times"], taken["sources"]),
        "tenth_ratio": ratio(taken["sources"], taken["tenth"]),
        "all_tenth_ratio": ratio(taken["all"], taken["all_tenth"]),
        "read_tenth_ratio": ratio(taken["read"], taken["read_tenth"]),
        "pandas_ratio": ratio(taken["once"], taken["pandas"]),
        "pandas_cases_ratio": ratio(taken["once"], taken["pandas_cases"]),
        "difference": difference(records(once, by=("source",)), in_pandas(frame)),
        "microseconds": {
            name: round(1e6 * median(times) / sizes.get(name, len(once)), 2) for name, times in taken.items()
        },
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=CASES, help=f"forecasts (default: {CASES:,})")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args(argv)
    results = measure(args.cases, rounds=args.rounds)
    if args.json:
        print(json.dumps(results))
        return 0
    for key, value in results.items():
        print(f"{key:<20}{value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
