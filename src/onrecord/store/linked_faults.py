"""What is wrong with what linking keeps: tellings outside of their article's text, claims of another id, broken pairs.

What it keeps can always be made anew (`onrecord link --anew`); the bytes that linking alone can read are its matter.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Table, Text, select, type_coerce

from onrecord.errors import LedgerError
from onrecord.record import identity
from onrecord.record.ledger import Fault
from onrecord.store import schema
from onrecord.store.cuts import is_inside
from onrecord.store.shelf import Shelf

_PAGE = 1000

_UNREADABLE = (ValueError, TypeError, IndexError)


def linked_faults(shelf: Shelf) -> Iterator[Fault]:
    """Give the faults of what linking keeps, page by page, without its bytes."""
    for table, faults in ((schema.telling, _tellings), (schema.link, _links), (schema.article_copy, _copies)):
        try:
            yield from faults(shelf)
        except LedgerError as error:
            yield Fault(f"table {table.name}", str(error))


def _tellings(shelf: Shelf) -> Iterator[Fault]:
    telling, linking, article = schema.telling, schema.linking, schema.article
    query = (
        select(
            telling.c.row,
            telling.c.telling,
            telling.c.claim,
            type_coerce(telling.c.spans, Text()).label("spans"),
            article.c.id,
            article.c.length,
        )
        .join(linking, linking.c.row == telling.c.linking)
        .join(article, article.c.id == linking.c.article)
    )
    for page in shelf.pages(query, telling.c.row, page=_PAGE):
        for row in page:
            yield from _telling(row)


def _telling(row: Any) -> Iterator[Fault]:
    where = f"telling {row.telling}"
    try:
        for start, end in json.loads(row.spans):
            if not is_inside((start, end), row.length):
                yield Fault(where, f"it lies outside of a text of {row.length} characters", row.id, (start, end))
        if identity("claim", row.telling) != row.claim:
            yield Fault(where, f"{row.claim} is no claim of which it would be the first", row.id)
    except _UNREADABLE as error:
        yield Fault(where, f"its row cannot be read ({type(error).__name__}: {error})", row.id)


def _links(shelf: Shelf) -> Iterator[Fault]:
    return _pairs(shelf, schema.link)


def _copies(shelf: Shelf) -> Iterator[Fault]:
    return _pairs(shelf, schema.article_copy)


def _pairs(shelf: Shelf, table: Table) -> Iterator[Fault]:
    query = select(table.c.one, table.c.other, table.c.score, type_coerce(table.c.reasons, Text()).label("reasons"))
    for page in shelf.pages(query, table.c.one, table.c.other, page=_PAGE):
        for row in page:
            yield from _pair(f"{table.name} of {row.one} and {row.other}", row)


def _pair(where: str, row: Any) -> Iterator[Fault]:
    try:
        if row.one >= row.other:
            yield Fault(where, "its ends are not in order")
        if not 0 <= row.score <= 1:
            yield Fault(where, f"its score is {row.score}")
        for name, value, weight, words in json.loads(row.reasons):
            if not (isinstance(name, str) and isinstance(words, str) and isinstance(value * weight, float | int)):
                yield Fault(where, "its reasons are none")
    except _UNREADABLE as error:
        yield Fault(where, f"its row cannot be read ({type(error).__name__}: {error})")
