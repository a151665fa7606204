"""The numbers of a claim as a small plot: a line a day and counter, on one scale for what is counted alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.publish.signs import Look

WIDTH = 28
"""Columns of the scale."""
MOST = 24
"""Lines of a plot; what more there is stands in JSON."""


@dataclass(frozen=True, slots=True)
class PlotPoint:
    """The figures of one day on one count: lowest, the best, highest, None where that is left open."""

    day: str | None
    by: str
    low: float | None
    best: float | None
    high: float | None

    @property
    def figures(self) -> tuple[float, ...]:
        """Those that are given."""
        return tuple(figure for figure in (self.low, self.best, self.high) if figure is not None)


def plot_lines(points: Iterable[PlotPoint], look: Look) -> list[str]:
    """The lines of a plot, the earliest first; none where all figures are the same and there is nothing to see."""
    kept = sorted((point for point in points if point.figures), key=lambda point: (point.day or "~", point.by))
    figures = [figure for point in kept for figure in point.figures]
    if len(set(figures)) < 2:
        return []
    low, high = min(figures), max(figures)
    days = max(len(point.day or "no day") for point in kept)
    lines = []
    for point in kept:
        words = f"{_range(point, look)} by {look.line(point.by)}"
        lines.append(f"{point.day or 'no day':<{days}}  {_bar(point, low, high, look)}  {words}")
    more = [f"and {len(lines) - MOST} more: --format json"] if len(lines) > MOST else []
    return [*lines[:MOST], *more]


def _bar(point: PlotPoint, low: float, high: float, look: Look) -> str:
    at = [round((figure - low) / (high - low) * (WIDTH - 1)) for figure in point.figures]
    cells = [look.signs.dot if place % 9 == 0 else " " for place in range(WIDTH)]
    for place in range(min(at), max(at) + 1):
        cells[place] = look.signs.rule
    best = point.best if point.best is not None else point.low if point.low is not None else point.high
    assert best is not None
    cells[round((best - low) / (high - low) * (WIDTH - 1))] = "o"
    return "".join(cells)


def _range(point: PlotPoint, look: Look) -> str:
    figures: Sequence[float] = sorted(set(point.figures))
    written = [f"{figure:,.10g}" for figure in figures]
    if len(figures) > 1:
        return f"{written[0]}{look.signs.dash}{written[-1]}"
    if point.best is None:
        return f"at least {written[0]}" if point.low is not None else f"at most {written[0]}"
    return written[0]
