"""Tables of cases, of attributions and of deep reading."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evals.articles import load_records
from evals.case_checking import Case, case_of
from evals.deep_checks import DeepCase, deep_case_of


def tables_or_stop(path: Path) -> list[Path]:
    """A table, or the tables of a folder. Stops with a line where there is none."""
    files = [path] if path.is_file() else sorted(path.glob("*.jsonl"))
    if not files:
        raise SystemExit(f"error: no table of cases (*.jsonl) in {path}")
    return files


def first_run_of(path: Path) -> object:
    """What `first_run.json` beside the tables holds, or None."""
    record = (path if path.is_dir() else path.parent) / "first_run.json"
    content: object = json.loads(record.read_text(encoding="utf-8")) if record.is_file() else None
    return content


def show_failing(failing: Mapping[str, Sequence[str]]) -> None:
    """Print each case that fails: its name and reason, then what is wrong."""
    for name, (reason, *wrong) in failing.items():
        print(f"{name}: {reason}", *wrong, sep="\n    ")


def load_cases(path: Path) -> list[Case | DeepCase]:
    """The cases of a table. Raises ValueError where a place is not in its text or a name stands twice."""
    cases = [_case(record) for record in load_records(path)]
    names = [case.name for case in cases]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"{path.name}: two cases are named {twice[0]}")
    return cases


def _case(record: Mapping[str, Any]) -> Case | DeepCase:
    return deep_case_of(record) if "check" in record else case_of(record)
