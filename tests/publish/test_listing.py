"""Lists: CSV that no spreadsheet runs, JSON that any program reads, a table that fits."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from onrecord.publish.listing import Column, Row, csv_lines, json_lines_of_array, print_listing

COLUMNS = (Column("id", "Id"), Column("title", "Title", share=1))

FORMULAS = [
    ("=1+1", "the usual one"),
    ("+1", "a plus begins a formula too"),
    ("-2", "and a minus, of a text"),
    ("@SUM(A1)", "Lotus's sign, which Excel still honours"),
    ("\t=1", "a tab before it is skipped"),
    ("\r=1", "a return as well"),
    ("\n=1", "a line feed as well"),
    ("＝1", "full-width, which some locales take for the ASCII sign"),
    ("'quoted'", "an apostrophe of its own must survive taking one off"),
]


def read_back(rows: list[Row]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(csv_lines(rows, COLUMNS)), newline="")))


@pytest.mark.parametrize(("text", "reason"), FORMULAS, ids=[reason for _, reason in FORMULAS])
def test_a_text_is_never_a_formula(text: str, reason: str) -> None:
    (row,) = read_back([{"id": "a", "title": text}])
    assert row["title"] == "'" + text, reason


def test_numbers_stay_numbers_and_nothing_is_empty() -> None:
    (row,) = read_back([{"id": -3.5, "title": None}])
    assert row == {"id": "-3.5", "title": ""}


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_taking_off_the_apostrophe_gives_back_every_text(text: str) -> None:
    (row,) = read_back([{"id": "a", "title": text}])
    assert row["title"] in (text, "'" + text)


@given(st.lists(st.fixed_dictionaries({"id": st.text(), "title": st.none() | st.text() | st.integers()})))
def test_json_is_one_array_of_what_went_in(rows: list[Row]) -> None:
    assert json.loads("".join(json_lines_of_array(rows))) == rows


def test_a_table_shows_no_control_and_keeps_to_its_width() -> None:
    console = Console(width=60, record=True, file=io.StringIO(), color_system=None)
    print_listing([{"id": "a-1", "title": "Ferry \x1b[31m sinks " * 30}], COLUMNS, console)
    shown = console.export_text()
    assert "\x1b" not in shown
    assert max(map(len, shown.splitlines())) <= 60
    assert "[...]" in shown
