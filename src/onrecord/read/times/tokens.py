"""Words of a sentence with their class: what the grammar of time expressions is written over.

Every class has one letter of its own, so that a sentence becomes a string of as many letters as it has tokens and the
grammar a regular expression over it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from onrecord.read.tables import cardinals
from onrecord.record import Span

_TOKEN = re.compile(
    r"(?P<word>(?![AaPp](?:\.\s?)?[Mm]\b)[^\W\d_]+(?!\d))"
    r"|(?P<iso>\b\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?\b)"
    r"|(?P<slashed>(?<![\d/])\d{1,2}(?P<sep>[/.])\d{1,2}(?P=sep)(?:\d{4}|\d\d)(?![\d/]))"
    r"|(?P<monthday>(?<![\w.-])\d\d-\d\d(?![\w-]|\.\d))"
    r"|(?P<clock>\b\d{1,2}:\d\d(?::\d\d)?(?!\d))"
    r"|(?P<decade>\b\d{2,4}(?<=0)['’]?s\b)"
    r"|(?P<ordinal>\b\d{1,3}(?:st|nd|rd|th)\b)"
    r"|(?P<joined>\b\d[\d,]*\.\d+\b|\b\d{1,3}(?:,\d{3})+\b)"
    r"|(?P<quartered>\bQ[1-4]\b|\b[1-4]Q\b|\bH[12]\b)"
    r"|(?P<digits>\d+)"
    r"|(?P<ampm>(?<=[\d\s])[AaPp]\.\s?[Mm]\.?(?!\w)|(?<=[\d\s])[AaPp][Mm]\b)"
    r"|(?P<letters>[^\W\d_]+)"
    r"|(?P<mark>[^\w\s]|_)"
)
_MARKS = {
    ",": "comma", ".": "dot", "-": "dash", "–": "dash", "‑": "dash", "/": "slash", "(": "paren", ")": "close",
    "'": "apos", "’": "apos", "‘": "apos", "$": "money", "€": "money", "£": "money", "#": "money", "%": "percent",
}  # fmt: skip
_SPELT = ("slashed", "monthday", "clock", "decade", "ampm", "iso", "quartered")
LAST_YEAR, FIRST_YEAR = 2100, 1000
_LONGEST_NAME = 6
OTHER, HOLIDAY = "word", "holiday"


class Token(NamedTuple):
    """A word, number or mark; `kind` is its class by the table, `value` what the table or its digits give it.

    A named tuple, as an article has a thousand of them and it is made three times as fast as a dataclass.
    """

    span: Span
    text: str
    kind: str
    value: str


@cache
def words() -> dict[str, tuple[str, str]]:
    """The table of words: class and value of each."""
    numbers = {word: ("numw", str(value)) for word, value in cardinals().items() if value}
    return numbers | {word: (kind, value) for word, kind, value in rows("words.tsv", 3)}


@cache
def holidays() -> dict[tuple[str, ...], str]:
    """Named days by their words, with the rule for their date."""
    return {tuple(re.findall(r"[^\W\d_]+|'", name)): rule for name, rule in rows("holidays.tsv", 2)}


@cache
def _holiday_beginnings() -> frozenset[str]:
    return frozenset(name[0] for name in holidays())


@cache
def letters() -> dict[str, str]:
    """The letter of each class."""
    kinds = {kind for kind, _ in words().values()} | set(_MARKS.values()) | set(_SPELT)
    kinds |= {"day", "year", "number", "dayord", "ord", "mark", OTHER, HOLIDAY}
    return {kind: chr(0x3400 + place) for place, kind in enumerate(sorted(kinds))}


def rows(name: str, columns: int) -> Iterator[list[str]]:
    """The rows of a table beside this file; `#` begins a remark."""
    for line in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield (line.split("\t") + [""] * columns)[:columns]


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """The tokens of one sentence; a named day is one token."""
    return _with_holidays(text, [_token(found) for found in _TOKEN.finditer(text, start, end)])


def spelling(tokens: list[Token]) -> str:
    """The sentence as a string of its tokens' letters."""
    known = letters()
    return "".join(known[token.kind] for token in tokens)


def _token(found: re.Match[str]) -> Token:
    group, text = str(found.lastgroup), found.group()
    if group in ("word", "letters"):
        kind, value = _word(text)
    elif group == "mark":
        kind, value = _MARKS.get(text, "mark"), text
    elif group == "digits":
        kind, value = _digits(text), text
    elif group == "ordinal":
        value = text[:-2]
        kind = "dayord" if 1 <= int(value) <= 31 else "ord"
    elif group == "joined":
        kind, value = "number", text.replace(",", "")
    else:
        kind, value = group, text
    return Token(found.span(), text, kind, value)


def _digits(text: str) -> str:
    if not text.isascii() or len(text) > 4:
        return "number" if text.isascii() else OTHER
    number = int(text)
    if len(text) <= 2 and 1 <= number <= 31:
        return "day"
    return "year" if len(text) == 4 and FIRST_YEAR <= number <= LAST_YEAR else "number"


def _word(text: str) -> tuple[str, str]:
    kind, value = words().get(text.lower(), (OTHER, ""))
    if kind in ("vmonth", "wabbr") and not text[0].isupper():
        return OTHER, ""
    if kind == "month" and text in ("august", "april", "june"):
        return OTHER, ""
    if kind == "zone" and not text.isupper():
        return OTHER, ""
    return kind, value


def _with_holidays(text: str, tokens: list[Token]) -> list[Token]:
    beginnings = _holiday_beginnings()
    if not any(token.text.lower() in beginnings for token in tokens):
        return tokens
    joined: list[Token] = []
    place = 0
    while place < len(tokens):
        length, rule = _holiday_at(tokens, place)
        if length:
            span = (tokens[place].span[0], tokens[place + length - 1].span[1])
            joined.append(Token(span, text[slice(*span)], HOLIDAY, rule))
        else:
            joined.append(tokens[place])
        place += max(1, length)
    return joined


def _holiday_at(tokens: list[Token], place: int) -> tuple[int, str]:
    """How many tokens from `place` on are a named day, with its rule; the longest name wins."""
    first = tokens[place].text
    if not first[0].isupper() or first.lower() not in _holiday_beginnings():
        return 0, ""
    window = tokens[place : place + _LONGEST_NAME]
    name = [token.text.lower().replace("’", "'") for token in window if token.kind != "dot" or len(window) < 2]
    for length in range(len(name), 0, -1):
        rule = holidays().get(tuple(name[:length]))
        if rule:
            return length, rule
    return 0, ""
