"""The layers of an article that statements point into: its numbers, times and places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.record.spans import Span

Bound = Literal["exact", "about", "at_most", "at_least", "between"]
Inserted = Literal["source", "editor", "article"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity as the text puts it; `span` covers the figure with its bound's words and its unit.

    `best` is the figure itself, None where only an end is given ("up to 43,000": high). `unit` is singular ("soldier",
    "US dollar", "percent"), `of` what is counted or measured ("dead", "prisoner"), `base` what a share is a share of.
    `change` says that the figure is itself a rise or fall. `per` is the period or item of a rate ("day"), `cumulative`
    whether it counts from a beginning on (True), for a period alone (False), or is not said to (None). `by` is who
    put it there: the source of an attribution, an editor in brackets, or the article. What is not said is None.
    """

    span: Span
    low: float | None
    best: float | None
    high: float | None
    unit: str | None
    of: str | None
    bound: Bound
    change: Literal["up", "down"] | None = None
    per: str | None = None
    base: str | None = None
    cumulative: bool | None = None
    by: Inserted = "article"
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression. `timex` is its value in TIMEX3 (ISO-TimeML, ISO 24617-1) against the article's date.

    `start` and `end` are the first and last day (YYYY-MM-DD) of what it names, None where it cannot be placed (a bare
    duration, an open past); `granularity` is the finest unit that the words fix ("day", "month", "decade").
    """

    span: Span
    timex: str
    type: TimexType
    start: str | None
    end: str | None
    granularity: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Place:
    """A place name. Degrees are WGS 84; `alternatives` are the GeoNames ids of the other places of that name.

    `geonames` is None for a place that the gazetteer took from elsewhere. `speaks` says that the name stands for who
    governs or plays there ("Moscow said"), not for the place.
    """

    span: Span
    name: str
    geonames: int | None
    lat: float
    lon: float
    speaks: bool
    alternatives: tuple[int, ...]
    confidence: float = 1.0
