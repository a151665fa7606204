"""A PostgreSQL server to throw away: on a socket in a temporary folder, as nobody in particular."""

from __future__ import annotations

import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg

USER = "onrecord"
SETTINGS = ("listen_addresses=''", "fsync=off", "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0")


class Server:
    """A running server; `folder` is where its data lie."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._numbers = itertools.count(1)

    def make_place(self) -> str:
        """Make room for a ledger and return its address: a schema of its own, since a database takes a second."""
        name = f"ledger{next(self._numbers)}"
        self.execute(f"CREATE SCHEMA {name}")
        return f"{self.address('postgres')}&options=-csearch_path%3D{name}"

    def address(self, database: str) -> str:
        return f"postgresql://{USER}@/{database}?host={self.folder}"

    def execute(self, statement: str, address: str | None = None) -> None:
        with psycopg.connect(address or self.address("postgres"), autocommit=True) as connection:
            connection.execute(statement)


def find_programs() -> Path | None:
    """Find the folder with PostgreSQL's own programs; Debian keeps them off the path."""
    on_path = shutil.which("initdb")
    if on_path is not None:
        return Path(on_path).parent
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return installed[-1].parent if installed else None


@contextmanager
def start_server(programs: Path) -> Iterator[Server]:
    """Run a server whose own order of sorting is not that of bytes, as on most machines."""
    # Not below pytest's folder: a socket's path has at most some hundred characters.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    try:
        as_nobody: list[str | Path] = [*_unprivileged(folder)]
        data = folder / "data"
        order = (
            "--encoding=UTF8",
            "--locale-provider=icu",
            "--icu-locale=en-US",
            "--locale=C.UTF-8",
            "--wal-segsize=1",
        )
        _run([*as_nobody, programs / "initdb", "-D", data, "-U", USER, "-A", "trust", "--no-sync", *order])
        options = f"-k {folder} -c " + " -c ".join(SETTINGS)
        control = [*as_nobody, programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log"]
        _run([*control, "-o", options, "start"])
        try:
            yield Server(folder)
        finally:
            _run([*control, "-m", "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unprivileged(folder: Path) -> list[str]:
    """PostgreSQL does not run as root: it runs as its own user then, or as nobody."""
    if os.geteuid() != 0:
        return []
    names = {entry.pw_name for entry in pwd.getpwall()}
    user = "postgres" if "postgres" in names else "nobody"
    os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    # A path made for users leaves out where it lies.
    return [shutil.which("runuser") or "/usr/sbin/runuser", "-u", user, "--"]


def _run(command: Sequence[str | Path]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/")
    assert done.returncode == 0, done.stdout + done.stderr
