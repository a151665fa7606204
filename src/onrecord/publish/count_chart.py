"""How often something was done over time, as a chart: a bar for each month, or each day where it is a short time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onrecord.publish.ticks import Tick, spread

WIDTH, HEIGHT, LEFT, FOOT, TOP = 400, 110, 28, 22, 8
MOST_DAYS = 62
"""Days between the first and the last up to which a bar is a day; of longer times it is a month."""
MOST_BARS = 240
"""Bars beyond which each is of a year: twenty years of months."""
NAMED = 4
LEAST, MOST = 1.0, 18.0
"""Units of the breadth of a bar."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A time with how often: its place, and in words."""

    x: float
    y: float
    breadth: float
    height: float
    when: str
    words: str


@dataclass(frozen=True, slots=True)
class CountChart:
    """The picture: its bars, the times that are named beneath, and the highest number."""

    bars: tuple[Bar, ...]
    times: tuple[Tick, ...]
    most: int
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    top: int = TOP
    bottom: int = HEIGHT - FOOT


def count_chart(days: Iterable[str], noun: str) -> CountChart | None:
    """Draw how often each time comes (YYYY-MM-DD…); None where fewer than two are told apart."""
    known = sorted(found for day in days if (found := _day(day)) is not None)
    if not known:
        return None
    keys = _keys(known)
    counts = Counter(_key(day, len(keys[0])) for day in known)
    if len(counts) < 2:
        return None
    most, step = max(counts.values()), (WIDTH - LEFT - 8) / len(keys)
    bars = tuple(_bar(place, key, counts[key], most, step, noun) for place, key in enumerate(keys) if counts[key])
    ticks = tuple(Tick(round(LEFT + (keys.index(key) + 0.5) * step, 1), key) for key in spread(keys, NAMED))
    return CountChart(bars, ticks, most)


def _bar(place: int, key: str, count: int, most: int, step: float, noun: str) -> Bar:
    breadth = min(MOST, max(LEAST, 0.8 * step))
    height = (HEIGHT - FOOT - TOP) * count / most
    x = LEFT + (place + 0.5) * step - breadth / 2
    words = f"{key}: {count} {noun}{'' if count == 1 else 's'}"
    return Bar(round(x, 1), round(HEIGHT - FOOT - height, 1), round(breadth, 1), round(height, 1), key, words)


def _keys(known: list[date]) -> list[str]:
    """Every time from the first to the last, in the unit that suits them."""
    first, last = known[0], known[-1]
    if (last - first).days <= MOST_DAYS:
        return [date.fromordinal(day).isoformat() for day in range(first.toordinal(), last.toordinal() + 1)]
    months = [
        f"{year:04}-{month:02}"
        for year in range(first.year, last.year + 1)
        for month in range(1, 13)
        if (first.year, first.month) <= (year, month) <= (last.year, last.month)
    ]
    return months if len(months) <= MOST_BARS else [f"{year:04}" for year in range(first.year, last.year + 1)]


def _key(day: date, length: int) -> str:
    return day.isoformat()[:length]


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words[:10])
    except ValueError:
        return None
