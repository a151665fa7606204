"""What may be typed behind `onrecord search`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.desk.query import Query, parse_query
from onrecord.errors import UsageError
from onrecord.record.traits import Traits

TYPED = [
    ("harbour", Query("harbour"), "a word"),
    ("harbour wall", Query("harbour wall"), "two words, both of them"),
    ('"harbour wall" cost', Query('"harbour wall" cost'), "a phrase stays one"),
    ('"harbour wall', Query('"harbour wall"'), "a quotation mark that nobody closed"),
    ("source:Lind salt", Query("salt", traits=Traits(source="Lind")), "a filter before the words"),
    ('salt source:"Ida Lind"', Query("salt", traits=Traits(source="Ida Lind")), "a filter of two words"),
    ("outlet:Courier", Query(outlet="Courier"), "a filter alone"),
    ("date:2031-05-03", Query(since="2031-05-03", until="2031-05-03"), "one day"),
    ("date:2032-02", Query(since="2032-02-01", until="2032-02-29"), "a month, of a leap year"),
    ("date:2031", Query(since="2031-01-01", until="2031-12-31"), "a year"),
    ("date:2031-05..2031-06", Query(since="2031-05-01", until="2031-06-30"), "a range of months"),
    ("date:2031-05..", Query(since="2031-05-01"), "without an end"),
    ("date:..2031-05-03", Query(until="2031-05-03"), "without a beginning"),
    ("forecast:yes", Query(traits=Traits(forecast=True)), "whether there is one"),
    ("forecast:threat kind:official_body", Query(traits=Traits(kind="official_body", forecast="threat")), "kinds"),
    ('kind:"official body"', Query(traits=Traits(kind="official_body")), "as a person would write it"),
    ("certainty:Likely ramp", Query("ramp", traits=Traits(certainty="likely")), "a term of a scale"),
    ('certainty:"very likely"', Query(traits=Traits(certainty="very likely")), "a term of two words"),
    ("anonymous:no polarity:denied", Query(traits=Traits(anonymous=False, polarity="denied")), "two traits"),
    ("http://a.example", Query("http://a.example"), "a colon is no filter by itself"),
]
WRONG = [
    ("", "nothing"),
    ("   ", "white space is nothing"),
    ("forecast:maybe", "no kind of forecast"),
    ("anonymous:perhaps", "neither yes nor no"),
    ("kind:dog", "no kind of source"),
    ("date:yesterday", "no date"),
    ("date:2031-13", "no month"),
    ("date:2031-02-30", "no day"),
    ("date:..", "a range of nothing"),
    ("date:2031-06..2031-05", "a range that ends before it begins"),
    ("date:0000", "no year"),
]


@pytest.mark.parametrize(("typed", "query", "reason"), TYPED, ids=[reason for *_, reason in TYPED])
def test_is_understood(typed: str, query: Query, reason: str) -> None:
    assert parse_query(typed) == query, reason


@pytest.mark.parametrize(("typed", "reason"), WRONG, ids=[reason for _, reason in WRONG])
def test_is_told_what_is_wrong(typed: str, reason: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_query(typed)
    assert caught.value.hint.startswith("onrecord search"), reason


@given(st.text())
def test_nothing_that_is_typed_breaks_it(typed: str) -> None:
    try:
        query = parse_query(typed)
    except UsageError:
        return
    assert query != Query()
