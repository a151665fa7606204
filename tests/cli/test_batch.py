"""`onrecord read --jsonl IN --out OUT`."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]
BATCH = "examples/three.jsonl"


def test_a_batch_is_read_in_order_by_any_number_of_processes(run: Run, folder: Path) -> None:
    lines = (folder / BATCH).read_text("utf-8") * 5
    (folder / "in.jsonl").write_text(lines, "utf-8")
    for jobs in ("1", "2", "3"):
        result = run("read", "--jsonl", "in.jsonl", "--out", f"out-{jobs}", "--jobs", jobs)
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    first = (folder / "out-1").read_bytes()
    assert first == (folder / "out-2").read_bytes() == (folder / "out-3").read_bytes()
    ids = [json.loads(line)["id"] for line in lines.splitlines()]
    assert [json.loads(line)["id"] for line in first.splitlines()] == ids


def test_an_article_gives_the_same_alone_and_in_a_batch(run: Run, folder: Path) -> None:
    text = (folder / "examples/ferry.txt").read_text("utf-8")
    (folder / "in").write_text(json.dumps({"id": "ferry.txt", "text": text}), "utf-8")
    assert run("read", "--jsonl", "in", "--out", "out").exit_code == 0
    alone = json.loads(run("read", "examples/ferry.txt", "--format", "json").stdout)
    assert alone.pop("text") == text
    assert json.loads((folder / "out").read_bytes()) == alone


def test_lines_that_fail_are_counted_and_the_exit_code_is_1(run: Run, folder: Path) -> None:
    (folder / "in").write_bytes(b'{"id":"a","text":"b"}\n\nnot JSON\n{"id":"c","text":"d"}')
    result = run("read", "--jsonl", "in", "--out", "out")
    assert result.exit_code == 1
    assert result.stderr == (
        "onrecord: 2 of 4 lines failed; the first: line 2: not JSON: Expecting value at character 1\n"
        'try: look for "failure" in out\n'
    )
    objects = [json.loads(line) for line in (folder / "out").read_bytes().splitlines()]
    assert [thing["id"] for thing in objects] == ["a", None, None, "c"]
    assert objects[1] == {
        "id": None,
        "failure": {"kind": "input", "reason": "not JSON: Expecting value at character 1"},
    }


def test_a_batch_goes_through_pipes(run: Run, folder: Path) -> None:
    result = run("read", "--jsonl", "-", "--out", "-", stdin=(folder / BATCH).read_bytes())
    assert result.exit_code == 0
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["tram-1", "museum-2", "weather-3"]


def test_an_empty_batch_gives_an_empty_file(run: Run, folder: Path) -> None:
    (folder / "in").touch()
    assert run("read", "--jsonl", "in", "--out", "out").exit_code == 0
    assert (folder / "out").read_bytes() == b""


def test_a_batch_may_take_the_place_of_its_input(run: Run, folder: Path) -> None:
    before = sorted(os.listdir(folder / "examples"))
    assert run("read", "--jsonl", BATCH, "--out", BATCH).exit_code == 0
    assert b'"reader"' in (folder / BATCH).read_bytes()
    assert sorted(os.listdir(folder / "examples")) == before
