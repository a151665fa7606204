"""What the body states, as a headline is held against it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.read.headlines.tables import classes
from onrecord.read.headlines.words import Word, words_of
from onrecord.record import Article, Assertion, Attribution, Span, Spans, merge_spans

SAID = ("speech", "writing", "thought")
SPOKEN = ("body", "caption", "blockquote", "dateline")
"""Segments whose words may bear a headline out; readers' comments and the page's furniture do not."""

BEFORE = 2
"""Sentences before a statement from which "he" and "the bridge" are understood."""

LONGEST = 3000
"""Code points of a sentence that is looked at; what is longer is no prose."""


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution's or an assertion's words, and those around it by which they are understood.

    `said` tells that it is only somebody's say-so.
    """

    id: str
    content: tuple[Word, ...]
    source: tuple[Word, ...]
    cue: tuple[Word, ...]
    context: tuple[Word, ...]
    said: bool
    start: int

    @property
    def sources_head(self) -> tuple[Word, ...]:
        """The words that say who the source is: the name with its title, or the noun alone ("police")."""
        end = next(
            (
                i
                for i, word in enumerate(self.source)
                if i and word.lower in (",", "of", "in", "for", "at", "who", "from")
            ),
            len(self.source),
        )
        head = tuple(word for word in self.source[:end] if word.says_something)
        return head if head and head[-1].is_name else head[-1:]

    @property
    def points_back(self) -> bool:
        """Whether it speaks of somebody or something by a pronoun."""
        return any(word.lower in classes()["pronoun"] for word in self.content)


@dataclass(frozen=True, slots=True)
class Body:
    """The body's words in order, and its statements."""

    words: tuple[Word, ...]
    sentences: tuple[tuple[Word, ...], ...]
    statements: tuple[Statement, ...]


def body_of(article: Article, attributions: Sequence[Attribution], assertions: Sequence[Assertion]) -> Body:
    """Read the body for weighing."""
    spans = [_cut(sentence, article) for sentence in article.sentences]
    kept = [span for span in spans if span is not None and span[1] - span[0] <= LONGEST]
    by_sentence = tuple(tuple(words_of(article.text, *span)) for span in kept)
    words = [word for sentence in by_sentence for word in sentence]
    starts = [word.span[0] for word in words]
    begins = tuple(span[0] for span in kept)

    def within(spans: Spans) -> tuple[Word, ...]:
        return tuple(
            word for start, end in spans for word in words[bisect_left(starts, start) : bisect_left(starts, end)]
        )

    def around(start: int) -> tuple[Word, ...]:
        place = max(0, bisect_right(begins, start) - 1 - BEFORE)
        return within(((begins[place], start),)) if begins and begins[place] < start else ()

    made = [
        Statement(item.id, within(item.content), (), (), around(item.content[0][0]), False, item.content[0][0])
        for item in assertions
        if item.content
    ]
    known = merge_spans(span for item in assertions for span in item.content)
    for item in attributions:
        said = item.act in SAID and not _is_hedge(article.text, item)
        if not item.content or item.segment not in SPOKEN or (not said and _touches(item.content, known)):
            continue
        start = min(span[0] for span in item.content)
        around_it = around(min([start, *(span[0] for span in item.source)]))
        source = within((*item.source, *_named(item)))
        made.append(Statement(item.id, within(item.content), source, within(item.cue), around_it, said, start))
    return Body(tuple(words), by_sentence, tuple(sorted(made, key=lambda one: (one.start, one.id))))


def _named(item: Attribution) -> Spans:
    """The full mention of a source that is not itself one: "he" is Mayor Quell."""
    mention = item.who.mention if item.who is not None else None
    return () if mention is None or mention in item.source else (mention,)


def _touches(spans: Spans, known: Spans) -> bool:
    """Whether some of these spans overlaps one of many sorted ones."""
    places = ((start, bisect_left(known, end, key=lambda span: span[0]) - 1) for start, end in spans)
    return any(place >= 0 and known[place][1] > start for start, place in places)


def _is_hedge(text: str, item: Attribution) -> bool:
    """ "allegedly", "is believed to": nobody is named whose say-so it would be."""
    words = [word.lower() for start, end in item.cue for word in text[start:end].split()]
    return not item.source and any(word in classes()["hedging-cue"] for word in words)


def _cut(sentence: Span, article: Article) -> Span | None:
    """A sentence's part in a segment whose words count."""
    index = bisect_right(article.segments, sentence[0], key=lambda segment: segment.span[0]) - 1
    if index < 0 or article.segments[index].kind not in SPOKEN:
        return None
    return sentence
