"""A view: what a ledger held on a day, of what the world had printed by a day. It reads, and cannot write."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from sqlalchemy import Row, Select, and_, exists, func, or_, select

from onrecord.record import Extraction, Notes, digest
from onrecord.record.ledger import (
    ArticleRow,
    Found,
    Poll,
    Portion,
    StoredArticle,
    StoredAttribution,
    StoredFailure,
    Tombstone,
)
from onrecord.record.traits import Traits
from onrecord.store import records, schema, selections
from onrecord.store.complaints import complaint
from onrecord.store.credited import Crediting, articles_crediting, credited_since
from onrecord.store.entries import notes_value
from onrecord.store.finding import begins_with, not_found, only_one, tombstones_over
from onrecord.store.judgements_view import NOW, JudgementsView
from onrecord.store.linked_mark import Mark, Since
from onrecord.store.outlets import printed_by, rows_of
from onrecord.store.row_numbers import first_row, last_within, row_number, rows_between
from onrecord.store.search import Held, search
from onrecord.store.search_index import between, matching_attributions
from onrecord.store.standing import printed_between
from onrecord.store.stretches import Rows, stretches
from onrecord.store.words import parse_query

_ANY = Traits()
_NEWEST = Portion()

_PAGE = 200
"""Rows that are read at once in a list: about a tenth of a second's printing."""


class View(JudgementsView):
    """Made by `Ledger.view()`. It sees what is written after it was made, as far as its days allow.

    Every method raises LedgerError where the ledger cannot be read.
    """

    def articles(
        self,
        *,
        outlet: str | None = None,
        source: str | None = None,
        since: str | None = None,
        until: str | None = None,
        after: tuple[str, str | None] | None = None,
        limit: int | None = None,
    ) -> Iterator[ArticleRow]:
        """Give the articles that stand, newest first, those without a date last.

        `source`: words of a source that the article credits; `since`, `until`: the first and last day of publication;
        `after`: the id and `published` of an article, there or not, behind which they begin. Raises UsageError for a
        day that is none.
        """
        article = schema.article
        printed = printed_by(outlet, of_found=source is not None)
        conditions = [self.horizon.articles(), *printed_between(since, until, article), *printed]
        before = None if after is None else self._row_of(*after)
        query = selections.articles(self.horizon)
        if source is not None:
            days = printed_between(since, until, schema.attribution)
            terms, conditions = parse_query(source), [*conditions, *days]
            rows = rows_of(self.shelf, outlet, rows_between(since, until))
            asked = Crediting(terms, conditions, outlet, before, rows)
            found = articles_crediting(self.shelf, self.horizon, asked)
            yield from map(records.article_row, islice(found, limit))
            return
        if before is not None:
            conditions.append(article.c.row < before)
        query = query.where(*conditions)
        for page in self.shelf.pages(query, article.c.row, page=_PAGE, descending=True, limit=limit):
            yield from map(records.article_row, page)

    def credited_since(
        self,
        source: str,
        most: int,
        *,
        since: str | None = None,
        until: str | None = None,
        after: tuple[str, str | None] | None = None,
    ) -> str | None:
        """The first of the newest days of a period, behind an article, on which no more than `most` attributions credit
        a source with all the words; the last of these days alone where that has more; None where no more do on all, or
        on all that have a day.

        For `articles` of one outlet that credit a source all attributions to it are gone through, of whichever outlet:
        from that day on there are few enough. A view of another day always looks at all.
        """
        if self.horizon != NOW:
            return None
        ends = [] if until is None else [last_within(until)]
        ends += [] if after is None else [self._row_of(*after) - 1]
        rows = (None if since is None else first_row(since), min(ends, default=None))
        begun = credited_since(self.shelf, parse_query(source), rows, most)
        return begun if begun is None or since is None else max(begun, since)

    def _row_of(self, id: str, published: str | None) -> int:
        """An article's own row; of what has been forgotten since, where that would be."""
        found = self.shelf.rows(select(schema.article.c.row).where(schema.article.c.id == id))
        return int(found[0].row) if found else row_number(id, published)

    def articles_judged(
        self,
        verb: str,
        *,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
        at_once: int = _PAGE,
    ) -> Iterator[ArticleRow]:
        """Give those that somebody judged so, whatever became of that; so many rows are read at once."""
        article = schema.article
        query = selections.articles(self.horizon).where(self.horizon.articles(), selections.judged(verb))
        query = query.where(*printed_between(since, until, article), *printed_by(outlet))
        for page in self.shelf.pages(query, article.c.row, page=at_once, descending=True):
            yield from map(records.article_row, page)

    def articles_of(self, ids: Iterable[str]) -> list[ArticleRow]:
        """Return those of some articles that stand, newest first; a capture's id means its article."""
        article = schema.article
        wanted = sorted(ids)
        found: dict[int, Any] = {}
        for start in range(0, len(wanted), _PAGE):
            some = wanted[start : start + _PAGE]
            named = or_(article.c.id.in_(some), article.c.capture.in_(some))
            query = selections.articles(self.horizon).where(named, self.horizon.articles())
            found |= {row.row: row for row in self.shelf.rows(query)}
        return [records.article_row(found[row]) for row in sorted(found, reverse=True)]

    def texts_of(self, ids: Collection[str]) -> dict[str, str]:
        """Return the texts of some articles, by these' full ids; what a view does not see has none."""
        article, text = schema.article, schema.article_text
        query = select(article.c.id, text.c.text).join(text, text.c.row == article.c.row)
        seen = query.where(article.c.id.in_(ids), self.horizon.seen(article))
        return {row.id: row.text for row in self.shelf.rows(seen)}

    def extracted(self, ids: Collection[str]) -> Iterator[tuple[ArticleRow, Extraction]]:
        """Give what was extracted of some articles, by their full ids. Raises NotFoundError for one not seen."""
        wanted = sorted(ids)
        for start in range(0, len(wanted), _PAGE):
            some = schema.article.c.id.in_(wanted[start : start + _PAGE])
            query = selections.articles_with_text(self.horizon).where(some, self.horizon.seen(schema.article))
            found = {row.id: row for row in self.shelf.rows(query)}
            for id in wanted[start : start + _PAGE]:
                row = found.get(id) or found[self._article_id(id)]  # which says what became of it
                yield records.article_row(row), records.extraction(row)

    def article(self, id: str) -> StoredArticle:
        """Return an article by its id or a prefix that no other begins with; by a capture's, the one that stands.

        An article that has been superseded is found by its id too. Raises NotFoundError, UsageError.
        """
        row = self.shelf.rows(
            selections.articles_with_text(self.horizon).where(schema.article.c.id == self._article_id(id))
        )[0]
        capture = self.shelf.rows(selections.captures().where(schema.capture.c.id == row.capture))[0]
        sighting = schema.sighting
        seen = select(sighting).where(sighting.c.capture == row.capture, self.horizon.learnt_by(sighting))
        extraction = records.extraction(row)
        read = self._standing_reading(row.id)
        return StoredArticle(
            row=records.article_row(row),
            extraction=extraction,
            capture=records.stored_capture(capture, self.shelf.rows(seen.order_by(sighting.c.row))),
            reading=None if read is None else records.reading(extraction.article, read, self._attributions_of(read.id)),
            reading_id=None if read is None else read.id,
        )

    def _article_id(self, id: str) -> str:
        article = schema.article
        if id.startswith("capture-"):
            key = begins_with(article.c.capture, "capture", id)
            query = select(article.c.id).where(key, self.horizon.articles())
        else:
            key = begins_with(article.c.id, "article", id)
            query = select(article.c.id).where(key, self.horizon.seen(article))
        found = [row.id for row in self.shelf.rows(query.order_by(article.c.id).limit(4))]
        if not found:
            gone = self.shelf.rows(tombstones_over(id))
            raise not_found("article", id, gone[0].who if gone else None)
        return id if id in found else only_one("article", id, found)

    def _standing_reading(self, article: str) -> Any:
        found = self.shelf.rows(
            select(schema.reading).where(schema.reading.c.article == article, self.horizon.readings())
        )
        return found[0] if found else None

    def _attributions_of(self, reading: str) -> list[Any]:
        attribution = schema.attribution
        query = select(attribution).where(attribution.c.reading == reading)
        return self.shelf.rows(query.order_by(attribution.c.position))

    def attributions(
        self,
        article: str | None = None,
        *,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
        traits: Traits = _ANY,
        limit: int | None = None,
    ) -> Iterator[StoredAttribution]:
        """Give the attributions of the readings that stand, the newest articles' first, in the order of the text.

        Of one article (by id or prefix), or of all that the filters leave, as in `articles`.
        """
        attribution = schema.attribution
        query = (
            selections.attributions()
            .where(self.horizon.seen(attribution), self.horizon.readings())
            .where(*printed_between(since, until, attribution), *selections.having(traits))
        )
        if article is not None:
            query = query.where(schema.reading.c.article == self._article_id(article))
        else:
            query = query.where(self.horizon.articles())
        rows = rows_of(self.shelf, outlet, rows_between(since, until))
        query = query.where(*printed_by(outlet, of_found=True), *between(attribution.c.row, rows))
        if traits.source is None:
            pages = self.shelf.pages(query, attribution.c.row, page=_PAGE, descending=True, limit=limit)
        else:
            pages = self._credited(query, traits.source, rows)
        yield from islice((records.stored_attribution(row) for page in pages for row in page), limit)

    def _credited(self, query: Select[Any], source: str, rows: Rows) -> Iterator[list[Row[Any]]]:
        """Of what a query on attributions finds, a page at a time, what credits a source with these words; nothing
        with no word."""
        terms, row = parse_query(source), schema.attribution.c.row
        for stretch in stretches(self.shelf, rows) if terms else ():
            found = matching_attributions(self.shelf.dialect, (), terms, stretch)
            within = query.where(row.in_(select(found.c.row)))
            yield from self.shelf.pages(within, row, page=_PAGE, descending=True)

    def attribution(self, id: str) -> StoredAttribution:
        """Return an attribution by its id or a prefix that no other begins with, from the newest reading that has it.

        Raises NotFoundError, UsageError.
        """
        attribution = schema.attribution
        known = begins_with(attribution.c.id, "attribution", id)
        query = selections.attributions().where(known, self.horizon.seen(attribution))
        newest: dict[str, Any] = {}
        for row in self.shelf.rows(query.order_by(schema.reading.c.learnt.desc()).limit(_PAGE)):
            newest.setdefault(row.id, row)
        if not newest:
            raise not_found("attribution", id)
        return records.stored_attribution(newest[only_one("attribution", id, sorted(newest))])

    def search(
        self,
        words: str,
        *,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
        traits: Traits = _ANY,
        portion: Portion = _NEWEST,
    ) -> Found:
        """Find articles, and contents of attributions, in which all the words and "quoted phrases" stand, newest first.

        With traits, only attributions that have them and their articles, and no word need be given. Nothing that is
        typed is an error; without them, nothing that holds a word finds nothing. Where not all was looked at, what is
        found says how far (`Found.looked_to`); a view of another day always looks at all. Raises UsageError for a day
        that is none.
        """
        conditions = [self.horizon.articles(), *printed_between(since, until, schema.article)]
        conditions += printed_by(outlet, of_found=True)
        if self.horizon != NOW:  # the index is of all days: what a view does not see would be counted
            portion = replace(portion, most=None)
        rows = rows_of(self.shelf, outlet, rows_between(since, until))
        held = Held(conditions, rows, outlet)
        return search(self.shelf, self.horizon, words, traits, held=held, portion=portion)

    def versions(self, address: str) -> tuple[ArticleRow, ...]:
        """Return the articles of one address whose texts differ, oldest first: by what they say, else by arrival."""
        article, sighting = schema.article, schema.sighting
        fetched = select(func.min(sighting.c.fetched)).where(sighting.c.capture == article.c.capture).scalar_subquery()
        query = (
            selections.articles(self.horizon)
            .add_columns(fetched.label("fetched"))
            .where(self.horizon.articles(), selections.at_address(address))
        )
        texts: dict[str, Any] = {}
        for row in sorted(self.shelf.rows(query), key=lambda row: (row.updated or row.fetched or row.learnt, row.id)):
            texts.setdefault(row.text_digest, row)
        return tuple(map(records.article_row, texts.values()))

    def failures(self, *, unsettled: bool = True, newest_first: bool = False) -> Iterator[StoredFailure]:
        """Give what did not go in, the oldest first unless asked; by default without what went in later."""
        failure, attempt = schema.failure, schema.attempt
        query = selections.failures(self.horizon, unsettled=unsettled)
        for page in self.shelf.pages(query, failure.c.row, page=_PAGE, descending=newest_first):
            of_page = attempt.c.failure.in_([row.id for row in page])
            tried = select(attempt).where(of_page, self.horizon.learnt_by(attempt)).order_by(attempt.c.number)
            attempts = records.grouped(self.shelf.rows(tried), "failure")
            yield from (records.stored_failure(row, attempts[row.id]) for row in page)

    def since_linked(self, linker: str, verb: str) -> Since:
        """What may not be linked yet by a version of linking; `verb` is that of a correction."""
        if self.horizon != NOW:
            return Since(Mark())
        return self._memory.marks.since(self.shelf, self._memory.judged, linker, verb)

    def keep_linked_mark(self, since: Since, linker: str, verb: str, lacking: str | None) -> None:
        """That nothing is missing of what was asked for, or that an article is, by its id."""
        if self.horizon == NOW:
            self._memory.marks.keep(since, linker, verb, lacking)

    def tombstones(self) -> tuple[Tombstone, ...]:
        """Return what was forgotten, in the order of it."""
        tombstone = schema.tombstone
        query = select(tombstone).where(self.horizon.learnt_by(tombstone)).order_by(tombstone.c.row)
        return tuple(map(records.tombstone, self.shelf.rows(query)))

    def polls(self, address: str, *, limit: int = 20) -> tuple[Poll, ...]:
        """Return the last looks at a feed, the newest first."""
        poll = schema.poll
        query = select(poll).where(poll.c.address == address, self.horizon.learnt_by(poll))
        return tuple(map(records.poll, self.shelf.rows(query.order_by(poll.c.number.desc()).limit(limit))))

    def knows(
        self,
        raw_digest: str,
        *,
        address: str | None,
        charset: str | None,
        notes: Notes,
        extractor: str,
        reader: str | None,
    ) -> bool:
        """Whether these bytes under this address have been extracted and read so, or need not be read.

        Without a `reader`: whether they have been extracted.
        """
        capture, article, reading = schema.capture, schema.article, schema.reading
        extracted = and_(
            capture.c.raw == raw_digest,
            capture.c.address.is_not_distinct_from(address),
            capture.c.charset.is_not_distinct_from(charset),
            capture.c.notes == notes_value(notes),
            article.c.extractor == extractor,
            self.horizon.learnt_by(article),
        )
        query = select(article.c.id).join(capture, capture.c.id == article.c.capture).where(extracted)
        if reader is not None:
            read = exists().where(
                reading.c.article == article.c.id, reading.c.reader == reader, self.horizon.learnt_by(reading)
            )
            query = query.where(or_(article.c.unread.is_not(None), read))
        return bool(self.shelf.rows(query.limit(1)))

    def raw(self, raw_digest: str) -> bytes:
        """Return the bytes with a digest, held to it. Raises NotFoundError; LedgerError where they are broken."""
        raw, capture = schema.raw, schema.capture
        captured = exists().where(capture.c.raw == raw.c.id, self.horizon.of_seen_article(capture, "id"))
        query = select(raw.c.data).where(raw.c.id == raw_digest, self.horizon.learnt_by(raw), captured)
        found = self.shelf.rows(query)
        if not found:
            raise not_found("bytes", raw_digest)
        try:
            data = zlib.decompress(found[0].data)
        except zlib.error:
            data = b""
        if digest(data) != raw_digest:
            raise complaint(self.shelf.name, f"the bytes {raw_digest} are broken", "see what else is: onrecord verify")
        return data
