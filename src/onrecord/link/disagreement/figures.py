"""Figures: what a telling counts, of whose, by whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.link.claims.counting import kind_told
from onrecord.record.layers import Number
from onrecord.record.telling import Telling

ABOUT = 0.2
"""How far from a rounded figure ("about 40") another one may lie and still say the same."""

_WORD = re.compile(r"[^\W_]+")
_ENEMY = frozenset({"enemy", "enemies", "occupier", "occupiers", "invader", "invaders", "aggressor", "aggressors"})
_OWN = frozenset({"our", "ours", "we", "us"})
_FORMERLY = re.compile(
    r"\b(?:from|instead of|rather than|not)(?: (?:the|an?|about|around|some|earlier|former|previous|reported))*\s*\Z"
)
_BEFORE = 40
"""Characters before a figure in which it is said that it no longer stands."""
_STEM = 4


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of one telling. `measure` is what is counted ("dead", "wounded", "casualty": never one another);
    `of_side` whose it is, as far as the words name a side; `by` the party that counts, else the source, else None."""

    telling: str
    number: Number
    measure: str
    of_side: str | None
    by: str | None
    day: str | None


def figures_of(telling: Telling, sides: Sequence[str]) -> tuple[Figure, ...]:
    """The figures of a telling that say what they count. `sides` are the parties that the claim's sources belong to."""
    who = telling.who
    party = who.party if who else None
    by = party or (who.name if who and not who.anonymous else None)
    day = (telling.published or "")[:10] or None
    found = tuple(
        Figure(telling.id, number, measure, _side(telling, number, party, sides), by, day)
        for number in telling.numbers
        if (measure := measure_of(number, telling.text)) is not None and value(number) is not None
    )
    stands = {figure.measure for figure in found if not _is_former(telling, figure.number)}
    return tuple(one for one in found if one.measure not in stands or not _is_former(telling, one.number))


def _is_former(telling: Telling, number: Number) -> bool:
    """Whether a number is told as the one that another has taken the place of: "down from 1,400", "not 1,400"."""
    at = _figure_at(telling.text, number)
    return at > 0 and _FORMERLY.search(telling.text, max(0, at - _BEFORE), at) is not None


def says_what(number: Number) -> bool:
    """Whether a number says by itself what it counts."""
    return bool(number.of or number.unit)


def measure_of(number: Number, text: str) -> str | None:
    """What a number counts, by itself or else by the words around it ("the loss of life comes to 30"), with its period
    and whether it is itself a rise or fall; None where nothing says."""
    counted = number.of or number.unit or kind_told(number, text)
    if counted is None:
        return None
    parts = (counted, f"per {number.per}" if number.per else "", f"change {number.change}" if number.change else "")
    return " ".join(part for part in parts if part)


def value(number: Number) -> float | None:
    """The figure that stands for a number: itself, else the end that is given."""
    return next((one for one in (number.best, number.low, number.high) if one is not None), None)


def agree(one: Number, other: Number) -> bool:
    """Whether two numbers can be the same count, each as roughly or as openly as it is put."""
    mine, theirs = value(one), value(other)
    if mine is None or theirs is None or mine == theirs:
        return True
    if one.bound == other.bound == "exact":
        return False
    low, high = _ends(one)
    other_low, other_high = _ends(other)
    return low <= other_high and other_low <= high


def _ends(number: Number) -> tuple[float, float]:
    """Within what a number lies: an open end reaches half as far again, not to any number whatever."""
    figure = value(number) or 0.0
    if number.bound == "about":
        return (1 - ABOUT) * figure, (1 + ABOUT) * figure
    low = number.low if number.low is not None else figure / 1.5
    high = number.high if number.high is not None else figure * 1.5
    return low, high


def _side(telling: Telling, number: Number, party: str | None, sides: Sequence[str]) -> str | None:
    """The side named nearest to a number within the words; "enemy" and "our" are read from the party that counts.

    A number's span points into the article, so it is looked for by the word for what it counts, else anywhere.
    """
    near = _figure_at(telling.text, number)
    found: list[tuple[int, str]] = []
    for match in _WORD.finditer(telling.text):
        word = match[0].lower()
        side = side_of_word(word, party, sides)
        if side is not None:
            found.append((abs(match.start() - near), side))
    return min(found)[1] if found else None


def side_of_word(word: str, party: str | None, sides: Sequence[str]) -> str | None:
    """The side that a word in lower case names, as one of a party says it; None where it names none."""
    if party is not None and word in _OWN:
        return party
    if party is not None and word in _ENEMY:
        others = [side for side in sides if side != party]
        return others[0] if len(others) == 1 else f"enemy of {party}"
    return next((side for side in sides if word.startswith(_stem(side))), None)


def _stem(side: str) -> str:
    """The beginning that a side's name shares with its adjective ("Russia", "Russian")."""
    return side.lower()[: max(_STEM, len(side) - 2)]


def _figure_at(text: str, number: Number) -> int:
    figure = value(number)
    if figure is None:
        return 0
    return max(0, max(text.find(f"{figure:,.0f}"), text.find(f"{figure:.0f}")))
