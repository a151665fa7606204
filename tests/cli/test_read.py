"""`onrecord read` on one article."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import Result

from onrecord.publish.reading_json import reading_schema

Run = Callable[..., Result]
ARTICLE = "examples/ferry.txt"


def as_json(result: Result) -> dict[str, Any]:
    """The object that was printed, once it is known to keep to the schema."""
    assert result.exit_code == 0, result.stderr
    content: dict[str, Any] = json.loads(result.stdout)
    jsonschema.Draft202012Validator(reading_schema()).validate(content)
    return content


def test_a_page_is_what_is_printed_unless_asked(run: Run) -> None:
    result = run("read", ARTICLE)
    assert result.exit_code == 0, result.stderr
    assert "Ledger" in result.stdout
    assert "\x1b" not in result.stdout
    assert result.stdout == run("read", ARTICLE, "--format", "page").stdout
    assert result.stderr == ""


def test_json_is_indented_and_jsonl_is_one_line_of_the_same(run: Run) -> None:
    indented, line = run("read", ARTICLE, "--format", "json"), run("read", ARTICLE, "--format", "jsonl")
    assert as_json(indented) == as_json(line)
    assert line.stdout.count("\n") == 1
    assert indented.stdout.count("\n") > 10


def test_every_span_cuts_words_out_of_the_text(run: Run, folder: Path) -> None:
    content = as_json(run("read", ARTICLE, "--format", "json"))
    text = content["text"]
    assert text == (folder / ARTICLE).read_text("utf-8")
    assert content["id"] == "ferry.txt"
    assert content["attributions"]
    for attribution in content["attributions"]:
        for role in ("source", "cue", "content"):
            for start, end in attribution[role]:
                assert text[start:end].strip() == text[start:end] != ""


@pytest.mark.parametrize("stdin", [b"", b"\n", b"No one spoke.\n", b"\xef\xbb\xbfIt rained.", "“".encode()])
def test_standard_input_is_read_even_where_it_says_nothing(run: Run, stdin: bytes) -> None:
    content = as_json(run("read", "-", "--format", "json", stdin=stdin))
    assert content["id"] == "stdin"
    assert content["text"] == stdin.decode("utf-8-sig")
    assert content["attributions"] == []
    assert run("read", "-", stdin=stdin).exit_code == 0


def test_json_is_ascii_whatever_the_text_and_the_name(run: Run, folder: Path) -> None:
    name = os.fsdecode("café-\udcff".encode("utf-8", "surrogateescape"))
    (folder / name).write_text("“Déjà vu 🌉,” she said.", "utf-8")
    result = run("read", name, "--format", "jsonl")
    assert result.stdout.isascii()
    assert as_json(result)["id"] == name


def test_a_date_is_taken_and_shown(run: Run) -> None:
    assert "2031-05-14" in run("read", ARTICLE, "--date", "2031-05-14").stdout


def test_acts_choose_what_the_page_shows_and_nothing_in_json(run: Run) -> None:
    assert run("read", ARTICLE, "--acts", "all").stdout != run("read", ARTICLE, "--acts", "perception").stdout
    assert run("read", ARTICLE, "--acts", "speech, writing,thought").stdout == run("read", ARTICLE).stdout
    every = as_json(run("read", ARTICLE, "--format", "json"))
    assert as_json(run("read", ARTICLE, "--format", "json", "--acts", "perception")) == every


def test_more_confidence_hides_on_the_page_and_refuses_in_json(run: Run) -> None:
    assert "No attributions shown." in run("read", ARTICLE, "--min-confidence", "1").stdout
    every = as_json(run("read", ARTICLE, "--format", "json"))
    sure = as_json(run("read", ARTICLE, "--format", "json", "--min-confidence", "1"))
    assert sure["attributions"] == []
    assert len(sure["refused"]) == len(every["refused"]) + len(every["attributions"])
    assert as_json(run("read", ARTICLE, "--format", "json", "--min-confidence", "0")) == every


def test_a_web_page_is_written_beside_what_is_printed(run: Run, folder: Path) -> None:
    result = run("read", ARTICLE, "--html", "ferry.html")
    assert result.stdout == run("read", ARTICLE).stdout
    assert (folder / "ferry.html").read_text("utf-8").startswith("<!doctype html>")
    as_json(run("read", ARTICLE, "--format", "json", "--html", "ferry.html"))
    assert sorted(os.listdir(folder)) == ["examples", "ferry.html"]


def test_a_failure_writes_no_web_page(run: Run, folder: Path) -> None:
    assert run("read", "missing.txt", "--html", "page.html").exit_code == 1
    assert not (folder / "page.html").exists()
