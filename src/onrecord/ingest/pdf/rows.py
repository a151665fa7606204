"""A line as it is printed, and what lies beside what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand on one line without a wide gap.

    `box` is (left, bottom, right, top) in points from the page's lower left corner, and as high as the font is,
    whatever letters are on the line; `page` counts from 1; `size` is the font's, in points.
    """

    page: int
    text: str
    box: Box
    size: float

    @property
    def left(self) -> float:
        """The left side."""
        return self.box[0]

    @property
    def right(self) -> float:
        """The right side."""
        return self.box[2]

    @property
    def middle(self) -> float:
        """Half-way up."""
        return (self.box[1] + self.box[3]) / 2

    @property
    def height(self) -> float:
        """The box's height."""
        return self.box[3] - self.box[1]


def in_rows(lines: Iterable[Line]) -> list[list[Line]]:
    """Group lines that stand side by side, from the top down, each row from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (-line.middle, line.left)):
        if rows and rows[-1][0].middle - line.middle < 0.5 * min(rows[-1][0].height, line.height):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.left) for row in rows]
