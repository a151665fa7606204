"""Sets of characters: what two spans are compared by, and which of them stand in quotation marks.

After the official scorer, `score_attributions.py` ("once spaces, quotation marks and edge punctuation are left out").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from onrecord.record import Span

Kind = Literal["direct", "mixed", "indirect"]
KINDS: tuple[Kind, ...] = ("direct", "mixed", "indirect")

DROP = frozenset(" \t\r\n\u00a0\"“”‘’'«»„.,;:!?-–—…()[]")
"""Characters that never count, wherever they stand."""

OPENING = "“«„"
DIRECT_ABOVE, INDIRECT_BELOW = 0.95, 0.05
_MARK = re.compile(r'""|["“„«”»]|\n')


def characters(spans: Iterable[Span], text: str) -> frozenset[int]:
    """Positions that the spans cover, without those of `DROP` and those beyond the text."""
    return frozenset(
        position for start, end in spans for position in range(start, min(end, len(text))) if text[position] not in DROP
    )


def quoted_positions(text: str) -> frozenset[int]:
    """Positions inside double quotation marks (two straight or grave single marks count as one), line by line.

    A straight mark opens where none is open and closes otherwise; a line's end closes.
    """
    inside: set[int] = set()
    opened: int | None = None
    plain = text.replace("''", '""').replace("``", '""')
    for mark in _MARK.finditer(plain):
        if opened is not None:
            inside.update(range(opened, mark.start()))
        opens = mark[0] in OPENING or (mark[0][0] == '"' and opened is None)
        opened = mark.end() if opens else None
    if opened is not None:
        inside.update(range(opened, len(plain)))
    return frozenset(inside)


def kind_of(content: frozenset[int], inside: frozenset[int]) -> Kind:
    """How much of a content stands in quotation marks: over 95 % is direct, under 5 % indirect."""
    if not content:
        return "indirect"
    share = len(content & inside) / len(content)
    return "direct" if share > DIRECT_ABOVE else "indirect" if share < INDIRECT_BELOW else "mixed"


def jaccard(left: frozenset[int], right: frozenset[int]) -> float:
    """Shared over all (Jaccard 1901); of two empty sets, 1."""
    return len(left & right) / len(left | right) if left or right else 1.0


def soft(read: frozenset[int], gold: frozenset[int]) -> tuple[float, float]:
    """Precision and recall by characters; both 1 where both sets are empty."""
    if not read and not gold:
        return 1.0, 1.0
    shared = len(read & gold)
    return shared / len(read) if read else 0.0, shared / len(gold) if gold else 0.0
