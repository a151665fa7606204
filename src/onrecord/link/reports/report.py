"""A report: what one document says of one event, in fields; and the events that reports are grouped into."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Toll:
    """How many, as a report has it; zero where it says of nobody."""

    low: int = 0
    best: int = 0
    high: int = 0


@dataclass(frozen=True, slots=True)
class Actor:
    """Who took part; `kind` is the class that the coder put them in ("Security forces")."""

    name: str
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What one document says of one event. What it does not say is None or empty.

    `start` and `end` are the first and last day that the event may have been on. `place` is within `city` ("the market
    in the east"). `fineness` says how well the degrees are known: 1 the country alone, 3 the town, 6 the very spot.
    `document` is the citation of what was published, by which two reports are known to come from one document.
    """

    id: str
    start: date
    end: date
    document: str = ""
    published: date | None = None
    title: str = ""
    country: str = ""
    city: str = ""
    place: str = ""
    degrees: tuple[float, float] | None = None
    fineness: int = 1
    actors: tuple[Actor, ...] = ()
    target: str | None = None
    dead: Toll = Toll()
    injured: Toll = Toll()


@dataclass(frozen=True, slots=True)
class Event:
    """Reports of one event, in order of id; the event goes by the first of these ids."""

    id: str
    reports: tuple[str, ...]
