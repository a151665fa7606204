"""Skill: how much better than the base rate, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from onrecord.judge.scores.base_rates import BaseRates
from onrecord.judge.scores.revising import is_late, standing
from onrecord.judge.scores.rules import brier, middle
from onrecord.record.judging import Case, Interval, Skill

Numbers = NDArray[np.float64]

FEWEST = 10
"""Cases below which no interval is given: resampling a handful only ever shows that handful."""

RESAMPLES = 2_000
AT_ONCE = 200_000
SEED = 19_730_612


def skill(cases: Iterable[Case], rates: BaseRates) -> Skill | None:
    """Brier skill score of the cases that have a number, with its interval; None where none has one.

    1 - Σ (p - o)² / Σ (r - o)², r being each case's base rate (Brier and Allen 1951 as in Wilks 2011, section 8.1.4).
    """
    scored = [each.case for each in standing(cases) if is_scored(each.case)]
    if not scored:
        return None
    came = np.array([case.outcome == "true" for case in scored])
    p = middle([case.low or 0.0 for case in scored], [case.high or 0.0 for case in scored])
    rated = [rates.of(case.kind, case.topic) for case in scored]
    r = np.array([rate for rate, _ in rated])
    ours, theirs = brier(p, came), brier(r, came)
    from_cases = min(cases for _, cases in rated)
    return Skill(skill_score(ours.sum(), theirs.sum()), float(r.mean()), from_cases, interval(ours, theirs))


def is_scored(case: Case) -> bool:
    """Whether it has a number and a plain outcome, and came in time."""
    return case.low is not None and not case.vague and case.outcome in ("true", "false") and not is_late(case)


def skill_score(ours: float, theirs: float) -> float | None:
    """1 less what we were wrong for what the base rate was; None where that was never wrong."""
    return float(1 - ours / theirs) if theirs > 0 else None


def interval(ours: Numbers, theirs: Numbers) -> Interval | None:
    """95 %, by drawing the cases again with their penalties (percentiles of a bootstrap, Efron 1979; Bradley, Schwartz
    and Hashino 2008 compare it with formulas). The base rates are taken as known, the cases as independent of each
    other. The same cases give the same interval."""
    n = len(ours)
    if n < FEWEST or not theirs.all():
        return None
    random = np.random.default_rng(SEED)
    found: list[Numbers] = []
    step = max(AT_ONCE // n, 1)
    for start in range(0, RESAMPLES, step):
        drawn = random.integers(0, n, (min(step, RESAMPLES - start), n))
        found.append(1 - ours[drawn].sum(axis=1) / theirs[drawn].sum(axis=1))
    low, high = np.percentile(np.concatenate(found), (2.5, 97.5)).tolist()
    return low, high
