"""Killing `onrecord link`, in either database, and what has to hold of what it leaves behind."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import psycopg
from sqlalchemy import text

from onrecord.desk.keeping import verify
from onrecord.desk.opening import opened
from tests.desk.linking.killable import AT_ONCE, Order
from tests.desk.linking.oskel import entries
from tests.store.server import Server

ROOT = Path(__file__).parents[3]
KILLED = -signal.SIGKILL
TABLES = ("linking", "copy_band", "telling", "telling_key", "link", "article_copy")
SECONDS = 20.0
"""How long a database may take to notice that a client died."""

Rows = dict[str, list[tuple[object, ...]]]


class Run:
    """A run under way, or over."""

    def __init__(self, server: subprocess.Popen[str], order: Order) -> None:
        self._server = server
        self._out = Path(order.out)
        self.process = int(self._say(json.dumps(asdict(order))))

    def _say(self, line: str) -> str:
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.write(line + "\n")
        self._server.stdin.flush()
        return self._server.stdout.readline()

    def kill(self) -> None:
        """Kill it; its id is its own until `end`."""
        os.kill(self.process, signal.SIGKILL)

    def end(self) -> int:
        """Wait for it and return its exit code, or the signal that killed it with a minus."""
        return os.waitstatus_to_exitcode(int(self._say("")))

    def printed(self) -> str:
        """All that it printed."""
        return self._out.read_text()


Start = Callable[..., Run]


@contextmanager
def runs(folder: Path) -> Iterator[Start]:
    """Have runs ready to be started."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    command = [sys.executable, "-m", "tests.desk.linking.killable"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield lambda ledger, **details: Run(process, Order(ledger, str(folder / "out"), **details))
        process.kill()


class Victim(ABC):
    """A ledger of the news of Oskel, whose linking is killed."""

    address: str

    @abstractmethod
    def unlink(self) -> None:
        """Make it one that nobody ever linked."""

    @abstractmethod
    def rows(self) -> Rows:
        """All that linking kept, row by row; the next run finds what a dead one left as that left it."""


class FileVictim(Victim):
    """One in SQLite: a copy of one that nobody linked."""

    def __init__(self, folder: Path) -> None:
        (folder / "unlinked").mkdir()
        self._unlinked, self._place = folder / "unlinked" / "ledger.db", folder / "ledger" / "ledger.db"
        self.address = str(self._place)
        fill(str(self._unlinked))
        self.unlink()

    def unlink(self) -> None:
        """Copy it anew."""
        shutil.rmtree(self._place.parent, ignore_errors=True)
        self._place.parent.mkdir()
        shutil.copy(self._unlinked, self._place)

    def rows(self) -> Rows:
        """Those of a copy, its journal among it."""
        copy = self._place.parent.with_name("copy")
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self._place.parent, copy)
        return rows_in(str(copy / self._place.name))


class ServerVictim(Victim):
    """One in PostgreSQL, which takes away by itself what a dead client left."""

    def __init__(self, server: Server) -> None:
        self._server, self.address = server, server.make_place()
        fill(self.address)

    def unlink(self) -> None:
        """Empty what linking keeps."""
        self._wait_for_the_dead()
        self._server.execute(f"TRUNCATE {', '.join(TABLES)}", self.address)

    def rows(self) -> Rows:
        """Those that are there once the server knows who died: a commit that was on its way may still come in."""
        self._wait_for_the_dead()
        return rows_in(self.address)

    def _wait_for_the_dead(self) -> None:
        until = time.monotonic() + SECONDS
        with psycopg.connect(self._server.address("postgres"), autocommit=True) as connection:
            while connection.execute("SELECT 1 FROM pg_locks WHERE locktype = 'advisory'").fetchone():
                assert time.monotonic() < until, "the pen is held by nobody who lives"
                time.sleep(0.005)


def fill(address: str) -> None:
    """Make a ledger of the news of Oskel, which nobody linked."""
    with opened(address, create=True) as ledger, ledger.writer() as writer:
        for entry in entries():
            writer.add(entry)


def rows_in(address: str) -> Rows:
    """All that linking kept in a ledger that is clean, row by row."""
    with opened(address) as ledger:
        assert list(verify(ledger)) == [], "nothing is half there"
        with ledger.database.reading.connect() as connection:
            found = {name: connection.execute(text(f"SELECT * FROM {name}")) for name in TABLES}
            return {name: sorted(tuple(map(_plain, row)) for row in rows) for name, rows in found.items()}


def _plain(value: object) -> object:
    """A value that can be compared and sorted, whichever driver it comes from."""
    return json.dumps(value) if isinstance(value, list | dict) else value


def hold(victim: Victim, whole: Rows) -> int:
    """Hold what a dead run left to a part of what it would have kept; return how many articles that are."""
    there = victim.rows()
    for name in TABLES:
        assert there[name] == whole[name][: len(there[name])] or set(there[name]) <= set(whole[name]), name
    articles = len(there["linking"])
    assert articles % AT_ONCE == 0 or articles == len(whole["linking"]), "all that were linked together, or none"
    homes = {row[0] for row in there["linking"]}
    assert there["telling"] == [row for row in whole["telling"] if row[1] in homes], "with all that they tell"
    told = {row[0] for row in there["telling"]}
    assert there["link"] == [row for row in whole["link"] if {row[0], row[1]} <= told], "and all pairs of these"
    assert there["telling_key"] == [row for row in whole["telling_key"] if row[1] in told], "and all their keys"
    return articles


def finish(start: Start, victim: Victim, whole: Rows) -> None:
    """Run to the end, and hold what is there to what a run keeps that nobody kills."""
    run = start(victim.address)
    assert run.end() == 0, run.printed()
    assert victim.rows() == whole, "every row as if nobody had been killed"
