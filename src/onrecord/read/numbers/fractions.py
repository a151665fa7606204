"""Fractions in words: "a third of", "two-thirds", "half the", "half a million"."""

from __future__ import annotations

from onrecord.read.numbers.magnitudes import ARTICLES, Figure, is_magnitude, magnified
from onrecord.read.numbers.tabular import spelled
from onrecord.read.numbers.tokens import Token, is_hyphen, lower_at

_PARTS_NEED = frozenset({"of", "by", "than", "about", "nearly", "almost", "roughly", "over", "around", "under", "only"})


_HALF_OF = frozenset(
    {"of", "the", "a", "an", "my", "his", "her", "its", "their", "our", "your", "this", "that", "those", "these", "all"}
)


def fraction(tokens: list[Token], place: int) -> Figure | None:
    """ "a third of", "two-thirds", "three quarters", "half the", "half a million", "a quarter of a million"."""
    first = tokens[place].lower
    if first == "half":
        return _half(tokens, place)
    kind, above = spelled().get(first, ("", 1.0 if first in ARTICLES else 0.0))
    at = place + 1 + is_hyphen(tokens, place + 1)
    below_kind, below = spelled().get(lower_at(tokens, at), ("", 0.0))
    if below_kind != "part" or not above or kind not in {"ones", ""} or above >= below:
        return None
    plural, glued = lower_at(tokens, at).endswith("s"), at == place + 2
    if (above > 1) != plural or not (plural or glued or _part_is_meant(tokens, place, at)):
        return None
    return _of_magnitude(tokens, Figure(place, at + 1, above / below, above / below, "fraction"))


def _part_is_meant(tokens: list[Token], place: int, at: int) -> bool:
    """ "A third of them" and "fell by a third" are shares, "a third man" is one more."""
    after = lower_at(tokens, at + 1)
    return (
        after == "of" or (lower_at(tokens, place - 1) in _PARTS_NEED and not after.isalpha()) or after in {"as", "more"}
    )


def _half(tokens: list[Token], place: int) -> Figure | None:
    before, after = lower_at(tokens, place - 1), lower_at(tokens, place + 1)
    if before in _NOT_A_HALF or is_hyphen(tokens, place + 1) or is_hyphen(tokens, place - 1):
        return None
    if after in ARTICLES and is_magnitude(tokens, place + 2):
        return magnified(tokens, Figure(place, place + 2, 0.5, 0.5, "words"))
    if after in _HALF_OF or (before in _PARTS_NEED - {"of", "only"} and before):
        return _of_magnitude(tokens, Figure(place, place + 1, 0.5, 0.5, "fraction"))
    return None


_NOT_A_HALF = frozenset({"first", "second", "other", "the", "better", "bottom", "top", "latter", "this", "opening"})


def _of_magnitude(tokens: list[Token], figure: Figure) -> Figure:
    at = figure.last
    if lower_at(tokens, at) == "of" and lower_at(tokens, at + 1) in {"a", "one"} and is_magnitude(tokens, at + 2):
        return magnified(tokens, Figure(figure.first, at + 2, figure.low, figure.high, "words"))
    if is_magnitude(tokens, at):
        return magnified(tokens, figure)
    return figure
