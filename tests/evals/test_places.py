"""The arithmetic of the places' evaluation, on made-up marks whose answers are known."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from evals.places import columns_of, main, measure, pair
from onrecord.record import Place


def place(start: int, end: int, lat: float = 48.86, lon: float = 2.35) -> Place:
    return Place((start, end), "Paris", None, lat, lon, False, ())


def mark(start: int, end: int, text: str = "Paris", lat: float = 48.86, lon: float = 2.35) -> dict[str, Any]:
    return {"start": start, "end": end, "text": text, "lat": lat, "lon": lon}


# gold, read, pairs, reason
PAIRS = [
    ([(0, 5)], [(0, 5)], [(0, 0)], "the same span"),
    ([(0, 5)], [(4, 9)], [(0, 0)], "one shared character"),
    ([(0, 5)], [(5, 9)], [], "side by side"),
    ([(0, 9)], [(0, 2), (3, 9)], [(0, 1)], "the one that shares more"),
    ([(0, 2), (3, 9)], [(0, 9)], [(1, 0)], "one read name serves once"),
    ([(0, 3), (3, 6)], [(0, 3), (3, 6)], [(0, 0), (1, 1)], "each its own"),
]


@pytest.mark.parametrize(("gold", "found", "pairs", "reason"), PAIRS, ids=[case[3] for case in PAIRS])
def test_pairs(gold: list[Any], found: list[Any], pairs: list[Any], reason: str) -> None:
    assert pair([mark(*span) for span in gold], [place(*span) for span in found]) == pairs


def test_one_article() -> None:
    gold = [mark(0, 5), mark(10, 15), mark(20, 25, "Qqzzx"), mark(30, 35, lat=0, lon=0)]
    found = [place(0, 5), place(10, 15, 50.5, 2.35), place(40, 45)]
    columns, distances = columns_of(gold, found)
    assert columns.tolist() == [2, 4, 3, 1, 2, 3]
    assert distances == pytest.approx([0, 182], abs=1)


def test_figures() -> None:
    columns = np.array([[2, 4, 3, 1, 2, 3], [1, 1, 1, 1, 1, 1]], float)
    results = measure(columns, [0, 182, 10], np.array([False, True]))
    assert results["found_f1"] == pytest.approx(100 * 6 / 9, abs=0.05)
    assert results["found_precision"] == 75
    assert results["found_recall"] == 60
    assert results["within_161km"] == pytest.approx(66.7)
    assert results["median_km"] == 10
    assert results["ceiling"] == 60
    assert results["ceiling_of_known"] == 75
    assert results["odd"]["found_f1"] == 100
    assert results["even"]["within_161km"] == 50


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "places.jsonl"
    record = {"doc_id": "a-1", "text": "A mill burned in Paris.", "toponyms": [mark(17, 22)]}
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    assert main(["--data", str(path), "--json"]) == 0
    results = json.loads(capsys.readouterr().out)
    assert (results["found_f1"], results["within_161km"], results["gold"]) == (100, 100, 1)


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no file"):
        main(["--data", str(tmp_path / "none.jsonl")])
