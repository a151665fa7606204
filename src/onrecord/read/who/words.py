"""An article's words with what stands between them, found once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from onrecord.record import Span

Gap = Literal["space", "comma", "bracket", "break"]

_TITLES = (
    r"Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Capt|Sgt|St|Prof|Rev|Jr|Sr|Maj|Adm|Cmdr|Dept|Inc|Corp|Ltd|Co|Sec|Det|Hon"
)
_WORD = re.compile(rf"(?:[A-Z]\.){{2,}}|\b(?:{_TITLES})\.|\b[A-Z]\.(?= [A-Z])|\d+(?:,\d{{3}})+|\w+(?:[-'’.&!]\w+)*")
_OWNS = re.compile(r"['’](?:s|S|m|d|re|ve|ll)$")


class Word(NamedTuple):
    """A word without its possessive mark or what is contracted into it; `gap` is what stands before it.

    A tuple and not a dataclass: there is one for every word of a text, and these are made in half the time.
    """

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


class Words(list[Word]):
    """The words of a text, with where each begins."""

    __slots__ = ("starts",)

    def __init__(self, words: Iterable[Word]) -> None:
        super().__init__(words)
        self.starts = [word.start for word in self]


def words_of(text: str) -> Words:
    """All words, in order."""
    return Words(_words(text))


def _words(text: str) -> Iterator[Word]:
    before = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        word = match.group()
        plain = _OWNS.sub("", word) if len(word) > 2 and ("'" in word or "’" in word) else word
        owns = plain != word or (word[-1] == "s" and text[end : end + 2] in ("' ", "’ "))
        yield Word(start, start + len(plain), plain, plain.lower(), owns, _gap(text, before, start))
        before = end


def _gap(text: str, left: int, right: int) -> Gap:
    if right - left == 1 and text[left] == " ":
        return "space"
    if right - left > 4:
        return "break"
    between = text[left:right].strip("'’ \u00a0")
    if not between:
        return "space" if right - left <= 3 and "\n" not in text[left:right] else "break"
    if "\n" in text[left:right]:
        return "break"
    return "comma" if between == "," else "bracket" if between == "(" else "break"


def between(words: Words, span: Span) -> tuple[int, int]:
    """The indices of the words that begin in a span: first, and one past the last."""
    first = bisect_left(words.starts, span[0])
    return first, bisect_left(words.starts, span[1], lo=first)
