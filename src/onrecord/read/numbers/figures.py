"""Figures: numbers in digits or words, with their magnitudes, fractions and counting words."""

from __future__ import annotations

import math
from typing import Literal, NamedTuple

from onrecord.read.numbers.tabular import counting_words, spelled
from onrecord.read.numbers.tokens import Token, glued_at, is_hyphen, lower_at

FigureKind = Literal["digits", "words", "fraction", "share", "counting"]
LONGEST = 40
"""Code points; no quantity in print is longer, and what is longer is not worth the time to convert."""


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


_ARTICLES = frozenset({"a", "an"})
_PARTS_NEED = frozenset({"of", "by", "than", "about", "nearly", "almost", "roughly", "over", "around", "under", "only"})
_HALF_OF = frozenset(
    {"of", "the", "a", "an", "my", "his", "her", "its", "their", "our", "your", "this", "that", "those", "these", "all"}
)
_GLYPHS = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
           "⅙": 1 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8}  # fmt: skip
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_OF_TWO = frozenset({"in", "out"})


def figure_at(tokens: list[Token], place: int) -> Figure | None:
    """The figure that begins at a token, the longest reading of it."""
    token = tokens[place]
    if token.kind == "digits":
        return _in_digits(tokens, place)
    if token.text in _GLYPHS:
        return _magnified(tokens, Figure(place, place + 1, _GLYPHS[token.text], _GLYPHS[token.text], "fraction"))
    if token.kind == "word":
        return _counting(tokens, place) or _fraction(tokens, place) or _in_words(tokens, place)
    return None


def share_of_two(tokens: list[Token], one: Figure, other: Figure) -> Figure | None:
    """ "one in five", "9 out of 10": two figures that are one share."""
    between = [token.lower for token in tokens[one.last : other.first]]
    if between not in (["in"], ["out", "of"], ["in", "every"], ["of", "every"]):
        return None
    whole = one.low.is_integer() and other.low.is_integer() and one.low == one.high and other.low == other.high
    if not whole or not 0 < one.low < other.low <= 1000 or (between[0] == "in" and one.low > 9):
        return None
    return Figure(one.first, other.last, one.low / other.low, one.low / other.low, "share")


def _in_digits(tokens: list[Token], place: int) -> Figure | None:
    written = tokens[place].text
    if len(written) > LONGEST:
        return None
    value = _value(written)
    plain = written.isdecimal()
    last = place + 1
    power = _power(tokens, last)
    if power is not None:
        last, factor = power
        return Figure(place, last, value * factor, value * factor, "digits")
    mixed = _mixed(tokens, place, value)
    if mixed is not None:
        return _magnified(tokens, mixed)
    return _magnified(tokens, Figure(place, last, value, value, "digits", plain))


def _value(written: str) -> float:
    for separator in (",", "\u00a0", "\u202f", "\u2009"):
        written = written.replace(separator, "")
    if written.count(".") > 1:
        written = written.replace(".", "")
    return float(written)


def _power(tokens: list[Token], place: int) -> tuple[int, float] | None:
    """ "×10^8", "x 10−8": where it ends, and the power."""
    if lower_at(tokens, place) not in {"×", "x", "*"} or lower_at(tokens, place + 1) != "10":
        return None
    at, sign = place + 2, 1
    raised = lower_at(tokens, at) == "^"
    at += raised
    if lower_at(tokens, at) in {"-", "−", "–"} and glued_at(tokens, at):
        at, sign, raised = at + 1, -1, True
    exponent = lower_at(tokens, at).translate(_SUPERSCRIPTS)
    if not raised and lower_at(tokens, at) == exponent:
        return None
    if not exponent.isascii() or not exponent.isdecimal() or len(exponent) > 2:
        return None
    return at + 1, 10.0 ** (sign * int(exponent))


def _mixed(tokens: list[Token], place: int, value: float) -> Figure | None:
    """ "1/2", "10 1/2", "3½", "two and a half" in digits."""
    if lower_at(tokens, place + 1) in _GLYPHS:
        total = value + _GLYPHS[tokens[place + 1].text]
        return Figure(place, place + 2, total, total, "digits")
    alone = _slashed(tokens, place)
    if alone is not None:
        return Figure(place, place + 3, alone, alone, "fraction")
    if value.is_integer() and place + 1 < len(tokens) and not tokens[place + 1].glued:
        rest = _slashed(tokens, place + 1)
        if rest is not None:
            return Figure(place, place + 4, value + rest, value + rest, "digits")
    return _and_a_half(tokens, Figure(place, place + 1, value, value, "digits"))


_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 32, 64})


def _slashed(tokens: list[Token], place: int) -> float | None:
    if place + 2 >= len(tokens) or tokens[place + 1].lower != "/" or not tokens[place + 1].glued:
        return None
    above, below = tokens[place].text, tokens[place + 2].text
    if not (above.isdecimal() and below.isdecimal() and len(above) < 3 and len(below) < 3 and tokens[place + 2].glued):
        return None
    if int(below) not in _DENOMINATORS or int(above) >= int(below) or glued_at(tokens, place + 3):
        return None
    return int(above) / int(below)


def _and_a_half(tokens: list[Token], figure: Figure) -> Figure | None:
    at = figure.last
    if lower_at(tokens, at) != "and" or lower_at(tokens, at + 1) not in {"a", "one"}:
        return None
    part = spelled().get(lower_at(tokens, at + 2))
    if part is None or part[0] != "part" or (part[1] != 2 and lower_at(tokens, at + 1) == "one"):
        return None
    total = figure.low + 1 / part[1]
    return Figure(figure.first, at + 3, total, total, "words")


def _magnified(tokens: list[Token], figure: Figure) -> Figure:
    """The figure with the magnitudes that follow it: "2.5 million", "25k", "3 hundred thousand", "five dozen"."""
    while True:
        at = figure.last + (is_hyphen(tokens, figure.last) and _is_magnitude(tokens, figure.last + 1))
        factor = _magnitude(tokens, at, figure)
        if factor is None:
            return figure
        kind = "digits" if figure.kind == "digits" else "words"
        low, high = figure.low * factor, figure.high * factor
        if not math.isfinite(high):
            return figure
        figure = Figure(figure.first, at + 1, _exact(low), _exact(high), kind if figure.kind != "counting" else "counting")


def _exact(value: float) -> float:
    """A product as it would have been written: 4.35 million is 4,350,000, not 4,349,999.9999999995."""
    return float(round(value)) if abs(value - round(value)) < 1e-6 * max(1.0, abs(value)) and value > 100 else value


def _is_magnitude(tokens: list[Token], place: int) -> bool:
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


def _in_words(tokens: list[Token], place: int) -> Figure | None:
    """ "twenty-eight thousand six hundred and forty-two", "a hundred", "million" before a currency."""
    table = spelled()
    if _is_magnitude(tokens, place):
        return _bare_magnitude(tokens, place)
    total, group, at, last, seen = 0.0, 0.0, place, place, ""
    if tokens[place].lower in _ARTICLES and _is_magnitude(tokens, place + 1):
        group, at, seen = 1.0, place + 1, "article"
    while at < len(tokens):
        kind, value = table.get(tokens[at].lower, ("", 0.0))
        if not _continues(kind, value, seen):
            break
        if kind != "magnitude":
            group, seen = group + value, kind
        else:
            seen = f"{value:.0f}"
            total, group = (total, group * value) if value <= 100 else (total + group * value, 0.0)
        last = at + 1
        at = _onward(tokens, last, seen)
    if last == place:
        return None
    figure = Figure(place, last, total + group, total + group, "words")
    return _and_a_half(tokens, figure) or figure


_PLAIN_KINDS = frozenset({"ones", "teens", "tens", "magnitude"})


def _continues(kind: str, value: float, seen: str) -> bool:
    """Whether a further word goes on with the number whose last word was of the kind seen (a magnitude: its value)."""
    if kind == "magnitude":
        return seen != "" and not (seen.isdigit() and float(seen) == value)
    if kind in {"ones", "teens", "tens"}:
        return seen == "" or (value > 0 and (seen.isdigit() or (seen == "tens" and kind == "ones")))
    return False


def _onward(tokens: list[Token], place: int, seen: str) -> int:
    """Past a hyphen within a number, or the "and" that joins hundreds and rest."""
    table = spelled()
    following = table.get(lower_at(tokens, place + 1), ("", 0.0))[0]
    if is_hyphen(tokens, place) and following in _PLAIN_KINDS:
        return place + 1
    if lower_at(tokens, place) == "and" and seen.isdigit() and float(seen) >= 100 and following in {"ones", "teens", "tens"}:
        return place + 1
    return place


def _bare_magnitude(tokens: list[Token], place: int) -> Figure | None:
    """ "a million dollar house" and "million-dollar" have a number; "a million" is read with its article."""
    kind, value = spelled().get(tokens[place].lower, ("", 0.0))
    at = place + 1 + is_hyphen(tokens, place + 1)
    if kind == "magnitude" and value >= 1000 and lower_at(tokens, at) in {"dollar", "dollars", "euro", "pound"}:
        return Figure(place, place + 1, value, value, "words")
    return None


def _counting(tokens: list[Token], place: int) -> Figure | None:
    """ "dozens", "tens of thousands", "several hundred", "a couple of thousand"."""
    table, first = counting_words(), tokens[place].lower
    words = (first, lower_at(tokens, place + 1)) if first in _ARTICLES else (first,)
    if words not in table:
        return None
    low, high = table[words]
    last = place + len(words)
    if first in spelled() or first == "tens":
        unit = spelled().get(first, ("", 10.0))[1]
        further = spelled().get(lower_at(tokens, last + 1), ("", 0.0))
        if lower_at(tokens, last) == "of" and further[0] == "plural" and further[1] > unit:
            return Figure(place, last + 2, unit * further[1], 10 * unit * further[1], "counting")
    elif lower_at(tokens, last) == "of" and _is_magnitude(tokens, last + 1):
        return _magnified(tokens, Figure(place, last + 1, low, high, "counting"))
    if first == "scores" and not _are_twenties(tokens, place):
        return None
    if first == "tens" and lower_at(tokens, last) != "of":
        return None
    return _magnified(tokens, Figure(place, last, low, high, "counting"))


def _are_twenties(tokens: list[Token], place: int) -> bool:
    """Whether "scores" counts people and things, and is no verb and no result."""
    if lower_at(tokens, place + 1) not in {"of", "more", "were", "are", "have", "killed", "wounded", "injured", "dead"}:
        return False
    return place == 0 or tokens[place - 1].kind != "word" or tokens[place - 1].lower in _BEFORE_SCORES


_BEFORE_SCORES = frozenset(
    "and or but for by with from of in on to that as killing killed wounding injuring leaving left least than".split()
)


def _fraction(tokens: list[Token], place: int) -> Figure | None:
    """ "a third of", "two-thirds", "three quarters", "half the", "half a million", "a quarter of a million"."""
    first = tokens[place].lower
    if first == "half":
        return _half(tokens, place)
    kind, above = spelled().get(first, ("", 1.0 if first in _ARTICLES else 0.0))
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
    return after == "of" or (lower_at(tokens, place - 1) in _PARTS_NEED and not after.isalpha()) or after in {"as", "more"}


def _half(tokens: list[Token], place: int) -> Figure | None:
    before, after = lower_at(tokens, place - 1), lower_at(tokens, place + 1)
    if before in _NOT_A_HALF or is_hyphen(tokens, place + 1) or is_hyphen(tokens, place - 1):
        return None
    if after in _ARTICLES and _is_magnitude(tokens, place + 2):
        return _magnified(tokens, Figure(place, place + 2, 0.5, 0.5, "words"))
    if after in _HALF_OF or (before in _PARTS_NEED - {"of", "only"} and before):
        return _of_magnitude(tokens, Figure(place, place + 1, 0.5, 0.5, "fraction"))
    return None


_NOT_A_HALF = frozenset({"first", "second", "other", "the", "better", "bottom", "top", "latter", "this", "opening"})


def _of_magnitude(tokens: list[Token], figure: Figure) -> Figure:
    at = figure.last
    if lower_at(tokens, at) == "of" and lower_at(tokens, at + 1) in {"a", "one"} and _is_magnitude(tokens, at + 2):
        return _magnified(tokens, Figure(figure.first, at + 2, figure.low, figure.high, "words"))
    if _is_magnitude(tokens, at):
        return _magnified(tokens, figure)
    return figure
