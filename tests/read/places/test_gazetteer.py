"""The gazetteer file: what it must hold, and what it may cost."""

from __future__ import annotations

from pathlib import Path

import pytest

import onrecord.read.places
from onrecord.read.places.gazetteer import gazetteer
from onrecord.read.places.keys import key_of

FILE = Path(onrecord.read.places.__file__).parent / "gazetteer.npz"

KEYS = [
    ("São Tomé", "sao tome", "accents"),
    ("Łódź", "lodz", "letters that no accent makes"),
    ("Saint-Marc", "st marc", "saints and hyphens"),
    ("St. Marc", "st marc", "points"),
    ("Côte d’Ivoire", "cote divoire", "a curly apostrophe"),
    ("Côte d'Ivoire", "cote divoire", "a straight one"),
    ("İstanbul", "istanbul", "a capital with a point"),
]


@pytest.mark.parametrize(("name", "key", "reason"), KEYS, ids=[case[2] for case in KEYS])
def test_keys(name: str, key: str, reason: str) -> None:
    assert key_of(name) == key


HELD = [
    ("Kenya", "country", 192950),
    ("US", "country", 6252001),
    ("Ontario", "region", 6093943),
    ("Nairobi", "capital", 184745),
    ("Kyiv", "capital", 703448),
    ("Africa", "continent", 6255146),
    ("Black Sea", "sea", None),
    ("Horn of Africa", "area", None),
    ("Java", "island", None),
    ("Scott County", "district", None),
]


@pytest.mark.parametrize(("name", "kind", "geonames"), HELD, ids=[case[0] for case in HELD])
def test_held(name: str, kind: str, geonames: int | None) -> None:
    entry = gazetteer().find(name)
    assert entry is not None
    of_kind = [spot for spot in entry.spots if spot.kind == kind]
    assert of_kind
    if geonames is not None:
        assert geonames in {spot.geonames for spot in of_kind}


@pytest.mark.parametrize("name", ["", "Qqzzx", "=", "\ud800", "\t", "\n", "a\tb", "\0"])
def test_not_held(name: str) -> None:
    assert gazetteer().find(name) is None


def test_size() -> None:
    assert FILE.stat().st_size < 15_000_000


def test_heaviest_first() -> None:
    entry = gazetteer().find("Springfield")
    assert entry is not None
    weights = [spot.weight for spot in entry.spots]
    assert weights == sorted(weights, reverse=True)


def test_marks() -> None:
    entries = {name: gazetteer().find(name) for name in ("Reading", "Georgia", "London", "Nairobi")}
    assert {name: entry.marks for name, entry in entries.items() if entry} == {
        "Reading": "ws", "Georgia": "g", "London": "s", "Nairobi": "",
    }  # fmt: skip
