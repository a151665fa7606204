"""Homonyms and changing roles: every line of the two tables is a case with its reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from evals.articles import load_records
from evals.spellings import TABLES, is_right

CASES = [case for table in TABLES for case in load_records(Path(__file__).parent / f"{table}.jsonl")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_sources_group_as_the_case_says(case: dict[str, Any]) -> None:
    assert is_right(case), case["reason"]


def test_there_are_at_least_a_hundred_cases_each_with_a_reason_of_its_own() -> None:
    assert len(CASES) >= 100
    assert len({case["name"] for case in CASES}) == len({case["reason"] for case in CASES}) == len(CASES)
