"""Map and timeline: the places and the days that articles speak of, without anything loaded from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel

from onrecord.desk.pages.map_page import Bar, MapPage, OnDay, Spot, Timeline, map_page, on_day
from onrecord.desk.query import Query as Filters
from onrecord.web.access import may
from onrecord.web.asking import asked_in, filters_of
from onrecord.web.atlas import REGIONS, WIDTH, WORLD, Region, Sheet, fitted, radius
from onrecord.web.rendering import render
from onrecord.web.site import ClocksOf, Seen

pages = APIRouter(dependencies=[Depends(may("read"))])
api = APIRouter(tags=["map"], dependencies=[Depends(may("read"))])

FiltersOf = Annotated[Filters, Depends(filters_of)]
DOTS = 80
"""Places that are drawn; the table has them all."""
LABELLED = 12
LETTER, LINE = 13.0, 26.0
"""Units that a letter and a line of a name take on a map, between what they take on a screen and on a phone."""
ROWS = 200
"""Places of the table; beyond, a period or a region is to be chosen."""
TOLD = 60
"""Tellings that are listed of one place or day."""
ON = r"^(\d{4}(-\d{2}(-\d{2})?)?)?$"


class PlaceItem(BaseModel):
    """A place that is spoken of: `id` is its number in GeoNames, else its degrees; `tellings` are the ids of what is
    told about it, the newest first."""

    id: str
    name: str
    lat: float
    lon: float
    articles: int
    tellings: list[str]


class BarItem(BaseModel):
    """A day, a month or a year: articles printed then, and tellings that speak of it."""

    date: str
    printed: int
    spoken: int


class TimelineItem(BaseModel):
    """`earlier` and `later` are how often days before the first and after the last bar are spoken of."""

    unit: str
    bars: list[BarItem]
    earlier: int
    later: int


class MapItem(BaseModel):
    """The places and the days of the `articles` newest articles, since `since`, or of all where that is null."""

    places: list[PlaceItem]
    timeline: TimelineItem
    articles: int
    since: str | None


@dataclass(frozen=True, slots=True)
class Chosen:
    """What of the map is looked at: a region, a place, a day, a month or a year."""

    region: str
    place: str | None
    on: str | None


def chosen(
    region: Annotated[str, Query(max_length=20, description="A part of the world, or `places`.")] = "world",
    place: Annotated[str | None, Query(max_length=60, description="A place by its id.")] = None,
    on: Annotated[str | None, Query(pattern=ON, description="A day, a month or a year.")] = None,
) -> Chosen:
    """What is looked at."""
    return Chosen(region, place, on or None)


@pages.get("/map")
def map_of(
    request: Request, view: Seen, clocks: ClocksOf, filters: FiltersOf, look: Annotated[Chosen, Depends(chosen)]
) -> HTMLResponse:
    """The map, the timeline, and what is told about a place or a day of them."""
    page = map_page(view, filters)
    region = _region(look.region, page.spots)
    inside = [spot for spot in page.spots if region.holds(spot.lat, spot.lon)]
    sheet = Sheet(region)
    dots = _dots(inside, sheet)
    day: OnDay | None = on_day(view, filters, look.on) if look.on else None
    return render(
        request, "map.html.jinja", clocks=clocks, page=page, region=region, sheet=sheet, inside=inside[:ROWS],
        left=max(0, len(inside) - ROWS), dots=dots, regions=_regions(page), look=look, day=day,
        place=next((spot for spot in page.spots if spot.id == look.place), None), told=TOLD, width=WIDTH,
        bars=_drawn(page.timeline), params=asked_in(request), names=_names(dots),
    )  # fmt: skip


@api.get("/map")
def get_map(view: Seen, filters: FiltersOf) -> MapItem:
    """The places and the days that the newest articles speak of."""
    page = map_page(view, filters)
    line = page.timeline
    return MapItem(
        places=[_place(spot) for spot in page.spots],
        timeline=TimelineItem(
            unit=line.unit, bars=[_bar(bar) for bar in line.bars], earlier=line.earlier, later=line.later
        ),
        articles=page.articles,
        since=page.window.since,
    )


def _place(spot: Spot) -> PlaceItem:
    told = [telling.id for telling in spot.tellings]
    return PlaceItem(id=spot.id, name=spot.name, lat=spot.lat, lon=spot.lon, articles=spot.articles, tellings=told)


def _bar(bar: Bar) -> BarItem:
    return BarItem(date=bar.date, printed=bar.printed, spoken=bar.spoken)


def _region(name: str, spots: tuple[Spot, ...]) -> Region:
    if name == "places":
        return fitted((spot.lat, spot.lon) for spot in spots)
    return next((region for region in REGIONS if region.name == name), WORLD)


def _regions(page: MapPage) -> list[tuple[Region, int]]:
    """The regions with how many of the places each holds."""
    every = (*REGIONS, _region("places", page.spots))
    return [(region, sum(region.holds(spot.lat, spot.lon) for spot in page.spots)) for region in every]


@dataclass(frozen=True, slots=True)
class Dot:
    """A place drawn."""

    spot: Spot
    x: float
    y: float
    r: float


def _dots(spots: list[Spot], sheet: Sheet) -> list[Dot]:
    """The dots of a map, the small ones above the large ones."""
    most = max((spot.articles for spot in spots), default=1)
    return [Dot(spot, *sheet.at(spot.lat, spot.lon), radius(spot.articles, most)) for spot in spots[:DOTS]]


@dataclass(frozen=True, slots=True)
class Name:
    """A place's name beside its dot; `before` says that it ends there."""

    words: str
    x: float
    y: float
    before: bool


def _names(dots: list[Dot]) -> list[Name]:
    """The names of the largest dots, as far as none lies over another."""
    taken: list[tuple[float, float, float]] = []
    names: list[Name] = []
    for dot in dots:
        long = LETTER * len(dot.spot.name)
        before = dot.x + dot.r + long > WIDTH
        x = dot.x - dot.r - 5 if before else dot.x + dot.r + 5
        left = x - long if before else x
        free = all(abs(dot.y - y) > LINE or left > right or left + long < begin for begin, right, y in taken)
        if free and len(names) < LABELLED:
            taken.append((left, left + long, dot.y))
            names.append(Name(dot.spot.name, x, dot.y + 5, before))
    return names


@dataclass(frozen=True, slots=True)
class Drawn:
    """A bar drawn: where it begins and how wide it is, how high it reaches up and how deep down (0 to 100)."""

    bar: Bar
    x: float
    wide: float
    up: float
    down: float


def _drawn(line: Timeline) -> list[Drawn]:
    if not line.bars:
        return []
    first = _number(line.bars[0].date)
    length = _number(line.bars[-1].date) - first + 1
    most_printed = max(bar.printed for bar in line.bars) or 1
    most_spoken = max(bar.spoken for bar in line.bars) or 1
    return [
        Drawn(
            bar,
            round((_number(bar.date) - first) / length * WIDTH, 2),
            round(max(WIDTH / length * 0.8, 1.5), 2),
            round(100 * bar.printed / most_printed, 1),
            round(100 * bar.spoken / most_spoken, 1),
        )
        for bar in line.bars
    ]


def _number(name: str) -> int:
    """How many days, months or years after the first one a date is."""
    parts = [int(part) for part in name.split("-")]
    if len(parts) == 3:
        return date(*parts).toordinal()
    return parts[0] * 12 + parts[1] - 1 if len(parts) == 2 else parts[0]
