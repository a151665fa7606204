"""Killed at any moment, a run loses nothing that it acknowledged and leaves nothing half there; the next one finishes.

What dies is `onrecord add`, from its arguments to its last commit, with what was extracted and read looked up rather
than made anew (`tests.desk.killable`), and, some times, all of it. It dies

- at moments drawn at random over the whole run, the making of the ledger and its first commit included, up to five
  times in a row before it may finish;
- before each SQL statement, commit and rollback;
- before each system call by which a process changes a disk: every write, sync, truncation, renaming and removal of the
  ledger, its journal and its lock, and every acknowledgement printed. Where the disk stands still between two of them
  there is nothing else to die at.

A killed process leaves the system its writes: that they also reach the disk before power is lost is left to SQLite's
`synchronous=FULL`, and is not shown here. After each death `hold` says what must hold.

The same system calls fail, one after the other and all that follow, as on a full disk; and the ledger lies where it may
not be written.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.desk.keeping import dump
from onrecord.desk.opening import opened
from tests.desk.killing import (
    ROOT,
    Killer,
    Material,
    Run,
    changes_in,
    hold,
    hold_complete,
    killer,
    seconds_of,
    strace,
)

if sys.platform == "win32":
    pytest.skip("there is no SIGKILL and no fork", allow_module_level=True)

KILLED = -signal.SIGKILL
NOBODY = 65534
"""Who may do least, where the tests run as root."""


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Killer]:
    """Eight entries, an unread article and a failure among them: three commits in batches of three."""
    folder = tmp_path_factory.mktemp("few")
    with killer(Material.made(folder / "in", 6), folder / "runs") as made:
        yield made


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Killer]:
    """Five commits of the size that the writer makes them."""
    folder = tmp_path_factory.mktemp("many")
    with killer(Material.made(folder / "in", 300), folder / "runs") as made:
        yield made


@pytest.fixture
def ledger() -> Iterator[Path]:
    """Where a ledger may be made, in a folder of its own that any user may look into."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        place = Path(folder) / "ledger.db"
        yield place


def anew(ledger: Path) -> Path:
    """Take everything away that runs have left."""
    shutil.rmtree(ledger.parent)
    ledger.parent.mkdir()
    return ledger


def kill_at_random(killer: Killer, ledger: Path, kills: int, **details: object) -> None:
    """Kill runs at random moments until so many have died of it, and finish what they left."""
    draw = random.Random(kills)
    longest = seconds_of(killer, ledger, **details)
    died = 0
    while died < kills:
        anew(ledger)
        acknowledged: list[list[str]] = []
        for _ in range(draw.randint(1, 5)):
            run = killer.start(ledger, **details)
            time.sleep(draw.uniform(0.0, longest))
            run.kill()
            died += run.end() == KILLED
            acknowledged = max(acknowledged, run.acknowledged(), key=len)
            hold(ledger, acknowledged, killer.material)
        killer.finish(ledger, **details)
        hold_complete(ledger, killer.material)


def test_so_many_entries_bring_the_lines_that_are_expected_of_them(few: Killer, tmp_path: Path) -> None:
    with opened(str(tmp_path / "ledger.db"), create=True) as ledger, ledger.writer() as writer:
        for count, entry in enumerate(few.material.entries):
            assert tuple(dump(ledger.view())) == few.material.lines_of(count)
            writer.add(entry)
            writer.flush()
        assert tuple(dump(ledger.view())) == few.material.lines_of(len(few.material.entries))


def test_twenty_kills_lose_nothing(few: Killer, ledger: Path) -> None:
    kill_at_random(few, ledger, 20, batch=3)


@pytest.mark.soak
def test_two_hundred_kills_lose_nothing(many: Killer, ledger: Path) -> None:
    kill_at_random(many, ledger, 200)


def die_before_statements(killer: Killer, ledger: Path, step: int) -> int:
    """Die before every `step`th statement; return the number of the first that no run came to."""
    statement = 1
    while True:
        run = killer.start(anew(ledger), batch=3, statement=statement)
        ended = run.end()
        count = hold(ledger, run.acknowledged(), killer.material)
        if ended == 0:
            hold_complete(ledger, killer.material)
            return statement
        assert ended == KILLED, run.printed()
        assert count < len(killer.material.entries) or run.acknowledged()
        killer.finish(ledger, batch=3)
        hold_complete(ledger, killer.material)
        statement += step


def test_a_death_before_some_statements_loses_nothing(few: Killer, ledger: Path) -> None:
    assert die_before_statements(few, ledger, 41) > 100


@pytest.mark.soak
def test_a_death_before_any_statement_loses_nothing(few: Killer, ledger: Path) -> None:
    assert die_before_statements(few, ledger, 1) > 100


@pytest.fixture
def changes(few: Killer, ledger: Path, tmp_path: Path) -> Counter[str]:
    """How often a run that nobody disturbs makes which change of the disk."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    run = few.start(ledger, batch=3, traced=True)
    counted = changes_in(run, tmp_path / "log")
    assert run.end() == 0, run.printed()
    return counted


@pytest.mark.soak
def test_a_death_before_any_change_of_the_disk_loses_nothing(few: Killer, ledger: Path, changes: Counter[str]) -> None:
    assert {"pwrite64", "fdatasync", "ftruncate", "write"} <= set(changes)
    for call in changes:
        number, ended = 0, KILLED
        while ended == KILLED:
            number += 1
            run = few.start(anew(ledger), batch=3, traced=True)
            strace(run, call, f"signal=SIGKILL:when={number}")
            ended = run.end()
            hold(ledger, run.acknowledged(), few.material)
            few.finish(ledger, batch=3)
            hold_complete(ledger, few.material)
        assert ended == 0, run.printed()
        assert number > changes[call] / 2, f"it died at each {call}"


def complaint_of(run: Run) -> tuple[str, str]:
    """The two lines with which a run failed: what is wrong, and what to do."""
    assert run.end() == 1, run.printed()
    what, hint = [line for line in run.printed().splitlines() if not line.startswith("kept ")]
    assert what.startswith("onrecord: the ledger ")
    assert hint.startswith("try: ")
    return what, hint


@pytest.mark.soak
@pytest.mark.parametrize(
    ("call", "tampering", "step", "words"),
    [
        ("pwrite64", "error=ENOSPC:when={}+", 1, "there is no room left to write it"),
        ("pwrite64", "error=EIO:when={}", 5, "its disk does not do as it is told"),
        ("fdatasync", "error=EIO:when={}", 1, "its disk does not do as it is told"),
        ("ftruncate", "error=EIO:when={}", 1, "its disk does not do as it is told"),
    ],
)
def test_a_disk_that_fails_at_any_change_is_told_and_loses_nothing(
    few: Killer, ledger: Path, changes: Counter[str], call: str, tampering: str, step: int, words: str
) -> None:
    numbers = range(1, changes[call] + 1, step)
    told = 0
    for number in numbers:
        run = few.start(anew(ledger), batch=3, traced=True)
        strace(run, call, tampering.format(number))
        if "came in:" not in run.printed():
            told += words in complaint_of(run)[0]
        else:
            assert run.end() == 0
        hold(ledger, run.acknowledged(), few.material)
        few.finish(ledger, batch=3)
        hold_complete(ledger, few.material)
    assert told > len(numbers) / 2


def hold_after_complaint(killer: Killer, ledger: Path, run: Run) -> None:
    """Hold a ledger to what was acknowledged, and finish it where there is room."""
    hold(ledger, run.acknowledged(), killer.material)
    killer.finish(ledger, batch=3)
    hold_complete(ledger, killer.material)


@pytest.mark.parametrize("most_bytes", [4096, 250_000])
def test_a_file_that_may_grow_no_more_is_told_and_loses_nothing(few: Killer, ledger: Path, most_bytes: int) -> None:
    run = few.start(ledger, batch=3, most_bytes=most_bytes)
    what, hint = complaint_of(run)
    assert "its disk does not do as it is told" in what
    assert "has room" in hint
    hold_after_complaint(few, ledger, run)


@pytest.mark.parametrize("kib", [16, 240, 260])
def test_a_full_disk_is_told_and_loses_nothing(few: Killer, ledger: Path, kib: int) -> None:
    folder = ledger.parent
    mounting = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={kib}k", "none", str(folder)], capture_output=True, text=True
    )
    if mounting.returncode:
        pytest.skip(f"no small disk can be mounted here: {mounting.stderr.strip()}")
    try:
        run = few.start(ledger, batch=3)
        what, hint = complaint_of(run)
        assert "there is no room left to write it" in what
        assert hint == "try: free some space on its disk, then run it again"
        assert hold(ledger, run.acknowledged(), few.material) < len(few.material.entries)
        subprocess.run(["mount", "-o", "remount,size=4m", str(folder)], check=True)
        hold_after_complaint(few, ledger, run)
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize(
    ("held", "shut", "mode", "words"),
    [
        (False, "folder", 0o555, "it must not be written"),
        (True, "folder", 0o555, "it must not be written"),
        (True, "file", 0o444, "it must not be written"),
        (True, "file", 0o000, "it cannot be read"),
    ],
)
def test_what_must_not_be_written_is_told_and_stays_as_it_is(
    few: Killer, ledger: Path, held: bool, shut: str, mode: int, words: str
) -> None:
    if held:
        few.finish(ledger, batch=3)
        ledger.chmod(0o666)
    ledger.parent.chmod(0o777)
    before = {path.name: path.read_bytes() for path in ledger.parent.iterdir()}
    (ledger.parent if shut == "folder" else ledger).chmod(mode)
    run = few.start(ledger, user=NOBODY if os.geteuid() == 0 else None)
    what, _ = complaint_of(run)
    assert words in what
    ledger.parent.chmod(0o755)
    if held:
        ledger.chmod(0o644)
    assert {path.name: path.read_bytes() for path in ledger.parent.iterdir()} == before


WHOLE = """
import sys
from importlib import import_module
from tests.desk.killable import printing
from onrecord.cli import onrecord
if __name__ == "__main__":
    import_module("onrecord.cli.add").progress = printing
    onrecord(["add", *sys.argv[1:]])
"""


@pytest.mark.soak
@pytest.mark.parametrize("jobs", [1, 2])
def test_the_whole_of_a_run_may_be_killed_too(many: Killer, ledger: Path, tmp_path: Path, jobs: int) -> None:
    (tmp_path / "whole.py").write_text(WHOLE)
    command = [sys.executable, str(tmp_path / "whole.py"), str(many.material.folder), "--ledger", str(ledger)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    draw, died = random.Random(jobs), 0
    begin = time.monotonic()
    subprocess.run([*command, "--jobs", str(jobs)], env=environment, check=True, capture_output=True)
    longest = time.monotonic() - begin
    hold_complete(ledger, many.material)
    anew(ledger)
    while died < 20:
        with subprocess.Popen([*command, "--jobs", str(jobs)], env=environment, stdout=subprocess.PIPE) as process:
            time.sleep(draw.uniform(0.0, longest))
            process.kill()
            printed = process.communicate()[0].decode()
        died += process.returncode == KILLED
        acknowledged = [line.split()[1:] for line in printed.splitlines() if line.startswith("kept ")]
        if hold(ledger, acknowledged, many.material) == len(many.material.entries):
            hold_complete(ledger, many.material)
            anew(ledger)
