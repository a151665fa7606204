"""The arithmetic of the times' evaluation, on made-up marks whose answers are known."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from evals.times import COLUMNS, counted, is_same, main, measure, paired, read_columns
from onrecord.record import Time

TEXT = "The mayor resigned on Monday. She had been in office since 1990 and for three months ill."


def mark_of(words: str, value: str, type: str = "DATE") -> dict[str, Any]:
    start = TEXT.index(words)
    return {"type": type, "value": value, "start": start, "end": start + len(words)}


RECORD = {
    "doc_id": "a",
    "text": TEXT,
    "dct": "1998-11-04",
    "timexes": [
        mark_of("Monday", "1998-11-02"),
        mark_of("1990", "1990-XX"),
        mark_of("three months", "P3M", "DURATION"),
        mark_of("ill", "PRESENT_REF"),
    ],
}


def at(start: int, end: int, timex: str = "1998") -> Time:
    return Time((start, end), timex, "DATE", None, None, "year")


def mark(start: int, end: int, value: str = "1998", type: str = "DATE") -> dict[str, Any]:
    return {"type": type, "value": value, "start": start, "end": end}


def test_one_article() -> None:
    columns = dict(zip(COLUMNS, read_columns(RECORD), strict=True))
    assert columns == {
        "read": 3, "marked": 4, "found": 3, "exact": 3, "typed": 3, "dates": 2, "right": 1, "same": 2, "others": 1,
        "others_right": 1,
    }  # fmt: skip


def test_figures() -> None:
    results = measure(np.stack([read_columns(RECORD)] * 3))
    assert results["found_f1"] == pytest.approx(200 * 3 / 7, abs=0.05)
    assert results["date_value_accuracy"] == 50
    assert results["date_value_same_days"] == 100
    assert results["other_value_accuracy"] == 100
    assert results["recall"] == 75
    assert results["articles"] == 3
    assert results["intervals"]["date_value_accuracy"] == [50, 50]


@pytest.mark.parametrize(
    ("read", "marked", "pairs", "reason"),
    [
        ([at(0, 5)], [mark(4, 9)], 1, "a shared character is enough"),
        ([at(0, 5)], [mark(5, 9)], 0, "touching is not"),
        ([at(0, 9)], [mark(0, 3), mark(4, 9)], 1, "one to one"),
        ([at(0, 3), at(4, 9)], [mark(0, 9)], 1, "and the other way round"),
        ([at(0, 4), at(5, 9)], [mark(3, 6), mark(8, 9)], 2, "both in order"),
        ([], [mark(0, 3)], 0, "nothing read"),
    ],
)
def test_paired(read: list[Time], marked: list[dict[str, Any]], pairs: int, reason: str) -> None:
    assert len(paired(read, marked)) == pairs, reason


def test_a_value_of_another_type_is_no_date() -> None:
    columns = dict(zip(COLUMNS, counted([at(0, 5, "P1Y")], [mark(0, 5, "P1Y", "SET")]), strict=True))
    assert (columns["dates"], columns["others"], columns["others_right"], columns["typed"]) == (0, 1, 1, 0)


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        ("1968", "1968-XX", True),
        ("196", "196X", True),
        ("2000-W08", "2000-W8", True),
        ("1998-11-02TNI", "1998-11-02", True),
        ("1998-11-02", "1998-11-02TNI", False),
        ("1998-11", "1998-12", False),
        ("1998", "1998-11", False),
    ],
)
def test_is_same(ours: str, theirs: str, same: bool) -> None:
    assert is_same(ours, theirs) is same


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text(json.dumps(RECORD) + "\n", encoding="utf-8")
    assert main(["--data", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["date_value_accuracy"] == 50


def test_command_without_a_file(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no file"):
        main(["--data", str(tmp_path / "none.jsonl")])
