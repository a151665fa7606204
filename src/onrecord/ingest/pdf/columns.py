"""The order in which the lines of a page are read: columns one after the other, from the left."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from onrecord.ingest.pdf.rows import Line, in_rows

_FEWEST = 3
"""Lines on each side of a gutter: fewer are a table's or a signature's, and read across."""
_NARROWEST_SIDE = 0.1
"""Of the whole width: newspapers are set in up to eight columns, and what is narrower are a table's numbers."""
_GUTTER = 0.7
_MOST = 5_000
"""Lines of a page beyond which it is no article's, and is taken from the top down."""


def in_reading_order(page: Sequence[Line]) -> list[list[Line]]:
    """Part a page into columns, in the order in which they are read; lines within each from the top down.

    Rows are gone through from the top for as long as one white strip parts them from top to bottom: such a run is set
    in columns. A line across the strip (a headline over both) ends it.
    """
    rows = in_rows(page)
    if len(page) > _MOST:
        return [[line for row in rows for line in row]]
    columns: list[list[Line]] = []
    plain: list[Line] = []
    at = 0
    while at < len(rows):
        end, gutter = _run(rows, at)
        if gutter is None:
            plain += rows[at]
            at += 1
            continue
        columns += [plain] if plain else []
        plain = []
        run = [line for row in rows[at:end] for line in row]
        columns += in_reading_order([line for line in run if line.right <= gutter])
        columns += in_reading_order([line for line in run if line.right > gutter])
        at = end
    return columns + ([plain] if plain else [])


def _run(rows: list[list[Line]], start: int) -> tuple[int, float | None]:
    """How far the rows from here on are set in columns, and where the leftmost gutter is; None where they are not."""
    covered: list[tuple[float, float]] = []
    best: tuple[int, float | None] = (start, None)
    for end in range(start, len(rows)):
        covered = _covered(covered, rows[end])
        if len(covered) < 2:
            break
        gutter = _gutter(covered, rows[start : end + 1]) if len(rows[end]) > 1 or best[1] is not None else None
        if gutter is not None:
            best = (end + 1, gutter)
    return best


def _covered(covered: list[tuple[float, float]], row: Sequence[Line]) -> list[tuple[float, float]]:
    """The stretches of the page's width on which something is printed."""
    merged: list[tuple[float, float]] = []
    for left, right in sorted([*covered, *((line.left, line.right) for line in row)]):
        if merged and left <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def _gutter(covered: list[tuple[float, float]], rows: list[list[Line]]) -> float | None:
    """The right end of the leftmost stretch that has a column's worth of lines on both sides of what follows it."""
    lines = [line for row in rows for line in row]
    narrowest = _GUTTER * median(line.height for line in lines)
    whole = covered[-1][1] - covered[0][0]
    for (_, end), (begin, _) in zip(covered, covered[1:], strict=False):
        if begin - end < narrowest:
            continue
        left = [line for line in lines if line.right <= end]
        right = [line for line in lines if line.left >= begin]
        if min(len(left), len(right)) >= _FEWEST and min(_width(left), _width(right)) >= _NARROWEST_SIDE * whole:
            return end
    return None


def _width(lines: Sequence[Line]) -> float:
    return max(line.right for line in lines) - min(line.left for line in lines)
