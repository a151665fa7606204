"""`due`, `forecasts` and `docket ID`: what later articles seem to say, and that none of it resolves anything."""

from __future__ import annotations

import json
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests.cli.test_claims import put_in
from tests.cli.test_forecasts import TIMES, article, done

Run = Callable[..., Result]
MORE = (
    ("calder", "2031-05-28", "Lowland Courier", "Calder\n\nThe bridge at Calder opened on Monday, the ministry said."),
    (
        "copy",
        "2031-06-21",
        "Oskel Weekly",
        "Open\n\nThe bridge at Oskel opened to lorries on Friday, the ministry said.",
    ),
)


@pytest.fixture
def known(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("ONRECORD_USER", "Ida Lind")
    put_in(run, folder, (*TIMES, *MORE))
    return run


def rows(run: Run, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(done(run, *words, "--format", "json"))
    return found


def by_july(run: Run, *more: str) -> dict[str, Any]:
    return next(row for row in rows(run, "forecasts", "source:Vale", *more) if row["due"] == "2031-07-01")


def test_what_was_printed_later_stands_beside_a_forecast_with_its_reasons(known: Run) -> None:
    (sequel,) = by_july(known)["later"]
    assert (sequel["says"], sequel["outcome"], sequel["published"]) == ("happened", "true", "2031-06-20")
    assert sequel["article"] == article(known, "Bridge opens")
    assert (sequel["source"], sequel["own"]) == ("the ministry", False)
    assert len(sequel["again"]) == 1, "the same words once, however many print them"
    assert all(reason["says"] for reason in sequel["reasons"])
    page = " ".join(done(known, "due", "--on", "2031-07-02").split())
    assert "later in the ledger: Harbour Post, 2031-06-20" in page
    assert "Calder" not in page


def test_a_suggestion_resolves_nothing(known: Run) -> None:
    assert by_july(known)["later"]
    assert [row["outcome"] for row in rows(known, "forecasts")] == [None, None, None]
    assert "judgement" not in {json.loads(line).get("table") for line in done(known, "dump").splitlines()}


def test_the_command_that_is_shown_resolves_it_and_then_nothing_is_suggested(known: Run) -> None:
    (sequel,) = by_july(known)["later"]
    command = sequel["command"].replace("WORDS", "opened").split(maxsplit=1)[1]
    done(known, *shlex.split(command))
    row = by_july(known)
    assert (row["outcome"], row["later"]) == ("true", [])
    assert row["evidence"] == [{"article": sequel["article"], "span": sequel["span"]}]


def test_what_came_after_its_day_is_told_as_such(known: Run) -> None:
    row = next(row for row in rows(known, "forecasts", "source:Vale") if row["due"] == "2031-06-01")
    assert [(each["says"], each["outcome"]) for each in row["later"]] == [("happened", "false")]
    assert "later than it was put" in " ".join(done(known, "docket", row["id"]).split())


def test_the_page_of_a_forecast_has_all_of_it(known: Run) -> None:
    id = by_july(known)["id"]
    page = " ".join(done(known, "docket", id[:22]).split())
    for words in (
        "How it was put",
        "Nobody has said what became of it",
        "Later in the ledger",
        "None of them resolves",
    ):
        assert words in page
    assert "if you agree: onrecord resolve" in page
    found = json.loads(done(known, "docket", id, "--format", "json"))
    assert found["later"] == by_july(known)["later"]
    assert found["stated"][0]["attribution"] == id


def test_both_clocks_hold_for_it(known: Run) -> None:
    assert by_july(known, "--published-until", "2031-06-19")["later"] == []
    assert len(by_july(known, "--published-until", "2031-06-20")["later"][0]["again"]) == 0
    assert "no forecast" in known("docket", by_july(known)["id"], "--as-of", "2001-01-01").stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("docket", "attribution-00000000"), "no"),
        (("docket", "FORECAST", "--by", "2031-01-01"), "says why"),
        (("docket", "FORECAST", "--why", "so", "--as-of", "2031-01-01"), "as of today"),
    ],
    ids=["of none", "an entry without a reason", "an entry of another day"],
)
def test_what_cannot_be_shown_or_entered_is_told(known: Run, words: tuple[str, ...], says: str) -> None:
    result = known(*(by_july(known)["id"] if word == "FORECAST" else word for word in words))
    assert result.exit_code != 0
    assert says in result.stderr
