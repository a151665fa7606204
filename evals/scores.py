"""Scores beside independent ones: `python -m evals.scores --data PATH [--json]`, on forecastbench_resolved.

A line of the set is a resolved question: `crowd_p`, `outcome` 0 or 1, `platform`, `forecast_due` and `resolved_on`. The
crowd of each platform is taken for a source. Needs scikit-learn and scipy.

- `largest_difference` from scikit-learn's `brier_score_loss` and `log_loss`, from scipy's Wilson interval, and of
  Murphy's parts added up, over the records of the set and of random cases; `brier`, `logarithmic`, `wilson` and `parts`
  are each alone. A probability of 0 or 1 that fails is infinite here and cut off there, so it is left out.
- `crowd_…`: what all crowds together come to; `crowd_infinite` forecasts are left out of `crowd_logarithmic`.
- `skill_coverage`: how often the interval of skill holds the true skill of simulated sources, in percent, wanted 95.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binomtest
from sklearn.metrics import brier_score_loss, log_loss

from evals.command import Results, options, records_or_stop, show
from evals.intervals import bootstrap
from onrecord.judge.scores import base_rates, records, skill
from onrecord.judge.scores.skills import interval
from onrecord.record.judging import Case, Record, Stated

Numbers = NDArray[np.float64]
RANDOM_SETS, RANDOM_CASES, SEED = 40, 250, 7
SIMULATED, PER_SOURCE = 300, (20, 50, 200)
POPULATION = 1_000_000


def cases_of(questions: Iterable[Mapping[str, Any]]) -> list[Case]:
    """Each question as a forecast of its platform's crowd."""
    return [
        Case(
            row["id"], row["platform"], row["platform"], None, row["forecast_due"],
            "true" if row["outcome"] else "false", "forecast", row["crowd_p"], row["crowd_p"], Stated("number"),
            (date.fromisoformat(row["resolved_on"]) - date.fromisoformat(row["forecast_due"])).days,
        )
        for row in questions
    ]  # fmt: skip


def random_cases(seed: int) -> list[Case]:
    """Forecasts, some of them bands, by a few sources."""
    draw = np.random.default_rng(seed)
    low = draw.beta(0.7, 0.7, RANDOM_CASES)
    high = np.where(draw.random(RANDOM_CASES) < 0.5, low, np.minimum(low + draw.random(RANDOM_CASES) / 3, 1))
    came = draw.random(RANDOM_CASES) < low
    return [
        Case(
            f"case {number}", f"source {draw.integers(5)}", None, None, "2031-01-01",
            "true" if came[number] else "false", low=float(low[number]), high=float(high[number]),
        )
        for number in range(RANDOM_CASES)
    ]  # fmt: skip


def differences(cases: Sequence[Case]) -> dict[str, float]:
    """The largest difference of every kind, over the records of the cases."""
    by_id = {case.id: case for case in cases}
    most = dict.fromkeys(("brier", "logarithmic", "wilson", "parts"), 0.0)
    for record in records(cases, by=("all", "source", "horizon")):
        if record.brier:
            found = _differences(record, [by_id[id] for id in record.scored])
            most = {name: max(most[name], value) for name, value in found.items()}
    return most


def _differences(record: Record, cases: Sequence[Case]) -> dict[str, float]:
    p = np.array([((case.low or 0.0) + (case.high or 0.0)) / 2 for case in cases])
    o = np.array([case.outcome == "true" for case in cases], dtype=int)
    assert record.brier is not None
    assert record.logarithmic is not None
    assert record.parts is not None
    parts = record.parts
    added = parts.reliability - parts.resolution + parts.uncertainty + parts.within_variance - parts.within_covariance
    possible = (p > 0) & (p < 1) | (p == o)
    theirs = float(log_loss(o[possible], p[possible], labels=[0, 1])) if possible.any() else 0.0
    ours = record.logarithmic.finite if record.logarithmic.infinite else record.logarithmic.mean
    return {
        "brier": abs(record.brier.mean - float(brier_score_loss(o, p, pos_label=1, labels=[0, 1]))),
        "logarithmic": abs((ours or 0.0) - theirs),
        "wilson": max(_wilson_difference(bin.true, bin.cases, bin.interval) for bin in record.calibration),
        "parts": abs(added - float(np.mean((p - o) ** 2))),
    }


def _wilson_difference(true: int, cases: int, ours: tuple[float, float]) -> float:
    theirs = binomtest(true, cases).proportion_ci(method="wilson")
    return float(max(abs(ours[0] - theirs.low), abs(ours[1] - theirs.high)))


def crowd(cases: Sequence[Case]) -> tuple[Results, dict[str, list[float]]]:
    """The record of all crowds together, rounded, and intervals."""
    (record,) = records(cases, by=("all",))
    of_all = skill(cases, base_rates(cases))
    assert record.brier is not None
    assert record.parts is not None
    assert record.logarithmic is not None
    assert of_all is not None
    p = np.array([case.low for case in cases], dtype=np.float64)
    o = np.array([case.outcome == "true" for case in cases], dtype=np.float64)
    low, high = bootstrap(np.stack([(p - o) ** 2, np.ones(len(p))], axis=1), lambda sums: sums[..., 0] / sums[..., 1])
    figures = {
        "crowd_brier": record.brier.mean,
        "crowd_logarithmic": record.logarithmic.finite or 0.0,
        "crowd_infinite": record.logarithmic.infinite,
        "crowd_reliability": record.parts.reliability,
        "crowd_resolution": record.parts.resolution,
        "crowd_uncertainty": record.parts.uncertainty,
        "crowd_skill": of_all.skill or 0.0,
    }
    intervals = {"crowd_brier": [round(float(low), 4), round(float(high), 4)]}
    if of_all.interval:
        intervals["crowd_skill"] = [round(edge, 4) for edge in of_all.interval]
    return {name: round(value, 4) for name, value in figures.items()}, intervals


def _calibrated(draw: np.random.Generator, n: int) -> tuple[Numbers, Numbers]:
    chance = draw.random(n)
    return chance, chance


def _overconfident(draw: np.random.Generator, n: int) -> tuple[Numbers, Numbers]:
    chance = draw.random(n)
    return np.clip(0.5 + 1.6 * (chance - 0.5), 0.01, 0.99), chance


def _noisy(draw: np.random.Generator, n: int) -> tuple[Numbers, Numbers]:
    chance = draw.random(n)
    return np.clip(chance + draw.normal(0, 0.25, n), 0.01, 0.99), chance


def _of_rare_things(draw: np.random.Generator, n: int) -> tuple[Numbers, Numbers]:
    chance = draw.beta(0.6, 4, n)
    return chance, chance


SOURCES = {
    "calibrated": _calibrated,
    "overconfident": _overconfident,
    "noisy": _noisy,
    "of_rare_things": _of_rare_things,
}
"""Simulated sources: what they say, and how probable it is."""


def coverage() -> dict[str, list[float]]:
    """In percent, for each source, with each number of cases."""
    found = {}
    for name, source in SOURCES.items():
        draw = np.random.default_rng(SEED)
        p, chance = source(draw, POPULATION)
        o = (draw.random(POPULATION) < chance).astype(np.float64)
        base = o.mean()
        ours, theirs = (p - o) ** 2, (base - o) ** 2
        true = 1 - ours.sum() / theirs.sum()
        found[name] = [_share_held(draw, ours, theirs, float(true), n) for n in PER_SOURCE]
    return found


def _share_held(draw: np.random.Generator, ours: Numbers, theirs: Numbers, true: float, n: int) -> float:
    held = 0
    for _ in range(SIMULATED):
        picked = draw.integers(0, len(ours), n)
        edges = interval(ours[picked], theirs[picked])
        held += edges is not None and edges[0] <= true <= edges[1]
    return round(100 * held / SIMULATED, 1)


def measure(questions: Sequence[Mapping[str, Any]]) -> Results:
    """All figures."""
    cases = cases_of(questions)
    rounds = [differences(cases), *(differences(random_cases(SEED + number)) for number in range(RANDOM_SETS))]
    most = {name: max(each[name] for each in rounds) for name in rounds[0]}
    figures, intervals = crowd(cases)
    (record,) = records(cases, by=("all",))
    table = {f"{bin.low:g}–{bin.high:g}": f"{bin.true}/{bin.cases}" for bin in record.calibration}
    return {
        "largest_difference": max(most.values()),
        **most,
        "questions": len(cases),
        "random_cases": RANDOM_SETS * RANDOM_CASES,
        **figures,
        "calibration": table,
        "skill_coverage": {f"of {name}": shares for name, shares in coverage().items()},
        "intervals": intervals,
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    args = options(__doc__).parse_args(argv)
    show(measure(records_or_stop(args.data)), as_json=args.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
