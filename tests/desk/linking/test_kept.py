"""Far keys as they are kept: numbers, those of one season side by side."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.desk.linking.kept import key_number
from onrecord.link.claims import SEASON, UNKNOWN

seasons = st.integers(1, 3_652_059 // SEASON) | st.just(UNKNOWN)
"""Those of all days that a date can be, and of none."""


@given(st.text(), st.text(), st.text(), seasons, seasons)
def test_what_two_seasons_keep_does_not_mix(one: str, other: str, third: str, own: int, their: int) -> None:
    """Nothing of another season lies between two keys of one: so much of an index is all that a new telling needs."""
    low, high = sorted((key_number(one, own), key_number(other, own)))
    assert -(1 << 63) <= low <= high < 1 << 63
    assert (low <= key_number(third, their) <= high) <= (own == their)
    assert (key_number(one, own) == key_number(other, own)) is (one == other)


def test_seasons_lie_in_order() -> None:
    """What comes next is written behind what was written last."""
    numbers = [key_number("number:12:oskel", own) for own in range(1, 20_000)]
    assert numbers == sorted(numbers)


def test_half_of_a_character_is_kept_too() -> None:
    assert key_number("words:\ud800", 4_000) == key_number("words:\ud800", 4_000)
