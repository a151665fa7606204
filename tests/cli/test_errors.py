"""What goes wrong is told in two lines on stderr, with the exit code that says whose it is."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from onrecord.cli import read as read_verb
from onrecord.errors import WeightsError

Run = Callable[..., Result]
ARTICLE = "examples/ferry.txt"

WRONG_USAGE = [
    (["rad"], "No such command 'rad'", "onrecord --help"),
    (["--nonsense"], "No such option", "onrecord --help"),
    (["read"], "nothing to read", "onrecord read FILE"),
    (["read", ARTICLE, ARTICLE], "unexpected extra argument", "onrecord read --help"),
    (["read", ARTICLE, "--frmat", "json"], "No such option", "onrecord read --help"),
    (["read", ARTICLE, "--format", "xml"], "'xml' is not one of", "onrecord read --help"),
    (["read", ARTICLE, "--html"], "requires an argument", "onrecord --help"),
    (["read", ARTICLE, "--date", "14 May 2031"], "not a date as YYYY-MM-DD", "onrecord read --help"),
    (["read", ARTICLE, "--date", "2031-02-29"], "not a date as YYYY-MM-DD", "onrecord read --help"),
    (
        ["read", ARTICLE, "--acts", "speech,singing"],
        "'singing' is no act; the acts are speech,",
        "onrecord read --help",
    ),
    (["read", ARTICLE, "--acts", ""], "'' is no act", "onrecord read --help"),
    (["read", ARTICLE, "--min-confidence", "1.5"], "1.5 is not a number from 0 to 1", "onrecord read --help"),
    (["read", ARTICLE, "--min-confidence", "nan"], "nan is not a number from 0 to 1", "onrecord read --help"),
    (["read", ARTICLE, "--min-confidence", "high"], "'high' is not a valid float", "onrecord read --help"),
    (["read", "--jsonl", "in"], "needs both --jsonl IN and --out OUT", "onrecord read --help"),
    (["read", "--out", "out"], "needs both --jsonl IN and --out OUT", "onrecord read --help"),
    (["read", ARTICLE, "--jobs", "2"], "needs both --jsonl IN and --out OUT", "onrecord read --help"),
    (["read", "--jsonl", "in", "--out", "out", "--jobs", "0"], "0 is not in the range", "onrecord read --help"),
    (["read", ARTICLE, "--jsonl", "in", "--out", "out"], "cannot be read at once", "leave out PATH"),
    (["read", "--jsonl", "in", "--out", "out", "--html", "x"], "takes no --html", 'put "date" into the lines'),
    (["read", "--jsonl", "in", "--out", "out", "--format", "page"], "no other --format", 'put "date" into the lines'),
]
FAILED_INPUT = [
    (["read", "missing.txt"], "missing.txt cannot be read: No such file or directory", "check the name"),
    (["read", "examples"], "examples is a folder", "name one file in it"),
    (["read", "a\nb\x1b[31m"], "a\\nb\\x1b[31m cannot be read", "check the name"),
    (["read", "http://localhost/a"], "'localhost' is a name inside a network", "Only public web addresses are fetched"),
    (["read", "ftp://example.org/a"], "ftp:// is not fetched", "Write the whole address as a browser shows it"),
    (["read", "picture.png"], "", "onrecord read"),
    (["read", "--jsonl", "missing", "--out", "out"], "missing cannot be read", "check the name"),
    (
        ["read", "--jsonl", "examples/three.jsonl", "--out", "no/out"],
        "no/out cannot be written",
        "a folder that exists",
    ),
    (["read", ARTICLE, "--html", "no/page.html"], "no/page.html cannot be written", "a folder that exists"),
    (["read", ARTICLE, "--html", "examples"], "examples cannot be written: Is a directory", "name a file"),
]


def told(result: Result) -> tuple[str, str]:
    """The two lines on stderr."""
    first, second = result.stderr.splitlines()
    assert first.startswith("onrecord: ")
    assert second.startswith("try: ")
    return first, second


@pytest.mark.parametrize(("arguments", "message", "hint"), WRONG_USAGE)
def test_wrong_usage_exits_with_2(run: Run, arguments: list[str], message: str, hint: str) -> None:
    result = run(*arguments)
    first, second = told(result)
    assert result.exit_code == 2
    assert message in first
    assert hint in second
    assert result.stdout == ""


@pytest.mark.parametrize(("arguments", "message", "hint"), FAILED_INPUT)
def test_failed_input_exits_with_1(run: Run, folder: Path, arguments: list[str], message: str, hint: str) -> None:
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    result = run(*arguments)
    first, second = told(result)
    assert result.exit_code == 1
    assert message in first
    assert hint in second
    assert result.stdout == ""


def test_a_file_that_may_not_be_read_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    # Root may read everything, so no file can stand for it.
    monkeypatch.setattr(Path, "open", denied)
    assert told(run("read", ARTICLE))[0] == f"onrecord: {ARTICLE} cannot be read: Permission denied"


def test_weights_that_are_gone_are_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> None:
        raise WeightsError("no card", hint="install onrecord again")

    monkeypatch.setattr(read_verb, "open_reader", gone)
    result = run("read", ARTICLE)
    assert (result.exit_code, told(result)) == (1, ("onrecord: no card", "try: install onrecord again"))


def test_an_error_that_nobody_foresaw_shows_no_traceback_unless_asked(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise ZeroDivisionError("no such thing")

    monkeypatch.setattr(read_verb, "open_reader", broken)
    result = run("read", ARTICLE)
    assert result.exit_code == 1
    assert told(result)[0] == "onrecord: an error in onrecord itself: ZeroDivisionError: no such thing"
    assert isinstance(run("--debug", "read", ARTICLE).exception, ZeroDivisionError)


def test_no_arguments_at_all_show_the_help(run: Run) -> None:
    result = run()
    assert result.exit_code == 2
    assert "Usage: onrecord" in result.stderr
