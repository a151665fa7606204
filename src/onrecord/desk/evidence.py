"""Where the words of an article stand in the bytes that it came as."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from onrecord.record import Printed, Spans


def printed_places(printed: tuple[Printed, ...], spans: Spans) -> tuple[Printed, ...]:
    """The runs in which spans were printed, each cut to what of it the spans cover.

    A run in a page is cut where its characters are the page's own, and stays whole where one character is written as
    a reference ("&amp;"); a run in a PDF keeps the box of its line.
    """
    starts = [run.span[0] for run in printed]
    places = []
    for start, end in spans:
        for run in printed[max(0, bisect_right(starts, start) - 1) :]:
            if run.span[0] >= end:
                break
            if run.span[1] > start:
                places.append(_cut(run, max(start, run.span[0]), min(end, run.span[1])))
    return tuple(places)


def _cut(run: Printed, start: int, end: int) -> Printed:
    if run.at is None or run.at[1] - run.at[0] != run.span[1] - run.span[0]:
        return replace(run, span=(start, end))
    first = run.at[0] + start - run.span[0]
    return replace(run, span=(start, end), at=(first, first + end - start))
