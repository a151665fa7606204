"""Naming a place in an article by its words."""

from __future__ import annotations

import pytest

from onrecord.desk.anchoring import anchor
from onrecord.errors import NotFoundError, UsageError

TEXT = "Ida Lind spoke. The harbour\nwall is safe, Ida Lind said. 👍🏽 Ida Lind (again)."

NAMED = [
    (("Ida Lind",), 50, [(42, 50)], "of three the nearest"),
    (("Ida Lind",), 0, [(0, 8)], "the first, where it is the nearest"),
    (("harbour wall",), 0, [(20, 32)], "a line break is white space"),
    (("(again)",), 0, [(69, 76)], "signs mean themselves"),
    (("is",), 0, [(33, 35)], "a word of two letters"),
    ((", Ida Lind",), 0, [(40, 50)], "signs need no word's end"),
    (("16:27",), 0, [(16, 27)], "characters by number"),
    (("said", "The"), 0, [(16, 19), (51, 55)], "several, in the order of the text"),
    ((), 0, [], "nothing named"),
    (("",), 0, [], "an empty word is no source at all"),
]


@pytest.mark.parametrize(("named", "near", "spans", "reason"), NAMED, ids=[reason for *_, reason in NAMED])
def test_is_found(named: tuple[str, ...], near: int, spans: list[tuple[int, int]], reason: str) -> None:
    assert list(anchor(TEXT, named, near=near)) == spans, reason


@pytest.mark.parametrize("named", ["the mayor", "Id", "x", "arbour wall", "harbour wal", "( again"])
def test_words_that_are_not_there(named: str) -> None:
    with pytest.raises(NotFoundError, match="does not say"):
        anchor(TEXT, (named,), near=0)


@pytest.mark.parametrize("named", ["9:3", "0:999", "4:4"])
def test_characters_that_are_not_there(named: str) -> None:
    with pytest.raises(UsageError, match="has no characters"):
        anchor(TEXT, (named,), near=0)


OVERLAPPING = [
    (("Ida Lind", "Ida Lind"), "the same words twice are not the next place of them"),
    (("16:27", "20:32"), "characters that are partly the same"),
]


@pytest.mark.parametrize(("named", "reason"), OVERLAPPING, ids=[reason for _, reason in OVERLAPPING])
def test_nothing_is_named_twice(named: tuple[str, ...], reason: str) -> None:
    with pytest.raises(UsageError, match="partly the same characters"):
        anchor(TEXT, named, near=0)
