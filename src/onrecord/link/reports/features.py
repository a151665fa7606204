"""What two reports' fields say for and against their being of one event.

Every feature depends on the two reports alone and is the same whichever comes first. One that cannot be told is zero.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import log, log1p

from onrecord.link.reports import days
from onrecord.link.reports.names import containment, jaccard, place_words, plain, spelled_alike, title_words
from onrecord.link.reports.report import Actor, Report, Toll
from onrecord.record.globe import kilometres

SAME_POINT, NEAR, FAR = 0.05, 2.0, 15.0
"""Kilometres: two readings of one gazetteer entry; one quarter; not one town."""

LATE = 60
"""From how many days on a report looks back."""

_UNKNOWN = ("unknown", "unidentified", "unnamed")
Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature of a pair, with the words or figures behind it."""

    name: str
    value: float
    words: str = ""


def features(one: Report, other: Report) -> tuple[Feature, ...]:
    """All features of a pair, always the same ones in the same order."""
    return (
        *_of_days(one, other),
        *_of_publication(one, other),
        *_of_city(one, other),
        *_of_place(one, other),
        *_of_degrees(one, other),
        *_of_actors(one, other),
        *_of_target(one, other),
        *_of_toll("dead", one.dead, other.dead),
        *_of_toll("injured", one.injured, other.injured),
        *_of_title(one, other),
    )


@lru_cache(maxsize=1 << 14)
def days_of(report: Report) -> Days:
    """The days of a report, put right."""
    return days.sound_days(report)


def _of_days(one: Report, other: Report) -> Iterator[Feature]:
    mine, theirs = days_of(one), days_of(other)
    words = f"{_written(mine)} / {_written(theirs)}"
    apart = days.gap(mine, theirs)
    shorter, longer = sorted((days.length(mine), days.length(theirs)))
    yield Feature("days.apart", float(apart > 0), words)
    yield Feature("days.same_single", float(mine == theirs and shorter == 0), words)
    yield Feature("days.shared", days.shared(mine, theirs), words)
    yield Feature("days.same_first", float(mine[0] == theirs[0]), words)
    yield Feature("days.longer", log1p(longer), words)
    yield Feature("days.both_vague", float(shorter >= days.VAGUE), words)


def _written(range_: Days) -> str:
    return f"{range_[0]}" if range_[0] == range_[1] else f"{range_[0]}…{range_[1]}"


def _of_publication(one: Report, other: Report) -> Iterator[Feature]:
    apart, late, words = 0, False, ""
    if one.published is not None and other.published is not None:
        apart = abs((one.published - other.published).days)
        late = min(_lag(one, one.published), _lag(other, other.published)) > LATE
        words = f"{one.published} / {other.published}"
    yield Feature("published.apart", log1p(apart), words)
    yield Feature("published.both_late", float(late), words)


def _lag(report: Report, published: date) -> int:
    return (published - days_of(report)[1]).days


def _of_city(one: Report, other: Report) -> Iterator[Feature]:
    mine, theirs = plain(one.city), plain(other.city)
    both, words = bool(mine and theirs), f"{one.city} / {other.city}"
    alike = both and spelled_alike(mine, theirs)
    yield Feature("city.same", float(alike), words)
    yield Feature("city.other", float(both and not alike), words)


def _of_place(one: Report, other: Report) -> Iterator[Feature]:
    both, words = bool(one.place and other.place), f"{one.place} / {other.place}"
    like = containment(place_words(one.place), place_words(other.place)) if both else 0.0
    yield Feature("place.like", like, words)
    yield Feature("place.other", float(both and like < 0.5), words)
    yield Feature("place.one_only", float(bool(one.place) != bool(other.place)), words)
    yield Feature("place.none", float(not one.place and not other.place), words)


def _of_degrees(one: Report, other: Report) -> Iterator[Feature]:
    apart, known = 0.0, one.degrees is not None and other.degrees is not None
    if one.degrees is not None and other.degrees is not None:
        apart = kilometres(*one.degrees, *other.degrees)
    words = f"{apart:.1f} km" if known else ""
    yield Feature("degrees.apart", log1p(apart), words)
    yield Feature("degrees.same", float(known and apart < SAME_POINT), words)
    yield Feature("degrees.near", float(known and apart < NEAR), words)
    yield Feature("degrees.far", float(known and apart > FAR), words)
    yield Feature("degrees.one_only", float((one.degrees is None) != (other.degrees is None)))
    yield Feature("degrees.none", float(one.degrees is None and other.degrees is None))
    yield Feature("degrees.fineness_same", float(one.fineness == other.fineness), f"{one.fineness} / {other.fineness}")
    yield Feature(
        "degrees.fineness",
        float(min(one.fineness, other.fineness) if known else 0),
        f"{one.fineness} / {other.fineness}",
    )


def _of_actors(one: Report, other: Report) -> Iterator[Feature]:
    mine, theirs = _names(one.actors), _names(other.actors)
    named, named2 = _named(mine), _named(theirs)
    kinds, kinds2 = _kinds(one.actors), _kinds(other.actors)
    words = f"{_listed(one.actors)} / {_listed(other.actors)}"
    yield Feature("actors.named_other", float(bool(named and named2) and not named & named2), words)
    yield Feature("actors.shared", jaccard(mine, theirs), words)
    yield Feature("actors.kinds_shared", jaccard(kinds, kinds2), words)
    yield Feature("actors.kinds_other", float(bool(kinds and kinds2) and not kinds & kinds2), words)
    yield Feature("actors.none", float(not kinds and not kinds2), words)


def _listed(actors: tuple[Actor, ...]) -> str:
    return ", ".join(actor.name for actor in actors)


def _names(actors: tuple[Actor, ...]) -> frozenset[str]:
    """Those of whom more is known than that they were there."""
    return frozenset(plain(actor.name) for actor in actors if actor.kind or not _is_unknown(plain(actor.name)))


def _named(names: frozenset[str]) -> frozenset[str]:
    return frozenset(name for name in names if not _is_unknown(name))


def _is_unknown(name: str) -> bool:
    return name.startswith(_UNKNOWN)


def _kinds(actors: tuple[Actor, ...]) -> frozenset[str]:
    return frozenset(plain(actor.kind) for actor in actors if actor.kind)


def _of_target(one: Report, other: Report) -> Iterator[Feature]:
    mine, theirs = _target(one), _target(other)
    words = f"{one.target or ''} / {other.target or ''}"
    yield Feature("target.same", float(bool(mine) and mine == theirs), words)
    yield Feature("target.other", float(bool(mine and theirs) and mine != theirs), words)
    yield Feature("target.one_only", float(bool(mine) != bool(theirs)), words)


def _target(report: Report) -> str:
    name = plain(report.target or "")
    return "" if _is_unknown(name) else name


def _of_toll(name: str, one: Toll, other: Toll) -> Iterator[Feature]:
    """Two tolls above zero may differ (`times` is by how much) or be the same, which says the more the larger it is."""
    low, high = sorted((one.best, other.best))
    same, words = low == high > 0, f"{_range(one)} / {_range(other)}"
    meet = low > 0 and not same and one.low <= other.high and other.low <= one.high
    yield Feature(f"{name}.none", float(high == 0), words)
    yield Feature(f"{name}.one_only", float(low == 0 < high), words)
    yield Feature(f"{name}.one_only_many", log1p(high) if low == 0 < high else 0.0, words)
    yield Feature(f"{name}.same", float(same), words)
    yield Feature(f"{name}.same_many", log1p(high) if same else 0.0, words)
    yield Feature(f"{name}.times", log(high / low) if low > 0 else 0.0, words)
    yield Feature(f"{name}.meet", float(meet), words)


def _range(toll: Toll) -> str:
    return f"{toll.best}" if toll.low == toll.high else f"{toll.best} ({toll.low}…{toll.high})"


def _of_title(one: Report, other: Report) -> Iterator[Feature]:
    mine, theirs = title_words(one.title, one.country), title_words(other.title, other.country)
    yield Feature("title.shared", log1p(len(mine & theirs)), " ".join(sorted(mine & theirs)))
