"""Maps without tiles: regions of the world, and where a place lies on a picture of one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians, sqrt

WIDTH = 1000.0
"""Units across a map, whatever it shows, so that dots and letters are of one size."""

LEAST = 16.0
"""Degrees that a map fitted to its places shows at least: closer by, these coastlines say nothing."""

SMALL, LARGE = 8.0, 26.0
"""Radius of a dot for one article, and for the most."""


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the world between two meridians and two parallels, in degrees."""

    name: str
    label: str
    west: float
    south: float
    east: float
    north: float

    def holds(self, lat: float, lon: float) -> bool:
        """Whether a place lies in it."""
        return self.south <= lat <= self.north and self.west <= lon <= self.east


WORLD = Region("world", "World", -180, -58, 180, 80)
REGIONS: tuple[Region, ...] = (
    WORLD,
    Region("europe", "Europe", -25, 34, 45, 72),
    Region("africa", "Africa", -20, -36, 54, 38),
    Region("middle-east", "Middle East", 24, 11, 64, 43),
    Region("asia", "Asia", 44, -12, 150, 62),
    Region("north-america", "North America", -170, 6, -50, 73),
    Region("south-america", "South America", -92, -57, -32, 14),
    Region("oceania", "Oceania", 108, -49, 180, 2),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A region drawn: an equirectangular projection whose middle parallel is true to scale (Snyder 1987, Map
    Projections: A Working Manual, US Geological Survey, chapter 12)."""

    region: Region

    @property
    def _across(self) -> float:
        """Units of a degree of longitude."""
        return WIDTH / (self.region.east - self.region.west)

    @property
    def _down(self) -> float:
        """Units of a degree of latitude."""
        return self._across / cos(radians((self.region.south + self.region.north) / 2))

    @property
    def height(self) -> float:
        """Units from its north to its south."""
        return round((self.region.north - self.region.south) * self._down, 1)

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Where a place lies on it."""
        return (
            round((lon - self.region.west) * self._across, 1),
            round((self.region.north - lat) * self._down, 1),
        )

    @property
    def land(self) -> tuple[float, float, float, float]:
        """Where the picture of the whole world lies under it: x, y, width, height."""
        x, y = self.at(90, -180)
        return x, y, round(360 * self._across, 1), round(180 * self._down, 1)


def fitted(places: Iterable[tuple[float, float]]) -> Region:
    """The part of the world that holds some places, given as latitude and longitude, with room around them."""
    every = list(places)
    if not every:
        return WORLD
    south, north = _roomy(min(lat for lat, _ in every), max(lat for lat, _ in every), -60, 84)
    west, east = _roomy(min(lon for _, lon in every), max(lon for _, lon in every), -180, 180)
    return Region("places", "These places", west, south, east, north)


def _roomy(low: float, high: float, least: float, most: float) -> tuple[float, float]:
    """A stretch with a sixth of it on both sides, not too short, and within what there is."""
    room = max((high - low) / 6, (LEAST - (high - low)) / 2, 1.0)
    return max(low - room, least), min(high + room, most)


def radius(articles: int, most: int) -> float:
    """How large a dot is: its surface grows with the articles."""
    return round(SMALL + (LARGE - SMALL) * sqrt((articles - 1) / max(most - 1, 1)), 1)
