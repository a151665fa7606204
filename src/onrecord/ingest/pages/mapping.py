"""Spans of the clean text → ranges of the decoded page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.record import Extraction, Printed, Span, Spans


def raw_spans(where: Extraction | Sequence[Printed], span: Span) -> Spans:
    """Give the ranges of the decoded page in which a span of the clean text is printed, in the order of the text.

    Ranges that touch come as one. A character that is written as a reference gives all of its reference; what was not
    printed (the line breaks between paragraphs) gives nothing. Takes time in proportion to the runs in the span.
    """
    printed = where.printed if isinstance(where, Extraction) else where
    start, end = span
    found: list[Span] = []
    at = bisect_right(printed, start, key=lambda run: run.span[1])
    while at < len(printed) and printed[at].span[0] < end:
        run = printed[at]
        at += 1
        if run.at is None:
            continue
        first, last = run.at
        if last - first == run.span[1] - run.span[0]:
            first, last = first + max(0, start - run.span[0]), last - max(0, run.span[1] - end)
        if found and found[-1][1] == first:
            found[-1] = found[-1][0], last
        else:
            found.append((first, last))
    return tuple(found)
