"""The evaluation of scores: what it compares, and that a wrong score shows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from evals import scores
from evals.scores import cases_of, differences, main, measure, random_cases
from onrecord.judge.scores import records
from onrecord.record.judging import Case, Grouping, Record

QUESTIONS = [
    {
        "id": f"question {number}",
        "platform": "crowd" if number % 3 else "market",
        "crowd_p": probability,
        "outcome": outcome,
        "forecast_due": "2031-01-01",
        "resolved_on": "2031-02-01",
    }
    for number, (probability, outcome) in enumerate([(0.9, 1), (0.2, 0), (0.6, 0), (1.0, 1), (0.0, 0), (0.3, 1)] * 4)
]


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scores, "SIMULATED", 20)
    monkeypatch.setattr(scores, "POPULATION", 2_000)
    monkeypatch.setattr(scores, "RANDOM_SETS", 2)


def test_a_question_is_a_forecast_of_its_crowd() -> None:
    case = cases_of(QUESTIONS)[1]
    assert (case.source, case.low, case.high, case.outcome, case.horizon) == ("crowd", 0.2, 0.2, "false", 31)


def test_scores_equal_the_independent_ones() -> None:
    results = measure(QUESTIONS)
    assert results["largest_difference"] <= 1e-12
    assert results["crowd_brier"] == pytest.approx((0.01 + 0.04 + 0.36 + 0.49) / 6, abs=5e-5)
    assert results["crowd_infinite"] == 0


def test_what_is_impossible_and_comes_is_left_out_of_both() -> None:
    wrong = [{**QUESTIONS[3], "id": "sure", "outcome": 0}]
    assert max(differences(cases_of([*QUESTIONS, *wrong])).values()) <= 1e-12
    assert max(differences(cases_of(wrong)).values()) <= 1e-12


def test_random_cases_are_the_same_each_time_and_some_are_bands() -> None:
    assert random_cases(3) == random_cases(3) != random_cases(4)
    assert any(case.low != case.high for case in random_cases(3))


def test_a_wrong_score_shows(monkeypatch: pytest.MonkeyPatch) -> None:

    def off(cases: Sequence[Case], *, by: Sequence[Grouping]) -> tuple[Record, ...]:
        found = records(cases, by=by)
        return tuple(
            replace(each, brier=each.brier and replace(each.brier, mean=each.brier.mean + 1e-9)) for each in found
        )

    monkeypatch.setattr(scores, "records", off)
    assert differences(random_cases(3))["brier"] == pytest.approx(1e-9, rel=1e-3)


def test_the_command_prints_its_keys(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in QUESTIONS), encoding="utf-8")
    assert main(["--data", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["largest_difference"] <= 1e-12
