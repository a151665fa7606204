"""Approximators and bounds: what the words before and after a figure make of it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from onrecord.read.numbers.tabular import rows
from onrecord.read.numbers.tokens import Token, lower_at
from onrecord.record.layers import Bound


class Bounding(NamedTuple):
    """The bound of a figure, and the tokens [first, last) of figure and bounding words together."""

    bound: Bound
    first: int
    last: int


Index = dict[str, tuple[tuple[tuple[str, ...], Bound], ...]]


def bound_of(tokens: list[Token], first: int, last: int) -> Bounding:
    """The bound of what stands at tokens [first, last): of the words next to it, the nearest that say one."""
    at = first
    for _ in range(3):
        found = _before(tokens, at)
        if found is None:
            break
        at -= len(found[0])
        if found[1] != "exact":
            return Bounding(found[1], at, last)
    after = _after(tokens, last)
    return Bounding("exact", first, last) if after is None else Bounding(after[1], first, last + len(after[0]))


def _before(tokens: list[Token], place: int) -> tuple[tuple[str, ...], Bound] | None:
    for phrase, bound in _index("before").get(lower_at(tokens, place - 1), ()):
        first = place - len(phrase)
        if first >= 0 and all(tokens[first + at].lower == word for at, word in enumerate(phrase)):
            return phrase, bound
    return None


def _after(tokens: list[Token], place: int) -> tuple[tuple[str, ...], Bound] | None:
    if lower_at(tokens, place) == "+" and tokens[place].glued:
        return ("+",), "at_least"
    for phrase, bound in _index("after").get(lower_at(tokens, place), ()):
        if all(lower_at(tokens, place + at) == word for at, word in enumerate(phrase)):
            return phrase, bound
    return None


@cache
def _index(place: str) -> Index:
    index: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for where, bound, form in rows("bounds.tsv"):
        if where == place:
            phrase = tuple(form.split())
            index.setdefault(phrase[-1 if place == "before" else 0], []).append((phrase, bound))  # type: ignore[arg-type]
    return {word: tuple(sorted(found, key=lambda one: -len(one[0]))) for word, found in index.items()}
