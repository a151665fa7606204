"""The arithmetic of the evaluation of spellings."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.spellings import is_right, main, measure_cases, measure_spellings, resolved, spellings_in, wanted

ONE, TWO, THREE, FOUR = "UK MoD", "British Ministry of Defence", "Lakewatch", "Tidemark"


def test_spellings_are_the_distinct_values_of_both_fields() -> None:
    records: list[dict[str, str | None]] = [
        {"source": ONE, "via": None},
        {"source": ONE, "via": THREE},
        {"source": TWO},
    ]
    assert spellings_in(records) == [TWO, THREE, ONE]


def test_a_spelling_in_no_group_stands_alone_and_one_that_is_not_there_does_not_count() -> None:
    right = wanted([ONE, TWO, THREE], [[ONE, TWO, FOUR]])
    assert right == {ONE: {ONE, TWO}, TWO: {ONE, TWO}, THREE: {THREE}}


def test_all_right() -> None:
    spellings = [ONE, TWO, THREE, FOUR]
    results = measure_spellings(resolved(spellings), wanted(spellings, [[ONE, TWO]]))
    assert (results["share_right"], results["pairs_right"], results["joined_right"]) == (100.0, 100.0, 100.0)
    assert (results["count"], results["count_pairs"], results["count_joined"], results["wrong"]) == (4, 6, 1, [])


def test_one_missing_makes_its_whole_group_wrong() -> None:
    spellings = [ONE, TWO, THREE, FOUR]
    results = measure_spellings(resolved(spellings), wanted(spellings, [[ONE, TWO, THREE]]))
    assert results["share_right"] == 25.0
    assert results["pairs_right"] == pytest.approx(66.7)
    assert results["joined_right"] == pytest.approx(33.3)
    assert results["wrong"] == [TWO, THREE, ONE]


def test_a_case_is_right_only_as_a_whole() -> None:
    sources = [{"kind": "organisation", "name": name} for name in (ONE, TWO, THREE)]
    assert is_right({"sources": sources, "groups": [[0, 1], [2]]})
    assert not is_right({"sources": sources, "groups": [[0], [1], [2]]})
    cases = [{"name": "x", "sources": sources, "groups": groups} for groups in ([[0, 1], [2]], [[0, 1, 2]])]
    results = measure_cases({"homonyms": cases, "role_changes": []})
    assert (results["homonyms_right"], results["cases_right"], results["wrong_cases"]) == (50.0, 50.0, ["x"])


def test_the_command_prints_one_object(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, table = tmp_path / "data.jsonl", tmp_path / "table.json"
    data.write_text("\n".join(json.dumps({"source": name, "via": None}) for name in (ONE, TWO, THREE)))
    table.write_text(json.dumps({"groups": [[ONE, TWO]]}))
    assert main(["--data", str(data), "--table", str(table), "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["share_right"] == 100.0
    assert {"cases_right", "homonyms_right", "role_changes_right", "intervals"} <= printed.keys()


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no file"):
        main(["--data", str(tmp_path / "none.jsonl")])
