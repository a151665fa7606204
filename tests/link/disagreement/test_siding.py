"""Whom a side speaks of, by the sides that its words name."""

from __future__ import annotations

import pytest

from onrecord.link.disagreement import spoken_of

SIDES = ("Drovia", "Halmora")


@pytest.mark.parametrize(
    ("words", "party", "side"),
    [
        ("1,400 Drovian soldiers have surrendered", "Halmora", "adversary"),
        ("1,400 Drovian soldiers have surrendered", "Drovia", "own"),
        ("our losses are small", "Drovia", "own"),
        ("the enemy fell back", "Drovia", "adversary"),
        ("Drovian shells killed Halmoran farmers", "Drovia", None),
        ("the bridge is shut", "Drovia", None),
        ("1,400 Drovian soldiers have surrendered", None, None),
    ],
    ids=["of the other", "of itself", "ours", "the enemy", "both: not told by words", "neither", "of no side"],
)
def test_whom_a_side_speaks_of(words: str, party: str | None, side: str | None) -> None:
    assert spoken_of(words, party, SIDES) == side
