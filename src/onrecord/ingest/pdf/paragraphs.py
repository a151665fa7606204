"""Lines → paragraphs: a break between lines parts them where the width of the column did not force it."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from onrecord.ingest.headline import ends_as_sentence
from onrecord.ingest.pdf.rows import Line

_OTHER_SIZE = 1.15
_WIDER_APART = 1.3
"""Times the usual distance of lines. Paragraphs that are set apart are so by half a line at least."""
_INDENT = 0.6
"""Of a font's height: printers indent a first line by 1 em, which is about 0.85 of it, and seldom by less than 0.7."""
_ROOM = 0.1
_ITEM = re.compile(r"[•●▪◦‣■–—-]\s|\(?\d{1,2}[.)]\s")
_BROKEN_WORD = re.compile(r"[^\W\d_][-\u2010\u00ad]$")
_FIRST_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Column:
    """The sides of a column and the usual distance of its lines, as its lines of one size have them.

    A headline may be wider than the text below it, and beside it no line of the text would be full.
    """

    left: float
    right: float
    leading: float


def find_paragraphs(columns: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Group the lines of columns, given in reading order; a paragraph may go on in the next column or page."""
    paragraphs: list[list[Line]] = []
    for lines in columns:
        by_size = _by_size(lines)
        for number, line in enumerate(lines):
            if not paragraphs:
                parts = True
            elif number:
                parts = _parts(paragraphs[-1], line, by_size[_step(line)])
            else:
                parts = _parts_across(paragraphs[-1][-1], line)
            if parts:
                paragraphs.append([line])
            else:
                paragraphs[-1].append(line)
    return paragraphs


def _by_size(lines: Sequence[Line]) -> dict[int, Column]:
    grouped: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        grouped[_step(line)].append(line)
    return {step: _column(group) for step, group in grouped.items()}


def _step(line: Line) -> int:
    """A number for each step of sizes that differ."""
    return round(math.log(max(line.size, 0.1), _OTHER_SIZE))


def _column(lines: Sequence[Line]) -> Column:
    down = [above.middle - below.middle for above, below in pairwise(lines) if not _same_row(above, below)]
    height = median(line.height for line in lines)
    # Lines at the distance of a paragraph's are no measure of lines within one.
    close = [distance for distance in down if distance < 2.2 * height]
    return Column(
        left=min(line.left for line in lines),
        # One line in twenty may be longer: a word that could not be broken.
        right=sorted(line.right for line in lines)[-1 - len(lines) // 20],
        leading=median(close) if close else 1.2 * height,
    )


def _parts(paragraph: Sequence[Line], line: Line, column: Column) -> bool:
    before = paragraph[-1]
    if _same_row(before, line):
        return False
    if _sizes_differ(before, line) or _ITEM.match(line.text):
        return True
    if before.middle - line.middle > _WIDER_APART * max(column.leading, 0.8 * line.height):
        return True
    return _is_first_line(paragraph, line, column) or _had_room(before, line, column)


def _parts_across(before: Line, line: Line) -> bool:
    """Whether a paragraph ends with its column."""
    return ends_as_sentence(before.text) or _sizes_differ(before, line) or _ITEM.match(line.text) is not None


def _same_row(before: Line, line: Line) -> bool:
    return before.page == line.page and abs(before.middle - line.middle) < 0.5 * min(before.height, line.height)


def _sizes_differ(before: Line, line: Line) -> bool:
    smaller, larger = sorted((before.size, line.size))
    return larger > _OTHER_SIZE * smaller


def _is_first_line(paragraph: Sequence[Line], line: Line, column: Column) -> bool:
    """Whether a line is set in, below one that is not; the second line of an item of a list is so too."""
    before = paragraph[-1]
    if len(paragraph) == 1 and not ends_as_sentence(before.text):
        return False
    indent = _INDENT * line.height
    return line.left - column.left > indent and line.left - before.left > indent


def _had_room(before: Line, line: Line, column: Column) -> bool:
    """Whether the line's first word would have fitted above: then the break was meant."""
    if _BROKEN_WORD.search(before.text) and line.text[:1].islower():
        return False
    first = _FIRST_WORD.search(line.text)
    letters = len(first.group()) + 1 if first else 1
    needed = letters * (line.right - line.left) / len(line.text)
    return column.right - before.right > max(1.1 * needed, _ROOM * (column.right - column.left))
