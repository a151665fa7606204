"""Running heads and feet: lines that stand at the same place of most pages, and page numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.ingest.pdf.rows import Line, in_rows

_ROWS_LOOKED_AT = 3
_SAME_PLACE = 6.0
"""Points by which a running line may move from page to page: half a line."""
_LONGEST = 200
_NUMBER = re.compile(r"[\W_]*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[\W_]*", re.I)
_DIGITS = re.compile(r"\d+")


def without_running_lines(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Leave out of each page what runs along its top and bottom."""
    edges = [list(_edge_lines(page)) for page in pages]
    places: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, lines in enumerate(edges):
        for line in lines:
            places[_key(line)].append((number, line.middle))
    needed = max(2, -(-len(pages) // 2))
    kept = []
    for page, lines in zip(pages, edges, strict=True):
        running = {line for line in lines if _is_running(line, places[_key(line)], needed)}
        running |= set(_page_numbers(page))
        kept.append([line for line in page if line not in running])
    return kept


def _edge_lines(page: Sequence[Line]) -> Iterator[Line]:
    rows = in_rows(page)
    near = rows if len(rows) <= 2 * _ROWS_LOOKED_AT else rows[:_ROWS_LOOKED_AT] + rows[-_ROWS_LOOKED_AT:]
    for row in near:
        yield from (line for line in row if len(line.text) <= _LONGEST)


def _page_numbers(page: Sequence[Line]) -> Iterator[Line]:
    """A number alone on the first or the last row of a page that has more than that."""
    rows = in_rows(page)
    if len(rows) > 1:
        for row in (rows[0], rows[-1]):
            yield from (line for line in row if len(row) == 1 and _NUMBER.fullmatch(line.text))


def _key(line: Line) -> str:
    return _DIGITS.sub("#", " ".join(line.text.casefold().split()))


def _is_running(line: Line, places: Sequence[tuple[int, float]], needed: int) -> bool:
    return len({page for page, middle in places if abs(middle - line.middle) <= _SAME_PLACE}) >= needed
