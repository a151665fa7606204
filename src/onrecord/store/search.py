"""Searching: what matches, newest first; what is shown of it; how much there is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, func, literal, select

from onrecord.record import Spans
from onrecord.record.ledger import COUNTED, Found, Hit
from onrecord.store import records, schema, selections
from onrecord.store.search_index import matching_articles, matching_attributions
from onrecord.store.shelf import Shelf
from onrecord.store.standing import Horizon
from onrecord.store.words import Term, parse_query, snippet_of

Conditions = Sequence[ColumnElement[bool]]


def search(
    shelf: Shelf, horizon: Horizon, words: str, *, source: str | None, conditions: Conditions, limit: int
) -> Found:
    """Find articles and contents; `conditions` are on the article."""
    terms = parse_query(words)
    sources = parse_query(source) if source is not None else ()
    if not terms or (source is not None and not sources):
        return Found((), (), 0, 0)
    contents = _Contents(shelf, horizon, matching_attributions(shelf.dialect, terms, sources), conditions)
    articles = _Articles(shelf, horizon, matching_articles(shelf.dialect, terms), conditions)
    if sources:
        articles.narrow_to(contents)
    return Found(articles.hits(terms, limit), contents.hits(terms, limit), articles.count(), contents.count())


def _count(shelf: Shelf, query: Select[Any]) -> int:
    some = query.with_only_columns(literal(1)).limit(COUNTED).subquery()
    return int(shelf.rows(select(func.count()).select_from(some))[0][0])


class _Articles:
    """What is found among the articles' texts."""

    def __init__(self, shelf: Shelf, horizon: Horizon, found: FromClause, conditions: Conditions) -> None:
        self._shelf = shelf
        self._found = found
        joined = selections.articles(horizon).join(found, found.c.row == schema.article.c.row)
        self._query = joined.where(*conditions)

    def narrow_to(self, contents: _Contents) -> None:
        """Leave only the articles in whose contents something was found."""
        self._query = self._query.where(schema.article.c.id.in_(contents.articles()))

    def count(self) -> int:
        return _count(self._shelf, self._query)

    def hits(self, terms: Sequence[Term], limit: int) -> tuple[Hit, ...]:
        rows = self._shelf.rows(self._query.order_by(self._found.c.row.desc()).limit(limit))
        texts = _texts(self._shelf, [row.row for row in rows])
        return tuple(_hit(row, texts[row.row], terms) for row in rows)


class _Contents:
    """What is found among the contents of attributions."""

    def __init__(self, shelf: Shelf, horizon: Horizon, found: FromClause, conditions: Conditions) -> None:
        self._shelf = shelf
        self._horizon = horizon
        self._found = found
        joined = selections.attributions().join(found, found.c.row == schema.attribution.c.row)
        self._query = joined.where(horizon.readings(), *conditions)

    def articles(self) -> Select[Any]:
        return self._query.with_only_columns(schema.reading.c.article)

    def count(self) -> int:
        return _count(self._shelf, self._query)

    def hits(self, terms: Sequence[Term], limit: int) -> tuple[Hit, ...]:
        rows = self._shelf.rows(self._query.order_by(self._found.c.row.desc()).limit(limit))
        attributions = [records.stored_attribution(row) for row in rows]
        article = schema.article
        wanted = article.c.id.in_({each.article for each in attributions})
        articles = {row.id: row for row in self._shelf.rows(selections.articles(self._horizon).where(wanted))}
        texts = _texts(self._shelf, [row.row for row in articles.values()])
        return tuple(
            _hit(
                articles[each.article],
                texts[articles[each.article].row],
                terms,
                spans=each.attribution.content,
                attribution=each,
            )
            for each in attributions
        )


def _texts(shelf: Shelf, rows: Sequence[int]) -> dict[int, str]:
    text = schema.article_text
    return {row.row: row.text for row in shelf.rows(select(text.c.row, text.c.text).where(text.c.row.in_(rows)))}


def _hit(row: Any, text: str, terms: Sequence[Term], *, spans: Spans | None = None, attribution: Any = None) -> Hit:
    snippet, marks = snippet_of(text, terms, spans)
    return Hit(records.article_row(row), snippet, marks, text[slice(*snippet)], attribution)
