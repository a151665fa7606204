"""The arithmetic of the evaluation of estimative words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.certainty import main, measure, overlap_of, people

LIKELY = {
    "phrase": "likely",
    "kind": "probability_percent",
    "n": 4,
    "p10": 55,
    "p90": 80,
    "raw": [55.0, 60.0, 70.0, 80.0],
}
SLIM = {"phrase": "slim", "kind": "probability_percent", "n": 2, "p10": 5, "p90": 10, "raw": [5.0, 10.0]}
DOZENS = {"phrase": "dozens", "kind": "number", "n": 2, "p10": 12, "p90": 50, "raw": [12.0, 50.0]}


@pytest.mark.parametrize(
    ("ours", "theirs", "overlap"),
    [
        pytest.param((0.2, 0.4), (0.2, 0.4), 1, id="the same"),
        pytest.param((0.2, 0.4), (0.4, 0.6), 0, id="they touch"),
        pytest.param((0.2, 0.4), (0.5, 0.6), 0, id="apart"),
        pytest.param((0.0, 0.4), (0.2, 0.6), 1 / 3, id="half of each"),
        pytest.param((0.2, 0.4), (0.25, 0.3), 0.25, id="one inside the other"),
        pytest.param((1.0, 1.0), (1.0, 1.0), 1, id="one point"),
        pytest.param((1.0, 1.0), (0.9, 1.0), 0, id="a point in a range shares no length"),
        pytest.param((1.0, 1.0), (0.0, 0.0), 0, id="two points"),
    ],
)
def test_overlap(ours: tuple[float, float], theirs: tuple[float, float], overlap: float) -> None:
    assert overlap_of(ours, theirs) == pytest.approx(overlap)
    assert overlap_of(theirs, ours) == pytest.approx(overlap)


def test_percentages_become_shares_and_numbers_stay() -> None:
    assert people(LIKELY) == (0.55, 0.8)
    assert people(DOZENS) == (12, 50)


def test_a_phrase_is_measured_on_each_scale_that_has_it() -> None:
    results = measure([LIKELY, SLIM, DOZENS])
    assert results["phrases"]["likely"]["ICD203"]["overlap"] == 1
    assert results["phrases"]["likely"]["PHIA"]["overlap"] == 0.8
    assert set(results["phrases"]["slim"]) == {"people", "n"}
    assert results["counting"] == {"dozens": [12, 50]}
    assert results["scales"]["ICD203"] == {"count": 1, "mean_overlap": 1.0}


def test_every_term_is_right() -> None:
    results = measure([LIKELY])
    assert results["terms_right"] == results["terms"] == 32


def test_the_command_prints_both_ways(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, (LIKELY, DOZENS))), encoding="utf-8")
    assert main(["--data", str(tmp_path / "a.jsonl"), "--json"]) == 0
    assert "phrases" in json.loads(capsys.readouterr().out)
    assert main(["--data", str(tmp_path / "a.jsonl")]) == 0
    assert "dozens" in capsys.readouterr().out
