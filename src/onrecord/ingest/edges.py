"""Trimming: what counts as empty room at the edges of a line or a paragraph."""

from __future__ import annotations

from onrecord.record import Span

_INVISIBLE = "\u200b\u200e\u200f\u2060\ufeff"
EDGE = "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + _INVISIBLE
"""White space, and the zero-width signs that pages leave behind and nobody sees."""


def trim(text: str, start: int, end: int) -> Span:
    """Shrink a span until it begins and ends on something that can be seen; an empty one comes back empty."""
    stretch = text[start:end]
    left = start + len(stretch) - len(stretch.lstrip(EDGE))
    return left, max(left, start + len(stretch.rstrip(EDGE)))
