"""Figures: numbers in digits or words, with their magnitudes, fractions and counting words."""

from __future__ import annotations

from functools import cache

from onrecord.read.numbers.digits import GLYPHS, in_digits
from onrecord.read.numbers.fractions import fraction
from onrecord.read.numbers.magnitudes import ARTICLES, Figure, is_magnitude, magnified
from onrecord.read.numbers.spelled_out import in_words
from onrecord.read.numbers.tabular import counting_words, spelled
from onrecord.read.numbers.tokens import Token, lower_at


def figure_at(tokens: list[Token], place: int) -> Figure | None:
    """The figure that begins at a token, the longest reading of it."""
    token = tokens[place]
    if token.kind == "digits":
        return in_digits(tokens, place)
    if token.text in GLYPHS:
        return magnified(tokens, Figure(place, place + 1, GLYPHS[token.text], GLYPHS[token.text], "fraction"))
    if token.kind == "word" and token.lower in _beginnings():
        return _counting(tokens, place) or fraction(tokens, place) or in_words(tokens, place)
    return None


@cache
def _beginnings() -> frozenset[str]:
    """Words with which a figure can begin."""
    return frozenset({*ARTICLES, *spelled(), *(phrase[0] for phrase in counting_words())})


def share_of_two(tokens: list[Token], one: Figure, other: Figure) -> Figure | None:
    """ "one in five", "9 out of 10": two figures that are one share."""
    between = [token.lower for token in tokens[one.last : other.first]]
    if between not in (["in"], ["out", "of"], ["in", "every"], ["of", "every"]):
        return None
    whole = one.low.is_integer() and other.low.is_integer() and one.low == one.high and other.low == other.high
    if not whole or not 0 < one.low < other.low <= 1000 or (between[0] == "in" and one.low > 9):
        return None
    return Figure(one.first, other.last, one.low / other.low, one.low / other.low, "share")


def _counting(tokens: list[Token], place: int) -> Figure | None:
    """ "dozens", "tens of thousands", "several hundred", "a couple of thousand"."""
    table, first = counting_words(), tokens[place].lower
    words = (first, lower_at(tokens, place + 1)) if first in ARTICLES else (first,)
    if words not in table:
        return None
    low, high = table[words]
    last = place + len(words)
    if first in spelled() or first == "tens":
        unit = spelled().get(first, ("", 10.0))[1]
        further = spelled().get(lower_at(tokens, last + 1), ("", 0.0))
        if lower_at(tokens, last) == "of" and further[0] == "plural" and further[1] > unit:
            return Figure(place, last + 2, unit * further[1], 10 * unit * further[1], "counting")
    elif lower_at(tokens, last) == "of" and is_magnitude(tokens, last + 1):
        return magnified(tokens, Figure(place, last + 1, low, high, "counting"))
    if first == "scores" and not _are_twenties(tokens, place):
        return None
    if first == "tens" and lower_at(tokens, last) != "of":
        return None
    return magnified(tokens, Figure(place, last, low, high, "counting"))


def _are_twenties(tokens: list[Token], place: int) -> bool:
    """Whether "scores" counts people and things, and is no verb and no result."""
    if lower_at(tokens, place + 1) not in {"of", "more", "were", "are", "have", "killed", "wounded", "injured", "dead"}:
        return False
    return place == 0 or tokens[place - 1].kind != "word" or tokens[place - 1].lower in _BEFORE_SCORES


_BEFORE_SCORES = frozenset(
    "and or but for by with from of in on to that as killing killed wounding injuring leaving left least than".split()
)
