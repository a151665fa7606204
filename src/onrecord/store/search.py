"""Searching: what matches, newest or oldest first; what is shown of it; how much there is.

The index is walked in the order of row numbers, which is that of days (`stretches`), once and only as far as is shown
or counted; texts are fetched for what is shown alone. So a search takes about as long in a large ledger as in a small
one (docs/measurements.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Row, Select, select

from onrecord.record import Spans
from onrecord.record.ledger import CANDIDATES, COUNTED, Candidate, Found, Hit, Portion, StoredAttribution
from onrecord.record.traits import Traits
from onrecord.store import records, schema, selections
from onrecord.store.outlets import printed_near
from onrecord.store.row_numbers import day_of
from onrecord.store.search_index import between, matching_articles, matching_attributions
from onrecord.store.shelf import Shelf
from onrecord.store.standing import Horizon
from onrecord.store.stretches import Rows, Stretch, stretches
from onrecord.store.words import Term, parse_query, snippet_of

_TRAITS = ("source_text", "source_kind", "anonymous", "certainty", "polarity", "forecast")
"""The columns of an attribution's traits, in their order."""

_OF_ARTICLE = (schema.article.c.id, schema.article.c.outlet, schema.article.c.published)
_OF_CONTENT = (*_OF_ARTICLE, *(schema.attribution.c[name] for name in _TRAITS))


@dataclass(frozen=True, slots=True)
class _Bound:
    """What a walk goes through: `rows`, of which `end` is the last that is looked at where that is not all there is."""

    rows: Rows
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """In which articles is looked: those that pass the conditions, none of which has a row beyond `rows`; where an
    outlet is given, that it is theirs is one of the conditions."""

    conditions: Sequence[ColumnElement[bool]]
    rows: Rows = (None, None)
    outlet: str | None = None


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
    counted: int

    @property
    def only_credited(self) -> bool:
        """Whether articles are those in whose contents something was found."""
        return bool(self.sources or self.traits)

    @property
    def filtered(self) -> bool:
        """Whether some of what an index gives is passed over: of another outlet, or without the traits. For one trait
        alone there is an index."""
        others = bool(self.terms or self.sources) or len(self.traits) > 1
        return self.held.outlet is not None or (others and bool(self.traits))

    def ordered(self, row: ColumnElement[Any]) -> ColumnElement[Any]:
        """Rows in the order that is asked for."""
        return row.asc() if self.oldest_first else row.desc()


def search(shelf: Shelf, horizon: Horizon, words: str, traits: Traits, *, held: Held, portion: Portion) -> Found:
    """Find articles and contents.

    With traits, the articles are those in whose contents something was found; then no word need be given.
    """
    wanted, limit = _wanted(words, traits, held, portion), portion.limit
    if wanted is None:
        return Found((), (), 0, 0)
    bounding = _Bounding(shelf, wanted, portion.most)
    first = max(limit, CANDIDATES) + 1  # with which a page knows, without counting, that there are more
    contents = _Walk(shelf, wanted, _contents(shelf, horizon, wanted), first, bounding.contents())
    attributions = _attributions(shelf, [row.row for row in contents.first[:limit]], wanted)
    if wanted.only_credited:
        articles, article_count = contents, contents.count(distinct=True)
    else:
        articles = _Walk(shelf, wanted, _articles(shelf, wanted), first, bounding.articles())
        article_count = articles.count()
    ids = articles.ids(limit)
    shown = _Shown(shelf, horizon, {*ids, *(each.article for each in attributions)})
    ends = [walk.bound.end for walk in {contents, articles} if walk.bound.end is not None and not walk.is_full]
    return Found(
        articles=tuple(shown.hit(id, wanted.terms) for id in ids),
        contents=tuple(shown.hit(each.article, wanted.terms, each) for each in attributions),
        article_count=article_count,
        content_count=contents.count(),
        candidates=tuple(map(_candidate, (contents.first or articles.first)[:CANDIDATES])),
        complete=not ends,
        looked_to=day_of(min(ends) if wanted.oldest_first else max(ends)) if ends else None,
    )


def _candidate(row: Row[Any]) -> Candidate:
    return Candidate(row.outlet, row.published, Traits(*(row._mapping.get(name) for name in _TRAITS)))


def _wanted(words: str, traits: Traits, held: Held, portion: Portion) -> Search | None:
    """What is looked for; None where that is nothing."""
    source = traits.source
    sources, terms = () if source is None else parse_query(source), parse_query(words)
    has = selections.having(traits, of_found=bool(sources or terms))
    wanted = Search(terms, sources, held, has, oldest_first=portion.oldest_first, counted=portion.counted)
    lacking = words.strip() and not wanted.terms
    if lacking or (source is not None and not wanted.sources) or not (wanted.terms or wanted.sources or has):
        return None
    return wanted


_Looking = Callable[[Stretch], Select[Any]]
"""What finds something in a stretch of rows."""


class _Walk:
    """What is found, a stretch at a time: `first` are so many of it, or all there are where these are fewer."""

    def __init__(self, shelf: Shelf, wanted: Search, looking: _Looking, most: int, bound: _Bound) -> None:
        self._shelf, self._wanted, self._looking, self.bound = shelf, wanted, looking, bound
        self.first = self._rows(most)
        self._all = len(self.first) < most

    @property
    def is_full(self) -> bool:
        """Whether so many were found that no more are counted."""
        return not self._all and self.count() >= self._wanted.counted

    def _rows(self, most: int) -> list[Row[Any]]:
        found: list[Row[Any]] = []
        for stretch in self._stretches():
            query = self._looking(stretch)
            row = query.selected_columns.row
            found += self._shelf.rows(query.order_by(self._wanted.ordered(row)).limit(most - len(found)))
            if len(found) >= most:
                break
        return found

    def _stretches(self, beyond: int | None = None) -> Iterator[Stretch]:
        """Those that are walked; behind a row, those that are left."""
        least, greatest = self.bound.rows
        if beyond is not None:
            least, greatest = (beyond + 1, greatest) if self._wanted.oldest_first else (least, beyond - 1)
        return stretches(self._shelf, (least, greatest), oldest_first=self._wanted.oldest_first)

    def ids(self, limit: int) -> list[str]:
        """The articles of the first that are counted, each once, so many of them."""
        ids = dict.fromkeys(row.id for row in self.first)
        if len(ids) < limit and not self._all:
            ids = dict.fromkeys(row.id for row in self._rows(max(COUNTED, self._wanted.counted)))
        return list(ids)[:limit]

    def count(self, *, distinct: bool = False) -> int:
        """How many there are, or how many articles, as far as is counted."""
        ids = [row.id for row in self.first] if self._all else self._counted
        return min(len(set(ids) if distinct else ids), self._wanted.counted)

    @cached_property
    def _counted(self) -> list[str]:
        found, most = [row.id for row in self.first], self._wanted.counted
        for stretch in self._stretches(self.first[-1].row) if len(found) < most else ():
            query = self._looking(stretch)
            some = query.order_by(self._wanted.ordered(query.selected_columns.row)).limit(most - len(found))
            found += (id for (id,) in self._shelf.ids(select(some.subquery().c.id)))
            if len(found) >= most:
                break
        return found


class _Bounding:
    """Which rows are looked at where that are to be no more than `most` of what an index gives.

    What no index of words knows is seen of each one alone, so that a search for what an outlet never prints would go
    through all that others print. Where nothing is passed over, a walk ends by itself when it has enough. What
    older readings said is in the index too, and is counted.
    """

    def __init__(self, shelf: Shelf, wanted: Search, most: int | None) -> None:
        self._shelf, self._wanted, self._most = shelf, wanted, most

    def contents(self) -> _Bound:
        wanted = self._wanted
        if wanted.terms or wanted.sources:
            return self._bound(
                lambda stretch: matching_attributions(self._shelf.dialect, wanted.terms, wanted.sources, stretch)
            )
        return self._bound(lambda stretch: _having(wanted.traits[0], stretch.rows))

    def articles(self) -> _Bound:
        return self._bound(lambda stretch: matching_articles(self._shelf.dialect, self._wanted.terms, stretch))

    def _bound(self, having: Callable[[Stretch], FromClause]) -> _Bound:
        rows, most, oldest_first = self._wanted.held.rows, self._most, self._wanted.oldest_first
        if most is None or not self._wanted.filtered:
            return _Bound(rows)
        found: list[int] = []
        for stretch in stretches(self._shelf, rows, oldest_first=oldest_first):
            row = having(stretch).c.row
            some = select(row).order_by(self._wanted.ordered(row)).limit(most + 1 - len(found))
            found += (each.row for each in self._shelf.rows(some))
            if len(found) > most:
                end = found[most - 1]
                return _Bound((rows[0], end) if oldest_first else (end, rows[1]), end)
        return _Bound(rows)


def _having(trait: ColumnElement[bool], rows: Rows) -> FromClause:
    row = schema.attribution.c.row
    return select(row).where(trait, *between(row, rows)).subquery("attributions_having")


def _articles(shelf: Shelf, wanted: Search) -> _Looking:
    article = schema.article

    def looking(stretch: Stretch) -> Select[Any]:
        found = matching_articles(shelf.dialect, wanted.terms, stretch)
        query = select(found.c.row, *_OF_ARTICLE).join(article, article.c.row == found.c.row)
        return query.where(*printed_near(wanted.held.outlet, found.c.row), *wanted.held.conditions)

    return looking


def _contents(shelf: Shelf, horizon: Horizon, wanted: Search) -> _Looking:
    article, reading, attribution = schema.article, schema.reading, schema.attribution

    def looking(stretch: Stretch) -> Select[Any]:
        if wanted.terms or wanted.sources:
            found = matching_attributions(shelf.dialect, wanted.terms, wanted.sources, stretch)
            query = select(found.c.row, *_OF_CONTENT).join(attribution, attribution.c.row == found.c.row)
            query = query.where(*printed_near(wanted.held.outlet, found.c.row))
        else:
            query = select(attribution.c.row, *_OF_CONTENT).select_from(attribution)
            query = query.where(*between(attribution.c.row, stretch.rows))
        query = query.join(reading, reading.c.id == attribution.c.reading)
        query = query.join(article, article.c.id == reading.c.article)
        return query.where(horizon.readings(), *wanted.held.conditions, *wanted.traits)

    return looking


def _attributions(shelf: Shelf, rows: Sequence[int], wanted: Search) -> list[StoredAttribution]:
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
