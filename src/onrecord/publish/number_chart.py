"""The numbers of a claim as a chart: days along, figures up, every counter with a shape of its own and its ranges."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.publish.ticks import Tick, spread

WIDTH, HEIGHT = 400, 220
"""Units of the picture; a page shows it at its own width or less, so that its words stay legible on a phone."""
LEFT, RIGHT, TOP, BOTTOM = 52, 16, 12, 28
ASIDE = 7.0
"""Units by which the figures of two counters on one day stand apart."""
MOST_DAYS = 4
"""Days that are named beneath."""
SQUASHED = 0.4
"""Share of the highest figure below which the scale begins at nothing, so that what is small is not shown as large."""

SHAPES = (
    "M-4.5,0a4.5,4.5 0 1,0 9,0a4.5,4.5 0 1,0 -9,0z",
    "M-4,-4h8v8h-8z",
    "M0,-5.2L5,3.8H-5z",
    "M0,-5.5L5.5,0L0,5.5L-5.5,0z",
    "M0,5.2L5,-3.8H-5z",
    "M-1.7,-5h3.4v3.3h3.3v3.4h-3.3v3.3h-3.4v-3.3h-3.3v-3.4h3.3z",
)
"""One for each counter, whatever the colour; further ones begin again, and their words tell them apart."""


@dataclass(frozen=True, slots=True)
class ChartFigure:
    """Lowest, best and highest of one day, the telling that it leads to, and what it says in words."""

    day: str | None
    low: float | None
    best: float | None
    high: float | None
    telling: str
    words: str
    slip: bool = False

    @property
    def figures(self) -> tuple[float, ...]:
        """Those that are given."""
        return tuple(figure for figure in (self.low, self.best, self.high) if figure is not None)

    @property
    def value(self) -> float:
        """Where the mark stands: the best, else an end that is given."""
        return next(figure for figure in (self.best, self.low, self.high) if figure is not None)


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure in the picture: its place, the ends of its range where it has one, its shape, and where it leads."""

    x: float
    y: float
    top: float | None
    bottom: float | None
    shape: str
    counter: int
    telling: str
    words: str
    slip: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """The picture: its marks and both scales."""

    marks: tuple[Mark, ...]
    days: tuple[Tick, ...]
    figures: tuple[Tick, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    bottom: int = HEIGHT - BOTTOM


def chart_of(counters: Sequence[Sequence[ChartFigure]]) -> Chart | None:
    """Draw the figures of counters; None where all are the same and there is nothing to see, or none has a day."""
    placed = [
        (place, figure, _ordinal(figure.day))
        for place, figures in enumerate(counters)
        for figure in figures
        if figure.figures
    ]
    dated = [(place, figure, day) for place, figure, day in placed if day is not None]
    values = [value for _, figure, _ in dated for value in figure.figures]
    if len(set(values)) < 2:
        return None
    days = sorted({day for _, _, day in dated})
    across, up = _across(days), _up(values)
    marks = [
        _mark(figure, across.at(day) + ASIDE * (place - (len(counters) - 1) / 2), up, place)
        for place, figure, day in dated
    ]
    return Chart(
        tuple(sorted(marks, key=lambda mark: (mark.x, mark.y))),
        tuple(Tick(across.at(day), date.fromordinal(day).isoformat()[5:]) for day in spread(days, MOST_DAYS)),
        tuple(Tick(up.at(value), f"{value:,g}") for value in up.steps),
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    first: float
    last: float
    begin: float
    end: float
    steps: tuple[float, ...] = ()

    def at(self, value: float) -> float:
        if self.last == self.first:
            return round((self.begin + self.end) / 2, 1)
        share = (value - self.first) / (self.last - self.first)
        return round(self.begin + share * (self.end - self.begin), 1)


def _across(days: Sequence[int]) -> _Scale:
    return _Scale(days[0], days[-1], LEFT + 24, WIDTH - RIGHT - 24)


def _up(values: Iterable[float]) -> _Scale:
    """The scale of some figures, from one round number to another."""
    low, high = min(values := list(values)), max(values)
    low = min(0.0, low) if low < SQUASHED * high else low
    step = _round_step((high - low) / 4)
    first, last = math.floor(low / step), math.ceil(high / step)
    steps = tuple(round(step * number, 10) for number in range(first, last + 1))
    return _Scale(steps[0], steps[-1], HEIGHT - BOTTOM, TOP, steps)


def _round_step(rough: float) -> float:
    """1, 2 or 5 times a power of ten, the first that is not less."""
    power = 10.0 ** math.floor(math.log10(rough))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough * (1 - 1e-9))


def _mark(figure: ChartFigure, x: float, up: _Scale, place: int) -> Mark:
    ends = figure.figures
    ranged = min(ends) < max(ends)
    top, bottom = (up.at(max(ends)), up.at(min(ends))) if ranged else (None, None)
    return Mark(
        round(min(max(x, LEFT + 4.0), WIDTH - 4.0), 1), up.at(figure.value), top, bottom,
        SHAPES[place % len(SHAPES)], place, figure.telling, figure.words, figure.slip,
    )  # fmt: skip


def _ordinal(day: str | None) -> int | None:
    try:
        return date.fromisoformat((day or "")[:10]).toordinal()
    except ValueError:
        return None
