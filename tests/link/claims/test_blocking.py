"""Which pairs are looked at: by the pair alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.link.claims import NEAREST, WINDOW, blocks, near_pairs
from onrecord.record.telling import Telling
from tests.link.claims.made import number, telling


def share(one: Telling, other: Telling) -> bool:
    return bool(blocks(one) & blocks(other))


@settings(max_examples=80, deadline=None)
@given(st.integers(700_000, 740_000), st.integers(0, 90))
def test_all_within_the_window_and_none_beyond_twice(day: int, gap: int) -> None:
    import datetime

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
        "a small number is everywhere",
        telling("In Varnholt 5 died", published="2030-01-01", numbers=(number(5),)),
        telling("Some 5 lives went at Varnholt", published="2031-01-01", numbers=(number(5),)),
        False,
    ),
    ("both without a day", telling("It fell"), telling("It rose"), True),
    ("one without a day", telling("It fell"), telling("It rose", published="2030-01-01"), False),
]


@pytest.mark.parametrize(("one", "other", "expected"), [case[1:] for case in FAR], ids=[case[0] for case in FAR])
def test_what_shares_a_block(one: Telling, other: Telling, expected: bool) -> None:
    assert share(one, other) is expected


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
