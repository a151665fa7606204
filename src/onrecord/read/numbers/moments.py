"""Figures that say when, and are no quantity: years, days beside their month, times of the clock."""

from __future__ import annotations

from onrecord.read.numbers.magnitudes import Figure
from onrecord.read.numbers.measures import currency_before, measure_at
from onrecord.read.numbers.nouns import is_plural
from onrecord.read.numbers.tabular import words
from onrecord.read.numbers.tokens import HYPHENS, Token, bare, is_hyphen, lower_at

_CLOCK = frozenset({"am", "pm", "a", "p", "o'clock", "oclock", "gmt", "utc", "bst", "cet", "cest", "edt", "est", "pdt",
                    "pst", "et", "hrs"})  # fmt: skip


INVITED = frozenset(
    "about around nearly almost some roughly approximately over under than to least most exactly only just killed "
    "killing wounded wounding injured injuring estimated total another".split()
)
"""Words before a number like 2000 that make it a count, where a plural noun follows."""


def is_year(tokens: list[Token], figure: Figure) -> bool:
    """Whether a plain number reads as a year."""
    token = tokens[figure.first]
    if not figure.plain or len(token.text) != 4 or not 1400 <= figure.low <= 2150:
        return False
    if currency_before(tokens, figure.first) or has_unit(tokens, figure):
        return False
    following = lower_at(tokens, figure.last)
    if not (is_plural(following) and following.isalpha()):
        return _has_year_look(tokens, figure)
    if lower_at(tokens, figure.first - 1) in INVITED:
        return False
    return 1900 <= figure.low <= 2100 and figure.first > 0


def _has_year_look(tokens: list[Token], figure: Figure) -> bool:
    """A number no noun follows is a year from 1900 to 2100; earlier ones only behind a preposition of time."""
    before = lower_at(tokens, figure.first - 1)
    if before in INVITED - {"least", "to", "around", "about", "only", "just"}:
        return False
    if 1900 <= figure.low <= 2150:
        if before == "least" and lower_at(tokens, figure.first - 3) in _OF_TIME | {"to", "through", "by", "from"}:
            return True
        return before not in {"about", "around", "some", "least"} or lower_at(tokens, figure.last) not in {"of", "more"}
    return before in _OF_TIME or before in words("months.txt")


_OF_TIME = frozenset(
    {"in", "since", "until", "till", "before", "after", "during", "early", "late", "mid", "circa", "of"}
)


def has_unit(tokens: list[Token], figure: Figure) -> bool:
    """Whether a unit of measure follows, so that a bare number is no year and no name."""
    at = figure.last + is_hyphen(tokens, figure.last)
    measure = measure_at(tokens, at)
    if measure is not None and tokens[at].lower in {"′", "'", '"', "″", "s"} and len(tokens[figure.first].text) == 4:
        return False
    return measure is not None and not (measure.kind == "time" and at == figure.last and not _plural_unit(tokens, at))


def _plural_unit(tokens: list[Token], place: int) -> bool:
    return lower_at(tokens, place).endswith("s")


def is_when(tokens: list[Token], figure: Figure) -> bool:
    """Days beside their month, years, times of the clock."""
    if _is_clock(tokens, figure) or is_year(tokens, figure):
        return True
    if not figure.plain or figure.low > 31:
        return False
    return _month_before(tokens, figure.first) or _month_after(tokens, figure.last)


def _is_month(tokens: list[Token], place: int) -> bool:
    if not 0 <= place < len(tokens) or bare(tokens[place].lower) not in words("months.txt"):
        return False
    return tokens[place].lower not in {"may", "mar", "sep", "dec", "jan"} or tokens[place].text[0].isupper()


def _month_before(tokens: list[Token], first: int) -> bool:
    at = first - 1
    if lower_at(tokens, at) in {".", "the"}:
        at -= 1
    elif lower_at(tokens, at) in HYPHENS | {"and", "to", "or"} and at > 0 and tokens[at - 1].kind == "digits":
        at -= 2
        at -= lower_at(tokens, at) == "."
    return _is_month(tokens, at)


def _month_after(tokens: list[Token], last: int) -> bool:
    at = last
    if (
        lower_at(tokens, at) in HYPHENS | {"and", "to", "or"}
        and at + 1 < len(tokens)
        and tokens[at + 1].kind == "digits"
    ):
        at += 2
    return _is_month(tokens, at) or (lower_at(tokens, at) == "of" and _is_month(tokens, at + 1))


def _is_clock(tokens: list[Token], figure: Figure) -> bool:
    after = lower_at(tokens, figure.last)
    if after in {"a", "p"}:
        return lower_at(tokens, figure.last + 1) in {".", "m"} and "m" in (
            lower_at(tokens, figure.last + 1), lower_at(tokens, figure.last + 2)
        )  # fmt: skip
    if after in _CLOCK and figure.low <= 2400:
        return after != "hrs" or len(tokens[figure.first].text) == 4
    return after in HYPHENS and is_hyphen(tokens, figure.last) and lower_at(tokens, figure.last + 2) in {"am", "pm"}
