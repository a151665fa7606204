"""The first schema."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql
from sqlalchemy.sql.schema import SchemaItem

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table, and the search index in the way of the database at hand."""
    _make_what_came_in()
    _make_what_was_read()
    _make_what_went_on()
    for statement in _SEARCH[op.get_bind().dialect.name]:
        op.execute(statement)


def _text() -> sa.Text:
    return sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


def _number() -> sa.BigInteger:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _column(name: str, target: str | None = None) -> sa.Column[str]:
    """Text; a name that ends in "?" may be null."""
    key = [] if target is None else [sa.ForeignKey(target, name=f"fk_{{}}_{name.rstrip('?')}")]
    return sa.Column(name.rstrip("?"), _text(), *key, nullable=name.endswith("?"))


def _make(name: str, *items: SchemaItem, counted: bool = True) -> None:
    keys = [key for item in items if isinstance(item, sa.Column) for key in item.foreign_keys]
    for key in keys:
        key.name = str(key.name).format(name)
    op.create_table(
        name,
        sa.Column("row", _number(), nullable=False, autoincrement=counted),
        _column("learnt"),
        _column("published?"),
        *items,
        sa.PrimaryKeyConstraint("row", name=f"pk_{name}"),
    )


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=f"uq_{table}_{'_'.join(columns)}")


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def _texts(*names: str) -> list[sa.Column[str]]:
    return [_column(name) for name in names]


def _make_what_came_in() -> None:
    _make(
        "raw",
        _column("id"),
        sa.Column("size", _number(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        _unique("raw", "id"),
    )
    _make(
        "capture",
        _column("id"),
        _column("raw", "raw.id"),
        *_texts("media", "address?", "charset?", "notes"),
        _unique("capture", "id"),
    )
    _index("capture", "raw")
    _index("capture", "address")
    _make(
        "sighting",
        _column("id"),
        _column("capture", "capture.id"),
        *_texts("name", "fetched?", "headers", "transport"),
        _unique("sighting", "id"),
    )
    _index("sighting", "capture")
    facts = ("extractor", "encoding?", "language", "date?", "updated?", "title?", "outlet?", "byline?", "address?")
    _make(
        "article",
        _column("id"),
        _column("capture", "capture.id"),
        *_texts(*facts, "credit?", "unread?", "text_digest"),
        sa.Column("length", _number(), nullable=False),
        _unique("article", "id"),
        counted=False,
    )
    _index("article", "capture", "learnt")
    _index("article", "address")
    _index("article", "learnt")
    op.create_table(
        "article_text",
        sa.Column("row", _number(), nullable=False, autoincrement=False),
        *_texts("text", "segments", "paragraphs", "sentences", "quotations", "printed", "cuts"),
        sa.ForeignKeyConstraint(["row"], ["article.row"], name="fk_article_text_row"),
        sa.PrimaryKeyConstraint("row", name="pk_article_text"),
    )


def _make_what_was_read() -> None:
    _make(
        "reading",
        _column("id"),
        _column("article", "article.id"),
        *_texts("reader", "refused", "cuts"),
        _unique("reading", "id"),
    )
    _index("reading", "article", "learnt")
    _make(
        "attribution",
        _column("id"),
        _column("reading", "reading.id"),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("within", sa.Integer()),
        *_texts("source", "cue", "content", "act", "form", "editorial", "segment", "via", "addressee?"),
        sa.Column("confidence", sa.Double(), nullable=False),
        *_texts("cuts", "source_text", "cue_text", "content_text"),
        _unique("attribution", "reading", "position"),
        counted=False,
    )
    _index("attribution", "id")


def _make_what_went_on() -> None:
    _make("failure", *_texts("id", "name", "address?", "kind", "reason"), _unique("failure", "id"))
    _index("failure", "name")
    _index("failure", "address")
    _make(
        "attempt",
        _column("id"),
        _column("failure", "failure.id"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("settled", sa.Boolean(), nullable=False),
        _unique("attempt", "id"),
        _unique("attempt", "failure", "number"),
    )
    _make(
        "judgement",
        _column("id"),
        _column("capture", "capture.id"),
        *_texts("spans", "verb", "value?", "who", "why"),
        _column("supersedes?", "judgement.id"),
        _unique("judgement", "id"),
    )
    _index("judgement", "capture")
    _index("judgement", "supersedes")
    _make(
        "tombstone",
        *_texts("id", "raw", "captures", "articles", "texts", "who", "why"),
        _unique("tombstone", "id"),
    )
    _index("tombstone", "raw")
    _make(
        "poll",
        *_texts("id", "address"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        *_texts("etag?", "last_modified?"),
        _unique("poll", "id"),
        _unique("poll", "address", "number"),
    )


# What SQLite, whose Unicode is of 2012, takes for letters: marks of writing direction, signs of money, arrows, emoji.
_NO_LETTERS = (
    (0x61C, 0x61C),
    (0x2066, 0x2069),
    (0x20A0, 0x20CF),
    (0x23F4, 0x23FF),
    (0x2700, 0x2700),
    (0x2B4D, 0x2BFF),
    (0x1F0BF, 0x1F0F5),
    (0x1F10D, 0x1FAFF),
)
_SEPARATORS = "".join(chr(code) for first, last in _NO_LETTERS for code in range(first, last + 1))


def _fts5(name: str, content: str, *columns: str) -> list[str]:
    """An index without a copy of what it indexes, kept in step by triggers."""
    listed = ", ".join(columns)
    old, new = (", ".join(f"{when}.{column}" for column in columns) for when in ("old", "new"))
    return [
        f"CREATE VIRTUAL TABLE {name} USING fts5({listed}, content='{content}', content_rowid='row', "
        f"tokenize='unicode61 remove_diacritics 2 separators ''{_SEPARATORS}''')",
        f"CREATE TRIGGER {name}_added AFTER INSERT ON {content} BEGIN "
        f"INSERT INTO {name} (rowid, {listed}) VALUES (new.row, {new}); END",
        f"CREATE TRIGGER {name}_erased AFTER DELETE ON {content} BEGIN "
        f"INSERT INTO {name} ({name}, rowid, {listed}) VALUES ('delete', old.row, {old}); END",
    ]


# Statistics would keep samples of the words themselves, and forgetting could not reach them.
_UNSAMPLED = {
    "article": ("title", "byline", "credit"),
    "article_text": ("text",),
    "reading": ("refused",),
    "attribution": ("via", "source_text", "cue_text", "content_text"),
    "judgement": ("value", "why"),
    "sighting": ("name", "headers"),
    "capture": ("notes",),
}

_SEARCH = {
    "sqlite": [
        *_fts5("article_words", "article_text", "text"),
        *_fts5("attribution_words", "attribution", "source_text", "content_text"),
    ],
    "postgresql": [
        "CREATE TABLE passage (article BIGINT NOT NULL, attribution BIGINT, "
        'part TEXT COLLATE "C" NOT NULL, words TSVECTOR NOT NULL)',
        *(
            f"CREATE INDEX ix_passage_{part} ON passage USING gin (words) WHERE part = '{part}'"
            for part in ("text", "source", "content")
        ),
        "CREATE INDEX ix_passage_article ON passage (article)",
        *(
            f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0"
            for table, columns in _UNSAMPLED.items()
            for column in columns
        ),
    ],
}
