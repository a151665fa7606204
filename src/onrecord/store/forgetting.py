"""Forgetting: a takedown erases everything of some bytes, and leaves a tombstone that says so and keeps them out.

Rows go, then the search index is made anew in the same transaction, then the file: emptied pages are overwritten
(`secure_delete`), and `VACUUM` leaves out what lies unused within pages that are not empty. A mark in the file says
that this is still to be done, in case it is killed before.
"""

from __future__ import annotations

import time
from typing import Any

from sqlalchemy import Connection, Select, delete, func, or_, select

from onrecord.errors import LedgerError
from onrecord.store import schema
from onrecord.store.entries import Row
from onrecord.store.finding import not_found, tombstones_over
from onrecord.store.identities import IDENTITIES
from onrecord.store.linked_rows import drop_linked
from onrecord.store.search_index import rebuild

_EMPTIED = (
    "link",
    "article_copy",
    "telling_key",
    "telling",
    "copy_band",
    "linking",
    "passage",
    "attribution",
    "reading",
    "article_text",
    "article",
    "sighting",
    "judgement",
    "attempt",
    "failure",
    "capture",
    "raw",
)
_UNSWEPT = 1
"""SQLite's `user_version` while something is erased and not yet swept."""


def find_buried(connection: Connection, id: str) -> str:
    """Return the digest of the bytes behind a capture's or an article's id. Raises NotFoundError."""
    capture, article = schema.capture, schema.article
    of_article = select(article.c.capture).where(article.c.id == id)
    raw: str | None = connection.execute(
        select(capture.c.raw).where(or_(capture.c.id == id, capture.c.id.in_(of_article)))
    ).scalar()
    if raw is None:
        tombstone = connection.execute(tombstones_over(id)).first()
        raise not_found("capture or article", id, None if tombstone is None else tombstone.who)
    return raw


def bury(connection: Connection, raw: str, *, who: str, why: str) -> Row:
    """Erase everything of the bytes with a digest and return the row of their tombstone, but for when it was laid."""
    capture, article, reading = schema.capture, schema.article, schema.reading
    captures = _all(connection, select(capture.c.id).where(capture.c.raw == raw))
    articles = _all(connection, select(article.c.id).where(article.c.capture.in_(captures)))
    texts = _all(connection, select(article.c.text_digest).where(article.c.id.in_(articles)).distinct())
    rows = _all(connection, select(article.c.row).where(article.c.id.in_(articles)))
    readings = _all(connection, select(reading.c.id).where(reading.c.article.in_(articles)))
    failures = _failures_of(connection, captures)
    if connection.dialect.name == "postgresql":
        connection.execute(delete(schema.passage).where(schema.passage.c.article.in_(rows)))
    drop_linked(connection, select(schema.linking.c.row).where(schema.linking.c.article.in_(articles)))
    for table, column, gone in (
        (schema.attribution, "reading", readings),
        (reading, "id", readings),
        (schema.article_text, "row", rows),
        (article, "id", articles),
        (schema.sighting, "capture", captures),
        (schema.attempt, "failure", failures),
        (schema.failure, "id", failures),
        (schema.judgement, "capture", captures),
        (capture, "id", captures),
        (schema.raw, "id", [raw]),
    ):
        connection.execute(delete(table).where(table.c[column].in_(gone)))
    if connection.dialect.name == "sqlite":
        rebuild(connection)
        connection.exec_driver_sql(f"PRAGMA user_version={_UNSWEPT}")
    row: Row = {"raw": raw, "captures": captures, "articles": articles, "texts": texts, "who": who, "why": why}
    return row | {"id": IDENTITIES["tombstone"](row)}


def _all(connection: Connection, query: Select[Any]) -> list[Any]:
    return sorted(connection.execute(query).scalars())


def _failures_of(connection: Connection, captures: list[str]) -> list[str]:
    """Find the failures that go by a name or address of these captures: they say what the thing was called."""
    capture, sighting, failure = schema.capture, schema.sighting, schema.failure
    names = _all(connection, select(sighting.c.name).where(sighting.c.capture.in_(captures)).distinct())
    known = select(capture.c.address).where(capture.c.id.in_(captures), capture.c.address.is_not(None))
    addresses = _all(connection, known.distinct())
    place = func.coalesce(failure.c.address, failure.c.name)
    return _all(connection, select(failure.c.id).where(place.in_([*names, *addresses])))


def sweep(connection: Connection) -> None:
    """Write the files anew without what has been erased. Outside of a transaction; takes time in proportion to them."""
    if connection.dialect.name == "sqlite":
        _sweep_file(connection)
        return
    with connection.execution_options(isolation_level="AUTOCOMMIT").begin():
        _wait_for_older_snapshots(connection)
        for name in _EMPTIED:
            connection.exec_driver_sql(f"VACUUM (FULL, ANALYZE) {name}")
    connection.execution_options(isolation_level="READ COMMITTED")


def _wait_for_older_snapshots(connection: Connection) -> None:
    """Wait for whoever in this database still sees what was erased, a reader or the server's own analysis: for them
    the rows are kept, and writing the tables anew would keep them too. Raises LedgerError after `PATIENCE`."""
    newest = connection.exec_driver_sql("SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint").scalar()
    deadline = time.monotonic() + PATIENCE
    while connection.exec_driver_sql(_OLDER, {"newest": int(newest or 0) % (1 << 32)}).scalar():
        if time.monotonic() > deadline:
            raise LedgerError(
                "it is forgotten, but somebody still reads what was there before, so the server cannot let go of it",
                hint="let them end, then forget anything else, or run VACUUM FULL on the server",
            )
        time.sleep(0.05)


PATIENCE = 60.0
"""Seconds that forgetting waits for readers that began before it."""

_OLDER = """SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
AND backend_xmin IS NOT NULL AND age(backend_xmin) > age(CAST(CAST(%(newest)s AS text) AS xid))"""


def is_unswept(connection: Connection) -> bool:
    """Whether something was erased and the process ended before the file was written anew."""
    if connection.dialect.name != "sqlite":
        return False
    (mark,) = _driver(connection).execute("PRAGMA user_version").fetchone()
    return bool(mark == _UNSWEPT)


def _driver(connection: Connection) -> Any:
    driver = connection.connection.driver_connection
    assert driver is not None
    return driver


def _sweep_file(connection: Connection) -> None:
    driver = _driver(connection)
    driver.execute("VACUUM")
    driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    driver.execute("PRAGMA user_version=0")
    driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
