"""Tables of cases, of attributions and of deep reading."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from evals.case_checking import Case, case_of
from evals.deep_checks import DeepCase, deep_case_of


def load_cases(path: Path) -> list[Case | DeepCase]:
    """The cases of a table. Raises ValueError where a place is not in its text or a name stands twice."""
    lines = path.read_text(encoding="utf-8").split("\n")
    cases = [_case(json.loads(line)) for line in lines if line.strip()]
    names = [case.name for case in cases]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"{path.name}: two cases are named {twice[0]}")
    return cases


def _case(record: Mapping[str, Any]) -> Case | DeepCase:
    return deep_case_of(record) if "check" in record else case_of(record)
