"""Words of a sentence, as names are made of them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from onrecord.record import Span

_WORD = re.compile(r"(?:[^\W\d_]\.){2,8}(?:[^\W\d_](?!\w))?|(?:St|Mt|Ft|Ste)\.(?=\s)|\w+(?:['’ʻ`]\w+){0,4}")
_MARKS = frozenset("'’")
_POSSESSIVE = ("'s", "’s", "'S", "’S")


class Token(NamedTuple):
    """A word (a tuple, since every word of an article becomes one). `end` leaves out a possessive 's, `full` includes
    it; `gap` is what stands between it and the next word of its sentence ("" after the last)."""

    start: int
    end: int
    full: int
    text: str
    capital: bool
    gap: str

    @property
    def possessive(self) -> bool:
        """Whether it ends in 's."""
        return self.full > self.end or self.gap.startswith(("' ", "’ "))

    @property
    def joined(self) -> bool:
        """Whether nothing but a space parts it from the next word."""
        return self.gap in {" ", "\u00a0"} and self.full == self.end


def tokens_of(text: str, sentence: Span) -> list[Token]:
    """The words of one sentence."""
    found = [(match.group(), *match.span()) for match in _WORD.finditer(text, *sentence)]
    starts = [start for _, start, _ in found[1:]]
    gaps = [text[full : min(after, full + 4)] for (_, _, full), after in zip(found, starts, strict=False)]
    return [_token(*word, gap) for word, gap in zip(found, [*gaps, ""], strict=False)]


def _token(word: str, start: int, full: int, gap: str) -> Token:
    end = full
    if word.endswith(_POSSESSIVE) and len(word) > 2:
        word, end = word[:-2], full - 2
    capital = word[0].isupper() or (word[1:2] in _MARKS and word[2:3].isupper())  # so is "d'Ivoire"
    return Token(start, end, full, word, capital, gap)


@cache
def _cues() -> dict[str, frozenset[str]]:
    lines = (Path(__file__).parent / "cues.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: frozenset(words.split()) for name, words in rows}


@cache
def cue(name: str) -> frozenset[str]:
    """The words of one class of `cues.tsv`."""
    return _cues()[name]


@cache
def demonyms() -> dict[str, str]:
    """The country of each word for its people."""
    lines = (Path(__file__).parent / "demonyms.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {word: code for code, words in rows for word in words.split()}


def countries_named(tokens: list[Token]) -> set[str]:
    """Countries whose people are named."""
    return {demonyms()[token.text] for token in tokens if token.capital and token.text in demonyms()}
