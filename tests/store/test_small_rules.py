"""Clocks, row numbers and columns: small rules that much stands on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.record import identity
from onrecord.store.clock import is_moment, later_than, published_on, until_end_of
from onrecord.store.columns import escape, unescape
from onrecord.store.row_numbers import row_number

MOMENT = datetime(2031, 5, 3, 12, 0, 0, 5, tzinfo=UTC)


def test_a_moment_is_utc_to_the_microsecond_and_later_than_the_last() -> None:
    assert later_than(None, MOMENT) == "2031-05-03T12:00:00.000005Z"
    assert later_than(None, MOMENT.astimezone(timezone(timedelta(hours=9)))) == "2031-05-03T12:00:00.000005Z"
    assert later_than("2031-05-03T12:00:00.000004Z", MOMENT) == "2031-05-03T12:00:00.000005Z"
    assert later_than("2031-05-03T12:00:00.000005Z", MOMENT) == "2031-05-03T12:00:00.000006Z"
    assert later_than("2031-12-31T23:59:59.999999Z", MOMENT) == "2032-01-01T00:00:00.000000Z"


@pytest.mark.parametrize(
    ("stored", "is_one"),
    [
        ("2031-05-03T12:00:00.000005Z", True),
        ("2031-05-03T12:00:00Z", False),
        ("soon", False),
        (7, False),
        (None, False),
    ],
)
def test_moments_are_told_from_others(stored: object, is_one: bool) -> None:
    assert is_moment(stored) is is_one


@pytest.mark.parametrize(
    ("when", "within", "beyond"),
    [
        ("2031", "2031-12-31T23:59:59.999999Z", "2032-01-01T00:00:00.000000Z"),
        ("2031-05", "2031-05-31", "2031-06-01"),
        ("2031-05-03", "2031-05-03T23:59:59.999999Z", "2031-05-04"),
        ("2031-05-03T12:00Z", "2031-05-03T12:00:59.999999Z", "2031-05-03T12:01:00.000000Z"),
        ("2031-05-03T12:00:00.000005Z", "2031-05-03T12:00:00.000005Z", "2031-05-03T12:00:00.000006Z"),
    ],
)
def test_an_end_is_the_end_of_what_was_named(when: str, within: str, beyond: str) -> None:
    assert within <= until_end_of(when) < beyond


@pytest.mark.parametrize(
    "when",
    ["2031-02-30", "2031-13", "2031-00-01", "0000", "2031-05-03T24:30", "2031-05-03T12:61Z", "2031-5-3", "May", ""],
)
def test_what_no_calendar_has_is_no_end(when: str) -> None:
    with pytest.raises(UsageError, match="is not a date"):
        until_end_of(when)


@pytest.mark.parametrize(
    ("date", "published"),
    [
        ("2031-05-03", "2031-05-03"),
        ("2031-05-03T12:00:00Z", "2031-05-03T12:00:00Z"),
        ("2031", "2031"),
        ("May", None),
        (None, None),
    ],
)
def test_only_days_are_days_of_publication(date: str | None, published: str | None) -> None:
    assert published_on(date) == published


def test_row_numbers_are_in_the_order_of_days() -> None:
    id = identity("article", "a")
    days = [
        None,
        "1066",
        "2031",
        "2031-05",
        "2031-05-03T00:01",
        "2031-05-03T12:00:00Z",
        "2031-05-04",
        "4083",
        "9999-12-31",
    ]
    numbers = [row_number(id, day) for day in days]
    assert numbers == sorted(numbers)
    assert len(set(numbers[:-1])) == len(numbers) - 1
    assert row_number(id, "2031-02-31") == row_number(id, None), "no day at all"
    assert 0 <= numbers[0] < numbers[-1] < 1 << 63
    assert row_number(id, "2031") != row_number(identity("article", "b"), "2031")


@given(st.text(st.characters(codec=None)))
def test_escaping_is_undone_and_leaves_what_any_database_takes(text: str) -> None:
    stored = escape(text)
    assert unescape(stored) == text
    assert "\x00" not in stored
    stored.encode("utf-8")


@given(st.text(st.sampled_from("\x00\x1a\x01\x08\ud800\udfffab")))
def test_escapes_are_told_from_what_looks_like_them(text: str) -> None:
    assert unescape(escape(text)) == text


def test_plain_text_is_stored_as_it_is() -> None:
    assert escape("Žižkov — “said”\n🛳️") == "Žižkov — “said”\n🛳️"
