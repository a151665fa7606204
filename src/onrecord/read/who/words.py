"""An article's words with what stands between them, found once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.record import Span

Gap = Literal["space", "comma", "bracket", "break"]

_TITLES = r"Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Capt|Sgt|St|Prof|Rev|Jr|Sr|Maj|Adm|Cmdr|Dept|Inc|Corp|Ltd|Co|Sec|Det|Hon"
_WORD = re.compile(rf"(?:[A-Z]\.){{2,}}|\b(?:{_TITLES})\.|\b[A-Z]\.(?= [A-Z])|\d+(?:,\d{{3}})+|\w+(?:[-'’.&!]\w+)*")
_OWNS = re.compile(r"['’](?:s|S|m|d|re|ve|ll)$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word without its possessive mark or what is contracted into it; `gap` says what stands between it and the word before."""

    start: int
    end: int
    text: str
    low: str
    owns: bool
    gap: Gap

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter, or holds one ("al-Zarqawi", "eBay")."""
        return self.text != self.low


def words_of(text: str) -> list[Word]:
    """All words, in order."""
    found: list[Word] = []
    before = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match.group()
        plain = _OWNS.sub("", word) if len(word) > 2 else word
        owns = plain != word or (word[-1] == "s" and text[end : end + 2] in ("' ", "’ "))
        found.append(Word(start, start + len(plain), plain, plain.lower(), owns, _gap(text, before, start)))
        before = end
    return found


def _gap(text: str, left: int, right: int) -> Gap:
    if right - left > 4:
        return "break"
    between = text[left:right].strip("'’ \u00a0")
    if not between:
        return "space" if right - left <= 3 and "\n" not in text[left:right] else "break"
    if "\n" in text[left:right]:
        return "break"
    return "comma" if between == "," else "bracket" if between == "(" else "break"


def between(words: Sequence[Word], span: Span) -> tuple[int, int]:
    """The indices of the words that begin in a span: first, and one past the last."""
    first = bisect_left(words, span[0], key=lambda word: word.start)
    return first, bisect_left(words, span[1], key=lambda word: word.start)
