"""Backups: a ledger's copy in a file, which is a ledger. Restoring is opening it, and laying the newer tombstones."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import Connection, Table, insert, select

from onrecord.record.ledger import Tombstone
from onrecord.store import schema
from onrecord.store.complaints import complaint, complaints_about
from onrecord.store.files import copy_into, settle
from onrecord.store.ledger import Ledger, open_ledger

_ROWS = 200
"""Rows that are carried at once from a server into the file."""


def backup(ledger: Ledger, path: Path) -> None:
    """Write a ledger into a new file, whose `dump` is the same; of a PostgreSQL ledger too. Raises LedgerError."""
    source = ledger.database.place.path
    if source is not None:
        copy_into(source, path)
        return
    if path.exists():
        raise complaint(str(path), "there is a file already", "name a file that is not there yet")
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    try:
        with open_ledger(str(part)) as target:
            _carry(ledger, target)
        settle(part, path)
    finally:
        part.unlink(missing_ok=True)
        part.with_name(part.name + "-journal").unlink(missing_ok=True)


def _carry(ledger: Ledger, target: Ledger) -> None:
    """Copy every row, in one snapshot, those that others point to first."""
    snapshot = ledger.database.reading.execution_options(isolation_level="REPEATABLE READ")
    with (
        complaints_about(ledger.name),
        snapshot.connect() as source,
        complaints_about(target.name),
        target.database.writing.begin() as connection,
    ):
        for table in schema.metadata.sorted_tables:
            _copy(source, connection, table)


def _copy(source: Connection, target: Connection, table: Table) -> None:
    rows = source.execution_options(yield_per=_ROWS).execute(select(table).order_by(*table.primary_key))
    for page in rows.mappings().partitions():
        target.execute(insert(table), [dict(row) for row in page])


def apply_tombstones(ledger: Ledger, tombstones: Iterable[Tombstone]) -> None:
    """Forget in a restored ledger what has been forgotten since its backup was made. Raises LedgerError."""
    with ledger.writer() as writer:
        for tombstone in tombstones:
            writer.lay(tombstone)
        writer.sweep()
