"""Older ledgers are taken to the newest schema, keep what they hold, and are kept as they were beside it."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, insert, text

from onrecord.errors import LedgerError
from onrecord.record import Reading
from onrecord.record.ledger import Entry
from onrecord.record.traits import Traits
from onrecord.store import Ledger, dump, open_ledger, schema, verify
from onrecord.store.revisions import MIGRATIONS, NEWEST
from onrecord.store.words import words_in
from tests.store.conftest import ticking
from tests.store.material import READER, attribution, entry_of, ferry
from tests.store.schemas.make import TABLES, fill
from tests.store.server import Server
from tests.store.test_contract_round_trip import add

SCHEMAS = Path(__file__).parent / "schemas"
RELEASED = sorted(SCHEMAS.glob("*.sql"))

NEXT = '''
"""The schema after the newest, to see that there can be one."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade():
    with op.batch_alter_table("article") as table:
        table.add_column(sa.Column("wordy", sa.Integer(), nullable=False, server_default="7"))
        table.alter_column("byline", new_column_name="by_whom")
    op.execute("UPDATE article SET wordy = length")
    {then}
'''


def made_from(path: Path, folder: Path) -> str:
    """Make the file of which there is a script."""
    place = folder / "onrecord.db"
    with closing(sqlite3.connect(place)) as connection:
        connection.executescript(path.read_text("utf-8"))
    return str(place)


def with_next(folder: Path, then: str = "pass") -> Path:
    """The migrations there are, and one more."""
    shutil.copytree(MIGRATIONS, folder / "migrations", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "migrations" / "versions" / "r0008_next.py").write_text(NEXT.replace("{then}", then))
    return folder / "migrations"


def test_there_is_a_ledger_of_every_schema_with_a_row_in_every_table() -> None:
    assert [path.stem for path in RELEASED] == [f"v{int(revision)}" for revision in revisions()]


def revisions() -> list[str]:
    return sorted(script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions())


def test_the_newest_revision_is_the_last_one() -> None:
    assert [NEWEST] == ScriptDirectory(str(MIGRATIONS)).get_heads() == revisions()[-1:]


def tables_in(script: Path) -> set[str]:
    """The tables that a script makes, search indexes apart."""
    made = set(re.findall(r'^CREATE TABLE "?(\w+)', script.read_text("utf-8"), re.MULTILINE))
    return made & set(TABLES)


def test_the_newest_schema_has_every_table() -> None:
    assert tables_in(RELEASED[-1]) == set(TABLES)


@pytest.mark.parametrize("script", RELEASED, ids=lambda path: path.stem)
def test_a_ledger_of_every_schema_opens_and_verifies(script: Path, tmp_path: Path) -> None:
    with open_ledger(made_from(script, tmp_path), create=False, clock=ticking()) as ledger:
        assert bool(ledger.notices) == (script.stem != f"v{int(NEWEST)}")
        with ledger.database.reading.connect() as connection:
            filled = {table for table in TABLES if connection.execute(text(f"SELECT 1 FROM {table} LIMIT 1")).scalar()}
        assert filled == tables_in(script), "what came with a later schema is there, and empty"
        assert list(verify(ledger)) == []
        assert ledger.view().search("ferry").article_count == 1
        add(ledger, ferry(name="new.txt", address="https://new.example/"))
        assert list(verify(ledger)) == []


def test_the_script_of_the_newest_schema_is_what_it_is_made_of(tmp_path: Path) -> None:
    """The same material makes the same ledger today: `python -m tests.store.schemas.make` writes the script anew."""
    with open_ledger(made_from(RELEASED[-1], tmp_path)) as old, open_ledger(str(tmp_path / "new.db")) as new:
        fill(new)
        assert list(dump(old.view())) == list(dump(new.view()))


def test_the_tables_are_what_the_migrations_make(place: str) -> None:
    with open_ledger(place) as ledger, ledger.database.reading.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "include_name": lambda name, kind, _: kind != "table" or name in schema.metadata.tables,
                "compare_type": differs,
            },
        )
        assert compare_metadata(context, schema.metadata) == []


def differs(context: MigrationContext, _: object, __: object, there: Any, wanted: Any) -> bool:
    """Whether two types are written differently, collation and all."""
    return bool(there.compile(context.dialect) != wanted.compile(context.dialect))


def test_an_older_ledger_is_migrated_kept_beside_itself_and_says_so(place: str, tmp_path: Path) -> None:
    with open_ledger(place, clock=ticking()) as ledger:
        fill(ledger)
        before = list(dump(ledger.view()))
    migrations = with_next(tmp_path)
    with open_ledger(place, migrations=migrations) as ledger:
        assert "was taken from schema 0007 to 0008" in ledger.notices[0]
        with ledger.database.reading.connect() as connection:
            wordy = connection.execute(text("SELECT wordy, by_whom FROM article WHERE by_whom IS NOT NULL")).one()
        assert tuple(wordy) == (len(ferry_text()), "Dana Rill")
    with open_ledger(place, migrations=migrations) as ledger:
        assert ledger.notices == (), "once"
    with pytest.raises(LedgerError, match="a newer onrecord made it"):
        open_ledger(place)
    if "://" not in place:
        saved = f"{place}.schema-0007"
        with open_ledger(saved, create=False) as old:
            assert list(dump(old.view())) == before
            assert list(verify(old)) == []


def ferry_text() -> str:
    extraction = ferry().extraction
    assert extraction is not None
    return extraction.article.text


def test_a_migration_that_fails_changes_nothing(place: str, tmp_path: Path) -> None:
    with open_ledger(place, clock=ticking()) as ledger:
        fill(ledger)
        before = list(dump(ledger.view()))
    migrations = with_next(tmp_path, "raise ValueError('half-way')")
    for _ in range(2):
        with pytest.raises(ValueError, match="half-way"):
            open_ledger(place, migrations=migrations)
    with open_ledger(place) as ledger:
        assert ledger.notices == ()
        assert list(dump(ledger.view())) == before
        assert list(verify(ledger)) == []
    if "://" not in place:
        assert Path(f"{place}.schema-0007").exists()
        assert Path(f"{place}.schema-0007-2").exists(), "each kept under its own name"


def test_an_index_survives_that_a_table_is_made_anew(tmp_path: Path) -> None:
    """Batch mode in SQLite copies a table and drops the old one: triggers and keys of others must be there after."""
    place = str(tmp_path / "a.db")
    with open_ledger(place, clock=ticking()) as ledger:
        fill(ledger)
    opened = open_ledger(place, migrations=with_next(tmp_path))
    with opened as ledger, ledger.database.writing.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        triggers = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
        assert triggers.scalars().all() == [
            "article_words_added",
            "article_words_erased",
            "attribution_words_added",
            "attribution_words_erased",
        ]


LONG_SOURCE = "the " * 300 + "pilot " + "w" * 600 + " of Oskel"
"""A source of several passages, with a word more often than a vector has places, and one that is too long."""


def told(source: str, content: str) -> Entry:
    """An article in which a source says something."""
    text = f"{source} said {content}."
    cue = len(source) + 1
    spans = {"source": ((0, len(source)),), "cue": ((cue, cue + 4),), "content": ((cue + 5, len(text) - 1),)}
    entry = entry_of(text, f"{len(text)}.txt", read=False)
    assert entry.extraction is not None
    return replace(entry, reading=Reading(entry.extraction.article, READER, (attribution("at-0", **spans),), ()))


def passages_before_0005(connection: Connection) -> Iterator[dict[str, Any]]:
    """PostgreSQL's search index as it was: source and content apart, 250 words a passage, 32 of them with the next."""
    texts = list(connection.execute(text("SELECT row, NULL, 'text', text FROM article_text")))
    for part in ("source", "content"):
        texts += connection.execute(
            text(
                f"SELECT article.row, attribution.row, '{part}', {part}_text FROM attribution "
                "JOIN reading ON reading.id = attribution.reading JOIN article ON article.id = reading.article"
            )
        )
    for article, owner, part, whole in texts:
        words = [word.folded[:500] for word in words_in(whole)]
        for start in range(0, max(1, len(words) - 32), 218):
            piece = words[start : start + 250]
            vector = " ".join(f"'{word}':{place}" for place, word in enumerate(piece, 1))
            if piece:
                yield {"article": article, "attribution": owner, "part": part, "words": vector}


_OF_WORDS = ("ix_passage_content", "ix_passage_text")


def pending_limits(ledger: Ledger) -> dict[str, list[str] | None]:
    """How much each of PostgreSQL's indexes of words holds that is not yet sorted in, where that is not the default."""
    with ledger.database.reading.connect() as connection:
        found = text("SELECT reloptions FROM pg_class WHERE oid = CAST(:name AS regclass)")
        return {name: connection.execute(found, {"name": name}).scalar() for name in _OF_WORDS}


def test_an_older_search_index_becomes_what_is_made_today(server: Server) -> None:
    place = server.make_place()
    with open_ledger(place, clock=ticking()) as ledger:
        fill(ledger)
        add(ledger, told(LONG_SOURCE, "that the water rose again and " * 150 + "fell"), told("Pell", "…"))
        with ledger.database.writing.begin() as connection:
            connection.exec_driver_sql("DELETE FROM passage")
            older = list(passages_before_0005(connection))
            assert {row["part"] for row in older} == {"text", "source", "content"}
            connection.execute(insert(schema.passage), older)
            connection.exec_driver_sql("CREATE INDEX ix_passage_source ON passage USING gin (words)")
            connection.exec_driver_sql("DROP INDEX ix_article_outlet_row")
            for name in _OF_WORDS:
                connection.exec_driver_sql(f"ALTER INDEX {name} RESET (gin_pending_list_limit)")
            connection.exec_driver_sql("UPDATE schema_revision SET version_num = '0004'")
        assert dict.fromkeys(_OF_WORDS) == pending_limits(ledger)
    with open_ledger(place) as ledger:
        assert {name: ["gin_pending_list_limit=64"] for name in _OF_WORDS} == pending_limits(ledger)
        assert "was taken from schema 0004" in ledger.notices[0]
        assert list(verify(ledger)) == []
        for words in ("pilot", "oskel", "w" * 600, '"of oskel"'):
            assert ledger.view().search("fell", traits=Traits(source=words)).content_count == 1, words
