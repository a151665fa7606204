"""Names are compared by what they say, not by how they are printed."""

from __future__ import annotations

import pytest

from onrecord.link.sources.bodies import body_likeness, parse_body
from onrecord.link.sources.descriptions import describe
from onrecord.link.sources.persons import name_blocks, name_likeness, parse_name

LINKED = 0.7


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        pytest.param("Serhiy Hrytsak", "Sergei Gritsak", True, id="Ukrainian and Russian forms of one name"),
        pytest.param("Dr Ann Velmore", "Ann Velmore, PhD", True, id="titles are no names"),
        pytest.param("Петро Гончаренко", "Petro Honcharenko", True, id="a name in Cyrillic letters"),
        pytest.param("Sir Hugh O’Farrow", "Hugh O'Farrow", True, id="two forms of the apostrophe"),
        pytest.param("Xue Minhua", "Minhua Xue", True, id="the family name first"),
        pytest.param("Hugo Brand", "Hugh Brandt", False, id="two surnames that begin alike"),
        pytest.param("George W. Lathe", "George H. W. Lathe", False, id="other initials in the middle"),
        pytest.param("Anna Velmore", "Annabel Velmore", False, id="a longer given name is another one"),
        pytest.param("Ivo Lathe Jr.", "Ivo Lathe Sr.", False, id="father and son"),
    ],
)
def test_persons(one: str, other: str, alike: bool) -> None:
    left, right = parse_name(one), parse_name(other)
    assert left is not None
    assert right is not None
    assert (name_likeness(left, right)[0] >= LINKED) is alike
    assert name_likeness(left, right) == name_likeness(right, left)
    if alike:
        assert set(name_blocks(left)) & set(name_blocks(right)), "what is alike must be looked at"


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        pytest.param("UK MoD", "Ministry of Defence (United Kingdom)", True, id="the country in brackets"),
        pytest.param("German Foreign Office", "Foreign Office", False, id="the alias yields to the country printed"),
        pytest.param("Bank of China", "Bank of Japan", False, id="central banks of two states"),
        pytest.param("Lakewatch Ltd", "Lakewatch", True, id="the form of a company"),
        pytest.param("Radio Elm Russia", "Radio Elm", False, id="a country behind a name of its own is part of it"),
        pytest.param("Mossad", "the Israeli Mossad", True, id="a nationality before a name of its own"),
        pytest.param("Institute for the Study of Tides (IST)", "IST", True, id="an acronym given in brackets"),
        pytest.param("Kharkiv regional council", "Kharkov Regional Council", True, id="a city in two spellings"),
    ],
)
def test_bodies(one: str, other: str, alike: bool) -> None:
    left, right = parse_body(one), parse_body(other)
    assert left is not None
    assert right is not None
    assert (body_likeness(left, right)[0] > LINKED) is alike
    assert body_likeness(left, right) == body_likeness(right, left)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (
            "two senior US intelligence officials, who spoke on condition of anonymity",
            "senior US intelligence officials",
        ),
        ("an official at Ukraine's defence ministry", "Ukrainian defence officials"),
        ("a former Israeli army officer", "former Israeli armed force officers"),
        ("people familiar with the talks", "sources familiar with the matter"),
        ("US and European officials", "European and US officials"),
        ("a Western diplomat in Kabul", "Western kabul diplomats"),
        ("residents", "residents"),
    ],
)
def test_descriptions(words: str, name: str) -> None:
    assert describe(words).name == name
