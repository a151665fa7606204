"""The gazetteer: places by name, one file of arrays that `training/gazetteer` makes from open sources."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import numpy as np

from onrecord.read.places.keys import key_of

BUCKETS = 16384
"""Names are kept in buckets by CRC-32: looking one up reads a few hundred bytes, and loading builds nothing."""

KINDS = (
    "country",
    "region",
    "district",
    "city",
    "capital",
    "continent",
    "area",
    "ocean",
    "sea",
    "lake",
    "river",
    "mountains",
    "desert",
    "island",
    "site",
    "former",
)


COLUMNS = ("geonames", "latitude", "longitude", "country", "region", "district", "kind", "weight")
"""The arrays that hold a number for every place."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of the gazetteer. `name` is kept for countries alone (elsewhere ""); `country` is ISO 3166 alpha-2 or "";
    `region` and `district` number the first and second level divisions it lies in (0 none); `weight` is about the
    logarithm of how many live there."""

    number: int
    name: str
    geonames: int | None
    latitude: float
    longitude: float
    country: str
    region: int
    district: int
    kind: str
    weight: float


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name may be: places called so in English, heaviest first, then those so called in another tongue or once;
    `marks` say what else the word is: w an English word, g a given name, s a surname."""

    spots: tuple[Spot, ...]
    others: tuple[Spot, ...]
    marks: str


class Gazetteer:
    """Places by name."""

    def __init__(self, path: Path) -> None:
        with np.load(path) as arrays:
            columns = {name: arrays[name] for name in arrays.files}
        self._buckets = columns.pop("names").tobytes().split(b"\0")
        self._codes = [str(code) for code in columns.pop("codes")]
        countries = np.flatnonzero(columns["kind"] == KINDS.index("country")).tolist()
        self._shown: dict[int, str] = dict(zip(countries, columns.pop("shown").tolist(), strict=True))
        # Views give plain numbers several times faster than arrays do.
        self._rows = tuple(memoryview(columns[name]) for name in COLUMNS)

    def look_up(self, key: str) -> Entry | None:
        """The entry of a key (`key_of`), or of `=` and a name exactly as written."""
        return self._look_up(key)

    @lru_cache(maxsize=4096)  # noqa: B019 (one gazetteer lives as long as the process)
    def _look_up(self, key: str) -> Entry | None:
        raw = key.encode("utf-8", "replace")
        bucket = self._buckets[zlib.crc32(raw) % BUCKETS]
        start = bucket.find(b"\n" + raw + b"\t")
        if start < 0:
            return None
        line = bucket[start + len(raw) + 2 : bucket.find(b"\n", start + 1)].decode()
        marks, _, numbers = line.partition(":")
        plain, _, others = numbers.partition(";")
        return Entry(self._spots(plain), self._spots(others), marks)

    def _spots(self, numbers: str) -> tuple[Spot, ...]:
        return tuple(self.spot(int(number)) for number in numbers.split(",") if number)

    @lru_cache(maxsize=8192)  # noqa: B019
    def spot(self, number: int) -> Spot:
        """The place of a number."""
        geonames, latitude, longitude, country, region, district, kind, weight = (row[number] for row in self._rows)
        return Spot(
            number,
            self._shown.get(number, ""),
            geonames or None,
            latitude / 1000,
            longitude / 1000,
            self._codes[country],
            region,
            district,
            KINDS[kind],
            weight / 25,
        )

    @lru_cache(maxsize=8192)  # noqa: B019
    def find(self, name: str) -> Entry | None:
        """The entry of a name as written."""
        exact = self.look_up("=" + name)
        return exact if exact is not None else self.look_up(key_of(name))


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer beside this file."""
    return Gazetteer(Path(__file__).parent / "gazetteer.npz")
