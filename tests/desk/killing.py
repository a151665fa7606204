"""Killing `onrecord add`, and what has to hold of the ledger that it leaves behind."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

from benchmarks.short_articles import short_article
from onrecord.desk.keeping import dump, verify
from onrecord.desk.opening import opened
from onrecord.desk.preparing import Item, Preparation
from onrecord.errors import LedgerError
from onrecord.ingest.files import captures_at
from onrecord.record.ledger import Entry
from tests.desk.killable import Order

ROOT = Path(__file__).parents[2]

CHANGES = (
    "write pwrite64 writev pwritev fsync fdatasync sync_file_range truncate ftruncate fallocate "
    "open openat creat link linkat symlink rename renameat renameat2 unlink unlinkat mkdir chmod fchmod"
).split()
"""The system calls by which a process changes a disk, and `open`, by which it may."""


def fill(folder: Path, count: int) -> Path:
    """Write short articles, each tenth as a page, one that is kept unread, and something that is none."""
    folder.mkdir()
    for number in range(count):
        text = short_article(number)
        if number % 10 == 9:
            paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
            page = f"<!doctype html><html lang=en><title>{number}</title><article>{paragraphs}</article></html>"
            (folder / f"{number:04}.html").write_text(page, encoding="utf-8")
        else:
            (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
    french = "Le ministre a déclaré lundi que le pont resterait fermé jusqu’au printemps, selon la radio locale.\n"
    (folder / "0003-in-french.txt").write_text(french, encoding="utf-8")
    (folder / "0004-picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    return folder


LEADS = (
    ("sighting", "name", "capture"),
    ("capture", "id", "raw"),
    ("article", "capture", "id"),
    ("reading", "article", "id"),
    ("attribution", "reading", "id"),
    ("failure", "name", "id"),
)
"""In which table which column leads from what is known to what: from a name to everything that came under it."""


@dataclass(frozen=True)
class Material:
    """A folder of articles and what the real reader made of each, in the order in which they come in."""

    folder: Path
    entries: tuple[Entry, ...]

    @classmethod
    def made(cls, folder: Path, count: int) -> Material:
        """Write the articles and read them."""
        prepare = Preparation()()
        captures = captures_at(fill(folder, count))
        return cls(folder, tuple(prepare(Item(capture)) for capture in captures))

    def lines_of(self, count: int) -> tuple[str, ...]:
        """The dump of a ledger into which the first `count` entries went, and nobody killed anything."""
        return tuple(line for line, number in self._lines if number < count)

    @cached_property
    def _lines(self) -> list[tuple[str, int]]:
        """The dump of an undisturbed run, each line with the number of the entry that brought it."""
        with tempfile.TemporaryDirectory() as folder, opened(f"{folder}/ledger.db", create=True) as ledger:
            with ledger.writer() as writer:
                for entry in self.entries:
                    writer.add(entry)
            lines = list(dump(ledger.view()))
        things = [entry.capture or entry.failure for entry in self.entries]
        numbers = {thing.name: number for number, thing in enumerate(things) if thing}
        rows = [json.loads(line) for line in lines]
        # Each row says what it is of, or that is of it: its name leads to its capture, and from there to all the rest.
        for table, known, names in LEADS:
            numbers |= {row[names]: numbers[row[known]] for row in rows if row["table"] == table}
        of = ["capture" if row["table"] == "sighting" else "id" for row in rows]
        return [(line, numbers[row[name]]) for line, row, name in zip(lines, rows, of, strict=True)]


class Run:
    """A run under way, or over."""

    def __init__(self, process: subprocess.Popen[str], order: Order) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._tell, self._told = process.stdin, process.stdout
        self.out = Path(order.out)
        self.out.unlink(missing_ok=True)
        self._tell.write(json.dumps(asdict(order)) + "\n")
        self._tell.flush()
        self.process = int(self._told.readline())

    def kill(self) -> None:
        """Kill it; its id is its own until `end`."""
        os.kill(self.process, signal.SIGKILL)

    def end(self) -> int:
        """Wait for it and return its exit code, or the signal that killed it with a minus."""
        self._tell.write("\n")
        self._tell.flush()
        return os.waitstatus_to_exitcode(int(self._told.readline()))

    def printed(self) -> str:
        """All that it printed."""
        return self.out.read_text() if self.out.exists() else ""

    def acknowledged(self) -> list[list[str]]:
        """The ids in each acknowledgement."""
        said = [line for line in self.printed().splitlines(keepends=True) if line.startswith("kept ")]
        # The last line may be cut off; then it was not said.
        return [line.split()[1:] for line in said if line.endswith("\n")]


class Killer:
    """Starts runs over some material."""

    def __init__(self, process: subprocess.Popen[str], material: Material, folder: Path) -> None:
        self._process = process
        self.material = material
        self._folder = folder

    def start(self, ledger: Path, **details: object) -> Run:
        """Start a run into a ledger."""
        order = {"places": [str(self.material.folder)], "ledger": str(ledger), "out": str(self._folder / "out")}
        return Run(self._process, Order(**order | details))  # type: ignore[arg-type]

    def finish(self, ledger: Path, **details: object) -> Run:
        """Run to the end, which must be a good one."""
        run = self.start(ledger, **details)
        assert run.end() == 0, run.printed()
        return run


@contextmanager
def killer(material: Material, folder: Path) -> Iterator[Killer]:
    """Have runs ready to be started."""
    folder.mkdir()
    (folder / "entries").write_bytes(pickle.dumps(material.entries))
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    command = [sys.executable, "-m", "tests.desk.killable", str(folder / "entries")]
    environment = {**os.environ, "PYTHONPATH": path}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield Killer(process, material, folder)
        process.kill()


def hold(ledger: Path, acknowledged: list[list[str]], material: Material) -> int:
    """Hold what a dead run left to what it promised, and return how many entries are in.

    What was acknowledged is there; nothing is there but whole entries, as many as came first; `verify` is clean. It is
    a copy that is looked at, so that the next run finds what the dead one left.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(ledger.parent, Path(folder) / "copy")) / ledger.name
        lines = lines_in(copy)
    if lines is None:
        assert acknowledged == [], "there is no ledger"
        return 0
    rows = [json.loads(line) for line in lines]
    count = sum(row["table"] in ("capture", "failure") for row in rows)
    there = {row.get("id") for row in rows}
    assert {id for ids in acknowledged for id in ids} - {"failure"} <= there, "what was acknowledged is kept"
    assert count >= len(acknowledged)
    assert lines == material.lines_of(count), "whole entries, as many as came first"
    return count


def lines_in(ledger: Path) -> tuple[str, ...] | None:
    """The dump of a ledger that is clean, or None where none was made yet."""
    try:
        with opened(str(ledger)) as seen:
            assert list(verify(seen)) == [], "nothing is half there"
            return tuple(dump(seen.view()))
    except LedgerError as error:
        if "there is none" not in str(error):
            raise
    return None


def hold_complete(ledger: Path, material: Material) -> None:
    """Hold a ledger to what an undisturbed run makes; nothing but it is left in its folder, and an empty journal."""
    assert hold(ledger, [], material) == len(material.entries)
    left = {path.name: path.stat().st_size for path in ledger.parent.iterdir()}
    assert left.pop(ledger.name) > 0
    assert left in ({}, {f"{ledger.name}-journal": 0})


def strace(run: Run, call: str, tampering: str) -> None:
    """Trace a run that waits for it until it ends; `tampering` is what is done to a system call."""
    command = ["strace", "-q", "-o", os.devnull, "-p", str(run.process), "-e", f"trace={call}"]
    subprocess.run([*command, "-e", f"inject={call}:{tampering}"], check=True)


def changes_in(run: Run, log: Path) -> Counter[str]:
    """Trace a run that waits for it until it ends; return how often it made which of the CHANGES."""
    # A question mark: a machine may lack some of them.
    calls = ",".join(f"?{name}" for name in CHANGES)
    subprocess.run(["strace", "-q", "-o", str(log), "-p", str(run.process), "-e", f"trace={calls}"], check=True)
    return Counter(line.partition("(")[0] for line in log.read_text().splitlines() if "(" in line)


def seconds_of(killer: Killer, ledger: Path, **details: object) -> float:
    """How long a run takes that nobody disturbs."""
    killer.finish(ledger, **details)
    shutil.rmtree(ledger.parent)
    ledger.parent.mkdir()
    begin = time.monotonic()
    killer.finish(ledger, **details)
    return time.monotonic() - begin
