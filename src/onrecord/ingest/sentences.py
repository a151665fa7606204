"""Sentences: where a full stop ends one and where it does not. Linear, and made for news in English first.

The `sentencex` library was tried: it raises on lone surrogates, parts "Dr. | No", keeps "he said no. U.S. officials"
and whole quotations together, and its tables cannot be mended from outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.ingest.abbreviations import CAPITALISED, CONNECTING, NUMBERED, OTHERS, SPEECH_TAGS, STARTERS, TITLES
from onrecord.ingest.edges import trim
from onrecord.record import Span, Spans

_STOPS = re.compile(r"[.!?…。！？।؟۔｡]+")
_WITHOUT_SPACE = "。！？｡"
_CLOSERS = re.compile(r"[\"”’'»›)\]}*_]*(?:\s?\[\d{1,3}\]){0,8}")  # and the numbers of notes
_QUOTED = frozenset("\"”’'»›")
_QUOTING = frozenset("\"“‘„'«‹")
_GAP = re.compile(r"[\s>\u200b\ufeff]*")
_OPENERS = re.compile(r"[\"“‘„'«‹(\[{¿¡*_`]{0,8}")
_WORD = re.compile(r"[^\W\d_]{1,20}")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_NAMED_TAG = re.compile(rf"(?:[A-Z][\w.’'-]{{0,30}}\s){{1,4}}(?:{SPEECH_TAGS})\b")
_LONGEST_ABBREVIATION = 24


def find_sentences(text: str, paragraphs: Spans) -> Spans:
    """Cut every paragraph into its sentences."""
    return tuple(sentence for paragraph in paragraphs for sentence in _of_paragraph(text, paragraph))


def _of_paragraph(text: str, paragraph: Span) -> Iterator[Span]:
    start, end = paragraph
    for cut in _cuts(text, start, end):
        yield trim(text, start, cut)
        start = cut
    yield trim(text, start, end)


def _cuts(text: str, begin: int, end: int) -> Iterator[int]:
    """Yield where the sentences after the first begin."""
    start = begin
    for stop in _STOPS.finditer(text, begin, end):
        closed = _ends(_CLOSERS, text, stop.end(), end)
        onward = _ends(_GAP, text, closed, end)
        if onward >= end or stop.start() == start:
            continue
        if onward == closed:
            if text[stop.end() - 1] not in _WITHOUT_SPACE:
                continue
        elif not _is_end(text, start, stop.span(), (closed, onward), end):
            continue
        yield onward
        start = onward


def _is_end(text: str, sentence: int, stop: Span, gap: Span, end: int) -> bool:
    opened = _ends(_OPENERS, text, gap[1], end)
    following = text[opened : opened + 1]
    if not following.isalnum() or following.islower():
        return False
    if text[stop[0] : stop[1]] != ".":
        quoted = not _QUOTED.isdisjoint(text[stop[1] : gap[0]])
        return not (quoted and _NAMED_TAG.match(text, gap[1], end))
    word = _word_before(text, sentence, stop[0])
    if word.isdigit() and sentence + len(word) == stop[0]:
        return False  # the number of a list item
    return _may_end(word, _next_word(text, opened, end), following, quoted=text[gap[1]] in _QUOTING)


def _may_end(word: str, after: str, following: str, *, quoted: bool) -> bool:
    """Judge a single full stop by the word that it stands on and the one that follows."""
    plain, capital = word.casefold(), word[:1].isupper()
    if plain in CONNECTING or (capital and plain in TITLES):
        return False
    if plain in NUMBERED:
        return not following.isdigit()
    initial = len(word) == 1 and word.isalpha() and word != "I"
    if initial or plain in OTHERS or (capital and plain in CAPITALISED) or _DOTTED.fullmatch(word):
        return after.casefold() in STARTERS or (quoted and not initial and following.isupper())
    return True


def _word_before(text: str, sentence: int, stop: int) -> str:
    """The word that a full stop stands on: "Wis" of "(D-Wis."."""
    stretch = text[max(sentence, stop - _LONGEST_ABBREVIATION) : stop]
    words = stretch.split()
    word = words[-1] if words and not stretch[-1].isspace() else ""
    word = word.lstrip("([{\"“‘'«*_")
    return re.split(r"[-–—/]", word)[-1]


def _next_word(text: str, start: int, end: int) -> str:
    found = _WORD.match(text, start, end)
    return found.group() if found else ""


def _ends(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    found = pattern.match(text, start, end)
    return found.end() if found else start
