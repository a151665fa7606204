"""Spans: half-open ranges of Unicode code points into an article's clean text.

The unit is that of the W3C Web Annotation `TextPositionSelector` (REC 2017, §4.2.5).
"""

from __future__ import annotations

from collections.abc import Iterable

Span = tuple[int, int]
Spans = tuple[Span, ...]


def merge_spans(spans: Iterable[Span]) -> Spans:
    """Sort spans and join those that touch or overlap; empty ones are dropped."""
    if type(spans) is tuple and len(spans) == 1 and spans[0][0] < spans[0][1]:  # most are, and reading asks often
        return spans
    ordered = [span for span in spans if span[0] < span[1]]
    if len(ordered) < 2:
        return tuple(ordered)
    ordered.sort()
    merged: list[Span] = []
    for start, end in ordered:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def overlap(left: Iterable[Span], right: Iterable[Span]) -> int:
    """Count the code points that two sets of spans share."""
    ours, theirs = merge_spans(left), merge_spans(right)
    if not ours or not theirs or ours[-1][1] <= theirs[0][0] or theirs[-1][1] <= ours[0][0]:
        return 0
    shared = i = j = 0
    while i < len(ours) and j < len(theirs):
        (start, end), (other_start, other_end) = ours[i], theirs[j]
        if start < other_end and other_start < end:
            shared += (end if end < other_end else other_end) - (start if start > other_start else other_start)
        if end <= other_end:
            i += 1
        else:
            j += 1
    return shared


def length(spans: Iterable[Span]) -> int:
    """Count the code points that a set of spans covers."""
    return sum(end - start for start, end in merge_spans(spans))
