"""The search index in either database: what goes in, what matches, how it is made anew.

SQLite: FTS5 tables over `article_text` and `attribution`, kept in step by triggers. PostgreSQL: `passage`, whose rows
are words at their places, made here. A PostgreSQL vector counts no more than 255 places of one word and none past the
16,383rd, so that a text goes in as passages that are shorter than that. What is asked for together stands in one
vector, so that the index alone says which rows have all of it: with a content's passage the words of its source
(`_CREDITED`) and, without their places, those of its other passages; with every passage the stretches of rows that it
lies in (`stretches`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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
from onrecord.store.stretches import Rows, Stretch, stretch_words
from onrecord.store.words import Term, words_in

_PASSAGE = 250
"""Words in a passage."""

_SHARED = 32
"""Words that a passage shares with the one before: the longest phrase that is looked for in one piece."""

_MOST = 10_000
"""Words of a content that stand with each of its passages, and of a source: a vector has no more than a megabyte."""

_PLACES = 255
"""Places that a vector keeps of a word."""

_CREDITED = "="
"""Before the words of a source; no text has such a word."""

_LONGEST_WORD = 500
"""Letters of a word that count: PostgreSQL takes 2,046 bytes, at most four each."""

INDEXES = ("article_words", "attribution_words")


def matching_articles(dialect: str, terms: Sequence[Term], stretch: Stretch) -> FromClause:
    """Select the `row` of every article of a stretch in whose text each term stands."""
    if dialect == "sqlite":
        return _fts5("article_words", _expression("text", terms), stretch.rows)
    asked = [[_phrase(piece)] for term in terms for piece in _pieces(term)]
    return _passages(schema.passage.c.article, "text", asked, stretch)


def matching_attributions(
    dialect: str, contents: Sequence[Term], sources: Sequence[Term], stretch: Stretch
) -> FromClause:
    """Select the `row` of every attribution of a stretch with each of the terms in its content, and in its source."""
    if dialect == "sqlite":
        both = [("content_text", contents), ("source_text", sources)]
        expression = " AND ".join(_expression(name, terms) for name, terms in both if terms)
        return _fts5("attribution_words", expression, stretch.rows)
    every = [_quoted(word) for word in dict.fromkeys(word for term in contents for word in term)]
    every += [_phrase([_CREDITED + word for word in term]) for term in sources]
    phrases = [piece for term in contents if len(term) > 1 for piece in _pieces(term)]
    asked = [[*every, _phrase(piece)] for piece in phrases] or [every]
    return _passages(schema.passage.c.attribution, "content", asked, stretch)


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


def _passages(key: ColumnElement[int], part: str, asked: Sequence[Sequence[str]], stretch: Stretch) -> FromClause:
    """Select what has, for each of what is asked, a passage with all of it."""
    in_stretch = [] if stretch.word is None else [_quoted(stretch.word)]
    selects = [_holding(key, part, [*in_stretch, *all_of]).where(*between(key, stretch.rows)) for all_of in asked]
    found = selects[0].distinct() if len(selects) == 1 else intersect(*selects)
    row = found.selected_columns.row
    # In the order that is wanted, so that no more of them are looked up than are.
    return found.order_by(row.asc() if stretch.oldest_first else row.desc()).subquery("passages_found")


def _holding(key: ColumnElement[int], part: str, all_of: Sequence[str]) -> Select[int]:
    words = schema.passage.c.words
    # Each part has an index of its own, which is only found where the part stands in the statement itself.
    of_part = schema.passage.c.part == literal_column(f"'{part}'")
    return select(key.label("row")).where(and_(of_part, words.op("@@")(cast(" & ".join(all_of), TSQUERY))))


def _phrase(words: Sequence[str]) -> str:
    return f"({' <-> '.join(map(_quoted, words))})"


def _pieces(term: Term) -> Iterator[Term]:
    """Cut a phrase that is longer than what two passages share into all its stretches of that length."""
    yield from (term[i : i + _SHARED + 1] for i in range(max(1, len(term) - _SHARED)))


def passages_of(texts: Sequence[Mapping[str, Any]], attributions: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Make the rows of `passage` for articles' texts, and for attributions that carry their article's row."""
    made = [
        {"article": row["row"], "attribution": None, "part": "text", "words": words}
        for row in texts
        for words in _vectors(row["row"], _cut(_folded(row["text"])))
    ]
    made += (
        {"article": row["article_row"], "attribution": row["row"], "part": "content", "words": words}
        for row in attributions
        for words in _content_vectors(row)
    )
    return made


def _content_vectors(row: Mapping[str, Any]) -> Iterator[str]:
    content = _folded(row["content_text"])
    sources = [_CREDITED + word for word in _folded(row["source_text"])[:_MOST]]
    pieces = _cut(content) or [[]]
    return _vectors(row["row"], pieces, sources, set(content[:_MOST]) if len(pieces) > 1 else set())


def _folded(text: str) -> list[str]:
    return [word.folded for word in words_in(text)]


def _cut(words: Sequence[str]) -> list[Sequence[str]]:
    starts = range(0, max(1, len(words) - _SHARED), _PASSAGE - _SHARED)
    return [piece for start in starts if (piece := words[start : start + _PASSAGE])]


def _vectors(
    row: int, pieces: Iterable[Sequence[str]], sources: Sequence[str] = (), around: Collection[str] = ()
) -> Iterator[str]:
    """A vector a piece: its words and those of sources at their places, those around it and its stretches without."""
    for piece in pieces:
        places: defaultdict[str, list[str]] = defaultdict(list)
        for place, word in enumerate([*piece, *sources], start=1):
            places[word].append(str(place))
        if places:
            at_places = [f"{_quoted(word)}:{','.join(numbers[:_PLACES])}" for word, numbers in places.items()]
            without = (_quoted(word) for word in (*stretch_words(row), *around) if word not in places)
            yield " ".join([*at_places, *without])


def _quoted(word: str) -> str:
    return f"'{word[: _LONGEST_WORD + word.startswith(_CREDITED)]}'"


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
