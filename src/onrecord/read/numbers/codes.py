"""Digits that are a part of something longer, and no quantity: "XC40", "TA-35", "3888-2", "3.0.1", "22nd"."""

from __future__ import annotations

from onrecord.read.numbers.magnitudes import Figure
from onrecord.read.numbers.measures import currency_before, measure_at
from onrecord.read.numbers.nouns import is_plural
from onrecord.read.numbers.tokens import HYPHENS, Token, glued_at, is_hyphen

_ORDINAL = frozenset({"st", "nd", "rd", "th"})


_BEFORE_UNIT = frozenset({"sub", "over", "plus", "minus", "now", "then", "mid-", "near"})


def is_code(tokens: list[Token], figure: Figure) -> bool:
    """Digits that are a part of something longer: "XC40", "TA-35", "3888-2", "mk5", "3.0.1", "#1", "22nd"."""
    first, last = figure.first, figure.last
    after = tokens[last] if last < len(tokens) else None
    if tokens[first].glued and _joined_before(tokens, first):
        return True
    if after is None or not after.glued:
        return False
    if after.lower in _ORDINAL and after.kind == "word":
        return True
    if after.lower == "s":
        return _is_decade_or_name(tokens, figure)
    if after.kind == "word":
        return measure_at(tokens, last) is None and not _is_clockless_suffix(after)
    if after.lower in {"/", ":", "@", "_", "\\"} and glued_at(tokens, last + 1):
        return not _is_pair_of_money(tokens, figure, after)
    if after.lower in {".", ","} and glued_at(tokens, last + 1) and tokens[last + 1].kind == "digits":
        return True
    return is_hyphen(tokens, last) and _chained(tokens, figure)


def _is_decade_or_name(tokens: list[Token], figure: Figure) -> bool:
    """ "The 1990s", "her 50s", "2018s best", "737s"; "7.2s" are seconds."""
    return figure.plain or tokens[figure.last].text == "S"


def _is_clockless_suffix(after: Token) -> bool:
    return after.lower in {"x", "yo"}


def _is_pair_of_money(tokens: list[Token], figure: Figure, after: Token) -> bool:
    """ "$7/$9" and "10,000/day": the figure stands for itself."""
    at = figure.last + 1
    return after.lower == "/" and (tokens[at].lower == "$" or tokens[at].kind == "word")


def _joined_before(tokens: list[Token], first: int) -> bool:
    before = tokens[first - 1]
    if before.kind == "word":
        return currency_before(tokens, first) is None
    if before.lower in {"'", "’", "‘"} and len(tokens[first].text) == 2:
        return True
    if before.kind == "digits" or before.lower in {"/", ":", "#", "_", "@", "№", "\\"}:
        return not (before.lower == "/" and first > 1 and tokens[first - 2].lower.isalpha())
    if before.lower == ".":
        return glued_at(tokens, first - 1)
    if before.lower in HYPHENS and glued_at(tokens, first - 1) and first > 1:
        joined = tokens[first - 2]
        return joined.kind == "word" and joined.lower not in _BEFORE_UNIT and not is_plural(joined.lower)
    return False


def _chained(tokens: list[Token], figure: Figure) -> bool:
    """Telephone numbers and ISO dates: digits, hyphen, digits, hyphen, digits; and codes: "787-B"."""
    at = figure.last + 1
    if tokens[at].kind == "digits":
        return is_hyphen(tokens, at + 1) and tokens[at + 2].kind == "digits"
    return tokens[at].text[:1].isupper() and measure_at(tokens, at) is None and len(tokens[at].text) < 3
