"""`onrecord corrections`: who corrected what, and the same as training data."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def corrected(run: Run, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Two corrections of one article: another source, and one that is none."""
    monkeypatch.setenv("ONRECORD_USER", "Ida Lind")
    run("add", "examples/ferry.txt")
    rows = json.loads(run("attributions", "--format", "json").stdout)
    first, second = (str(row["id"]) for row in rows[:2])
    assert run("correct", first, "--source", "none", "--why", "nobody is named").exit_code == 0
    assert run("correct", second, "--not-an-attribution", "--why", "a figure of speech").exit_code == 0
    return {"nobody is named": first, "a figure of speech": second}


def test_corrections_are_listed(run: Run, corrected: dict[str, str]) -> None:
    found = json.loads(run("corrections", "--format", "json").stdout)
    assert {row["why"]: row["attribution"] for row in found} == corrected
    assert [row["now"] for row in found if row["why"] == "a figure of speech"] == [None]
    table = run("corrections")
    assert "Ida Lind" in table.stdout
    assert run("corrections", "--limit", "1").stderr.startswith("onrecord: the first 1 are shown")


def test_corrections_are_lines_to_train_on(run: Run, corrected: dict[str, str]) -> None:
    (line,) = run("corrections", "--format", "jsonl").stdout.splitlines()
    told = json.loads(line)
    ours = {item["id"]: item for item in told["attributions"] if item["by"] == "person"}
    assert set(ours) == {corrected["nobody is named"]}
    assert ours[corrected["nobody is named"]]["source"] == []
    assert [item["why"] for item in told["struck"]] == ["a figure of speech"]
    assert corrected["a figure of speech"] not in {item["id"] for item in told["attributions"]}


def test_where_nobody_corrected_there_is_nothing(run: Run) -> None:
    run("add", "examples/ferry.txt")
    assert run("corrections").stdout == "none\n"
    assert run("corrections", "--format", "jsonl").stdout == ""
