"""A figure, and the magnitudes that may follow it: "2.5 million", "25k", "five dozen"."""

from __future__ import annotations

import math
from typing import Literal, NamedTuple

from onrecord.read.numbers.tabular import spelled
from onrecord.read.numbers.tokens import Token, is_hyphen, lower_at

FigureKind = Literal["digits", "words", "fraction", "share", "counting"]


class Figure(NamedTuple):
    """A number of a sentence: tokens [first, last), lowest and highest value, how it is written.

    `plain` says that nothing but digits was written: what a year, a day or the number of a house looks like.
    """

    first: int
    last: int
    low: float
    high: float
    kind: FigureKind
    plain: bool = False


ARTICLES = frozenset({"a", "an"})


def magnified(tokens: list[Token], figure: Figure) -> Figure:
    """The figure with the magnitudes that follow it: "2.5 million", "25k", "3 hundred thousand", "five dozen"."""
    while True:
        at = figure.last + (is_hyphen(tokens, figure.last) and is_magnitude(tokens, figure.last + 1))
        factor = _magnitude(tokens, at, figure)
        if factor is None:
            return figure
        low, high = figure.low * factor, figure.high * factor
        if not math.isfinite(high):
            return figure
        kind: FigureKind = "words" if figure.kind == "fraction" else figure.kind
        figure = Figure(figure.first, at + 1, as_written(low), as_written(high), kind)


def as_written(value: float) -> float:
    """A product as it would have been written: 4.35 million is 4,350,000, not 4,349,999.9999999995."""
    return float(round(value)) if abs(value - round(value)) < 1e-6 * max(1.0, abs(value)) and value > 100 else value


def is_magnitude(tokens: list[Token], place: int) -> bool:
    """Whether the word at a place is a magnitude: "hundred", "million", "dozen"."""
    return spelled().get(lower_at(tokens, place), ("", 0))[0] == "magnitude"


def _magnitude(tokens: list[Token], place: int, figure: Figure) -> float | None:
    kind, factor = spelled().get(lower_at(tokens, place), ("", 0.0))
    if kind == "magnitude":
        return factor
    if kind == "plural" and lower_at(tokens, place) in {"lakhs", "crores"}:
        return factor
    letters = kind == "letter" and figure.kind == "digits" and figure.last == figure.first + 1
    return factor if letters and _reads_as_magnitude(tokens, place, figure) else None


def _reads_as_magnitude(tokens: list[Token], place: int, figure: Figure) -> bool:
    """Whether letters behind digits are a magnitude: "$2.7m" and "4.3M sales" are, "a 5m wall" and "5 t" are not."""
    token = tokens[place]
    after_money = place >= 2 and tokens[figure.first - 1].lower in _MONEY and figure.first > 0
    if len(token.text) > 1:
        return token.glued or after_money
    if after_money:
        return token.glued or token.lower in {"m", "b"}
    if not token.glued:
        return False
    return token.text in {"k", "K", "M"} or (token.text in {"m", "B"} and _is_plural(lower_at(tokens, place + 1)))


_MONEY = frozenset("$€£¥₹₽₴₪₩₦₺฿₫₱") | {"rs", "rm", "usd", "eur", "gbp", "ps", "=", "r"}


def _is_plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def and_a_half(tokens: list[Token], figure: Figure) -> Figure | None:
    """The figure with a part behind it: "two and a half", "three and three quarters" is left alone."""
    at = figure.last
    if lower_at(tokens, at) != "and" or lower_at(tokens, at + 1) not in {"a", "one"}:
        return None
    part = spelled().get(lower_at(tokens, at + 2))
    if part is None or part[0] != "part" or (part[1] != 2 and lower_at(tokens, at + 1) == "one"):
        return None
    total = figure.low + 1 / part[1]
    return Figure(figure.first, at + 3, total, total, "words")
