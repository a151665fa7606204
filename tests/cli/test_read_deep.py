"""Deep reading on the command line: the page, the web page, JSON, a batch, and the ledger's lists."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import Result

from onrecord.publish.reading_json import reading_schema

Run = Callable[..., Result]
ARTICLE = "examples/ferry.txt"
WORDING = {"certainty", "polarity", "attitude", "stance", "numbers", "times", "places", "forecast", "evidence"}
COLUMNS = {
    "who_name", "kind", "role", "affiliation", "country", "party", "anonymous", "gives", "certainty_term",
    "certainty_scale", "certainty_low", "certainty_high", "polarity", "attitude", "stance", "forecast_kind",
    "forecast_what", "forecast_by_first", "forecast_by_last", "conditional",
}  # fmt: skip


def test_the_page_says_who_and_what_became_of_the_headline(run: Run) -> None:
    shown = run("read", ARTICLE, "--date", "2031-11-12").stdout
    assert re.search(r"\n    who +Ilse Tarrant, board chairwoman · person", shown)
    assert "In the article's own voice\n" in shown
    assert re.search(r"The headline\n─+\n“Ferry crossing at Sallow", shown)
    assert shown.index("Ledger") < shown.index("In the article's own voice") < shown.index("The headline")


def test_the_web_page_says_the_same(run: Run, folder: Path) -> None:
    run("read", ARTICLE, "--html", "ferry.html", "--date", "2031-11-12")
    html = (folder / "ferry.html").read_text("utf-8")
    assert "<dt>who</dt><dd><bdi>Ilse Tarrant, board chairwoman</bdi> · <bdi>person</bdi>" in html
    assert "<details><summary>evidence" in html
    assert 'id="headline"' in html
    assert "<script" not in html


def test_json_has_every_field_of_every_statement(run: Run) -> None:
    content = json.loads(run("read", ARTICLE, "--format", "json", "--date", "2031-11-12").stdout)
    jsonschema.Draft202012Validator(reading_schema()).validate(content)
    assert all(item.keys() >= {"who", "occasion", *WORDING} for item in content["attributions"])
    assert all(item.keys() >= WORDING for item in content["assertions"])
    for layer in ("numbers", "times", "places"):
        for item in (*content["attributions"], *content["assertions"]):
            assert all(0 <= index < len(content[layer]) for index in item[layer])


def test_a_batch_carries_the_same_fields(run: Run, folder: Path) -> None:
    assert run("read", "--jsonl", "examples/three.jsonl", "--out", "read.jsonl").exit_code == 0
    validator = jsonschema.Draft202012Validator(reading_schema())
    for line in (folder / "read.jsonl").read_text("utf-8").splitlines():
        validator.validate(json.loads(line))
        assert {"assertions", "numbers", "times", "places", "headline"} <= json.loads(line).keys()


@pytest.fixture
def listed(run: Run) -> list[dict[str, Any]]:
    """The attributions of a ledger that holds the example, as JSON lists them."""
    assert run("add", ARTICLE).exit_code == 0
    found: list[dict[str, Any]] = json.loads(run("attributions", "--format", "json").stdout)
    return found


def test_lists_have_who_how_sure_and_what_is_to_come_as_columns(run: Run, listed: list[dict[str, Any]]) -> None:
    rows = list(csv.DictReader(io.StringIO(run("attributions", "--format", "csv").stdout, newline="")))
    assert rows[0].keys() >= COLUMNS
    for row, item in zip(rows, listed, strict=True):
        assert row["who_name"] == (item["who"]["name"] or "")
        assert row["kind"] == item["kind"] == item["who"]["kind"]
        assert row["anonymous"] == str(item["who"]["anonymous"])
        assert row["certainty_term"] == ((item["certainty"] or {}).get("term") or "")
        assert row["forecast_kind"] == ((item["forecast"] or {}).get("kind") or "")
    assert {row["who_name"] for row in rows} >= {"Ilse Tarrant", "Joren Pell"}


def test_the_table_names_a_source_whose_words_do_not(run: Run, listed: list[dict[str, Any]]) -> None:
    assert any(item["name"] == "he" and item["who_name"] == "Joren Pell" for item in listed)
    assert re.search(r"attribution-[0-9a-f]{8}  he \(Joren ", run("attributions").stdout)


def test_one_attribution_is_shown_with_what_is_known_of_it(run: Run, listed: list[dict[str, Any]]) -> None:
    id = next(item["id"] for item in listed if item["name"] == "he")
    shown = run("show", id).stdout
    assert re.search(r"\n    who +Joren Pell · person · same source as attribution-[0-9a-f]{8}", shown)
    assert "Where it was printed" in shown
