"""Ways to run the command line: inside this process, or as a shell would."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import onrecord

EXAMPLES = Path(__file__).parents[2] / "examples"
Shell = Callable[..., "subprocess.CompletedProcess[bytes]"]


def copy_examples(to: Path) -> None:
    """Copy the short examples. The twelve articles of a war take a while: they are read for `test_one_war` alone."""
    shutil.copytree(EXAMPLES, to, ignore=shutil.ignore_patterns("halmora"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own to stand in, with the examples in it."""
    copy_examples(tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(folder: Path) -> Callable[..., Result]:
    """Run `onrecord` with these arguments in this process."""

    def invoke(*arguments: str, stdin: bytes = b"") -> Result:
        return CliRunner().invoke(onrecord, list(arguments), input=stdin)

    return invoke


@pytest.fixture
def shell(folder: Path) -> Shell:
    """Run a line of bash in which `onrecord` is this one."""

    def line(command: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            ["bash", "-c", f'onrecord() {{ "$PYTHON" -m onrecord "$@"; }}\n{command}'],
            cwd=folder,
            env={**os.environ, "PYTHON": sys.executable, **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=120,
            check=False,
        )

    return line
