"""`onrecord` as a shell meets it: pipes, closed files, full disks, encodings, help."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner

import onrecord as package
from onrecord.cli import onrecord as command_line
from onrecord.cli.verbs import VERBS
from tests.cli.conftest import copy_examples

Shell = Callable[..., "subprocess.CompletedProcess[bytes]"]
ROOT = Path(__file__).parents[2]
WALKTHROUGHS = {ROOT / "docs" / "guide" / name for name in ("one-war-twelve-articles.md", "the-first-comment.md")}
NEEDS_MORE = re.compile(
    r"\.example|(?:article|attribution|claim|link|source)-[0-9a-f]{4}|page\.html|restored\.db|ledger-2031|(?:[ab]|desk)\.db"
    r"|onrecord (?:serve|token)"
)
"""What an example names that only its reader has (an address, an id, a file), what serves until it is stopped, and what
tells a secret. The verbs' own tests run these."""

SHELL_BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")


def examples() -> list[str]:
    """Every example of the help, the README and the guide, but of the pages that are run as a whole elsewhere."""
    guide = [page for page in sorted((ROOT / "docs" / "guide").glob("*.md")) if page not in WALKTHROUGHS]
    pages = [ROOT / "README.md", *guide]
    blocks = [block for page in pages for block in SHELL_BLOCK.findall(page.read_text("utf-8"))]
    blocks += [import_module(module).EXAMPLES for module, _ in VERBS.values()]
    lines = [line.strip() for block in blocks for line in block.splitlines()]
    commands = {line for line in lines if re.match(r"(cat .*\| )?onrecord ", line)}
    return sorted(line for line in commands if not NEEDS_MORE.search(line))


@pytest.mark.parametrize("command", examples())
def test_every_documented_example_runs(shell: Shell, folder: Path, filled: Path, command: str) -> None:
    if not re.search(r"onrecord (?:read|add) ", command):
        shutil.copy(filled, folder / "onrecord.db")
    result = shell(f"set -o pipefail; {command}")
    assert (result.returncode, result.stderr) == (0, b"")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger that holds the examples."""
    path = tmp_path_factory.mktemp("filled") / "onrecord.db"
    copy_examples(path.parent / "examples")
    arguments = ["add", str(path.parent / "examples"), "--ledger", str(path)]
    assert CliRunner().invoke(command_line, arguments).exit_code == 0
    return path


def test_there_are_documented_examples() -> None:
    assert len(examples()) >= 20


@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_shows_the_verbs(shell: Shell, flag: str) -> None:
    result = shell(f"onrecord {flag}")
    assert result.returncode == 0
    assert b"read" in result.stdout


def test_the_version_is_the_package_s(shell: Shell) -> None:
    assert shell("onrecord --version").stdout.decode() == f"onrecord {package.__version__}\n"


@pytest.mark.parametrize("arguments", ["--help", "--version", "read --help", "read nowhere.txt"])
def test_help_and_usage_load_no_runtime(shell: Shell, arguments: str) -> None:
    result = shell(f'"$PYTHON" -X importtime -m onrecord {arguments}')
    assert b"onrecord.cli" in result.stderr
    assert b"onnxruntime" not in result.stderr


@pytest.mark.parametrize("command", ["onrecord --help", "onrecord --version"])
def test_the_front_door_loads_no_verb(shell: Shell, command: str) -> None:
    result = shell(f'"$PYTHON" -X importtime -m {command}')
    assert b"onrecord.desk" not in result.stderr


@pytest.mark.parametrize("options", ["long.txt", "long.txt --format json", "--jsonl many.jsonl --out -"])
def test_a_reader_who_has_seen_enough_is_no_error(shell: Shell, options: str) -> None:
    result = shell(
        "for i in {1..200}; do cat examples/three.jsonl; done > many.jsonl\n"
        "for i in {1..40}; do cat examples/ferry.txt; done > long.txt\n"
        f'set -o pipefail; onrecord read {options} | "$PYTHON" -c "import sys; sys.stdin.buffer.read(1)"'
    )
    assert (result.returncode, result.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    "command",
    [
        "onrecord read examples/ferry.txt > /dev/full",
        "onrecord read --jsonl examples/three.jsonl --out - > /dev/full",
        "onrecord read --jsonl examples/three.jsonl --out /dev/full",
    ],
)
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_is_told_once(shell: Shell, command: str, unbuffered: str) -> None:
    result = shell(command, PYTHONUNBUFFERED=unbuffered)
    first, second = result.stderr.decode().splitlines()
    assert result.returncode == 1
    assert "cannot be written: No space left on device" in first
    assert second.startswith("try: ")


def test_a_closed_stdout_is_no_error(shell: Shell) -> None:
    result = shell("onrecord read examples/ferry.txt >&-")
    assert (result.returncode, result.stderr) == (0, b"")


def test_a_closed_stdin_is_told(shell: Shell) -> None:
    result = shell("onrecord read - <&-")
    assert result.returncode == 1
    assert result.stderr.startswith(b"onrecord: standard input is closed")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_the_page_is_printed_in_any_encoding(shell: Shell, encoding: str) -> None:
    result = shell("onrecord read examples/ferry.txt", PYTHONIOENCODING=encoding)
    assert result.returncode == 0, result.stderr
    assert "Ledger" in result.stdout.decode(encoding)


@pytest.mark.skipif(sys.platform != "linux" or shutil.which("script") is None, reason="needs script(1) of Linux")
@pytest.mark.parametrize(
    ("environment", "options", "coloured"),
    [
        ({}, "", True),
        ({"NO_COLOR": ""}, "", True),
        ({"NO_COLOR": "1"}, "", False),
        ({}, "--no-color", False),
        ({"TERM": "dumb"}, "", False),
    ],
)
def test_colour_is_for_terminals(shell: Shell, environment: dict[str, str], options: str, coloured: bool) -> None:
    command = f"script -qec '\"$PYTHON\" -m onrecord read examples/ferry.txt {options}' /dev/null"
    result = shell(command, **{"TERM": "xterm-256color", "NO_COLOR": "", **environment})
    assert result.returncode == 0
    assert (b"\x1b[" in result.stdout) is coloured
    assert b"\x1b" not in shell(f"onrecord read examples/ferry.txt {options}", FORCE_COLOR="1").stdout
