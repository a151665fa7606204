"""`grade`, `source --record` and `disagreements`: how sources have done, on cases that every figure opens."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests.cli.test_claims import ARTICLES, deaths, put_in
from tests.cli.test_forecasts import article, done, of

Run = Callable[..., Result]

PRESS = tuple(
    (
        f"said-{number}",
        f"2031-0{number}-03",
        outlet,
        f"Bridge again\n\nTransport minister Hedda Vale said the bridge at {place} would open by 1 {month}.",
    )
    for number, outlet, place, month in (
        (1, "Lowland Courier", "Oskel", "March"),
        (2, "Oskel Weekly", "Varno", "April"),
        (3, "Harbour Post", "Tessel", "May"),
        (4, "Lowland Courier", "Lumen", "June"),
        (5, "Oskel Weekly", "Orrin", "July"),
        (6, "Harbour Post", "Sarn", "August"),
    )
)  # fmt: skip
LATER = (
    ("report", "2031-09-01", "Harbour Post", "No bridge\n\nNone of the six bridges has opened, the auditors said."),
    (
        "unlikely",
        "2031-08-01",
        "Harbour Post",
        "Ferry\n\nHarbour master Ilse Tarn said the ferry was unlikely to survive the winter of 2031.",
    ),
)


@pytest.fixture
def known(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("ONRECORD_USER", "Ida Lind")
    put_in(run, folder, (*PRESS, *LATER))
    return run


def record(run: Run, name: str, *more: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(done(run, "source", name, "--record", *more, "--format", "json"))
    return found


def resolve_all(run: Run, outcome: str) -> None:
    proof = article(run, "No bridge")
    rows = json.loads(done(run, "forecasts", "source:Vale", "--format", "json"))
    assert len(rows) == len(PRESS)
    for row in rows:
        done(run, "resolve", row["id"], outcome, "--evidence", proof, "--note", "as the auditors have it")


def test_nobody_is_graded_without_cases(known: Run) -> None:
    found = record(known, "Hedda Vale")
    assert found["reliability"]["letter"] == "F"
    assert found["cases"] == []
    assert len(found["open"]) == len(PRESS)


def test_a_record_opens_its_cases_and_a_grade_its_reasons(known: Run) -> None:
    resolve_all(known, "false")
    found = record(known, "Hedda Vale")
    assert found["reliability"]["letter"] in "DE"
    assert {case["outcome"] for case in found["cases"]} == {"false"}
    assert {case["resolution"]["who"] for case in found["cases"]} == {"Ida Lind"}
    assert found["records"][0]["words"]["wrong"] == len(PRESS)
    page = done(known, "source", "Hedda Vale", "--record")
    assert "Ida Lind: as the auditors" in page
    assert "0 right, 6 wrong" in page


def test_a_record_is_told_apart_by_topic_by_horizon_and_by_outlet(known: Run) -> None:
    resolve_all(known, "false")
    apart = record(known, "Hedda Vale")["apart"]
    found = {(each["by"], each["name"]): each["counts"]["false"] for each in apart}
    assert found["topic", "transport"] == found["horizon", "31 to 90 days"] == len(PRESS)
    assert [found["outlet", outlet] for outlet in ("Harbour Post", "Lowland Courier", "Oskel Weekly")] == [2, 2, 2]
    page = done(known, "source", "Hedda Vale", "--record")
    for head in ("By topic", "By how long ahead", "By outlet that printed it"):
        assert head in page
    id = json.loads(done(known, "forecasts", "source:Vale", "--format", "json"))[0]["id"]
    done(known, "docket", id, "--topic", "Public works", "--why", "no traffic before 2033")
    apart = record(known, "Hedda Vale")["apart"]
    assert {each["name"] for each in apart if each["by"] == "topic"} == {"transport", "public works"}


def test_what_was_printed_later_is_not_known_before(known: Run) -> None:
    resolve_all(known, "false")
    assert record(known, "Hedda Vale", "--published-until", "2031-08-15")["cases"] == []
    assert len(record(known, "Hedda Vale", "--published-until", "2031-09-02")["cases"]) == len(PRESS)
    assert "no source" in known("source", "Hedda Vale", "--record", "--as-of", "2001-01-01").stderr


def test_words_that_hold_a_thing_for_unlikely_are_right_when_it_does_not_come(known: Run) -> None:
    id = str(of(known, "Ilse Tarn")["id"])
    done(known, "resolve", id, "true", "--evidence", article(known, "No bridge"), "--note", "it sank in December")
    (case,) = record(known, "Ilse Tarn")["cases"]
    assert (case["resolution"]["outcome"], case["outcome"]) == ("true", "true")
    assert case["low"] >= 0.5  # "unlikely to survive": the words come true where the ferry does not
    page = " ".join(done(known, "source", "Ilse Tarn", "--record").split())
    assert "1 came true" in page
    assert "as worded" in page
    assert record(known, "Ilse Tarn")["reliability"]["share"]["right"] == 1


def test_an_analysts_grade_stands_beside_the_computed_one(known: Run) -> None:
    id = record(known, "Hedda Vale")["id"]
    assert "needs a reason" in known("grade", id, "C").stderr
    assert "not a letter from A to F" in known("grade", id, "7", "--why", "so").stderr
    done(known, "grade", id, "c", "--why", "I know her")
    found = json.loads(done(known, "grade", id, "--format", "json"))
    assert (found["reliability"]["letter"], found["given"][0]["grade"], found["given"][0]["by"]) == (
        "F",
        "C",
        "Ida Lind",
    )
    done(known, "grade", id, "D", "--why", "I knew her")
    assert [one["grade"] for one in json.loads(done(known, "grade", id, "--format", "json"))["given"]] == ["D"]
    done(known, "grade", id, "none", "--why", "I know her no more")
    assert json.loads(done(known, "grade", id, "--format", "json"))["given"] == []
    assert "you set no grade" in known("grade", id, "none", "--why", "so").stderr


@pytest.fixture
def told(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("ONRECORD_USER", "Ida Lind")
    put_in(run, folder, ARTICLES)
    return run


def test_a_claim_is_graded_by_its_independent_origins(told: Run) -> None:
    found = json.loads(done(told, "grade", str(deaths(told)["id"]), "--format", "json"))
    supporting = [voice for voice in found["credibility"]["voices"] if voice["stand"] == "supports"]
    assert len(supporting) == 2
    assert found["credibility"]["digit"] <= 3
    page = done(told, "grade", str(deaths(told)["id"]))
    assert "credibility" in page
    assert "Voices" in page
    done(told, "grade", str(deaths(told)["id"]), "2", "--why", "I saw the list")
    assert "Ida Lind set 2 beside it" in done(told, "grade", str(deaths(told)["id"]))


def test_who_denied_what_was_false_was_right(told: Run) -> None:
    proof = article(told, "Operator denies")
    done(told, "settle", str(deaths(told)["id"]), "false", "--evidence", proof, "--note", "it was seven")
    (case,) = record(told, "Jory Pell")["cases"]
    assert (case["kind"], case["outcome"]) == ("claim", "false")
    denied = record(told, "ferry company")["cases"]
    assert [case["outcome"] for case in denied] == ["true"]


def test_numbers_that_disagree_are_weighed_by_origins_with_the_assumptions_said(run: Run, folder: Path) -> None:
    more = (
        "count",
        "2031-05-05",
        "Tessel Times",
        "Count\n\nAt the hospital of Oskel doctor Runa Vey said that 14 people were killed when the ferry ramp at "
        "Oskel collapsed on Friday.",
    )
    put_in(run, folder, (*ARTICLES, more))
    rows = json.loads(done(run, "disagreements", "--format", "json"))
    assert rows
    (weights,) = [row["weights"] for row in rows][:1]
    assert {weight["value"] for weight in weights} >= {12.0, 14.0}
    assert sum(weight["probability"] for weight in weights) + rows[0]["neither"] == pytest.approx(1)
    page = done(run, "disagreements")
    assert "Assumed, and no verdict" in page
    assert "none of these" in page
    assert json.loads(done(run, "disagreements", "--published-until", "2031-01-01", "--format", "json")) == []


def test_why_opens_the_grade_of_a_source_with_its_interval_and_every_case(known: Run) -> None:
    resolve_all(known, "false")
    id = record(known, "Hedda Vale")["id"]
    found = json.loads(done(known, "why", id, "--format", "json"))
    assert found["grade"]["reliability"] == record(known, "Hedda Vale")["reliability"]
    assert len(found["grade"]["cases"]) == len(PRESS)
    page = " ".join(done(known, "why", "Hedda Vale").split())
    assert "the share right lies between" in page
    assert page.count("· false · wrong") == len(PRESS), "each case, and how it counts"


def test_why_opens_the_grade_of_a_claim_with_its_rule_and_its_voices(told: Run) -> None:
    id = str(deaths(told)["id"])
    found = json.loads(done(told, "why", id, "--format", "json"))["grade"]["credibility"]
    whole = json.loads(done(told, "grade", id, "--format", "json"))["credibility"]
    assert {key: found[key] for key in ("digit", "rule", "reasons")} == {
        key: whole[key] for key in ("digit", "rule", "reasons")
    }
    page = " ".join(done(told, "why", id).split())
    assert whole["reasons"][0] in page
    assert "The voices of its grade" in page


def test_a_forecast_has_no_credibility_but_what_became_of_it(known: Run) -> None:
    resolve_all(known, "false")
    id = str(of(known, "Hedda Vale")["id"])
    found = json.loads(done(known, "grade", id, "--format", "json"))
    assert (found["credibility"]["digit"], found["credibility"]["rule"]) == (6, "forecast")
    assert [each["outcome"] for each in found["forecasts"]] == ["false"]
    for page in (done(known, "grade", id), done(known, "why", found["id"])):
        words = " ".join(page.split())
        assert "did not come true: the forecast of Hedda Vale" in words
        assert "a forecast: see what became of it" in words
        assert "Ida Lind, entered on " in words
        assert "credibility" not in words
