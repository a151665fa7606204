"""Distance on the globe."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

_EARTH = 6371.0
"""Kilometres: the mean radius (IUGG 1980, Moritz 2000)."""


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great circle between two points in degrees (haversine formula)."""
    north, south = radians(lat), radians(other_lat)
    half = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * _EARTH * asin(min(1.0, sqrt(half)))
