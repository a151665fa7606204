"""The two databases: how each is connected to, for reading and for writing.

A connection for reading cannot write: `query_only` in SQLite, read-only transactions in PostgreSQL.
"""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from onrecord.errors import LedgerError

APPLICATION = 0x6F6E7265
"""What SQLite's header says the file is: "onre"."""

_PATIENCE = 30.0
"""Seconds that a statement waits for another program's: a batch is committed in a hundredth of that on a slow disk."""

_CACHE_KIB = 32 * 1024
"""Pages kept in memory: what a search over 20,000 articles passes through."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a ledger is: a file's path, or the address of a PostgreSQL database."""

    path: Path | None
    url: URL | None

    @property
    def name(self) -> str:
        """The place as it may be shown: without a password."""
        return str(self.path) if self.url is None else self.url.render_as_string(hide_password=True)

    @property
    def files(self) -> frozenset[str]:
        """The real paths of the files it is kept in.

        A process that opens one of them a second time, and closes it, loses SQLite's locks on it: nothing else in it
        may do so.
        """
        if self.path is None:
            return frozenset()
        return frozenset(os.path.realpath(self.path) + end for end in ("", "-journal", "-wal", "-shm", "-writer"))


@dataclass(frozen=True, slots=True)
class Database:
    """A place with its two engines. Whoever must not write is given `reading` alone."""

    place: Place
    reading: Engine
    writing: Engine

    def close(self) -> None:
        """Close every connection."""
        self.reading.dispose()
        self.writing.dispose()


def parse_place(place: str) -> Place:
    """Tell a path from an address. Raises LedgerError for an address of another kind, or without the driver for it."""
    if "://" not in place:
        return Place(Path(place), None)
    scheme = place.split("://")[0]
    if scheme not in ("postgresql", "postgres"):
        raise LedgerError(
            f"a ledger is a file or a PostgreSQL database, not {scheme}://…",
            hint="name a file, or postgresql://USER@HOST/DATABASE",
        )
    try:
        url = make_url("postgresql://" + place.split("://", 1)[1])
    except (ArgumentError, ValueError) as error:
        raise LedgerError(
            "the PostgreSQL address cannot be understood", hint="write it so: postgresql://USER@HOST/DATABASE"
        ) from error
    try:
        import psycopg  # noqa: F401 (an extra: a ledger in a file does without)
    except ImportError as error:
        raise LedgerError(
            "a ledger in PostgreSQL needs psycopg, which is not installed", hint="pip install 'onrecord[postgres]'"
        ) from error
    return Place(None, url)


def connect(place: Place) -> Database:
    """Make the engines; nothing is opened yet."""
    if place.path is not None:
        return Database(place, _sqlite(place.path, writing=False), _sqlite(place.path, writing=True))
    assert place.url is not None
    return Database(place, _postgresql(place.url, writing=False), _postgresql(place.url, writing=True))


def connect_bare(place: Place) -> Engine:
    """Make an engine for reading that takes text which is no UTF-8 any more for what it is, rather than fail."""
    if place.url is not None:
        return _postgresql(place.url, writing=False)
    assert place.path is not None
    engine = create_engine("sqlite://", creator=partial(_open_bare, place.path), poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return engine


def _open_bare(path: Path) -> sqlite3.Connection:
    connection = open_file(path, writing=False)
    connection.text_factory = partial(str, encoding="utf-8", errors="surrogateescape")
    return connection


def journal_mode_for(version: tuple[int, ...]) -> str:
    """Name the journal that a version of SQLite may be trusted with.

    Up to 3.51.2 two connections could reset the write-ahead log at once and lose what was committed; fixed in
    3.51.3 and, for those who stay behind, in 3.50.7 and 3.44.6.
    """
    fixed = version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)
    return "wal" if fixed else "truncate"


def open_file(path: Path, *, create: bool = False, writing: bool = True) -> sqlite3.Connection:
    """Open a connection to a file as every one here is set. It begins no transaction of its own."""
    address = f"{path.absolute().as_uri()}?mode={'rwc' if create else 'rw'}"
    connection = sqlite3.connect(address, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        _set(connection, writing)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _set(connection: sqlite3.Connection, writing: bool) -> None:
    # Zeroes over what is erased; sorting in memory, so that no text is left in a temporary file.
    for pragma in ("secure_delete=ON", "synchronous=FULL", "temp_store=MEMORY", f"cache_size=-{_CACHE_KIB}"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    # A write-ahead log is a property of the file, and only `settle_journal` changes that one.
    if mode not in ("wal", "truncate"):
        connection.execute("PRAGMA journal_mode=TRUNCATE").fetchall()
    connection.execute(f"PRAGMA {'foreign_keys' if writing else 'query_only'}=ON")


def settle_journal(database: Database, path: Path, wanted: str) -> str:
    """Set the journal that this SQLite is to use and return the one that is in use.

    They differ where another program has the file open or it may not be written.
    """
    # A write-ahead log is given up only by the last connection that is left.
    database.close()
    connection = open_file(path)
    try:
        (mode,) = connection.execute(f"PRAGMA journal_mode={wanted.upper()}").fetchone()
    except sqlite3.OperationalError:
        (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    finally:
        connection.close()
    return str(mode)


def _sqlite(path: Path, *, writing: bool) -> Engine:
    # A pool of a few connections, as for a server's database: an iteration over a view holds none of them for long.
    engine = create_engine("sqlite://", creator=partial(open_file, path, writing=writing), poolclass=QueuePool)
    # The driver would begin late and not for reading; a writer takes its lock at once instead of half-way.
    event.listen(engine, "begin", _begin_immediate if writing else _begin)
    return engine


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


_FOR_READING = ("default_transaction_read_only=on", "enable_mergejoin=off", "enable_hashjoin=off", "jit=off")
"""What is read is a page, joined by looking up what is shown. PostgreSQL thinks of a search that half of what matches
one word matches all, and would go through a whole table to join it: two words with 19 hits in 1,000,000 attributions
took 21 seconds from the disk so, 1 otherwise."""


def _postgresql(url: URL, *, writing: bool) -> Engine:
    # The address may have options of its own: a search path, say, with a ledger in each schema.
    given = url.query.get("options", "")
    settings = ("default_transaction_read_only=off",) if writing else _FOR_READING
    options = " ".join((*((given,) if isinstance(given, str) else given), *(f"-c {each}" for each in settings)))
    return create_engine(
        url.set(drivername="postgresql+psycopg").difference_update_query(["options"]),
        connect_args={"application_name": "onrecord", "connect_timeout": 10, "options": options.strip()},
    )
