"""`reply`: what a source says to what was judged of it stands beside that, signed and shown, and changes no figure."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from tests.cli.test_claims import ARTICLES, deaths, put_in
from tests.cli.test_forecasts import TIMES, article, done, of

Run = Callable[..., Result]
LETTER = (
    "letter",
    "2031-07-09",
    "Lowland Courier",
    "Letter\n\nHedda Vale wrote that she had spoken of the old bridge at Oskel, not of the new one.",
)


@pytest.fixture
def known(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("ONRECORD_USER", "Ida Lind")
    put_in(run, folder, (*TIMES, LETTER))
    id = str(of(run, "Hedda Vale")["id"])
    done(run, "resolve", id, "false", "--evidence", article(run, "Bridge opens"), "--note", "weeks later")
    return run


def answered(run: Run, id: str) -> str:
    return done(run, "reply", id, "I spoke of the old bridge", "--evidence", f"{article(run, 'Letter')}:the old bridge",
                "--why", "her letter to the Courier")  # fmt: skip


def record(run: Run, *more: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(done(run, "source", "Hedda Vale", "--record", *more, "--format", "json"))
    return found


def test_a_reply_stands_beside_the_resolution_wherever_that_is_shown(known: Run) -> None:
    before = record(known)
    id = str(of(known, "Hedda Vale")["id"])
    assert "signed Ida Lind" in answered(known, id)
    (reply,) = next(case["replies"] for case in record(known)["cases"] if case["id"] == id)
    assert (reply["words"], reply["who"], reply["note"]) == (
        "I spoke of the old bridge", "Ida Lind", "her letter to the Courier",
    )  # fmt: skip
    assert reply["evidence"][0]["span"] is not None
    for words in (("source", "Hedda Vale", "--record"), ("docket", id)):
        assert "I spoke of the old bridge" in " ".join(done(known, *words).split())
    after = record(known)
    assert (after["reliability"], after["records"]) == (before["reliability"], before["records"])


def test_a_reply_to_a_grade_stands_beside_the_grade(known: Run) -> None:
    id = record(known)["id"]
    answered(known, id)
    assert [reply["words"] for reply in record(known)["replies"]] == ["I spoke of the old bridge"]
    assert "In reply: " in done(known, "grade", id)
    assert all(not case["replies"] for case in record(known)["cases"])


def test_what_one_entered_one_takes_back_and_nobody_else_does(known: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    id = str(of(known, "Hedda Vale")["id"])
    answered(known, id)
    monkeypatch.setenv("ONRECORD_USER", "Osk Rand")
    assert "you entered no reply" in known("reply", id, "--take-back", "--why", "so").stderr
    monkeypatch.setenv("ONRECORD_USER", "Ida Lind")
    assert "taken back" in done(known, "reply", id, "--take-back", "--why", "another minister's letter")
    assert of(known, "Hedda Vale")["replies"] == []
    assert sum('"table":"judgement"' in line for line in done(known, "dump").splitlines()) == 3, "nothing is erased"


def test_what_its_evidence_was_printed_after_is_unused(known: Run) -> None:
    answered(known, str(of(known, "Hedda Vale")["id"]))
    early = of(known, "Hedda Vale", "--published-until", "2031-07-08")
    assert (early["outcome"], early["replies"]) == ("false", [])
    assert of(known, "Hedda Vale", "--published-until", "2031-07-09")["replies"]


def test_a_settled_claim_is_replied_to(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_USER", "Ida Lind")
    put_in(run, folder, ARTICLES)
    id, proof = str(deaths(run)["id"]), article(run, "Operator denies")
    done(run, "settle", id, "false", "--evidence", proof, "--note", "seven, it was")
    done(run, "reply", id, "we counted beds", "--evidence", proof, "--why", "the hospital's letter")
    assert [one["words"] for one in json.loads(done(run, "grade", id, "--format", "json"))["replies"]] == [
        "we counted beds"
    ]
    assert "we counted beds" in " ".join(done(run, "grade", id).split())


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("reply", "FORECAST", "so", "--why", "so"), "name the article"),
        (("reply", "FORECAST", "--evidence", "PROOF", "--why", "so"), "has words"),
        (("reply", "FORECAST", "so", "--evidence", "article-00000000", "--why", "so"), "no article"),
        (("reply", "FORECAST", "so", "--take-back", "--why", "so"), "no words"),
        (("reply", "FORECAST", "--take-back", "--why", "so"), "you entered no reply"),
        (("reply", "FORECAST", "so", "--evidence", "PROOF", "--why", " "), "says why"),
        (("reply", "claim-00000000", "so", "--evidence", "PROOF", "--why", "so"), "no claim"),
        (("reply", "source-00000000", "so", "--evidence", "PROOF", "--why", "so"), "no source"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_cannot_be_entered_is_told(known: Run, words: tuple[str, ...], says: str) -> None:
    named = {"FORECAST": str(of(known, "Hedda Vale")["id"]), "PROOF": article(known, "Letter")}
    result = known(*(named.get(word, word) for word in words))
    assert result.exit_code != 0
    assert says in result.stderr
