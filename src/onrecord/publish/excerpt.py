"""What a ledger line shows of a content: its own characters, the middle left out where it is long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.record import Span, Spans, length

LIMIT = 280
_WORTH_CUTTING = 80
"""A gap shorter than this would tell less than the words it stands for."""


@dataclass(frozen=True, slots=True)
class Part:
    """Characters of the article, or (`left_out` above 0) the mark of how many are not shown."""

    text: str
    editorial: bool = False
    left_out: int = 0


def excerpt(text: str, spans: Spans, editorial: Spans = (), *, limit: int = LIMIT) -> list[list[Part]]:
    """Return one list of parts for each span; where all are well over `limit`, two thirds from the front stay."""
    total = length(spans)
    if total <= limit + _WORTH_CUTTING:
        return [_parts(text, span, editorial) for span in spans]
    head = _back_to_a_word(text, spans, _place(spans, limit * 2 // 3))
    tail = _on_to_a_word(text, spans, _place(spans, total - limit // 3))
    gap = Part("", left_out=length(_clip(spans, head, tail)))
    return [
        *(_parts(text, span, editorial) for span in _clip(spans, 0, head)),
        [gap],
        *(_parts(text, span, editorial) for span in _clip(spans, tail, len(text))),
    ]


def _place(spans: Spans, count: int) -> int:
    """Find where the first `count` characters of the spans end."""
    for start, end in spans:
        if count <= end - start:
            return start + count
        count -= end - start
    return spans[-1][1]


def _back_to_a_word(text: str, spans: Spans, place: int) -> int:
    start = max(start for start, _ in spans if start <= place)
    space = text.rfind(" ", max(start, place - 40), place)
    return space if space > 0 else place


def _on_to_a_word(text: str, spans: Spans, place: int) -> int:
    end = min(end for _, end in spans if end >= place)
    space = text.find(" ", place, min(end, place + 40))
    return space + 1 if space >= 0 else place


def _clip(spans: Spans, start: int, end: int) -> Spans:
    clipped = ((max(left, start), min(right, end)) for left, right in spans)
    return tuple((left, right) for left, right in clipped if left < right)


def _parts(text: str, span: Span, editorial: Spans) -> list[Part]:
    return list(_split(text, span, _clip(editorial, *span)))


def _split(text: str, span: Span, editorial: Spans) -> Iterator[Part]:
    place, end = span
    for left, right in editorial:
        if place < left:
            yield Part(text[place:left])
        yield Part(text[left:right], editorial=True)
        place = right
    if place < end:
        yield Part(text[place:end])
