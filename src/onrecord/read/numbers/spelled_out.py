"""Figures in words: "twenty-eight thousand six hundred and forty-two"."""

from __future__ import annotations

from onrecord.read.numbers.magnitudes import ARTICLES, Figure, and_a_half, is_magnitude
from onrecord.read.numbers.tabular import spelled
from onrecord.read.numbers.tokens import Token, is_hyphen, lower_at


def in_words(tokens: list[Token], place: int) -> Figure | None:
    """ "twenty-eight thousand six hundred and forty-two", "a hundred", "million" before a currency."""
    table = spelled()
    if is_magnitude(tokens, place):
        return _bare_magnitude(tokens, place)
    total, group, at, last, seen = 0.0, 0.0, place, place, ""
    if tokens[place].lower in ARTICLES and is_magnitude(tokens, place + 1):
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
    return and_a_half(tokens, figure) or figure


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
    if (
        lower_at(tokens, place) == "and"
        and seen.isdigit()
        and float(seen) >= 100
        and following in {"ones", "teens", "tens"}
    ):
        return place + 1
    return place


def _bare_magnitude(tokens: list[Token], place: int) -> Figure | None:
    """ "a million dollar house" and "million-dollar" have a number; "a million" is read with its article."""
    kind, value = spelled().get(tokens[place].lower, ("", 0.0))
    at = place + 1 + is_hyphen(tokens, place + 1)
    if kind == "magnitude" and value >= 1000 and lower_at(tokens, at) in {"dollar", "dollars", "euro", "pound"}:
        return Figure(place, place + 1, value, value, "words")
    return None
