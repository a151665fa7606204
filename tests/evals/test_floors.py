"""The floors of reading and exact spans on dev, one test for each, and how floors are read and held."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals import floors
from evals.floors import Floor, Measured, load_floors

HELD = [floor for floor in load_floors() if floor.evaluation in ("reading", "exact_spans")]


@pytest.mark.parametrize("floor", HELD, ids=str)
def test_floor(floor: Floor, measured: Measured) -> None:
    results = measured.results(floor.evaluation, floor.set)
    assert floor.holds(results), f"{floor}: it is {floor.value_in(results)}"


def test_some_floors_are_held() -> None:
    assert len(HELD) >= 14
    assert {floor.set for floor in HELD} == {"polnear/dev", "wikinews_attributions/dev"}


@pytest.mark.parametrize(
    ("is_most", "value", "holds"),
    [(False, 61.9, False), (False, 62, True), (True, 62, True), (True, 62.1, False), (False, [99.0, 1.0, 61.0], False)],
)
def test_a_floor_is_held_by_the_figure_or_its_f1(is_most: bool, value: object, holds: bool) -> None:
    assert Floor("reading", "set/dev", "key", 62, is_most).holds({"key": value}) is holds


def test_a_most_is_written_as_such(tmp_path: Path) -> None:
    (tmp_path / "floors.json").write_text(
        '{"calibration:a/dev": {"ece": ["max", 5]}, "reading:a/dev": {"all.pair": 87}}'
    )
    assert list(map(str, load_floors(tmp_path / "floors.json"))) == [
        "calibration:a/dev ece ≤ 5",
        "reading:a/dev all.pair ≥ 87",
    ]


@pytest.mark.parametrize(("found", "code"), [(90.0, 0), (86.9, 1)])
def test_the_command_fails_on_a_missed_floor_and_names_it(
    found: float, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(floors, "open_or_stop", lambda folder: None)
    monkeypatch.setattr(floors, "load_floors", lambda: [Floor("reading", "a/dev", "all.pair", 87, False)])
    monkeypatch.setattr(Measured, "results", lambda self, evaluation, set_name: {"all.pair": [0, 0, found]})
    assert floors.main([]) == code
    assert ("MISSED  reading:a/dev all.pair ≥ 87: 86.9" in capsys.readouterr().out) is bool(code)


def test_an_evaluation_without_floors_is_a_wrong_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        floors.main(["--only", "weather"])
    assert "no floors for weather" in capsys.readouterr().err
