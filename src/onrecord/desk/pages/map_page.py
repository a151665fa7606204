"""The map and the timeline of a ledger: which places and days its newest articles speak of, and when these came out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from onrecord.desk.linking.standing_tellings import standing_tellings
from onrecord.desk.query import Query
from onrecord.desk.recent import Window, window
from onrecord.record.layers import Place, Time
from onrecord.record.ledger import ArticleRow
from onrecord.record.telling import Telling
from onrecord.store import View

BARS = 100
"""Bars of a timeline at most: it goes by the day, else by the month, else by the year."""

DIGITS: Mapping[str, int] = {"day": 10, "month": 7, "year": 4}
"""How much of a date names a day, a month, a year."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that is spoken of, by its name and degrees: how many articles tell something about it, and what."""

    id: str
    name: str
    lat: float
    lon: float
    articles: int
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A day, month or year: how many articles were printed then, and in how many tellings it is spoken of."""

    date: str
    printed: int
    spoken: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars for each `unit` from the first to the last day of publication and what lies within a bar's breadth of them,
    those with nothing left out; `earlier` and `later` are how often days beyond are spoken of."""

    unit: str
    bars: tuple[Bar, ...]
    first: str | None
    last: str | None
    earlier: int
    later: int


@dataclass(frozen=True, slots=True)
class MapPage:
    """What the page shows. `spots` are the places, those of the most articles first."""

    spots: tuple[Spot, ...]
    timeline: Timeline
    window: Window
    articles: int


@dataclass(frozen=True, slots=True)
class OnDay:
    """What was printed on a day, in a month or a year, and what is told of it."""

    printed: tuple[ArticleRow, ...]
    spoken: tuple[Telling, ...]


def map_page(view: View, query: Query) -> MapPage:
    """Gather it from the newest articles that the filters leave. Raises LedgerError, WeightsError."""
    told = told_in_window(view, query)
    days = Counter(row.published[:10] for row in told.rows if row.published)
    return MapPage(tuple(_spots(told.tellings)), _timeline(days, told.tellings), told.window, len(told.rows))


@dataclass(frozen=True, slots=True)
class ToldInWindow:
    """What the newest articles tell."""

    rows: tuple[ArticleRow, ...]
    tellings: tuple[Telling, ...]
    window: Window


def told_in_window(view: View, query: Query) -> ToldInWindow:
    """What the newest articles that the filters leave tell, the newest first."""
    held = window(view, query)
    asked = held.query
    rows = tuple(view.articles(outlet=asked.outlet, source=asked.source, since=asked.since, until=asked.until))
    stood = standing_tellings(view, rows, waiting=held.since is not None).values()
    tellings = sorted((each.prepared.telling for each in stood), key=lambda one: one.id)
    newest = sorted(tellings, key=lambda one: one.published or "", reverse=True)
    return ToldInWindow(rows, tuple(newest), held)


def on_day(view: View, query: Query, day: str) -> OnDay:
    """What the newest articles have of a day, a month ("2031-05") or a year ("2031")."""
    told = told_in_window(view, query)
    unit = next((unit for unit, digits in DIGITS.items() if digits == len(day)), "day")
    spoken = tuple(one for one in told.tellings if day in {_named(time, unit) for time in one.times})
    return OnDay(tuple(row for row in told.rows if (row.published or "").startswith(day)), spoken)


def place_id(place: Place) -> str:
    """What names a place: its number in GeoNames, else its degrees."""
    return str(place.geonames) if place.geonames is not None else f"{place.lat},{place.lon}"


def _spots(tellings: Iterable[Telling]) -> list[Spot]:
    """The places of some tellings; where a name stands for who governs there, it is none."""
    names: dict[str, Place] = {}
    told: defaultdict[str, dict[str, Telling]] = defaultdict(dict)
    for telling in tellings:
        for place in telling.places:
            if not place.speaks:
                names.setdefault(place_id(place), place)
                told[place_id(place)].setdefault(telling.id, telling)
    spots = [_spot(id, place, tuple(told[id].values())) for id, place in names.items()]
    return sorted(spots, key=lambda spot: (-spot.articles, -len(spot.tellings), spot.name, spot.id))


def _spot(id: str, place: Place, told: tuple[Telling, ...]) -> Spot:
    return Spot(id, place.name, place.lat, place.lon, len({one.article for one in told}), told)


def _timeline(days: Mapping[str, int], tellings: Iterable[Telling]) -> Timeline:
    spoken = [time for telling in tellings for time in telling.times]
    unit = _unit(days)
    printed: Counter[str] = Counter()
    for day, count in days.items():
        printed[day[: DIGITS[unit]]] += count
    told = Counter(name for time in spoken if (name := _named(time, unit)))
    if not printed:
        return Timeline(unit, (), None, None, 0, 0)
    first, last = _widened(min(printed), max(printed), unit)
    inside = sorted({name for name in (*printed, *told) if first <= name <= last})
    return Timeline(
        unit,
        tuple(Bar(name, printed[name], told[name]) for name in inside),
        inside[0],
        inside[-1],
        sum(count for name, count in told.items() if name < first),
        sum(count for name, count in told.items() if name > last),
    )


def _unit(days: Iterable[str]) -> str:
    """By what a timeline goes: as finely as its bars allow."""
    every = sorted(days)
    if not every:
        return "day"
    length = (date.fromisoformat(every[-1]) - date.fromisoformat(every[0])).days
    return "day" if length <= BARS // 2 else "month" if length <= BARS // 2 * 30 else "year"


def _widened(first: str, last: str, unit: str) -> tuple[str, str]:
    """As far again on both sides as the bars allow, so that what is told of the days around is seen."""
    begin, end = (date.fromisoformat(name + "2000-01-01"[len(name) :]) for name in (first, last))
    spare = {"day": BARS // 4, "month": BARS // 4 * 30, "year": BARS // 4 * 365}[unit]
    low = max(begin.toordinal() - spare, 1)
    high = min(end.toordinal() + spare, date.max.toordinal())
    return tuple(date.fromordinal(each).isoformat()[: DIGITS[unit]] for each in (low, high))  # type: ignore[return-value]


def _named(time: Time, unit: str) -> str | None:
    """The day, month or year that a time names; None where it names none, or a longer stretch."""
    if time.type in ("DURATION", "SET") or time.start is None or time.end is None:
        return None
    name = time.start[: DIGITS[unit]]
    return name if time.end[: DIGITS[unit]] == name else None
