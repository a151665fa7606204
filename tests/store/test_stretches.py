"""Stretches of rows: whatever lies between two rows is in one of them, and the index knows each by its word."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as some

from onrecord.store.stretches import Stretch, stretch_words, stretches_from_new, stretches_from_old

ROWS = some.one_of(some.integers(0, (1 << 63) - 1), some.integers(1_067_000_000 << 32, 1_070_000_000 << 32))


def bounds(stretch: Stretch) -> tuple[int, int]:
    least, greatest = stretch.rows
    assert least is not None
    assert greatest is not None
    assert least <= greatest
    return least, greatest


@given(ROWS, ROWS)
def test_from_either_end_every_row_is_in_one_stretch(one: int, other: int) -> None:
    least, greatest = sorted((one, other))
    old = [bounds(each) for each in stretches_from_old(least, greatest)]
    new = [bounds(each) for each in stretches_from_new(least, greatest)][::-1]
    for found in (old, new):
        assert (found[0][0], found[-1][1]) == (least, greatest)
        assert all(last + 1 == first for (_, last), (first, _) in pairwise(found))


@given(ROWS, ROWS)
def test_a_row_has_the_words_of_its_stretches(one: int, other: int) -> None:
    least, greatest = sorted((one, other))
    for found in (*stretches_from_old(least, greatest), *stretches_from_new(least, greatest)):
        first, last = bounds(found)
        for row in (first, last, (first + last) // 2):
            assert found.word is None or found.word in stretch_words(row)


def test_the_newest_stretch_is_of_hours_and_the_last_of_all() -> None:
    day = 24 * 60 << 32
    now = 742_000 * day
    lengths = [(last - first) / day for first, last in map(bounds, stretches_from_new(0, now))]
    assert lengths == sorted(lengths)
    assert lengths[0] < 1
    assert [each.word is None for each in stretches_from_new(0, now)] == [False] * 6 + [True]
