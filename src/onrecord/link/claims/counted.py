"""Numbers of two tellings: the same thing counted or not, and whether the figures agree.

Dead are not casualties, a day's count is not one from the beginning on, a rise is not a level: such numbers are never
compared, and two tellings whose numbers count different things of this kind are hardly one claim.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.link.claims.counting import kind_told, unit_of
from onrecord.link.claims.counting import kinds as told_kinds
from onrecord.record.layers import Number
from onrecord.record.telling import Telling

Agreement = Literal["equal", "narrower", "compatible", "differs"]
_ORDER: tuple[Agreement, ...] = ("equal", "narrower", "compatible", "differs")

_ABOUT = 0.1
"""How far a figure that is given as "about" may be off, as a share of it."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How the numbers of two tellings stand, and the pair that decides. "unlike": each counts something else; "other":
    each counts what is easily confused with what the other counts; "alike": one does not say what it counts, and
    the figure is the same."""

    agreement: Agreement | Literal["alike", "unlike", "other", "none"]
    one: Number | None = None
    other: Number | None = None


def compare_numbers(one: Telling, other: Telling) -> Counted:
    """The best agreement of numbers that count the same; "differs" where there is none that agrees."""
    pairs = [(left, right, _kinds(one, left, other, right)) for left in one.numbers for right in other.numbers]
    found = [
        (_ORDER.index(agreement), left, right)
        for left, right, kinds in pairs
        if _same_thing(left, right, kinds) and (agreement := _agreement(left, right)) is not None
    ]
    if found:
        best = min(found, key=lambda entry: (entry[0], entry[1].span, entry[2].span))
        return Counted(_ORDER[best[0]], best[1], best[2])
    clash = next(((left, right) for left, right, kinds in pairs if _clash(left, right, kinds)), None)
    if clash:
        return Counted("other", *clash)
    alike = next(((left, right) for left, right, kinds in pairs if _alike(left, right, kinds)), None)
    if alike:
        return Counted("alike", *alike)
    counts = [next((n for n in side.numbers if n.unit or n.of), None) for side in (one, other)]
    return Counted("unlike", *counts) if all(counts) else Counted("none")


def _kinds(one: Telling, left: Number, other: Telling, right: Number) -> set[str | None]:
    return {kind_told(left, one.text), kind_told(right, other.text)}


def _same_thing(one: Number, other: Number, kinds: set[str | None]) -> bool:
    units = {unit_of(one), unit_of(other)}
    if kinds == {None}:
        return len(units) == 1 and None not in units and _same_way(one, other)
    return len(kinds) == 1 and (kinds <= told_kinds() or len(units - {None}) < 2) and _same_way(one, other)


def _same_way(one: Number, other: Number) -> bool:
    """Both rises, levels or rates of the same period, and not one of a day and the other of all days."""
    return (
        one.change == other.change
        and one.per == other.per
        and {one.cumulative, other.cumulative} != {True, False}
        and (one.base or other.base) == (other.base or one.base)
    )


def _clash(one: Number, other: Number, kinds: set[str | None]) -> bool:
    """Whether two numbers count things that are easily confused: dead and casualties, a day and all days."""
    return kinds <= told_kinds() and (len(kinds) > 1 or not _same_way(one, other))


def _alike(one: Number, other: Number, kinds: set[str | None]) -> bool:
    """Whether the same figure is given of what may be the same, since one of them does not say what it counts."""
    units = {unit_of(one), unit_of(other)} - {None}
    return None in kinds and len(units) < 2 and _same_way(one, other) and _agreement(one, other) == "equal"


def _agreement(one: Number, other: Number) -> Agreement | None:
    sides = _range(one), _range(other)
    if sides[0] is None or sides[1] is None:
        return None
    (low, high), (down, up) = sides[0], sides[1]
    if (low, high) == (down, up) or (one.best is not None and one.best == other.best):
        return "equal"
    if high < down or up < low:
        return "differs"
    if (low >= down and high <= up) or (down >= low and up <= high):
        return "narrower"
    return "compatible"


def _range(number: Number) -> tuple[float, float] | None:
    values = [value for value in (number.low, number.best, number.high) if value is not None and math.isfinite(value)]
    if not values:
        return None
    low, high = min(values), max(values)
    if number.bound == "at_most" and number.low is None:
        return -math.inf, high
    if number.bound == "at_least" and number.high is None:
        return low, math.inf
    if number.bound == "about" and low == high:
        return low - _ABOUT * abs(low), high + _ABOUT * abs(high)
    return low, high


def written(number: Number | None) -> str:
    """A number in figures, with what it counts."""
    if number is None:
        return ""
    ends = [value for value in (number.low, number.best, number.high) if value is not None]
    figure = "–".join(f"{value:g}" for value in _distinct(ends))
    return " ".join(part for part in (figure, number.unit, number.of) if part)


def _distinct(values: list[float]) -> Iterator[float]:
    yield from dict.fromkeys(values)
