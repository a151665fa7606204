"""The tables as they are now. `migrations/` makes them; what a row is and what its id hashes stands in the-ledger.md.

Every table of the record has `learnt` and `published`; what linking keeps and tokens have neither. `row` numbers the
rows; those of `article` and `attribution` are made of the day they were published on (see `row_numbers`), the others
count. Keys between tables are ids, since those are known before anything is written.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Double, ForeignKey, Index, Integer, MetaData, Table, UniqueConstraint
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.sql.schema import SchemaItem

from onrecord.store.columns import Exact, Structure, blob, plain_text, row_number

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _table(name: str, *items: SchemaItem, counted: bool = True) -> Table:
    return Table(
        name,
        metadata,
        Column("row", row_number(), primary_key=True, autoincrement=counted),
        Column("learnt", plain_text(), nullable=False),
        Column("published", plain_text()),
        *items,
    )


def _id() -> Column[str]:
    return Column("id", plain_text(), nullable=False, unique=True)


def _key(name: str, target: str, *, optional: bool = False) -> Column[str]:
    return Column(name, plain_text(), ForeignKey(target), nullable=optional)


def _words(name: str, *, optional: bool = True) -> Column[str]:
    return Column(name, Exact(), nullable=optional)


def _structure(name: str) -> Column[object]:
    return Column(name, Structure(), nullable=False)


raw = _table(
    "raw",
    _id(),
    Column("size", row_number(), nullable=False),
    Column("data", blob(), nullable=False),
)

capture = _table(
    "capture",
    _id(),
    _key("raw", "raw.id"),
    Column("media", plain_text(), nullable=False),
    _words("address"),
    _words("charset"),
    _structure("notes"),
    Index(None, "raw"),
    Index(None, "address"),
)

sighting = _table(
    "sighting",
    _id(),
    _key("capture", "capture.id"),
    _words("name", optional=False),
    _words("fetched"),
    _structure("headers"),
    Column("transport", plain_text(), nullable=False),
    Index(None, "capture"),
)

article = _table(
    "article",
    _id(),
    _key("capture", "capture.id"),
    _words("extractor", optional=False),
    _words("encoding"),
    _words("language", optional=False),
    _words("date"),
    _words("updated"),
    _words("title"),
    _words("outlet"),
    _words("byline"),
    _words("address"),
    _words("credit"),
    _words("unread"),
    Column("text_digest", plain_text(), nullable=False),
    Column("length", row_number(), nullable=False),
    Index(None, "capture", "learnt"),
    Index(None, "address"),
    Index(None, "learnt"),
    Index(None, "outlet", "row"),
    counted=False,
)

# Apart from the facts: lists, searches and what-stands pass over the facts of many articles and the texts of few.
article_text = Table(
    "article_text",
    metadata,
    Column("row", row_number(), ForeignKey("article.row"), primary_key=True, autoincrement=False),
    _words("text", optional=False),
    _structure("segments"),
    _structure("paragraphs"),
    _structure("sentences"),
    _structure("quotations"),
    _structure("printed"),
    _structure("cuts"),
)

reading = _table(
    "reading",
    _id(),
    _key("article", "article.id"),
    _words("reader", optional=False),
    _structure("refused"),
    _structure("cuts"),
    Column("depth", Structure()),
    Index(None, "article", "learnt", "id"),
)

attribution = _table(
    "attribution",
    Column("id", plain_text(), nullable=False),
    _key("reading", "reading.id"),
    Column("position", Integer(), nullable=False),
    Column("within", Integer()),
    _structure("source"),
    _structure("cue"),
    _structure("content"),
    Column("act", plain_text(), nullable=False),
    Column("form", plain_text(), nullable=False),
    _structure("editorial"),
    Column("segment", plain_text(), nullable=False),
    _structure("via"),
    Column("addressee", Structure()),
    Column("confidence", Double(), nullable=False),
    _structure("cuts"),
    _words("source_text", optional=False),
    _words("cue_text", optional=False),
    _words("content_text", optional=False),
    Column("depth", Structure()),
    Column("source_kind", plain_text()),
    _words("source_name"),
    Column("certainty", plain_text()),
    Column("polarity", plain_text()),
    Column("forecast", plain_text()),
    Column("anonymous", Boolean()),
    UniqueConstraint("reading", "position"),
    Index(None, "id"),
    counted=False,
)
# A search by one of these alone walks what has it, newest first, and not all that there is.
for _trait in ("certainty", "forecast"):
    _has = attribution.c[_trait].is_not(None)
    Index(
        f"ix_attribution_{_trait}", attribution.c[_trait], attribution.c.row, sqlite_where=_has, postgresql_where=_has
    )

failure = _table(
    "failure",
    _id(),
    _words("name", optional=False),
    _words("address"),
    _words("kind", optional=False),
    _words("reason", optional=False),
    Index(None, "name"),
    Index(None, "address"),
)

attempt = _table(
    "attempt",
    _id(),
    _key("failure", "failure.id"),
    Column("number", Integer(), nullable=False),
    Column("settled", Boolean(), nullable=False),
    UniqueConstraint("failure", "number"),
)

judgement = _table(
    "judgement",
    _id(),
    _key("capture", "capture.id"),
    _structure("spans"),
    _words("verb", optional=False),
    _words("value"),
    _words("who", optional=False),
    _words("why", optional=False),
    _key("supersedes", "judgement.id", optional=True),
    Index(None, "capture"),
    Index(None, "supersedes"),
)

tombstone = _table(
    "tombstone",
    _id(),
    Column("raw", plain_text(), nullable=False),
    _structure("captures"),
    _structure("articles"),
    _structure("texts"),
    _words("who", optional=False),
    _words("why", optional=False),
    Index(None, "raw"),
)

poll = _table(
    "poll",
    _id(),
    _words("address", optional=False),
    Column("number", Integer(), nullable=False),
    Column("status", Integer(), nullable=False),
    _words("etag"),
    _words("last_modified"),
    UniqueConstraint("address", "number"),
)

# What linking keeps. It follows from all that is above and has no day of its own.
linking = Table(
    "linking",
    metadata,
    Column("row", row_number(), primary_key=True, autoincrement=False),
    _key("article", "article.id"),
    _key("reading", "reading.id"),
    Column("corrected", plain_text(), nullable=False),
    Column("linker", plain_text(), nullable=False),
    Column("hours", Double()),
    Column("setting", blob(), nullable=False),
    Column("sketch", blob(), nullable=False),
    UniqueConstraint("article", "reading", "corrected", "linker"),
    Index(None, "hours"),
)


def _row_of(name: str, target: str, *, primary: bool = True) -> Column[int]:
    return Column(name, row_number(), ForeignKey(target), primary_key=primary, nullable=False, autoincrement=False)


copy_band = Table(
    "copy_band",
    metadata,
    Column("band", row_number(), primary_key=True, autoincrement=False),
    _row_of("linking", "linking.row"),
    Index(None, "linking"),
)

telling = Table(
    "telling",
    metadata,
    Column("row", row_number(), primary_key=True, autoincrement=False),
    _row_of("linking", "linking.row", primary=False),
    Column("telling", plain_text(), nullable=False),
    Column("claim", plain_text(), nullable=False),
    Column("bucket", Integer(), nullable=False),
    _structure("spans"),
    Column("data", blob(), nullable=False),
    *(Index(None, name) for name in ("linking", "telling", "claim", "bucket")),
)

telling_key = Table(
    "telling_key",
    metadata,
    Column("key", row_number(), primary_key=True, autoincrement=False),
    _row_of("telling", "telling.row"),
    Index(None, "telling"),
)

link = Table(
    "link",
    metadata,
    _row_of("one", "telling.row"),
    _row_of("other", "telling.row"),
    Column("score", Double(), nullable=False),
    Column("zone", plain_text(), nullable=False),
    Column("relation", plain_text(), nullable=False),
    _structure("reasons"),
    Index(None, "other"),
)

article_copy = Table(
    "article_copy",
    metadata,
    _row_of("one", "linking.row"),
    _row_of("other", "linking.row"),
    Column("kind", plain_text(), nullable=False),
    Column("score", Double(), nullable=False),
    Column("containment", Double(), nullable=False),
    _structure("reasons"),
    Index(None, "other"),
)

# Who may ask, where a ledger is served to others. No part of the record: it is in no view and in no dump.
token = Table(
    "token",
    metadata,
    Column("row", row_number(), primary_key=True),
    _id(),
    _words("name", optional=False),
    Column("digest", plain_text(), nullable=False, unique=True),
    _structure("scopes"),
    Column("made", plain_text(), nullable=False),
    Column("expires", plain_text()),
    Column("used", plain_text()),
    Column("revoked", plain_text()),
)

# PostgreSQL's search index; SQLite's are virtual tables. In a MetaData of its own: only one database has it.
passage = Table(
    "passage",
    MetaData(),
    Column("article", row_number(), nullable=False),
    Column("attribution", row_number()),
    Column("part", plain_text(), nullable=False),
    Column("words", TSVECTOR(), nullable=False),
)
