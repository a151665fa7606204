"""Figures in digits: separators, powers of ten, "10 1/2", "3½"."""

from __future__ import annotations

from onrecord.read.numbers.magnitudes import Figure, and_a_half, magnified
from onrecord.read.numbers.tokens import Token, glued_at, lower_at

LONGEST = 40

"""Code points; no quantity in print is longer, and what is longer is not worth the time to convert."""


GLYPHS = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
           "⅙": 1 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8}  # fmt: skip


_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def in_digits(tokens: list[Token], place: int) -> Figure | None:
    """The figure that begins with digits at a token, with powers of ten, fractions and magnitudes."""
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
        return magnified(tokens, mixed)
    return magnified(tokens, Figure(place, last, value, value, "digits", plain))


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
    if lower_at(tokens, place + 1) in GLYPHS:
        total = value + GLYPHS[tokens[place + 1].text]
        return Figure(place, place + 2, total, total, "digits")
    alone = _slashed(tokens, place)
    if alone is not None:
        return Figure(place, place + 3, alone, alone, "fraction")
    if value.is_integer() and place + 1 < len(tokens) and not tokens[place + 1].glued:
        rest = _slashed(tokens, place + 1)
        if rest is not None:
            return Figure(place, place + 4, value + rest, value + rest, "digits")
    return and_a_half(tokens, Figure(place, place + 1, value, value, "digits"))


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
