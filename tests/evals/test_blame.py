"""The arithmetic of the blame evaluation, on made-up cases."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.blame import Case, cases_of, main, measure

FACT: Case = (("REPORTED AS FACT",), "REPORTED AS FACT")
MISSED: Case = (("POSSIBLE",), "REPORTED AS FACT")
EITHER: Case = (("REPORTED AS FACT", "POSSIBLE"), "POSSIBLE")
RECORD = {
    "text": "RED DAWN BOMBED THE BRIDGE.",
    "incidents": [
        {"org_confidence": [{"labels": ["REPORTED AS FACT"], "strings": ["RED DAWN"]}, {"labels": [], "strings": []}]},
        {},
    ],
}


def test_either_alternative_counts() -> None:
    assert measure([[EITHER], [FACT]])["accuracy"] == 100


def test_figures_of_a_miss() -> None:
    results = measure([[FACT], [FACT, MISSED]])
    assert results["accuracy"] == 66.7
    assert results["macro_f1"] == 40  # F1 0.8 of what is told as a fact, 0 of what is possible
    assert results["majority"] == {"label": "REPORTED AS FACT", "macro_f1": 40, "accuracy": 66.7}


def test_labels_that_the_key_lacks_are_not_averaged() -> None:
    assert measure([[FACT]])["macro_f1"] == 100


def test_organisations_without_a_label_are_left_out() -> None:
    assert cases_of(RECORD) == [FACT]


def test_the_command_prints_the_fixed_keys(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps(RECORD) + "\n", encoding="utf-8")
    assert main(["--data", str(tmp_path / "a.jsonl"), "--json"]) == 0
    assert {"macro_f1", "accuracy", "majority", "count", "intervals"} <= set(json.loads(capsys.readouterr().out))
