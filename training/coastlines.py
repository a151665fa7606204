"""Make the coastlines that the desk's map is drawn on: `python -m training.coastlines land-110m.json`.

The input is `land-110m.json` of the npm package world-atlas (`npm pack world-atlas@2.0.2`; ISC licence, Michael
Bostock), which is Natural Earth's land at 1:110 million (public domain, naturalearthdata.com) as TopoJSON. What comes
out is one path in tenths of a degree, without Antarctica, which no map of news needs.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

OUT = Path(__file__).parents[1] / "src/onrecord/web/static/coastlines.svg"
SOUTH = -60.0
"""Degrees; polygons that reach further south are Antarctica's."""
STEP = 0.1
"""Degrees of a unit of the path: 11 km at most, a tenth of what Natural Earth's scale resolves."""

HEAD = (
    "<!-- Land: Natural Earth, 1:110 million, public domain (naturalearthdata.com), from the npm package world-atlas "
    "2.0.2 (ISC). Made by training/coastlines.py; plate carree, tenths of a degree. -->"
)

Point = tuple[float, float]


def rings(topology: Any) -> Iterator[list[Point]]:
    """The outlines of the land, in degrees: longitude, latitude."""
    arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    for geometry in topology["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            for ring in polygon:
                yield _ring(ring, arcs)


def _arc(arc: Sequence[Sequence[int]], transform: Any) -> list[Point]:
    """An arc is a chain of differences in whole steps (the TopoJSON format, section 2.1.2)."""
    (wide, high), (west, south) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * wide + west, y * high + south))
    return points


def _ring(parts: Sequence[int], arcs: Sequence[list[Point]]) -> list[Point]:
    """Arcs joined end to start; the one's complement of a number is that arc backwards."""
    points: list[Point] = []
    for part in parts:
        arc = arcs[part] if part >= 0 else arcs[~part][::-1]
        points += arc[1:] if points else arc
    return points


def unwrapped(ring: Sequence[Point]) -> Iterator[list[Point]]:
    """An outline without leaps from one edge of the world to the other: it goes on beyond the edge, and is given once
    more from the other side. The picture ends at its edges."""
    turn, points = 0, [ring[0]]
    for (before, _), (lon, lat) in zip(ring, ring[1:], strict=False):
        turn += (lon - before < -180) - (lon - before > 180)
        points.append((lon + 360 * turn, lat))
    every = [lon for lon, _ in points]
    for shift in (0, 360, -360):
        if min(every) + shift < 180 and max(every) + shift > -180:
            yield [(lon + shift, lat) for lon, lat in points]


def path(outlines: Iterator[list[Point]]) -> str:
    """The outlines as one SVG path, north up, each point as its difference from the one before."""
    drawn = []
    for ring in outlines:
        if min(lat for _, lat in ring) >= SOUTH:
            drawn += [_outline(points) for points in unwrapped(ring)]
    return "".join(drawn)


def _outline(points: Sequence[Point]) -> str:
    places = [(round(lon / STEP), round(-lat / STEP)) for lon, lat in points]
    moved = [places[0]] + [here for before, here in zip(places, places[1:], strict=False) if here != before]
    if len(moved) < 4:  # smaller than a unit
        return ""
    steps = [(x - fx, y - fy) for (fx, fy), (x, y) in zip(moved, moved[1:], strict=False)]
    return f"M{_pair(*moved[0])}l" + " ".join(_pair(*step) for step in steps[:-1]) + "z"


def _pair(x: int, y: int) -> str:
    return f"{x}{'' if y < 0 else ' '}{y}"


def main() -> None:
    """Read the topology that is named, and write the picture."""
    topology = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    land = path(rings(topology))
    OUT.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1800 -900 3600 1800" preserveAspectRatio="none">{HEAD}'
        f'<path d="{land}" fill="#8c857a" fill-opacity=".32"/></svg>\n',
        "utf-8",
    )
    print(f"{OUT.name}: {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
