"""The gazetteer: `python -m training.gazetteer.build [--from FOLDER] --out src/onrecord/read/places/gazetteer.npz`.

Downloads what `fetch` names into FOLDER (default: training/runs/gazetteer), gives every region and district a point
(the middle of the land that lies nearer to one of its towns than to another's), and writes one file of arrays: a column
per property of a place, the countries' names, and the names that are looked up, in buckets by their CRC-32.
"""

from __future__ import annotations

import argparse
import math
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
from training.gazetteer.rows import cities, countries, features, regions
from training.gazetteer.sources import Row, cached, people, words


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
