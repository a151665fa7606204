"""A sentence as words, figures in digits, and signs."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from onrecord.read.numbers.tabular import words

Kind = Literal["digits", "word", "sign"]

_DIGITS = (
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,2}(?:,\d\d)+,\d{3}(?!\d)|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)"
    r"|\d{1,3}(?:\.\d{3}){2,}(?!\d)|\d+(?:\.\d+)?|(?<![\d.])\.\d+"
)
_TOKEN = re.compile(rf"(?P<digits>{_DIGITS})|(?P<word>[^\W\d_]+(?:[’'][^\W\d_]+)*)|(?P<sign>\S)")
_POSSESSIVE = re.compile(r"[’']s?$")


class Token(NamedTuple):
    """A word, a figure in digits or a sign; `glued` says that nothing stands between it and the token before."""

    kind: Kind
    text: str
    lower: str
    start: int
    end: int
    glued: bool


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The tokens of a piece of text."""
    tokens = []
    before = -1
    for match in _TOKEN.finditer(text, start, end):
        begin, finish = match.span()
        written = match.group()
        kind: Kind = match.lastgroup  # type: ignore[assignment]  # the pattern has no other groups
        tokens.append(Token(kind, written, written.lower().replace("’", "'"), begin, finish, begin == before))
        before = finish
    return tokens


def lower_at(tokens: list[Token], place: int) -> str:
    """The token at a place in lower case, empty beyond either end."""
    return tokens[place].lower if 0 <= place < len(tokens) else ""


def glued_at(tokens: list[Token], place: int) -> bool:
    """Whether a token stands at a place and is glued to the one before."""
    return 0 <= place < len(tokens) and tokens[place].glued


def is_hyphen(tokens: list[Token], place: int) -> bool:
    """Whether a hyphen or dash joins what stands before a place with the word or figure behind it: "3-5", "185-hp"."""
    return (
        0 < place < len(tokens) - 1
        and tokens[place].lower in HYPHENS
        and tokens[place].glued
        and tokens[place + 1].glued
        and tokens[place + 1].kind != "sign"
    )


def is_stop(token: Token) -> bool:
    """Whether a word ends the noun phrase behind a figure; "US" is a country and no pronoun."""
    return token.lower in words("stops.txt") and token.text not in {"US", "IT", "WHO"}


HYPHENS = frozenset("-‐‑‒–—−")


def bare(word: str) -> str:
    """A word without its genitive."""
    return _POSSESSIVE.sub("", word)
