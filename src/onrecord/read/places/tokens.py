"""Words of a sentence, as names are made of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onrecord.record import Span

_WORD = re.compile(r"(?:[^\W\d_]\.){2,8}(?:[^\W\d_](?!\w))?|(?:St|Mt|Ft|Ste)\.(?=\s)|\w+(?:['’ʻ`]\w+){0,4}")
_POSSESSIVE = ("'s", "’s", "'S", "’S")


@dataclass(frozen=True, slots=True)
class Token:
    """A word. `end` leaves out a possessive 's, `full` includes it; `gap` is what stands between it and the next word
    of its sentence ("" after the last)."""

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
    found = list(_WORD.finditer(text, *sentence))
    starts = [*(match.start() for match in found[1:]), None]
    return [_token(text, match, after) for match, after in zip(found, starts, strict=False)]


def _token(text: str, match: re.Match[str], after: int | None) -> Token:
    word, (start, full) = match.group(), match.span()
    end = full - 2 if word.endswith(_POSSESSIVE) and len(word) > 2 else full
    gap = "" if after is None else text[full : min(after, full + 4)]
    return Token(start, end, full, text[start:end], _is_capital(word), gap)


def _is_capital(word: str) -> bool:
    """Whether a word is written as a name; so is "d'Ivoire"."""
    return word[0].isupper() or (word[1:2] in {"'", "’"} and word[2:3].isupper())


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
