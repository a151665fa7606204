"""Land, cell by cell: which country a cell lies in, and the middle of a set of cells.

Outlines are Natural Earth's (public domain) in TopoJSON, as the npm package world-atlas has them. A cell is a tenth of
a degree each way, about 11 km.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
"""Rows of two degrees."""

STEP = 0.1


def outlines(path: Path) -> Iterator[tuple[str, list[Points]]]:
    """Every country's number (ISO 3166-1) and its rings, each a row of longitude and latitude per corner."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [np.cumsum(np.array(arc, float), 0) * scale + shift for arc in topology["arcs"]]
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        yield shape.get("id", ""), [_ring(arcs, ring) for polygon in polygons for ring in polygon]


def _ring(arcs: list[Any], ring: list[int]) -> Points:
    return np.concatenate([arcs[number] if number >= 0 else arcs[~number][::-1] for number in ring])


def cells(rings: list[Points]) -> Points:
    """Latitude and longitude of the middles of the cells inside some rings (even-odd rule)."""
    edges = np.concatenate([np.column_stack([ring[:-1], ring[1:]]) for ring in rings])
    low, high = np.minimum(edges[:, 1], edges[:, 3]), np.maximum(edges[:, 1], edges[:, 3])
    found = []
    for row in range(int(np.floor(low.min() / STEP)), int(np.ceil(high.max() / STEP))):
        latitude = (row + 0.5) * STEP
        x1, y1, x2, y2 = edges[(low <= latitude) & (high > latitude)].T
        crossings = np.sort(x1 + (latitude - y1) * (x2 - x1) / (y2 - y1))
        for west, east in zip(crossings[::2], crossings[1::2], strict=False):
            columns = np.arange(int(np.ceil(west / STEP - 0.5)), int(np.floor(east / STEP - 0.5)) + 1)
            found.append(np.column_stack([np.full(len(columns), latitude), (columns + 0.5) * STEP]))
    return np.concatenate(found) if found else np.zeros((0, 2))


def vectors(points: Points) -> Points:
    """Points of the unit sphere."""
    latitude, longitude = np.radians(points.T)
    return np.column_stack(
        [np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)]
    )


def middle(points: Points, *, by_area: bool) -> tuple[float, float]:
    """Where the mean of some points lies on the sphere; cells weigh what they cover."""
    weights = np.cos(np.radians(points[:, 0])) if by_area else np.ones(len(points))
    x, y, z = (vectors(points) * weights[:, None]).sum(0)
    return float(np.degrees(np.arctan2(z, np.hypot(x, y)))), float(np.degrees(np.arctan2(y, x)))
