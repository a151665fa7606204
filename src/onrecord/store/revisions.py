"""Which schema a ledger has, and how it gets the newest one."""

from __future__ import annotations

from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import Connection, inspect

VERSION_TABLE = "schema_revision"
MIGRATIONS = Path(__file__).parent / "migrations"


def revision_of(connection: Connection) -> str | None:
    """Return the revision of a ledger's tables, None where there is none."""
    return MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE}).get_current_revision()


def newest_revision(migrations: Path = MIGRATIONS) -> str:
    """Return the revision that this release writes."""
    newest = ScriptDirectory(str(migrations)).get_current_head()
    assert newest is not None
    return newest


def is_known(revision: str, migrations: Path = MIGRATIONS) -> bool:
    """Whether this release knows a revision: one that it does not is of a newer release."""
    try:
        return ScriptDirectory(str(migrations)).get_revision(revision) is not None
    except CommandError:
        return False


def has_tables(connection: Connection) -> bool:
    """Whether anything is in the database yet."""
    return bool(inspect(connection).get_table_names())


def migrate(connection: Connection, migrations: Path = MIGRATIONS) -> None:
    """Take the tables to the newest revision, in the transaction that is open: all of it or nothing."""
    scripts = ScriptDirectory(str(migrations))
    with EnvironmentContext(Config(), scripts, fn=lambda revision, _: scripts._upgrade_revs("head", revision)) as steps:
        steps.configure(
            connection=connection, version_table=VERSION_TABLE, render_as_batch=True, transactional_ddl=True
        )
        with steps.begin_transaction():
            steps.run_migrations()
