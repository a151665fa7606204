"""The search index in either database: what goes in, what matches, how it is made anew.

SQLite: FTS5 tables over `article_text` and `attribution`, kept in step by triggers. PostgreSQL: `passage`, whose rows
are words at their places, made here. A PostgreSQL vector counts no more than 255 places of one word and none past the
16,383rd, so that a text goes in as passages that are shorter than that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    FromClause,
    Select,
    and_,
    bindparam,
    cast,
    column,
    intersect,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from onrecord.store import schema
from onrecord.store.words import Term, words_in

_PASSAGE = 250
"""Words in a passage."""

_SHARED = 32
"""Words that a passage shares with the one before: the longest phrase that is looked for in one piece."""

_LONGEST_WORD = 500
"""Letters of a word that count: PostgreSQL takes 2,046 bytes, at most four each."""

Rows = tuple[int | None, int | None]
"""The least and the greatest row that are looked for; None for no bound."""

INDEXES = ("article_words", "attribution_words")


def matching_articles(dialect: str, terms: Sequence[Term], *, rows: Rows = (None, None)) -> FromClause:
    """Select the `row` of every article in whose text each term stands; `rows` are the least and the greatest that are
    looked for."""
    if dialect == "sqlite":
        return _fts5("article_words", _expression("text", terms), rows)
    return _passages(schema.passage.c.article, [("text", term) for term in terms], rows)


def matching_attributions(
    dialect: str, contents: Sequence[Term], sources: Sequence[Term], *, rows: Rows = (None, None)
) -> FromClause:
    """Select the `row` of every attribution with each of the terms in its content, and in its source; `rows` are the
    least and the greatest that are looked for."""
    if dialect == "sqlite":
        both = [("content_text", contents), ("source_text", sources)]
        expression = " AND ".join(_expression(name, terms) for name, terms in both if terms)
        return _fts5("attribution_words", expression, rows)
    return _passages(
        schema.passage.c.attribution,
        [*(("content", term) for term in contents), *(("source", term) for term in sources)],
        rows,
    )


def _fts5(name: str, expression: str, rows: Rows) -> FromClause:
    index = table(name, column("rowid", BigInteger()))
    matches = text(f"{name} MATCH :expression").bindparams(bindparam("expression", expression, unique=True))
    query = select(index.c.rowid.label("row")).where(matches, *between(index.c.rowid, rows))
    return query.subquery(f"{name}_found")


def between(row: ColumnElement[Any], rows: Rows) -> list[ColumnElement[bool]]:
    """Conditions on a row that hold it to some bounds."""
    least, greatest = rows
    return [*([] if least is None else [row >= least]), *([] if greatest is None else [row <= greatest])]


def _expression(name: str, terms: Sequence[Term]) -> str:
    # Words are letters and digits, and stand in quotation marks: nothing that FTS5 could take for its own.
    phrases = " AND ".join(f'"{" ".join(term)}"' for term in terms)
    return f"{{{name}}} : ({phrases})"


def _passages(key: ColumnElement[int], wanted: Sequence[tuple[str, Term]], rows: Rows) -> FromClause:
    selects = [
        _holding(key, part, piece).where(*between(key, rows)) for part, term in wanted for piece in _pieces(term)
    ]
    if len(selects) == 1:
        return selects[0].distinct().subquery("passages_found")
    return intersect(*selects).subquery("passages_found")


def _holding(key: ColumnElement[int], part: str, term: Term) -> Select[int]:
    query = " <-> ".join(_quoted(word) for word in term)
    words = schema.passage.c.words
    # Each part has an index of its own, which is only found where the part stands in the statement itself.
    of_part = schema.passage.c.part == literal_column(f"'{part}'")
    return select(key.label("row")).where(and_(of_part, words.op("@@")(cast(query, TSQUERY))))


def _pieces(term: Term) -> Iterator[Term]:
    """Cut a phrase that is longer than what two passages share into all its stretches of that length."""
    yield from (term[i : i + _SHARED + 1] for i in range(max(1, len(term) - _SHARED)))


def passages_of(texts: Sequence[Mapping[str, Any]], attributions: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Make the rows of `passage` for articles' texts, and for attributions that carry their article's row."""
    made = [
        {"article": row["row"], "attribution": None, "part": "text", "words": words}
        for row in texts
        for words in _vectors(row["text"])
    ]
    made += (
        {"article": row["article_row"], "attribution": row["row"], "part": part, "words": words}
        for row in attributions
        for part in ("source", "content")
        for words in _vectors(row[f"{part}_text"])
    )
    return made


def _vectors(text: str) -> Iterator[str]:
    words = [word.folded for word in words_in(text)]
    for start in range(0, max(1, len(words) - _SHARED), _PASSAGE - _SHARED):
        places: defaultdict[str, list[str]] = defaultdict(list)
        for place, word in enumerate(words[start : start + _PASSAGE], start=1):
            places[word].append(str(place))
        if places:
            yield " ".join(f"{_quoted(word)}:{','.join(numbers)}" for word, numbers in places.items())


def _quoted(word: str) -> str:
    return f"'{word[:_LONGEST_WORD]}'"


def look_over(connection: Connection) -> None:
    """Have PostgreSQL count what it has, so that it plans its searches by it."""
    if connection.dialect.name == "postgresql":
        for name in ("passage", *schema.metadata.tables):
            connection.exec_driver_sql(f"ANALYZE {name}")


def rebuild(connection: Connection) -> None:
    """Make SQLite's index anew from what is there, so that nothing is left of what was."""
    for name in INDEXES:
        connection.exec_driver_sql(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")


def check(connection: Connection, name: str) -> None:
    """Hold one of SQLite's indexes against what it indexes. Raises DatabaseError where they differ."""
    connection.exec_driver_sql(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")
