"""The state of a ledger's health, as facts to print."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime

from sqlalchemy import Connection, func, select, text

from onrecord.record.ledger import Fact
from onrecord.store import schema
from onrecord.store.batch import last_learnt
from onrecord.store.engine import journal_mode_for
from onrecord.store.files import sqlite_version
from onrecord.store.ledger import Ledger
from onrecord.store.revisions import newest_revision, revision_of

_LITTLE_SPACE = 1 << 30
"""Bytes: forgetting writes a ledger's file anew beside itself, and a day of a large feed is some hundred megabytes."""


def doctor(ledger: Ledger) -> tuple[Fact, ...]:
    """Look at the database, its library, its schema, and how much there is in it and around it. Raises LedgerError."""
    with ledger.view().shelf.reading() as connection:
        return (Fact("ledger", ledger.name), *_facts(ledger, connection))


def _facts(ledger: Ledger, connection: Connection) -> Iterator[Fact]:
    # First of all something that reads: until then a connection takes the journal for what it was.
    revision = str(revision_of(connection))
    yield from _sqlite(connection) if connection.dialect.name == "sqlite" else _postgresql(connection)
    yield Fact("schema", revision, None if revision == newest_revision() else "open it once for writing")
    for table in schema.metadata.sorted_tables:
        if table is not schema.article_text:
            yield Fact(table.name, str(connection.execute(select(func.count()).select_from(table)).scalar()))
    yield from _last(connection)
    yield from _space(ledger)


def _sqlite(connection: Connection) -> Iterator[Fact]:
    version = sqlite_version()
    raced = journal_mode_for(version) != "wal"
    yield Fact("SQLite", ".".join(map(str, version)))
    mode = str(connection.exec_driver_sql("PRAGMA journal_mode").scalar())
    worry = "close other programs that have it open: this SQLite may lose what is written to a write-ahead log"
    yield Fact("journal", mode, worry if raced and mode == "wal" else None)
    yield Fact("write-ahead log", "has the reset race (not used)" if raced else "has the fix of the reset race")


def _postgresql(connection: Connection) -> Iterator[Fact]:
    yield Fact("PostgreSQL", str(connection.execute(text("SHOW server_version")).scalar()))
    durable = connection.execute(text("SHOW fsync")).scalar() == "on"
    worry = None if durable else "set fsync = on: a power cut may lose what was acknowledged"
    yield Fact("fsync", "on" if durable else "off", worry)


def _last(connection: Connection) -> Iterator[Fact]:
    last = last_learnt(connection)
    if last is None:
        return
    ahead = last > datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    worry = "set the clock: what comes in now is taken for learnt after that moment" if ahead else None
    yield Fact("last learnt", last, worry)


def _space(ledger: Ledger) -> Iterator[Fact]:
    path = ledger.database.place.path
    if path is None:
        return
    size, free = path.stat().st_size, shutil.disk_usage(path.absolute().parent).free
    yield Fact("size", str(size))
    worry = "make room: forgetting needs as much space again" if free < max(size, _LITTLE_SPACE) else None
    yield Fact("free space", str(free), worry)
