"""The words around a cue: its sentence, no further than a sentence is long."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from onrecord.record import Article, Span, Spans, merge_spans

REACH = 160
"""Code points around the cue that are looked at; a sentence is seldom longer outside its content."""


def around(article: Article, cue: Spans) -> Span:
    """The sentence of a cue, at most `REACH` to either side."""
    start, end = sentence_at(article, cue[0][0])
    return max(start, cue[0][0] - REACH), min(max(end, cue[-1][1]), cue[-1][1] + REACH)


def sentence_at(article: Article, position: int) -> Span:
    """The sentence that a place lies in."""
    index = bisect_right(article.sentences, (position, len(article.text))) - 1
    if index >= 0 and article.sentences[index][1] > position:
        return article.sentences[index]
    return position, min(len(article.text), position + REACH)


def gaps(window: Span, taken: Spans) -> Iterator[Span]:
    """The stretches of a window that none of the spans takes."""
    start = window[0]
    for left, right in merge_spans(taken):
        if right <= window[0] or left >= window[1]:
            continue
        if start < left:
            yield start, left
        start = max(start, right)
    if start < window[1]:
        yield start, window[1]
