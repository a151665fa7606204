"""docs/guide/the-first-comment.md: that it shows what is printed, and the figures that its answer rests on."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_one_war import OFFICIALS, ROOT, WAR, Run, follow, in_ledger, listed, steps

PAGE = ROOT / "docs" / "guide" / "the-first-comment.md"
QUESTIONS = PAGE.with_name("the-first-comment-questions.md")
SAID = re.compile(r"```.*?```", re.DOTALL)


def test_the_page_shows_what_is_printed(shell: Callable[..., Any], folder: Path) -> None:
    assert len(steps(PAGE)) >= 12
    follow(PAGE, shell, folder, ONRECORD_USER="Ida Lind")


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The ledger after everything that the page decides."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("ONRECORD_USER", "Ida Lind")
        run = in_ledger(tmp_path_factory.mktemp("comment") / "comment.db", str(WAR))
        for commands, _ in steps(PAGE):
            for command in commands:
                words = shlex.split(command)[1:]
                if words[0] in ("docket", "resolve"):
                    run(*words)
    return run


def record(run: Run, name: str, *options: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("source", name, "--record", *options, "--format", "json").stdout)
    return found


def test_the_officials_have_one_case_each_way(decided: Run) -> None:
    found = record(decided, OFFICIALS)
    share, (forecasts,) = found["reliability"]["share"], found["records"]
    assert (found["description"], found["reliability"]["letter"]) == (True, "F")
    assert (share["right"], share["wrong"]) == (1, 1)
    assert [round(end, 2) for end in share["interval"]] == [0.06, 0.94]
    assert (forecasts["counts"]["true"], forecasts["counts"]["false"], forecasts["counts"]["earlier"]) == (1, 1, 1)


def test_settling_what_was_resolved_as_a_forecast_makes_no_second_case(
    decided: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The claim's case took the forecast's place in the scores, and stood beside it in the list."""
    monkeypatch.setenv("ONRECORD_USER", "Ida Lind")
    before = record(decided, "Western officials")
    proof = ("--evidence", "article-5f58:holds about a sixth of the country")
    decided("settle", "attribution-9bdee", "false", *proof, "--note", "it has not")
    after = record(decided, "Western officials")
    decided("settle", "attribution-9bdee", "open", "--note", "it is resolved as a forecast")
    assert (after["records"], after["cases"]) == (before["records"], before["cases"])
    assert [case["kind"] for case in before["cases"]] == ["forecast"]


def test_nothing_was_put_later_than_it_was_printed(decided: Run) -> None:
    """ "Told the Calvany Post this week", on a Wednesday, was said by Wednesday."""
    assert [case["made"] for case in record(decided, OFFICIALS)["cases"]].count("2033-03-09") == 2


def test_who_else_said_three_weeks_and_who_put_it_otherwise(decided: Run) -> None:
    """`Western officials` is what the ledger calls them; no article has just these words for them alone."""
    (western,), (tank,) = (record(decided, name)["cases"] for name in ("Western officials", "Calvanian think-tank"))
    assert (western["outcome"], western["low"], western["stated"]) == ("false", None, None)
    assert (tank["outcome"], tank["low"], tank["high"], tank["stated"]["term"]) == ("false", 0.55, 0.8, "unlikely")


def test_before_september_there_was_no_record(decided: Run) -> None:
    found = record(decided, OFFICIALS, "--published-until", "2033-09-12")
    assert (found["cases"], found["reliability"]["share"]["interval"]) == ([], [0, 1])


def test_what_no_article_answers_stays_open(decided: Run) -> None:
    open_ = [row["statement"] for row in listed(decided, "due", "--on", "2033-09-19")]
    assert open_ == ["Ternhaven is surrounded within ten days"]


def test_the_evidence_is_the_words_that_were_named(decided: Run) -> None:
    (row,) = (row for row in listed(decided, "forecasts", "date:2033-03") if row["outcome"] == "true")
    (proof,) = row["evidence"]
    text = json.loads(decided("show", proof["article"], "--format", "json").stdout)["text"]
    assert text[slice(*proof["span"])] == "Drovia invaded Halmora on 4 April"


def test_a_number_that_its_source_took_back_is_no_longer_its_voice(decided: Run) -> None:
    (dispute,) = listed(decided, "disagreements")
    weights = {weight["value"]: weight for weight in dispute["weights"]}
    assert {value: len(weight["origins"]) for value, weight in weights.items()} == {1150: 1, 1400: 1}
    assert weights[1150]["probability"] == pytest.approx(weights[1400]["probability"], abs=0.02)


def test_the_page_is_one_that_a_reader_finishes() -> None:
    words = len(SAID.sub("", PAGE.read_text("utf-8")).split())
    assert 700 <= words <= 1100


def test_five_questions_come_before_their_answers() -> None:
    questions, answers = QUESTIONS.read_text("utf-8").split("## The answers")
    for part in (questions, answers):
        assert re.findall(r"^(\d)\. ", part, re.MULTILINE) == list("12345")
