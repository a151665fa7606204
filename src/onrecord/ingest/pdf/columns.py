"""The order in which the lines of a page are read: columns one after the other, from the left."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from onrecord.ingest.pdf.rows import Line, in_rows

_FEWEST = 3
"""Lines on each side of a gutter: fewer are a table's or a signature's, and read across."""
_NARROWEST_SIDE = 0.1
"""Of the whole width: newspapers are set in up to eight columns, and what is narrower are a table's numbers."""
_GUTTER = 0.7
"""Of a line's height, 0.6 em: the narrowest that newspapers set."""
_UNPARTED = 2
"""Rows that may show no strip yet: where the columns' lines are not level, each row has a line of one of them."""
_MOST = 2_000
"""Lines of a page beyond which it is no article's (a broadsheet's has 1,000), and is taken from the top down: the time
grows with the square of its rows."""


def in_reading_order(page: Sequence[Line]) -> list[list[Line]]:
    """Part a page into columns, in the order in which they are read; lines within each from the top down.

    Rows are gone through from the top for as long as one white strip parts them from top to bottom: such a run is set
    in columns. A line across the strip (a headline over both) ends it.
    """
    rows = in_rows(page)
    if len(page) > _MOST or not page:
        return [[line for row in rows for line in row]] if page else []
    narrowest = _GUTTER * median(line.height for line in page)
    columns: list[list[Line]] = []
    plain: list[Line] = []
    at = 0
    while at < len(rows):
        run, gutter = _run(rows, at, narrowest)
        if gutter is None:
            plain += rows[at]
            at += 1
            continue
        columns += [plain] if plain else []
        plain = []
        columns += in_reading_order([line for row in run for line in row if line.right <= gutter])
        columns += in_reading_order([line for row in run for line in row if line.right > gutter])
        at += len(run)
    return columns + ([plain] if plain else [])


def _run(rows: list[list[Line]], start: int, narrowest: float) -> tuple[list[list[Line]], float | None]:
    """The rows from here on that a white strip parts, and where it begins; None where it parts no columns."""
    covered: list[tuple[float, float]] = []
    end = start
    while end < len(rows):
        wider = _covered(covered, rows[end], narrowest)
        if len(wider) < 2 and len(covered) > 1:
            break
        covered = wider
        end += 1
        if len(covered) < 2 and end - start > _UNPARTED:
            break
    run = rows[start:end]
    return run, _gutter(covered, [line for row in run for line in row])


def _covered(covered: list[tuple[float, float]], row: Sequence[Line], narrowest: float) -> list[tuple[float, float]]:
    """The stretches of the page's width on which something is printed, with no narrower gaps than that."""
    merged: list[tuple[float, float]] = []
    for left, right in sorted([*covered, *((line.left, line.right) for line in row)]):
        if merged and left < merged[-1][1] + narrowest:
            merged[-1] = (merged[-1][0], max(merged[-1][1], right))
        else:
            merged.append((left, right))
    return merged


def _gutter(covered: list[tuple[float, float]], lines: Sequence[Line]) -> float | None:
    """The right end of the leftmost stretch that has columns of lines on both sides of what follows it."""
    for (_, end), (begin, _) in pairwise(covered):
        left = [line for line in lines if line.right <= end]
        right = [line for line in lines if line.left >= begin]
        whole = covered[-1][1] - covered[0][0]
        if min(len(left), len(right)) >= _FEWEST and min(_width(left), _width(right)) >= _NARROWEST_SIDE * whole:
            return end
    return None


def _width(lines: Sequence[Line]) -> float:
    return max(line.right for line in lines) - min(line.left for line in lines)
