"""A ledger with a row in every table, and the script that makes its file: `python -m tests.store.schemas.make`.

One script a released schema, written once, when that schema was the newest, and never again.
"""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from onrecord.record.ledger import Judgement, Poll
from onrecord.record.tokens import Token
from onrecord.store import Ledger, open_ledger, schema
from onrecord.store.engine import APPLICATION
from onrecord.store.revisions import NEWEST
from tests.store.conftest import ticking
from tests.store.linked_material import keep_all
from tests.store.material import entry_of, failed, ferry, harvest

TABLES = sorted(schema.metadata.tables)


def fill(ledger: Ledger) -> None:
    """Put something into every table."""
    captures: list[str] = []
    with ledger.writer(acknowledged=lambda receipt: captures.append(str(receipt.capture))) as writer:
        for entry in (ferry(), harvest(), entry_of("Soon gone, they said.", "gone.txt"), failed()):
            writer.add(entry)
        writer.flush()
        first = writer.judge(Judgement(captures[0], "void", "x", "Ida", "why", ((0, 5),)))
        writer.judge(Judgement(captures[0], "void", None, "Ida", "why not", supersedes=first.id))
        writer.forget(captures[2], who="Ida", why="asked to")
        writer.make_token(Token("token-0", "Ida", "00", ("read",), "2031-05-01T00:00:00.000000Z"))
        writer.polled(Poll("https://gazette.example/feed", 200, 'W/"1"', "Sat, 03 May 2031 08:00:00 GMT"))
    keep_all(ledger)


def script_of(path: Path) -> str:
    """Write a file of SQLite as statements; virtual tables' own tables are made by them."""
    with closing(sqlite3.connect(path)) as connection:
        virtual = [f"{name}_" for (name,) in connection.execute(_VIRTUAL)]
        lines = [f"PRAGMA application_id={APPLICATION};", "BEGIN;"]
        rows = connection.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
        ).fetchall()
        made = [
            (kind, name, sql)
            for kind, name, sql in rows
            if not name.startswith((*virtual, "sqlite_")) or kind == "trigger"
        ]
        lines += [f"{sql};" for _, _, sql in made]
        for kind, name, sql in made:
            if kind == "table" and not sql.startswith("CREATE VIRTUAL"):
                lines += _inserts(connection, name)
        return "\n".join([*lines, "COMMIT;", ""])


_VIRTUAL = "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'"


def _inserts(connection: sqlite3.Connection, table: str) -> list[str]:
    columns = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
    quoted = " || ',' || ".join(f'quote("{column}")' for column in columns)
    listed = ",".join(f'"{column}"' for column in columns)
    values = connection.execute(f"SELECT {quoted} FROM {table} ORDER BY rowid")
    return [f"INSERT INTO {table} ({listed}) VALUES ({value});" for (value,) in values]


def main() -> None:
    """Write the script of the newest schema."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.db"
        with open_ledger(str(path), clock=ticking()) as ledger:
            fill(ledger)
        Path(__file__).with_name(f"v{int(NEWEST)}.sql").write_text(script_of(path), "utf-8")


if __name__ == "__main__":
    main()
