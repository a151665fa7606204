"""What the benchmark of records compares, without timing anything."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.records import columns, difference, in_pandas, make_cases, measure, take_turns
from onrecord.judge.scores import records


def test_cases_are_the_same_every_time_and_of_every_kind() -> None:
    cases = make_cases(400, 20)
    assert cases == make_cases(400, 20) != make_cases(400, 20, seed=1)
    assert {case.outcome for case in cases} == {"true", "false", "partly", "void"}
    assert any(case.revises for case in cases)
    assert any(case.low is None for case in cases)
    assert any(case.low != case.high for case in cases)
    by_id = {case.id: case for case in cases}
    assert all(by_id[case.revises].source == case.source for case in cases if case.revises)


def test_pandas_comes_to_the_same_figures() -> None:
    once = [replace(case, revises=None) for case in make_cases(3_000, 40)]
    ours, theirs = records(once, by=("source",)), in_pandas(columns(once))
    assert len(ours) == 40
    assert difference(ours, theirs) <= 1e-12
    wrong = [replace(each, brier=each.brier and replace(each.brier, best=each.brier.best + 1e-6)) for each in ours]
    assert difference(wrong, theirs) == pytest.approx(1e-6, rel=1e-3)


def test_sides_take_turns_after_a_round_that_does_not_count() -> None:
    turns: list[str] = []
    taken = take_turns({"a": lambda: turns.append("a"), "b": lambda: turns.append("b")}, rounds=2)
    assert "".join(turns) == "ab" * 3
    assert {name: len(times) for name, times in taken.items()} == {"a": 2, "b": 2}


def test_every_key_is_there() -> None:
    results = measure(2_000, rounds=1)
    assert {"growth_ratio", "tenth_ratio", "all_tenth_ratio", "pandas_ratio", "pandas_cases_ratio"} <= set(results)
    assert results["difference"] == pytest.approx(0, abs=1e-12)


@pytest.mark.soak
def test_ten_times_the_forecasts_take_at_most_eleven_times_as_long() -> None:
    """100,000 forecasts of 5,000 sources, and 1,000,000."""
    results = measure(100_000)
    growth = results["growth_ratio"]
    assert isinstance(growth, float)
    assert growth <= 11
    assert results["difference"] == pytest.approx(0, abs=1e-12)
