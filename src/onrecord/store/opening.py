"""Opening a ledger: making it where there is none, bringing an older one up to date, refusing what is no ledger."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from sqlalchemy import Connection, text

from onrecord.store import revisions
from onrecord.store.complaints import complaint
from onrecord.store.engine import APPLICATION, Database, journal_mode_for, settle_journal
from onrecord.store.files import begin, is_begun, journal_in_use, save_beside, sqlite_version
from onrecord.store.lock import hold_database, hold_file

_PATIENCE = 30.0
"""Seconds to wait for another that is making or migrating the same ledger."""

_MAKE_ONE = "name another place: --ledger PATH, or make one: onrecord add"


def make_ready(database: Database, create: bool, migrations: Path) -> tuple[str, ...]:
    """See that there is a ledger with the newest schema; return lines for the user. Raises LedgerError."""
    path, name = database.place.path, database.place.name
    if path is not None and not is_begun(path):
        if not create:
            raise complaint(name, "there is none", _MAKE_ONE)
        _make_file(database, path, migrations)
    notices = _bring_up_to_date(database, create, migrations)
    if path is not None and journal_mode_for(sqlite_version()) != journal_in_use(path):
        settle_journal(database, path, journal_mode_for(sqlite_version()))
    return notices


def _make_file(database: Database, path: Path, migrations: Path) -> None:
    with hold_file(path, _PATIENCE):
        new = begin(path)
        try:
            if not is_begun(path):
                with database.writing.connect() as connection:
                    _migrate(connection, migrations)
        except BaseException:
            database.close()
            if new:
                path.unlink(missing_ok=True)
            raise


def _bring_up_to_date(database: Database, create: bool, migrations: Path) -> tuple[str, ...]:
    name = database.place.name
    revision = _revision(database)
    newest = revisions.newest_revision(migrations)
    if revision == newest:
        return ()
    if revision is not None and not revisions.is_known(revision, migrations):
        raise complaint(name, f"a newer onrecord made it (schema {revision})", "pip install --upgrade onrecord")
    if revision is None and not create:
        raise complaint(name, "there is none", _MAKE_ONE)
    with ExitStack() as held:
        connection, saved = _prepare(database, held, revision)
        if _revision(database) == revision:
            _migrate(connection, migrations)
    if revision is None:
        return ()
    return (f"the ledger {name} was taken from schema {revision} to {newest}", *saved)


def _revision(database: Database) -> str | None:
    with database.reading.connect() as connection:
        revision = revisions.revision_of(connection)
        if revision is None and revisions.has_tables(connection):
            raise complaint(
                database.place.name, "it holds something else than a ledger", "name another place: --ledger PLACE"
            )
        if connection.dialect.name == "postgresql":
            encoding = connection.execute(text("SHOW server_encoding")).scalar()
            if encoding != "UTF8":
                raise complaint(
                    database.place.name, f"its encoding is {encoding}", "make one in UTF-8: createdb -E UTF8 NAME"
                )
    return revision


def _prepare(database: Database, held: ExitStack, revision: str | None) -> tuple[Connection, tuple[str, ...]]:
    """Take the pen, and keep the ledger as it was."""
    path = database.place.path
    saved: tuple[str, ...] = ()
    if path is not None:
        held.enter_context(hold_file(path, _PATIENCE))
        if revision is not None:
            saved = (f"the ledger as it was is kept in {save_beside(path, revision)}",)
    connection = held.enter_context(database.writing.connect())
    if path is None:
        held.enter_context(hold_database(connection, database.place.name, _PATIENCE))
    return connection, saved


def _migrate(connection: Connection, migrations: Path) -> None:
    """Migrate in one transaction: all of it or nothing."""
    sqlite = connection.dialect.name == "sqlite"
    driver = connection.connection.driver_connection
    assert driver is not None
    if sqlite:
        # Altering a table in SQLite makes it anew and drops the old one, to which others point.
        driver.execute("PRAGMA foreign_keys=OFF")
    try:
        with connection.begin():
            if sqlite:
                connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
            revisions.migrate(connection, migrations)
    finally:
        if sqlite:
            driver.execute("PRAGMA foreign_keys=ON")
