"""Which schema a ledger has, and how it gets the newest one.

Alembic is loaded only where there is something to do: a third of a second that every command would wait for.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

if TYPE_CHECKING:
    from alembic.script import ScriptDirectory

VERSION_TABLE = "schema_revision"
MIGRATIONS = Path(__file__).parent / "migrations"
NEWEST = "0007"
"""The revision that this release writes: the last in `migrations/versions`."""


def revision_of(connection: Connection) -> str | None:
    """Return the revision of a ledger's tables, None where there is none."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found: str | None = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
    return found


def newest_revision(migrations: Path = MIGRATIONS) -> str:
    """Return the revision that the newest of some migrations makes."""
    if migrations == MIGRATIONS:
        return NEWEST
    newest = _scripts(migrations).get_current_head()
    assert newest is not None
    return newest


def is_known(revision: str, migrations: Path = MIGRATIONS) -> bool:
    """Whether this release knows a revision: one that it does not is of a newer release."""
    from alembic.util.exc import CommandError

    try:
        return _scripts(migrations).get_revision(revision) is not None
    except CommandError:
        return False


def has_tables(connection: Connection) -> bool:
    """Whether anything is in the database yet."""
    return bool(inspect(connection).get_table_names())


def migrate(connection: Connection, migrations: Path = MIGRATIONS) -> None:
    """Take the tables to the newest revision, in the transaction that is open: all of it or nothing."""
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext

    scripts = _scripts(migrations)
    with EnvironmentContext(Config(), scripts, fn=lambda revision, _: scripts._upgrade_revs("head", revision)) as steps:
        steps.configure(
            connection=connection, version_table=VERSION_TABLE, render_as_batch=True, transactional_ddl=True
        )
        with steps.begin_transaction():
            steps.run_migrations()


def _scripts(migrations: Path) -> ScriptDirectory:
    from alembic.script import ScriptDirectory

    return ScriptDirectory(str(migrations))
