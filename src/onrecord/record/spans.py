"""Spans: half-open ranges of Unicode code points into an article's clean text.

The unit is that of the W3C Web Annotation `TextPositionSelector` (REC 2017, §4.2.5).
"""

from __future__ import annotations

from collections.abc import Iterable

Span = tuple[int, int]
Spans = tuple[Span, ...]


def merge_spans(spans: Iterable[Span]) -> Spans:
    """Sort spans and join those that touch or overlap; empty ones are dropped."""
    merged: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def overlap(left: Iterable[Span], right: Iterable[Span]) -> int:
    """Count the code points that two sets of spans share."""
    ours, theirs = merge_spans(left), merge_spans(right)
    shared = i = j = 0
    while i < len(ours) and j < len(theirs):
        shared += max(0, min(ours[i][1], theirs[j][1]) - max(ours[i][0], theirs[j][0]))
        if ours[i][1] <= theirs[j][1]:
            i += 1
        else:
            j += 1
    return shared


def length(spans: Iterable[Span]) -> int:
    """Count the code points that a set of spans covers."""
    return sum(end - start for start, end in merge_spans(spans))
