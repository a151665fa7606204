"""The import contract holds, and each kind of breach is caught: a check that cannot fail is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

BREACHES = [
    pytest.param("ingest/breach.py", "import onrecord.read", "Rooms", id="a stage imports a stage"),
    pytest.param("record/breach.py", "import onrecord.desk", "Rooms", id="a noun imports upward"),
    pytest.param("infer/breach.py", "import onrecord.read", "Rooms", id="infer imports a stage"),
    pytest.param("desk/breach.py", "import onrecord.cli", "Rooms", id="the desk imports a door"),
    pytest.param("utils/__init__.py", "", "Rooms", id="a folder without a room"),
    pytest.param("helpers.py", "", "Rooms", id="a loose file"),
    pytest.param("ingest/breach.py", "import onrecord.infer", "never run a model", id="ingest runs a model"),
    pytest.param("publish/breach.py", "import onrecord.infer", "never run a model", id="publish runs a model"),
    pytest.param("read/breach.py", "import onrecord.executors", "where they run", id="a stage knows where it runs"),
    pytest.param("read/breach.py", "import onnxruntime", "onnxruntime lives", id="onnxruntime outside of infer"),
    pytest.param("link/breach.py", "import onrecord.store", "know no database", id="a stage knows the database"),
    pytest.param("judge/breach.py", "import onrecord.link", "Rooms", id="judging imports linking"),
    pytest.param("desk/breach.py", "import sqlalchemy", "SQL lives in store", id="SQL outside of the store"),
    pytest.param("cli/breach.py", "import sqlite3", "SQL lives in store", id="a door opens a database"),
    pytest.param("cli/breach.py", "import onrecord.store", "One pen", id="a door takes the pen"),
    pytest.param("ingest/breach.py", "import onrecord.settings", "Settings are read", id="a stage reads settings"),
    pytest.param("cli/breach.py", "import onrecord.publish.page", "The edge", id="a door reaches past the desk"),
    pytest.param("read/breach.py", "from onrecord import Article", "package root", id="a room imports the root"),
    pytest.param(
        "record/spans.py", "import onrecord.record.attribution", "No cycles", id="two nouns import each other"
    ),
]


LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the package below `folder`."""
    return subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "src"), "COLUMNS": "200", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the package's Python files and of the contract, to be broken."""
    shutil.copytree(ROOT / "src" / "onrecord", tmp_path / "src" / "onrecord", ignore=only_python)
    shutil.copy(ROOT / ".importlinter", tmp_path)
    return tmp_path


def only_python(folder: str, names: list[str]) -> set[str]:
    """What of a folder is not copied: compiled files, weights, templates."""
    return {name for name in names if not name.endswith(".py") and not (Path(folder) / name).is_dir()}


def test_the_contract_holds(package: Path) -> None:
    result = lint(package)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "0 broken" in result.stdout


@pytest.mark.parametrize(("file", "line", "contract"), BREACHES)
def test_a_breach_is_caught(package: Path, file: str, line: str, contract: str) -> None:
    path = package / "src" / "onrecord" / file
    path.parent.mkdir(exist_ok=True)
    path.write_text((path.read_text("utf-8") if path.exists() else "") + f"\n{line}\n", "utf-8")
    result = lint(package)
    assert result.returncode == 1, result.stdout + result.stderr
    broken = [name for name in result.stdout.splitlines() if name.endswith("BROKEN")]
    assert any(contract in name for name in broken), result.stdout
