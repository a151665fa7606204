"""Which place of a name is meant: by what contains it, what the article names beside it, and how many live there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from onrecord.read.places.gazetteer import Spot
from onrecord.read.places.mentions import Mention
from onrecord.record.globe import kilometres

NEAR = 400.0
"""Kilometres within which one place of an article makes another likelier."""

BY_COUNTRY, BY_REGION, BY_NEARNESS = 1.5, 1.0, 1.0
"""What an article's other places add to one in the same country, the same region, and near by; a weight is a logarithm
of people, so 1 makes up for ten times fewer of them."""


CITY = 0.6
"""How much lighter than its region a city may be that is meant by the name of both."""

MOST = 60
"""Places of one name that are weighed, the heaviest first."""

_KINDS = {
    "city": frozenset({"city", "capital", "site"}),
    "division": frozenset({"region", "district", "former", "area"}),
    "water": frozenset({"river", "lake", "sea", "ocean"}),
    "land": frozenset({"island", "mountains", "desert", "area"}),
}


_TOWNS = frozenset({"city", "capital"})
_SMALLER = _TOWNS | {"district"}
_CLOSE = _SMALLER | {"region", "site"}


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen for a name, how far ahead of the next it is, and all that were weighed."""

    spot: Spot
    margin: float
    weighed: tuple[Spot, ...]


def contains(outer: Spot, inner: Spot) -> bool:
    """Whether one place lies in another, as far as divisions tell."""
    if outer.number == inner.number:
        return False
    if outer.kind == "country":
        return inner.country == outer.country and inner.kind != "country"
    if outer.kind == "region":
        return (inner.country, inner.region) == (outer.country, outer.region) and inner.kind in _SMALLER
    if outer.kind == "district":
        return inner.district == outer.district != 0 and inner.kind in _TOWNS
    if outer.kind in {"area", "former", "island"}:
        return outer.country == inner.country and _apart(outer, inner) < 300 and inner.weight < outer.weight
    near = outer.kind in _TOWNS and inner.kind in _TOWNS and _apart(outer, inner) < 40
    return near and inner.weight < outer.weight


def _apart(one: Spot, other: Spot) -> float:
    return kilometres(one.latitude, one.longitude, other.latitude, other.longitude)


class _Surroundings:
    """What an article names, so that each name is weighed by all the others: sums from which its own part is taken."""

    def __init__(self, chosen: Mapping[str, Choice], peoples: Iterable[str]) -> None:
        self._chosen = chosen
        self._countries: dict[str, float] = defaultdict(float)
        self._regions: dict[tuple[str, int], int] = defaultdict(int)
        for code in peoples:
            self._countries[code] += 1.0
        for choice in chosen.values():
            self._countries[choice.spot.country] += _share(choice.spot)
            self._regions[choice.spot.country, choice.spot.region] += 1
        close = ((key, choice.spot) for key, choice in chosen.items() if choice.spot.kind in _CLOSE)
        self._near = list(islice(close, MOST))

    def country(self, key: str, code: str) -> float:
        """How strongly the other names speak of a country."""
        own = self._chosen[key].spot if key in self._chosen else None
        return self._countries.get(code, 0.0) - (_share(own) if own is not None and own.country == code else 0.0)

    def has_region(self, key: str, spot: Spot) -> bool:
        """Whether another name is of the region of a spot."""
        region = (spot.country, spot.region)
        own = self._chosen[key].spot if key in self._chosen else None
        return self._regions.get(region, 0) > (own is not None and (own.country, own.region) == region)

    def closeness(self, key: str, spot: Spot) -> float:
        """1 beside another place of the article, 0 beyond `NEAR` of all of them."""
        return max((1 - _apart(spot, other) / NEAR for name, other in self._near if name != key), default=0.0)


def _share(spot: Spot) -> float:
    return 1.3 if spot.kind in {"country", "region"} else 0.8


def resolve(mentions: Sequence[Mention], peoples: Iterable[str]) -> dict[str, Choice]:
    """One place for each name: a name has one sense in an article."""
    named: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        named[mention.key].append(mention)
    peoples = frozenset(peoples)
    chosen: dict[str, Choice] = {}
    for _ in range(3):
        around = _Surroundings(chosen, peoples)
        chosen = {key: _choose(key, group, around) for key, group in named.items()}
    return chosen


def _choose(key: str, group: Sequence[Mention], around: _Surroundings) -> Choice:
    spots = _without_capitals(group[0].spots[:MOST], group)
    if len(spots) == 1:
        return Choice(spots[0], 3.0, spots)
    sorts = {mention.sort for mention in group if mention.sort}
    inside = {spot.number for mention in group for spot in mention.within}
    spots = (*spots, *(spot for spot in group[0].spots[MOST:] if spot.number in inside))
    capitals = {spot.country for spot in spots if spot.kind == "capital"}
    scores = [
        spot.weight + _by_kind(spot, sorts, capitals) + _beside(key, spot, around) + 8.0 * (spot.number in inside)
        for spot in spots
    ]
    order = sorted(range(len(spots)), key=lambda index: -scores[index])
    best = spots[order[0]]
    if best.kind == "region" and "division" not in sorts:
        best = _city_of(best, spots) or best
    return Choice(best, scores[order[0]] - scores[order[1]], spots)


def _beside(key: str, spot: Spot, around: _Surroundings) -> float:
    """What the article's other places add to a spot."""
    country = min(BY_COUNTRY, around.country(key, spot.country)) if spot.country else 0.0
    region = BY_REGION * (spot.region != 0 and spot.kind != "region" and around.has_region(key, spot))
    if spot.kind in {"country", "continent"}:
        return country + region
    return country + max(region, BY_NEARNESS * max(0.0, around.closeness(key, spot)))


def _without_capitals(spots: tuple[Spot, ...], group: Sequence[Mention]) -> tuple[Spot, ...]:
    """A country's name is not that of its capital or province of the same name, unless a word says so."""
    if any(mention.sort for mention in group):
        return spots
    codes = {spot.country for spot in spots if spot.kind == "country"}
    return tuple(spot for spot in spots if spot.kind == "country" or spot.country not in codes)


def _city_of(region: Spot, spots: Iterable[Spot]) -> Spot | None:
    """The city that is most of the region that is called after it ("Giza")."""
    for spot in spots:
        same = (spot.country, spot.region) == (region.country, region.region)
        if same and spot.kind in _TOWNS and spot.weight > region.weight - CITY:
            return spot
    return None


def _by_kind(spot: Spot, sorts: set[str], capitals: set[str]) -> float:
    """What kind of place a name is likelier to be: a state before a town called after it, unless a word says a town or
    the town is the country's capital ("Washington")."""
    if any(spot.kind in _KINDS[sort] for sort in sorts):
        return 2.5 + (spot.kind == "region")
    if sorts:
        return 0.0
    if spot.kind == "country":
        return 3.0
    if spot.kind == "region" and spot.weight >= 5.5:
        return 0.0 if spot.country in capitals else 2.0
    return 0.8 * (spot.kind in _TOWNS)
