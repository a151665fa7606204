"""The tables of cases, of attributions and of deep reading; the writer of each `unseen.jsonl` had not seen the code.

Those that fail stand in `known_limits.txt` and in docs/guide/limits.md; one that begins to pass must be taken off.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from evals.case_checking import Case
from evals.case_tables import load_cases
from evals.cases import wrong_with
from evals.deep_checks import DeepCase
from onrecord.read import Reader

FOLDERS = [Path(__file__).parent / name for name in ("cases", "deep_cases")]
LIMITS = frozenset(name for folder in FOLDERS for name in (folder / "known_limits.txt").read_text("utf-8").split())
CASES = [case for folder in FOLDERS for table in sorted(folder.glob("*.jsonl")) for case in load_cases(table)]


def marked(case: Case | DeepCase) -> object:
    marks = [pytest.mark.xfail(reason="a known limit")] if case.name in LIMITS else []
    return pytest.param(case, id=case.name, marks=marks)


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_case(reader: Reader, case: Case | DeepCase) -> None:
    wrong = wrong_with(case, reader)
    assert not wrong, "\n".join([case.reason, *wrong])


def test_the_guide_lists_every_known_limit() -> None:
    guide = (Path(__file__).parents[2] / "docs/guide/limits.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^- `([\w-]+)`", guide, re.M)) == LIMITS


def test_there_are_enough_cases_and_every_limit_is_one_of_them() -> None:
    assert sum(isinstance(case, Case) for case in CASES) >= 200
    assert sum(isinstance(case, DeepCase) for case in CASES) >= 300
    assert {case.name for case in CASES} >= LIMITS
    assert sum(case.group == "act" for case in CASES) >= 60
