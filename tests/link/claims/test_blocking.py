"""Which pairs are looked at: by the pair alone."""

from __future__ import annotations

import datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.link.claims import NEAREST, SEASON, WINDOW, blocks, blocks_of, near_pairs, season, seasons_near
from onrecord.record.telling import Telling
from tests.link.claims.made import number, prepared, telling


def share(one: Telling, other: Telling) -> bool:
    return bool(blocks(prepared(one)) & blocks(prepared(other)))


@settings(max_examples=80, deadline=None)
@given(st.integers(700_000, 740_000), st.integers(0, 90))
def test_all_within_the_window_and_none_beyond_twice(day: int, gap: int) -> None:
    days = [datetime.date.fromordinal(number).isoformat() for number in (day, day + gap)]
    shared = share(telling("one thing", "a", published=days[0]), telling("another matter", "b", published=days[1]))
    assert shared or gap > WINDOW
    assert not shared or gap < 2 * WINDOW


FAR = [
    (
        "the same words within the season",
        telling("It fell.", published="2030-01-01"),
        telling("It fell", published="2030-06-30"),
        True,
    ),
    (
        "the same words, years apart: what there is of years must not make one more dearer",
        telling("It fell.", published="2030-01-01"),
        telling("It fell", published="2031-01-05"),
        False,
    ),
    (
        "other words, months apart",
        telling("It fell.", published="2030-01-01"),
        telling("It rose", published="2031-01-01"),
        False,
    ),
    (
        "a name with a number within the season",
        telling("In Varnholt 4,300 died", published="2030-01-01", numbers=(number(4300),)),
        telling("Some 4,300 lives went at Varnholt", published="2030-06-30", numbers=(number(4300),)),
        True,
    ),
    (
        "a small number too, with a word that tells something",
        telling("In Varnholt 5 died", published="2030-01-01", numbers=(number(5),)),
        telling("Some 5 lives went at Varnholt", published="2030-06-30", numbers=(number(5),)),
        True,
    ),
    (
        "but not by itself",
        telling("In Varnholt 5 died", published="2030-01-01", numbers=(number(5),)),
        telling("Some 5 lives went at Harl", published="2030-06-30", numbers=(number(5),)),
        False,
    ),
    (
        "another number",
        telling("In Varnholt 5 died", published="2030-01-01", numbers=(number(5),)),
        telling("Some 6 lives went at Varnholt", published="2030-06-30", numbers=(number(6),)),
        False,
    ),
    (
        "three of the rarest words",
        telling("Engineers welded the corroded pontoon", published="2030-01-01"),
        telling("The corroded pontoon has been looked at by engineers", published="2030-06-30"),
        True,
    ),
    (
        "two of them: what is looked for over months is nearly word for word the same",
        telling("Engineers welded the corroded pontoon", published="2030-01-01"),
        telling("The corroded pontoon was towed off", published="2030-06-30"),
        False,
    ),
    (
        "three common words",
        telling("They say that this is what people had", published="2030-01-01"),
        telling("This is what they had, people say", published="2030-06-30", numbers=(number(5),)),
        False,
    ),
    ("both without a day", telling("It fell"), telling("It rose"), True),
    ("one without a day", telling("It fell"), telling("It rose", published="2030-01-01"), False),
]


@pytest.mark.parametrize(("one", "other", "expected"), [case[1:] for case in FAR], ids=[case[0] for case in FAR])
def test_what_shares_a_block(one: Telling, other: Telling, expected: bool) -> None:
    assert share(one, other) is expected


LEAD = "Quake in Varnholt"


@pytest.mark.parametrize(
    ("one", "other", "lead", "expected"),
    [
        ("At least 70 were hurt", "It left 70 injured", LEAD, True),
        ("At least 70 were hurt", "It left 71 injured", LEAD, False),
        ("At least 70 were hurt", "It left 70 injured", "The day in numbers", False),
    ],
)
def test_a_number_is_looked_for_with_names_that_its_article_begins_with(
    one: str, other: str, lead: str, expected: bool
) -> None:
    """What counts the same at one place need not name it: the article did."""
    told = [
        prepared(telling(text, f"t{day}", published=day, numbers=(number(float(text.split()[place])),)), lead)
        for text, day, place in ((one, "2030-01-01", 2), (other, "2030-04-01", 2))
    ]
    assert bool(blocks(told[0]) & blocks(told[1])) is expected


@settings(max_examples=200, deadline=None)
@given(st.integers(700_000, 740_000), st.integers(0, 500))
def test_what_is_asked_for_finds_what_shares_a_block_and_nothing_else(day: int, gap: int) -> None:
    """A far key is kept with its own season, and asked for with those near: both ways say the same."""
    days = [datetime.date.fromordinal(number).isoformat() for number in (day, day + gap)]
    one, other = (telling("It fell.", id, published=published) for id, published in zip("ab", days, strict=True))
    shared = set(blocks_of("k", season(one))) & set(blocks_of("k", season(other)))
    assert (season(other) in seasons_near(season(one))) is bool(shared)
    assert (season(one) in seasons_near(season(other))) is bool(shared)
    assert shared or gap > SEASON
    assert not shared or gap < 2 * SEASON


def test_near_pairs_are_exact_and_do_not_depend_on_what_else_is_there() -> None:
    chance = np.random.default_rng(7)
    vectors = chance.normal(size=(60, 384)).astype(np.float32) + 1.2 * chance.normal(size=384).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    keys = [
        frozenset({f"k{place % 3}", f"k{(place + 1) % 3}"} if place % 2 else {f"k{place % 5}"}) for place in range(60)
    ]
    found = {(one, other): cosine for one, other, cosine in near_pairs(keys, vectors)}
    exact = vectors.astype(np.float64) @ vectors.T.astype(np.float64)
    expected = {(i, j) for i in range(60) for j in range(i + 1, 60) if keys[i] & keys[j] and exact[i, j] >= NEAREST}
    assert expected
    assert set(found) == expected
    few = [3, 10, 11, 40, 41, 59]
    again = {(few[i], few[j]): cosine for i, j, cosine in near_pairs([keys[place] for place in few], vectors[few])}
    assert again == {pair: cosine for pair, cosine in found.items() if set(pair) <= set(few)}
    assert len(list(near_pairs(keys, vectors))) == len(found)
    new = {(one, other): cosine for one, other, cosine in near_pairs(keys, vectors, new=7)}
    assert new == {pair: cosine for pair, cosine in found.items() if pair[0] < 7}


@pytest.mark.parametrize(("cosine", "expected"), [(NEAREST - 5e-5, 0), (NEAREST + 5e-5, 1)])
def test_the_edge_is_sharp(cosine: float, expected: int) -> None:
    """The product of matrices is off by a little; what it lets through is computed again by itself."""
    vectors = np.zeros((2, 384), dtype=np.float32)
    vectors[0, 0] = 1
    vectors[1, :2] = cosine, np.sqrt(1 - cosine**2)
    assert len(list(near_pairs([frozenset({"k"})] * 2, vectors))) == expected
