"""Words and marks of a stretch of text, and the closed classes of English words that tell clauses apart."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

_TOKEN = re.compile(r"\w+(?:[’'.,-]\w+)*|[^\w\s]")
_FOLDER = Path(__file__).parent


class Token(NamedTuple):
    """A word or a mark: its place, its letters, and the same in lower case with straight apostrophes.

    A tuple, since a thousand are made for every page.
    """

    start: int
    end: int
    word: str
    lower: str

    @property
    def is_word(self) -> bool:
        """Whether it is a word and no mark."""
        return self.word[0].isalnum() or self.word[0] == "_"

    @property
    def is_name(self) -> bool:
        """Whether it is written like a name."""
        return self.word[0].isupper()


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The words and marks of `text[start:end]`."""
    return [
        Token(match.start(), match.end(), match[0], match[0].lower().replace("’", "'"))
        for match in _TOKEN.finditer(text, start, end)
    ]


@cache
def classes() -> dict[str, frozenset[str]]:
    """The closed classes of `small.tsv`."""
    rows = (line.split("\t") for line in _lines("small.tsv"))
    return {name: frozenset(words.split()) for name, words in rows}


@cache
def words_in(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """The two blocks of a list of words; the second is empty where no line with "=" parts them."""
    blocks: tuple[list[str], list[str]] = ([], [])
    second = False
    for line in _lines(name):
        second = second or line == "="
        blocks[second].extend(line.split())
    return frozenset(blocks[0]), frozenset(blocks[1]) - {"="}


def _lines(name: str) -> list[str]:
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
