"""Searching: what matches, newest or oldest first; what is shown of it; how much there is.

The index is walked in the order of row numbers, which is that of days, and only as far as is shown or counted; texts
are fetched for what is shown alone. So a search takes about as long in a large ledger as in a small one: of 20,000
articles 0.9 to 2.2 times as long as of 1,000 in SQLite. PostgreSQL's index has no order, so that there a word that
stands in most articles takes as long as these are many.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from onrecord.record import Spans
from onrecord.record.ledger import COUNTED, Candidate, Found, Hit, StoredAttribution
from onrecord.record.traits import Traits
from onrecord.store import records, schema, selections
from onrecord.store.search_index import Rows, between, matching_articles, matching_attributions
from onrecord.store.shelf import Shelf
from onrecord.store.standing import Horizon
from onrecord.store.words import Term, parse_query, snippet_of

_TRAITS = ("source_text", "source_kind", "anonymous", "certainty", "polarity", "forecast")
"""The columns of an attribution's traits, in their order."""

_ARTICLES = (schema.article.c.outlet, schema.article.c.published)

_AT_ONCE = 80
"""Contents looked at together for articles that credit a source: of one such article, most have one or two."""


class Oldest(int):
    """A limit: so many, and these the oldest, the first of them first."""


@dataclass(frozen=True, slots=True)
class Held:
    """In which articles is looked: those that pass the conditions, none of which has a row beyond `rows`."""

    conditions: Sequence[ColumnElement[bool]]
    rows: Rows = (None, None)


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for: all the terms, credited to a source with all of `sources` where there are any.

    `held` is about the article, `traits` about the attribution.
    """

    terms: tuple[Term, ...]
    sources: tuple[Term, ...]
    held: Held
    traits: Sequence[ColumnElement[bool]]
    oldest_first: bool

    @property
    def only_credited(self) -> bool:
        """Whether articles are those in whose contents something was found."""
        return bool(self.sources or self.traits)

    def ordered(self, row: ColumnElement[Any]) -> ColumnElement[Any]:
        """Rows in the order that is asked for."""
        return row.asc() if self.oldest_first else row.desc()


def search(shelf: Shelf, horizon: Horizon, words: str, traits: Traits, *, held: Held, limit: int) -> Found:
    """Find articles and contents.

    With traits, the articles are those in whose contents something was found; then no word need be given.
    """
    wanted = _wanted(words, traits, held, limit)
    if wanted is None:
        return Found((), (), 0, 0)
    contents = _contents(shelf, horizon, wanted)
    attributions = _attributions(shelf, contents, wanted, limit)
    if wanted.only_credited:
        credited, count = _crediting(shelf, contents, wanted, limit), _count(shelf, contents, distinct=True)
    else:
        articles = _articles(shelf, wanted)
        first = articles.order_by(wanted.ordered(articles.selected_columns.row)).limit(limit)
        credited, count = [row.id for row in shelf.rows(first)], _count(shelf, articles)
    shown = _Shown(shelf, horizon, {*credited, *(each.article for each in attributions)})
    return Found(
        articles=tuple(shown.hit(id, wanted.terms) for id in credited),
        contents=tuple(shown.hit(each.article, wanted.terms, each) for each in attributions),
        article_count=count,
        content_count=_count(shelf, contents),
    )


def candidates(
    shelf: Shelf, horizon: Horizon, words: str, traits: Traits, *, held: Held, limit: int
) -> tuple[Candidate, ...]:
    """What the first of what a search finds can be narrowed by: of contents, or where there are none, of articles.

    Columns alone are read, no text and no structure.
    """
    wanted = _wanted(words, traits, held, limit)
    if wanted is None:
        return ()
    contents = _contents(shelf, horizon, wanted).add_columns(
        *_ARTICLES, *(schema.attribution.c[name] for name in _TRAITS)
    )
    found = shelf.rows(contents.order_by(wanted.ordered(contents.selected_columns.row)).limit(limit))
    if found or wanted.only_credited:
        traits_of = (Traits(*(row._mapping[name] for name in _TRAITS)) for row in found)
        return tuple(Candidate(row.outlet, row.published, has) for row, has in zip(found, traits_of, strict=True))
    articles = _articles(shelf, wanted).add_columns(*_ARTICLES)
    found = shelf.rows(articles.order_by(wanted.ordered(articles.selected_columns.row)).limit(limit))
    return tuple(Candidate(row.outlet, row.published, Traits()) for row in found)


def _wanted(words: str, traits: Traits, held: Held, limit: int) -> Search | None:
    """What is looked for; None where that is nothing."""
    source = traits.source
    sources, terms = () if source is None else parse_query(source), parse_query(words)
    has = selections.having(traits, of_found=bool(sources or terms))
    wanted = Search(terms, sources, held, has, oldest_first=isinstance(limit, Oldest))
    lacking = words.strip() and not wanted.terms
    if lacking or (source is not None and not wanted.sources) or not (wanted.terms or wanted.sources or has):
        return None
    return wanted


def _articles(shelf: Shelf, wanted: Search) -> Select[Any]:
    found = matching_articles(shelf.dialect, wanted.terms, rows=wanted.held.rows)
    article = schema.article
    query = select(found.c.row, article.c.id).join(article, article.c.row == found.c.row)
    return query.where(*wanted.held.conditions)


def _contents(shelf: Shelf, horizon: Horizon, wanted: Search) -> Select[Any]:
    article, reading, attribution = schema.article, schema.reading, schema.attribution
    if wanted.terms or wanted.sources:
        found = matching_attributions(shelf.dialect, wanted.terms, wanted.sources, rows=wanted.held.rows)
        query = select(found.c.row, article.c.id).join(attribution, attribution.c.row == found.c.row)
    else:
        query = select(attribution.c.row, article.c.id).select_from(attribution)
        query = query.where(*between(attribution.c.row, wanted.held.rows))
    query = query.join(reading, reading.c.id == attribution.c.reading)
    query = query.join(article, article.c.id == reading.c.article)
    return query.where(horizon.readings(), *wanted.held.conditions, *wanted.traits)


def _count(shelf: Shelf, query: Select[Any], *, distinct: bool = False) -> int:
    some = query.limit(COUNTED).subquery()
    counted = func.count(some.c.id.distinct()) if distinct else func.count()
    return int(shelf.rows(select(counted).select_from(some))[0][0])


def _crediting(shelf: Shelf, contents: Select[Any], wanted: Search, limit: int) -> list[str]:
    """Return the first articles of what was found in contents, in their order."""
    articles: dict[str, None] = {}
    key = contents.selected_columns.row
    for page in shelf.pages(contents, key, page=_AT_ONCE, descending=not wanted.oldest_first, limit=COUNTED):
        articles.update(dict.fromkeys(row.id for row in page))
        if len(articles) >= limit:
            break
    return list(articles)[:limit]


def _attributions(shelf: Shelf, contents: Select[Any], wanted: Search, limit: int) -> list[StoredAttribution]:
    first = contents.order_by(wanted.ordered(contents.selected_columns.row)).limit(limit)
    rows = [row.row for row in shelf.rows(first)]
    attribution = schema.attribution
    query = selections.attributions().where(attribution.c.row.in_(rows)).order_by(wanted.ordered(attribution.c.row))
    return [records.stored_attribution(row) for row in shelf.rows(query)] if rows else []


class _Shown:
    """The articles that something is shown of, with their texts."""

    def __init__(self, shelf: Shelf, horizon: Horizon, ids: set[str]) -> None:
        query = selections.articles(horizon).where(schema.article.c.id.in_(ids))
        self._articles = {row.id: row for row in shelf.rows(query)} if ids else {}
        text = schema.article_text
        rows = [row.row for row in self._articles.values()]
        found = shelf.rows(select(text.c.row, text.c.text).where(text.c.row.in_(rows))) if rows else []
        self._texts = {row.row: row.text for row in found}

    def hit(self, id: str, terms: Sequence[Term], attribution: StoredAttribution | None = None) -> Hit:
        row = self._articles[id]
        text = self._texts[row.row]
        spans: Spans | None = None if attribution is None else attribution.attribution.content
        snippet, marks = snippet_of(text, terms, spans)
        return Hit(records.article_row(row), snippet, marks, text[slice(*snippet)], attribution)
