"""The words of a passage that say how it is put: its cue's head, its negation, and where its main clause lies."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from onrecord.read.certainty.lexicon import Word, look_up_at
from onrecord.read.passage import Passage
from onrecord.record import Article, Span, Spans

LEAD = 600
"""Code points of a content that are looked at; a first sentence is seldom longer."""

BEFORE = 60
"""Code points before a cue in which a negation that belongs to it may stand."""

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NEGATION = re.compile(
    r"\b(?:not|never|cannot|no|neither|nor|nothing|hardly|scarcely|without|yet to|no longer|(?:do|does|did|is|are|was|"
    r"were|has|have|had|wo|would|ca|could|should|must|need|ai)n[’']t)\b",
    re.I,
)
_JUST_BEFORE = re.compile(
    r"\b(?:not|never|cannot|nor|hardly|(?:do|does|did|is|are|was|were|has|have|had|wo|would|ca|could)n[’']t)"
    r"(?: [a-z]+ly| yet| been| be| immediately)*\s+$",
    re.I,
)
_NOBODY = re.compile(r"\s*(?:nobody|no[ -]one|none|neither|no|few)\b", re.I)
_LIGHT = frozenset(
    "go come make take give get have do be keep hold continue begin start use bring send become receive include serve "
    "need set move back call work mean follow read term figure matter count mind care look".split()
)
"""Verbs that often only carry another one ("went on to say"); they are a cue's head only where no other is."""


_BRACKETED = re.compile(r"\[[^\[\]]*\]")


@dataclass(frozen=True, slots=True)
class Head:
    """The word of the cue that says what the source does; `negation` are the words that negate it."""

    word: Word
    span: Span
    negation: Spans


def head_of(article: Article, passage: Passage) -> Head | None:
    """The cue's head; None where the cue has no word that the lexicon knows."""
    found = [(word, span) for word, span in _known(article.text, passage.cue) if word is not None]
    if not found:
        return None
    strong = [item for item in found if item[0].lemma not in _LIGHT] or found
    word, span = next((item for item in strong if item[0].polarity is not None), strong[0])
    return Head(word, span, negation_of(article, passage))


def _known(text: str, cue: Spans) -> list[tuple[Word | None, Span]]:
    found: list[tuple[Word | None, Span]] = []
    for start, end in cue:
        for match in WORD.finditer(text, start, min(end, start + LEAD)):
            words = look_up_at(text, *match.span())
            if words:
                found.append((words[0], match.span()))
    return found


def negation_of(article: Article, passage: Passage) -> Spans:
    """The words that negate the cue: in it, just before it, or a source that is nobody."""
    text = article.text
    found = [
        match.span() for start, end in passage.cue for match in _NEGATION.finditer(text, start, min(end, start + LEAD))
    ]
    if passage.cue and not found:
        start = passage.cue[0][0]
        first = max([start - BEFORE, 0, *(end for _, end in passage.content if end <= start)])
        match = _JUST_BEFORE.search(text[first:start])
        if match:
            found.append((first + match.start(), first + match.start() + len(match[0].split()[0])))
    for start, end in passage.source[:1]:
        match = _NOBODY.match(text, start, end)
        if match:
            found.append((match.start() + len(match[0]) - len(match[0].lstrip()), match.end()))
    return tuple(found)


def sentence_end(article: Article, position: int) -> int:
    """Where the sentence that holds a position ends."""
    index = bisect_right(article.sentences, (position, len(article.text))) - 1
    if index >= 0 and article.sentences[index][1] > position:
        return article.sentences[index][1]
    return len(article.text)


def sentence_start(article: Article, position: int) -> int:
    """Where the sentence that holds a position begins."""
    index = bisect_right(article.sentences, (position, len(article.text))) - 1
    return article.sentences[index][0] if index >= 0 else 0


def lead_of(article: Article, content: Spans) -> Spans:
    """A content's first sentence, in as many pieces as the cue left of it; brackets an editor put there left out."""
    pieces: list[Span] = []
    for start, end in content:
        stop = min(end, sentence_end(article, start), start + LEAD)
        pieces.append((start, stop))
        if stop < end or re.search(r"[.!?][\"'”’)]*\s*$", article.text[max(start, stop - 6) : stop]):
            break
    return tuple(piece for span in pieces for piece in _unbracketed(article.text, span))


def _unbracketed(text: str, span: Span) -> list[Span]:
    if text.find("[", *span) < 0:
        return [span]
    pieces, start = [], span[0]
    for match in _BRACKETED.finditer(text, *span):
        pieces.append((start, match.start()))
        start = match.end()
    return [*pieces, (start, span[1])]
