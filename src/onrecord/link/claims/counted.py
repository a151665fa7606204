"""Numbers of two tellings: the same thing counted or not, and whether the figures agree.

Dead are not casualties, a day's count is not one from the beginning on, a rise is not a level: such numbers are never
compared, and two tellings whose numbers count different things of this kind are hardly one claim.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.link.claims.words import plain
from onrecord.record.layers import Number
from onrecord.record.telling import Telling

Agreement = Literal["equal", "narrower", "compatible", "differs"]
_ORDER: tuple[Agreement, ...] = ("equal", "narrower", "compatible", "differs")

_ABOUT = 0.1
"""How far a figure that is given as "about" may be off, as a share of it."""

_KINDS = {
    "die": "dead", "dead": "dead", "kill": "dead", "fatality": "dead", "victim": "dead", "toll": "dead",
    "casualty": "casualty", "loss": "casualty",
    "injured": "wounded", "injure": "wounded", "wound": "wounded", "wounded": "wounded", "hurt": "wounded",
    "injury": "wounded",
    "missing": "missing", "miss": "missing",
    "prisoner": "prisoner", "captive": "prisoner", "capture": "prisoner", "pow": "prisoner",
    "arrest": "arrested", "detain": "arrested", "displace": "displaced", "evacuate": "evacuated",
}  # fmt: skip
_PEOPLE = frozenset("person soldier civilian child woman man troop militant fighter officer worker man member".split())


@dataclass(frozen=True, slots=True)
class Counted:
    """How the numbers of two tellings stand, and the pair that decides. "unlike": each counts something else; "other":
    each counts what is easily confused with what the other counts."""

    agreement: Agreement | Literal["unlike", "other", "none"]
    one: Number | None = None
    other: Number | None = None


def compare_numbers(one: Telling, other: Telling) -> Counted:
    """The best agreement of numbers that count the same; "differs" where there is none that agrees."""
    found = [
        (_ORDER.index(agreement), left, right)
        for left in one.numbers
        for right in other.numbers
        if _same_thing(left, right) and (agreement := _agreement(left, right)) is not None
    ]
    if found:
        best = min(found, key=lambda entry: (entry[0], entry[1].span, entry[2].span))
        return Counted(_ORDER[best[0]], best[1], best[2])
    clash = next(((left, right) for left in one.numbers for right in other.numbers if _clash(left, right)), None)
    if clash:
        return Counted("other", *clash)
    counts = [next((n for n in side.numbers if _unit(n) or kind_of(n)), None) for side in (one, other)]
    return Counted("unlike", *counts) if all(counts) else Counted("none")


def kind_of(number: Number) -> str | None:
    """What is counted, with the words for the same folded: "killed" and "fatality" are "dead"."""
    for words in (number.of, number.unit):
        for word in (words or "").split():
            if plain(word) in _KINDS:
                return _KINDS[plain(word)]
    return plain(number.of.split()[-1]) if number.of and number.of.split() else None


def _unit(number: Number) -> str | None:
    words = (number.unit or "").split()
    word = plain(words[-1]) if words else None
    if word in _KINDS:
        return None
    return "person" if word in _PEOPLE else word


def _same_thing(one: Number, other: Number) -> bool:
    units = {_unit(one), _unit(other)}
    kinds = {kind_of(one), kind_of(other)}
    if len(units - {None, "person"}) > 1 or ("person" in units and units - {None, "person"}):
        return False
    if kinds == {None}:
        return len(units) == 1 and None not in units and _same_way(one, other)
    return len(kinds) == 1 and _same_way(one, other)


def _same_way(one: Number, other: Number) -> bool:
    """Both rises, levels or rates of the same period, and not one of a day and the other of all days."""
    return (
        one.change == other.change
        and one.per == other.per
        and {one.cumulative, other.cumulative} != {True, False}
        and (one.base or other.base) == (other.base or one.base)
    )


def _clash(one: Number, other: Number) -> bool:
    """Whether two numbers count things that are easily confused: dead and casualties, a day and all days."""
    kinds = kind_of(one), kind_of(other)
    losses = frozenset({"dead", "casualty", "wounded", "missing", "prisoner"})
    if not (kinds[0] in losses and kinds[1] in losses):
        return False
    return kinds[0] != kinds[1] or not _same_way(one, other)


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
