"""When a claim was told, as a chart: a row for each origin, with its echoes behind it, along the days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from onrecord.publish.ticks import Tick, spread

WIDTH, LEFT, RIGHT = 400, 62, 14
ROW, FOOT = 22, 24
"""Units of a row, and of the days beneath."""
MOST_ROWS = 12
"""Origins that are drawn; the tree has all."""
MOST_DAYS = 4
APART = 6.0
"""Units by which marks of one row stand apart at the least, so that each can be seen and pointed at."""


@dataclass(frozen=True, slots=True)
class Told:
    """A telling for the chart: when, whether it is an origin's own, where it leads, and what it is in words."""

    published: str | None
    first: bool
    telling: str
    words: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A telling in the picture."""

    x: float
    y: float
    first: bool
    telling: str
    words: str


@dataclass(frozen=True, slots=True)
class TimeChart:
    """The picture: the dots, the rows by the height at which they stand, the days beneath, and how many rows more
    there are."""

    dots: tuple[Dot, ...]
    rows: tuple[Tick, ...]
    days: tuple[Tick, ...]
    height: int
    more: int = 0
    width: int = WIDTH
    left: int = LEFT
    right: int = WIDTH - RIGHT


def time_chart(rows: Sequence[Sequence[Told]]) -> TimeChart | None:
    """Draw the tellings of origins; None where fewer than two different times are known."""
    shown = [[(at, told) for told in row if (at := _moment(told.published)) is not None] for row in rows[:MOST_ROWS]]
    moments = [at for row in shown for at, _ in row]
    if len(set(moments)) < 2:
        return None
    first, last = min(moments), max(moments)
    dots = [dot for number, row in enumerate(shown) for dot in _row(row, number, first, last)]
    ticks = tuple(Tick(_across(day, first, last), words) for day, words in _days(first, last))
    height = ROW * len(shown) + FOOT
    labels = tuple(Tick(ROW * (number + 0.5), f"origin {number + 1}") for number in range(len(shown)))
    return TimeChart(tuple(dots), labels, ticks, height, len(rows) - len(shown))


def _row(row: Sequence[tuple[float, Told]], number: int, first: float, last: float) -> list[Dot]:
    dots: list[Dot] = []
    for at, told in sorted(row, key=lambda each: (each[0], not each[1].first, each[1].telling)):
        x = _across(at, first, last)
        x = max(x, dots[-1].x + APART) if dots else x
        dots.append(Dot(round(min(x, WIDTH - 4), 1), ROW * (number + 0.5), told.first, told.telling, told.words))
    return dots


def _across(at: float, first: float, last: float) -> float:
    return round(LEFT + 12 + (at - first) / (last - first) * (WIDTH - RIGHT - LEFT - 24), 1)


def _moment(published: str | None) -> float | None:
    """A time as days and a fraction; a day alone is its noon. None where there is none."""
    try:
        if not published:
            return None
        if len(published) <= 10:
            return date.fromisoformat(published).toordinal() + 0.5
        at = datetime.fromisoformat(published)
        at = at.astimezone(UTC) if at.tzinfo else at
        return at.toordinal() + (at.hour * 60 + at.minute) / 1440
    except ValueError:
        return None


def _days(first: float, last: float) -> list[tuple[float, str]]:
    """The days that are named, each at its noon, or as near to it as the chart reaches."""
    days = spread(range(int(first), int(last) + 1), MOST_DAYS)
    return [(min(max(day + 0.5, first), last), date.fromordinal(day).isoformat()[5:]) for day in days]
