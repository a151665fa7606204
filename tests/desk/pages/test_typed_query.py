"""What was typed into a search, taken apart and put together again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.desk.pages.typed_query import narrowed, parts_of
from onrecord.desk.query import parse_query
from onrecord.errors import UsageError

PARTS = [
    ("ferry", [(None, "ferry", "")], "a word"),
    ('"harbour wall" pier', [(None, "harbour wall", "pier"), (None, "pier", '"harbour wall"')], "a phrase and a word"),
    ('source:"Ida Lind" ferry', [("source", "Ida Lind", "ferry"), (None, "ferry", 'source:"Ida Lind"')], "a filter"),
    ("colour:red", [(None, "colour:red", "")], "no filter of ours"),
    ("   ", [], "nothing"),
]


@pytest.mark.parametrize(("typed", "parts", "reason"), PARTS, ids=[case[-1] for case in PARTS])
def test_what_is_typed_falls_into_parts(typed: str, parts: list[tuple[str | None, str, str]], reason: str) -> None:
    assert [(part.filter, part.value, part.rest) for part in parts_of(typed)] == parts, reason


NARROWED = [
    ("ferry", "outlet", "Harbour Courier", 'ferry outlet:"Harbour Courier"', "added"),
    ("ferry outlet:Beacon", "outlet", "Courier", "ferry outlet:Courier", "in the place of another"),
    ("ferry", "source", 'the "old" hand', 'ferry source:"the old hand"', "marks would end it early"),
    ("", "date", "2031", "date:2031", "alone"),
]


@pytest.mark.parametrize(("typed", "name", "value", "wanted", "reason"), NARROWED, ids=[case[-1] for case in NARROWED])
def test_a_search_is_narrowed(typed: str, name: str, value: str, wanted: str, reason: str) -> None:
    assert narrowed(parts_of(typed), name, value) == wanted, reason


@given(st.text(max_size=60))
def test_taking_nothing_out_changes_nothing(typed: str) -> None:
    """Whatever is typed, its parts make up the same search."""
    again = " ".join(part.typed for part in parts_of(typed))
    try:
        wanted = parse_query(typed)
    except UsageError:
        with pytest.raises(UsageError):
            parse_query(again)
        return
    assert parse_query(again) == wanted
