"""The evaluation of casualty claims: rows from wordings, and which fields of a made-up reading are right."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from evals.casualties import FIELDS, Row, ends_asked, fields_right, measure, rows_of
from onrecord.ingest import article_from_text
from onrecord.read.numbers import find_numbers
from onrecord.record import Attribution, Reading, Via

CLAIM = {"side": "russia", "measure": "deaths", "low": 900.0, "high": 1200.0, "point": None,
         "source": "UK MoD (via NYT)", "via": "NYT"}  # fmt: skip
WORDINGS: list[dict[str, Any]] = [
    {"wording": "{source} said between {low} and {high} {side} soldiers had been killed.", "measure": "deaths",
     "cumulative": None, "bound": "range", "via": False},
    {"wording": "At least {number} {side} troops have died since the invasion, {source} told {via}.",
     "measure": "deaths", "cumulative": True, "bound": "at_least", "via": True},
    {"wording": "{number} {side} troops were wounded on Monday, {source} said.", "measure": "wounded",
     "cumulative": False, "bound": "point", "via": False},
    {"wording": "{source} put {side} casualties at {number}.", "measure": "casualties", "cumulative": None,
     "bound": "point", "via": False},
]  # fmt: skip


def rows() -> list[Row]:
    return list(rows_of(CLAIM, WORDINGS, 0))


def test_a_claim_takes_the_wordings_of_its_measure_and_those_of_the_wounded() -> None:
    assert [row.text for row in rows()] == [
        "The UK MoD said between 900 and 1,200 Russian soldiers had been killed.",
        "At least 900 Russian troops have died since the invasion, the UK MoD told the New York Times.",
        "900 Russian troops were wounded on Monday, the UK MoD said.",
    ]
    assert [row.via for row in rows()] == [None, "the New York Times", None]


def test_a_range_is_left_out_of_a_claim_without_one() -> None:
    assert len(list(rows_of({**CLAIM, "high": None}, WORDINGS, 0))) == 2


@pytest.mark.parametrize(
    ("bound", "ends"),
    [("range", (900, None, 1200)), ("at_least", (900, None, None)), ("at_most", (None, None, 1200)),
     ("point", (None, 900, None))],
)  # fmt: skip
def test_ends_that_a_wording_asks_for(bound: str, ends: tuple[float | None, ...]) -> None:
    assert ends_asked(CLAIM, bound) == ends


def reading(row: Row, source: str, content: str, *via: Via) -> Reading:
    article = article_from_text(row.text, id="x")

    def span(part: str) -> tuple[int, int]:
        return row.text.index(part), row.text.index(part) + len(part)

    item = Attribution(
        "a", None, (span(source),), (), (span(content),), "speech", "indirect", (), "body", via, None, 1.0
    )
    return Reading(article, "made", (item,), (), numbers=find_numbers(article.text, article.sentences))


def made(row: Row) -> Reading:
    return reading(row, "the UK MoD", "At least 900 Russian troops have died since the invasion",
                   Via("New York Times", (0, 1)))  # fmt: skip


def test_a_row_is_right_when_every_field_is() -> None:
    row = rows()[1]
    assert all(fields_right(row, made(row)).values())


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("value", {"low": 901.0}),
        ("bound", {"bound": "exact"}),
        ("measure", {"measure": "casualties"}),
        ("period", {"cumulative": False}),
        ("side", {"side": "ukraine"}),
        ("source", {"source": "the Pentagon"}),
        ("via", {"via": None}),
    ],
)
def test_each_field_can_be_wrong(field: str, change: dict[str, Any]) -> None:
    row = rows()[1]
    assert not fields_right(replace(row, **change), made(row))[field]


def test_a_post_on_a_platform_has_no_channel() -> None:
    row = rows()[0]
    content = "between 900 and 1,200 Russian soldiers had been killed"
    assert fields_right(row, reading(row, "The UK MoD", content, Via("Telegram", (0, 1), "social media")))["via"]
    assert not fields_right(row, reading(row, "The UK MoD", content, Via("Telegram", (0, 1), "newspaper")))["via"]


def test_a_number_that_nobody_is_credited_with_is_no_claim() -> None:
    row = rows()[1]
    assert not any(fields_right(row, replace(made(row), attributions=())).values())


def test_figures() -> None:
    columns = np.zeros((2, 2 + len(FIELDS)))
    columns[0, :2] = 3, 4
    columns[1, :2] = 4, 4
    columns[:, 2] = 3, 4
    found = measure(columns)
    assert (found["rows_right"], found["value_right"], found["rows"], found["claims"]) == (87.5, 87.5, 8, 2)
    assert found["intervals"]["rows_right"] == [75.0, 100.0]
