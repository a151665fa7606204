"""Words: what a search finds things by.

SQLite's index makes its own words of a text ("unicode61"): runs of letters and digits, lower case, Latin letters
without their accents. Here stands the same rule in Python, for PostgreSQL's index, for queries, and for finding the
words again in what is shown. The two are held to each other by a test.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.record import Span, Spans

# The combining marks that count as part of a letter; any other parts words.
_MARKS = "\u0300-\u0304\u0306-\u030c\u030f\u0311\u031b\u0323-\u0328\u032d\u032e\u0330\u0331"
_WORD = re.compile(f"(?:[^\\W_]|[\ue000-\uf8ff])(?:[^\\W_]|[\ue000-\uf8ff{_MARKS}])*")
_QUOTED = re.compile('[“”„«»"]')
_MARK = re.compile(f"[{_MARKS}]")

Term = tuple[str, ...]
"""Words that must stand next to each other; a lone word is a term of one."""

_BEFORE, _SNIPPET = 60, 240
"""Code points shown before the first word found, and in all: two lines of a terminal, three of a page."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word as it is found by, and where it stands."""

    folded: str
    span: Span


def words_in(text: str, spans: Spans | None = None) -> Iterator[Word]:
    """Find the words of a text, or of the spans of it, in order."""
    for start, end in ((0, len(text)),) if spans is None else spans:
        for match in _WORD.finditer(text, start, end):
            yield Word(fold(match.group()), match.span())


def fold(word: str) -> str:
    """Lower the case and take the accents off Latin letters."""
    return word.lower() if word.isascii() else _MARK.sub("", "".join(map(_folded, word)))


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    folded = character.casefold()
    lowered = folded if len(folded) == 1 else character.lower()
    base = unicodedata.normalize("NFD", lowered)[0]
    return base if base.isascii() and base.isalpha() else lowered[0]


def parse_query(query: str) -> tuple[Term, ...]:
    """Read what a user typed: words, all of which must occur, and "quoted phrases". Never raises; no words, no terms.

    What is written as one ("cease-fire", "don't") is looked for as one. A quotation mark that is not closed closes at
    the end.
    """
    terms: list[Term] = []
    for number, part in enumerate(_QUOTED.split(query)):
        chunks = [part] if number % 2 else part.split()
        terms += (tuple(word.folded for word in words_in(chunk)) for chunk in chunks)
    return tuple(dict.fromkeys(term for term in terms if term))


def snippet_of(text: str, terms: Sequence[Term], spans: Spans | None = None) -> tuple[Span, Spans]:
    """Return the span of a text around the first place where a term stands, and the words of terms within it.

    It begins and ends between words, and lies within one of `spans` where these are given.
    """
    hits: list[Span] = []
    end = -1
    for found in _occurrences(words_in(text, spans), terms):
        if not hits:
            end = found[0][0] - _BEFORE + _SNIPPET
        if found[0][0] >= end:
            break
        hits += (span for span in found if span not in hits)
    whole = _around(text, hits[0] if hits else None, spans)
    return whole, tuple(sorted(span for span in hits if whole[0] <= span[0] and span[1] <= whole[1]))


def _occurrences(words: Iterable[Word], terms: Sequence[Term]) -> Iterator[Spans]:
    longest = max(map(len, terms), default=0)
    recent: list[Word] = []
    for word in words:
        recent = [*recent[-(longest - 1) :], word] if longest > 1 else [word]
        for term in terms:
            tail = recent[-len(term) :]
            if tuple(known.folded for known in tail) == term:
                yield tuple(known.span for known in tail)


def _around(text: str, hit: Span | None, spans: Spans | None) -> Span:
    first, last = (0, len(text)) if not spans else _holding(hit, spans)
    at = first if hit is None else hit[0]
    start = max(first, at - _BEFORE)
    end = min(last, max(start + _SNIPPET, last if hit is None and last - start < _SNIPPET else 0, hit[1] if hit else 0))
    return _to_the_right(text, start, first, at), _to_the_left(text, end, last, hit[1] if hit else start)


def _holding(hit: Span | None, spans: Spans) -> Span:
    return next((span for span in spans if hit and span[0] <= hit[0] < span[1]), spans[0])


def _to_the_right(text: str, start: int, first: int, at: int) -> int:
    """Move a beginning that cuts a word behind it, but never past what was found."""
    while first < start < at and text[start - 1].isalnum():
        start += 1
    while first < start < at and text[start].isspace():
        start += 1
    return start


def _to_the_left(text: str, end: int, last: int, at: int) -> int:
    while at < end < last and text[end].isalnum() and text[end - 1].isalnum():
        end -= 1
    while at < end < last and text[end - 1].isspace():
        end -= 1
    return end
