"""Maps without tiles: where places lie on them."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.web.atlas import LARGE, REGIONS, SMALL, WIDTH, Sheet, fitted, radius
from onrecord.web.rendering import static_file

latitudes = st.floats(-60, 84)
longitudes = st.floats(-180, 180)


@pytest.mark.parametrize("region", REGIONS, ids=lambda region: region.name)
def test_the_corners_of_a_region_are_those_of_its_sheet(region: object) -> None:
    found = next(each for each in REGIONS if each is region)
    sheet = Sheet(found)
    assert sheet.at(found.north, found.west) == (0.0, 0.0)
    assert sheet.at(found.south, found.east) == (WIDTH, sheet.height)
    x, y, wide, high = sheet.land
    assert (x, y) == sheet.at(90, -180)
    assert x + wide == pytest.approx(sheet.at(0, 180)[0], abs=0.2)
    assert y + high == pytest.approx(sheet.at(-90, 0)[1], abs=0.2)


@given(st.lists(st.tuples(latitudes, longitudes), max_size=8))
def test_a_fitted_map_holds_its_places_and_never_all_is_one_point(places: list[tuple[float, float]]) -> None:
    region = fitted(places)
    assert all(region.holds(lat, lon) for lat, lon in places)
    assert region.north > region.south
    assert region.east > region.west


@given(st.integers(1, 10_000), st.integers(1, 10_000))
def test_dots_grow_with_the_articles_within_their_sizes(one: int, other: int) -> None:
    few, most = sorted((one, other))
    assert SMALL <= radius(few, most) <= radius(most, most) <= LARGE


def test_the_coastlines_are_small_and_say_where_they_are_from() -> None:
    picture = static_file("coastlines.svg")
    assert len(picture) <= 60_000
    assert b"Natural Earth" in picture
    assert b"public domain" in picture
    land = ET.fromstring(picture).find("{http://www.w3.org/2000/svg}path")
    assert land is not None
    assert land.attrib["d"].startswith("M")
