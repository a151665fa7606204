"""Verifying: every digest taken again, every id derived again, every span cut again. In one pass, page by page.

Nothing that it finds stops it: what is broken is named, and it goes on.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import Column, Table

from onrecord.errors import LedgerError
from onrecord.record import digest, text_digest
from onrecord.record.ledger import Fault
from onrecord.store import schema
from onrecord.store.clock import is_moment, published_on
from onrecord.store.faults import attribution_faults, layout_faults, refusal_faults
from onrecord.store.identities import IDENTITIES, article_identity, attribution_identity, reading_identity
from onrecord.store.integrity import passage_faults, structure_faults
from onrecord.store.ledger import Ledger
from onrecord.store.linked_faults import linked_faults
from onrecord.store.records import grouped
from onrecord.store.shelf import Shelf
from onrecord.store.stored_rows import as_stored, taken_apart

_PAGE = 50
"""Articles that are held at once, with all their readings."""

_RAW_PAGE = 4
"""Captures' bytes that are held at once: they may be megabytes each."""

_UNREADABLE = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, zlib.error)
"""What a row that is not as it was written may make of the code that takes it apart."""

Row = dict[str, Any]
Checks = Callable[[Row], Iterator[Fault]]


def verify(ledger: Ledger) -> Iterator[Fault]:
    """Give every fault of a ledger, each with the article and the span that it is in. Clean: nothing.

    Takes time in proportion to the ledger, and memory for some articles. Whether a file's search index fits its texts
    is looked at where the file may be written. Raises LedgerError where the ledger cannot be opened at all.
    """
    with ledger.bare_shelf() as shelf:
        yield from structure_faults(ledger.database, shelf)
        yield from _table(shelf, schema.raw, _raw, page=_RAW_PAGE)
        for name in IDENTITIES:
            yield from _table(shelf, schema.metadata.tables[name], _naming_itself(name))
        yield from _articles(shelf)
        yield from linked_faults(shelf)


def _table(shelf: Shelf, table: Table, checks: Checks, *, page: int = 200) -> Iterator[Fault]:
    """Check every row of a table by itself."""
    try:
        for rows in shelf.pages(as_stored(table), table.c.row, page=page):
            for row in rows:
                yield from _row(table, row, checks)
    except LedgerError as error:
        yield Fault(f"table {table.name}", str(error))


def _row(table: Table, row: Any, checks: Checks) -> Iterator[Fault]:
    where = f"{table.name} {row.id}"
    article = row.id if table is schema.article else None
    try:
        content = taken_apart(table, row)
        yield from checks(content)
        if not is_moment(content["learnt"]):
            yield Fault(where, f"when it was learnt is no time: {content['learnt']!r}", article)
    except _UNREADABLE as error:
        yield Fault(where, f"its row cannot be read ({type(error).__name__}: {error})", article)


def _raw(row: Row) -> Iterator[Fault]:
    where = f"raw {row['id']}"
    try:
        data = zlib.decompress(row["data"])
    except zlib.error as error:
        yield Fault(where, f"its bytes cannot be unpacked ({error})")
        return
    if digest(data) != row["id"] or len(data) != row["size"]:
        yield Fault(where, f"its bytes are others: {len(data)} of SHA-256 {digest(data)}")


def _naming_itself(table: str) -> Checks:
    def checks(row: Row) -> Iterator[Fault]:
        if IDENTITIES[table](row) != row["id"]:
            yield Fault(f"{table} {row['id']}", "what it holds is not what its id was made of")

    return checks


def _articles(shelf: Shelf) -> Iterator[Fault]:
    article = schema.article
    try:
        for page in shelf.pages(as_stored(article), article.c.row, page=_PAGE):
            yield from _page(shelf, page)
    except LedgerError as error:
        yield Fault("table article", str(error))


def _page(shelf: Shelf, page: Sequence[Any]) -> Iterator[Fault]:
    texts = {row.row: row for row in _rows_of(shelf, schema.article_text, "row", [row.row for row in page])}
    readings = grouped(_rows_of(shelf, schema.reading, "article", [row.id for row in page]), "article")
    read = [row.id for rows in readings.values() for row in rows]
    attributions = grouped(_rows_of(shelf, schema.attribution, "reading", read), "reading")
    yield from passage_faults(shelf, [(row.row, row.id) for row in page], texts, attributions)
    for row in page:
        text: list[str] = []
        yield from _row(schema.article, row, _article(texts.get(row.row), text))
        for reading in readings.get(row.id, ()):
            yield from _row(schema.reading, reading, _reading(row.id, text, attributions.get(reading.id, ())))


def _rows_of(shelf: Shelf, table: Table, column: str, keys: Sequence[Any]) -> list[Any]:
    key: Column[Any] = table.c[column]
    return shelf.rows(as_stored(table).where(key.in_(keys)).order_by(key, *_then(table))) if keys else []


def _then(table: Table) -> list[Column[Any]]:
    return [table.c.position] if table is schema.attribution else []


def _article(stored: Any, found: list[str]) -> Checks:
    """Check an article with its text, which is left in `found` for what was read in it."""

    def checks(row: Row) -> Iterator[Fault]:
        id = row["id"]
        if stored is None:
            yield Fault("text", "it is missing", id)
            return
        text = taken_apart(schema.article_text, stored)
        found.append(text["text"])
        if text_digest(text["text"]) != row["text_digest"] or len(text["text"]) != row["length"]:
            yield Fault("text", "it is not the text that was extracted", id, (0, len(text["text"])))
        yield from layout_faults(id, text)
        if article_identity(row, text) != id:
            yield Fault("article", "what it holds is not what its id was made of", id)
        if published_on(row["date"]) != row["published"]:
            yield Fault("article", f"its day is {row['date']!r} and was taken for {row['published']!r}", id)

    return checks


def _reading(article: str, text: Sequence[str], stored: Sequence[Any]) -> Checks:
    def checks(row: Row) -> Iterator[Fault]:
        attributions: list[Row] = []
        for each in stored:
            yield from _attribution(article, text, row, each, attributions)
        if text:
            yield from refusal_faults(article, text[0], row)
        if reading_identity(row, attributions) != row["id"]:
            yield Fault(f"reading {row['id']}", "what it holds is not what its id was made of", article)

    return checks


def _attribution(article: str, text: Sequence[str], reading: Row, stored: Any, good: list[Row]) -> Iterator[Fault]:
    try:
        row = taken_apart(schema.attribution, stored)
        good.append(row)
        if text:
            yield from attribution_faults(article, text[0], row)
        if attribution_identity(row, article, reading["reader"]) != row["id"]:
            yield Fault(f"attribution {row['id']}", "what it holds is not what its id was made of", article)
    except _UNREADABLE as error:
        yield Fault(f"attribution {stored.id}", f"its row cannot be read ({type(error).__name__}: {error})", article)
