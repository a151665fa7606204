"""Stretches of rows: whatever lies between two rows is in one of them, and the index knows each by its word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from onrecord.store import Ledger
from onrecord.store.row_numbers import first_row, row_number
from onrecord.store.stretches import LENGTHS, stretch_from, stretch_words, stretches
from tests.store.material import entry_of
from tests.store.test_contract_round_trip import add

ROWS = some.one_of(some.integers(0, (1 << 63) - 1), some.integers(1_067_000_000 << 32, 1_070_000_000 << 32))


@given(ROWS, ROWS, some.sampled_from(LENGTHS), some.booleans())
def test_a_stretch_begins_where_it_is_asked_to_and_its_rows_have_its_word(
    one: int, other: int, length: int, oldest_first: bool
) -> None:
    least, greatest = sorted((one, other))
    begin = least if oldest_first else greatest
    first, last = stretch_from(begin, length, (least, greatest), oldest_first=oldest_first)
    assert least <= first <= last <= greatest
    assert (first if oldest_first else last) == begin
    assert stretch_from(begin, length, (None, None), oldest_first=oldest_first)[oldest_first] in (
        (begin >> 32 + length) << 32 + length,
        ((begin >> 32 + length) + 1 << 32 + length) - 1,
    ), "whole, where nothing bounds it"
    words = [set(stretch_words(row)) for row in (first, last, (first + last) // 2)]
    assert any(word.startswith(f"@{length}.") for word in set.intersection(*words))


DAYS = (
    "1999-05-01", "2018-08-09", "2026-01-01", "2026-06-20", "2026-07-30", "2026-07-31T14:55:00Z",
    "2026-07-31T14:57:00Z", "2026-08-01", "2099-12-31", None,
)  # fmt: skip
"""Around the minute at which a stretch of every length begins, and beside a day that is mistaken and one of none."""


@pytest.mark.parametrize("oldest_first", [False, True])
def test_every_row_is_in_one_stretch_however_days_lie(ledger: Ledger, oldest_first: bool) -> None:
    add(ledger, *(entry_of(f"They said {day}.", f"{day}.txt", facts={"date": day}) for day in DAYS))
    view = ledger.view()
    rows = sorted((row_number(each.id, each.published) for each in view.articles()), reverse=not oldest_first)
    assert len(rows) == len(DAYS)
    found = list(stretches(view.shelf, (None, None), oldest_first=oldest_first))
    seen = [row for one in found for row in rows if (one.rows[0] or 0) <= row <= (one.rows[1] or 1 << 63)]
    assert seen == rows
    some_days = first_row("2026-01-01"), first_row("2026-07-31")
    bounds = [one.rows for one in stretches(view.shelf, some_days, oldest_first=oldest_first)]
    inside = [row for row in rows if some_days[0] <= row <= some_days[1]]
    assert [row for least, greatest in bounds for row in inside if (least or 0) <= row <= (greatest or 0)] == inside
    if view.shelf.dialect == "postgresql":
        assert all(one.word is not None for one in found)
        assert len(found) < 2 * len(DAYS)
