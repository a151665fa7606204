"""How much of a span a set of spans covers: answered by prefix sums, so that long texts stay linear."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from onrecord.record import Span, Spans, merge_spans


class Coverage:
    """A set of spans that can be asked about any span. `spans` are merged and in order."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans: Spans = merge_spans(spans)
        self._starts = [start for start, _ in self.spans]
        self._before = list(accumulate((end - start for start, end in self.spans), initial=0))

    def _upto(self, position: int) -> int:
        index = bisect_right(self._starts, position) - 1
        if index < 0:
            return 0
        start, end = self.spans[index]
        return self._before[index] + min(position, end) - start

    def inside(self, span: Span) -> int:
        """Code points of `span` that are covered."""
        return self._upto(span[1]) - self._upto(span[0])

    def pieces(self, span: Span) -> Iterable[Span]:
        """Cut a span wherever a covered stretch begins or ends."""
        start, end = span
        edges = {start, end}
        for index in range(max(0, bisect_right(self._starts, start) - 1), len(self.spans)):
            left, right = self.spans[index]
            if left >= end:
                break
            edges.update(edge for edge in (left, right) if start < edge < end)
        ordered = sorted(edges)
        return zip(ordered[:-1], ordered[1:], strict=True)
