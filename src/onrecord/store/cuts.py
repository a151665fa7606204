"""What the spans of a row cut: a checksum beside each, by which a span that has changed is told from its neighbours.

The id of a row says that something in it has changed; the cut says which span. CRC-32: it is there to find accidents,
and the id finds the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from zlib import crc32

from onrecord.record import Span


def cut_of(text: str, span: Span) -> int:
    """Checksum of what a span cuts out of a text."""
    return crc32(text[span[0] : span[1]].encode("utf-8", "surrogatepass"))


def spans_of(row: Mapping[str, Any], names: Iterable[str]) -> dict[str, list[Span]]:
    """Collect the spans that stand in some columns of a row, in order."""
    return {name: [_span(item) for item in _items(row[name])] for name in names}


def cuts_of(text: str, spans: Mapping[str, Sequence[Span]]) -> dict[str, list[int]]:
    """Take the checksum of every span."""
    if text.isascii():
        data = memoryview(text.encode("ascii"))
        return {name: [crc32(data[start:end]) for start, end in listed] for name, listed in spans.items() if listed}
    return {name: [cut_of(text, span) for span in listed] for name, listed in spans.items() if listed}


def joined(text: str, spans: Iterable[Span]) -> str:
    """Return the words that some spans cut, as they are kept beside them: a space between two spans."""
    return " ".join(text[start:end] for start, end in spans)


def is_inside(span: Span, length: int) -> bool:
    """Whether a span lies in a text of that length."""
    return 0 <= span[0] <= span[1] <= length


def _items(value: Any) -> Sequence[Any]:
    """A column holds one span, a list of spans, or a list of things that each begin with their span."""
    return [value] if value and isinstance(value[0], int) else value or ()


def _span(item: Any) -> Span:
    start, end = item if isinstance(item[0], int) else item[0]
    return int(start), int(end)
