"""What stands, in columns: one row for each thing that a source forecast or claimed."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.judge.scores.base_rates import BaseRates, added_up
from onrecord.judge.scores.calibration import bin_of
from onrecord.judge.scores.revising import Stands, is_late
from onrecord.judge.scores.rules import Numbers, Rule, brier, kindest, logarithmic, middle
from onrecord.record.judging import Case, CaseKind

Flags = NDArray[np.bool_]
Indices = NDArray[np.int64]

STATES = ("true", "false", "partly", "void", "vague", "late")
PLAIN = 2
"""So many of the states are scored."""

NONE, ROW = float("nan"), 6


@dataclass(frozen=True, slots=True)
class Penalties:
    """By one rule, at the middle of each band, at its kindest and at its harshest number."""

    middle: Numbers
    best: Numbers
    worst: Numbers


@dataclass(frozen=True, slots=True)
class Columns:
    """Every row that stands; what needs a number is 0 where there is none, and `scored` says where that is."""

    stands: Stands
    state: Indices
    scored: Flags
    worded: Flags
    came: Flags
    p: Numbers
    bin: Indices
    band: Flags
    brier: Penalties
    logarithmic: Penalties
    first: Penalties
    first_band: Flags
    has_first: Flags
    revised: Flags
    base: Numbers
    base_cases: Indices
    reference: Numbers
    ids: list[str]
    group: Flags


Topic = tuple[CaseKind, str | None]


def columns(stands: Stands, rates: BaseRates | None, edges: Sequence[float]) -> Columns:
    """Work everything out that does not depend on how cases are grouped. Without `rates` they are these cases' own.

    The cases are gone through once, not once for each column: they do not fit where memory is quick.
    """
    numbers = array("d")
    topics: dict[Topic, int] = {}
    ids: list[str] = []
    for case in stands.cases:
        numbers.extend(_row(case))
        numbers.append(topics.setdefault((case.kind, case.topic), len(topics)))
        ids.append(case.id)
    rows = np.array(numbers, dtype=np.float64).reshape(len(ids), ROW)
    firsts = rows[:, 1:3].copy()
    revised = np.zeros(len(rows), dtype=bool)
    for place, each in stands.chains.items():
        firsts[place] = _numbers(each.first)
        revised[place] = each.first is not each.case
    state = rows[:, 0].astype(np.int64)
    low, high = np.nan_to_num(rows[:, 1:3], nan=0.0).T
    first_low, first_high = np.nan_to_num(firsts, nan=0.0).T
    has_number, had_number = ~np.isnan(rows[:, 1]), ~np.isnan(firsts[:, 0])
    came, scored = rows[:, 3] > 0, has_number & (state < PLAIN)
    p = middle(low, high)
    base, base_cases = _rates(list(topics), rows[:, 5].astype(np.int64), state, rates)
    return Columns(
        stands=stands,
        state=state,
        scored=scored,
        worded=~has_number & (state < PLAIN),
        came=came,
        p=p,
        bin=bin_of(p, edges),
        band=low != high,
        brier=_penalties(brier, low, high, came),
        logarithmic=_penalties(logarithmic, low, high, came),
        first=_penalties(brier, first_low, first_high, came),
        first_band=first_low != first_high,
        has_first=scored & had_number,
        revised=revised,
        base=base,
        base_cases=base_cases,
        reference=brier(base, came),
        ids=ids,
        group=rows[:, 4] > 0,
    )


def _row(case: Case) -> tuple[float, ...]:
    state = "late" if is_late(case) else "vague" if case.vague else case.outcome
    return STATES.index(state), *_numbers(case), case.outcome == "true", case.group


def _numbers(case: Case) -> tuple[float, float]:
    return NONE if case.low is None else case.low, NONE if case.high is None else case.high


def _rates(topics: Sequence[Topic], of: Indices, state: Indices, rates: BaseRates | None) -> tuple[Numbers, Indices]:
    """The base rate of every row, and from how many cases it is."""
    if rates is None:
        cases = np.bincount(of[state < PLAIN], minlength=len(topics)).tolist()
        true = np.bincount(of[state == 0], minlength=len(topics)).tolist()
        rates = added_up(zip(topics, true, cases, strict=True))
    table = np.array([rates.of(*topic) for topic in topics], dtype=np.float64).reshape(len(topics), 2)
    return table[of, 0], table[of, 1].astype(np.int64)


def _penalties(rule: Rule, low: Numbers, high: Numbers, came: Flags) -> Penalties:
    at = middle(low, high), kindest(low, high, came), kindest(low, high, ~came)
    return Penalties(*(rule(number, came) for number in at))
