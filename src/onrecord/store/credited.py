"""The articles that credit a source with some words, newest first, without going through all that ever did.

The index gives attributions in the order of their rows, which is that of days (`row_numbers`). An article's row may lie
before or behind those of its attributions, but in their minute or, where others had pushed these on, in the one before:
so it has its place once the walk is past its minute.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, select

from onrecord.store import schema
from onrecord.store.row_numbers import minutes_rows
from onrecord.store.search_index import matching_attributions
from onrecord.store.shelf import Shelf
from onrecord.store.standing import Horizon
from onrecord.store.words import Term

_PAGE = 200


def articles_crediting(
    shelf: Shelf,
    horizon: Horizon,
    sources: Sequence[Term],
    conditions: Sequence[ColumnElement[bool]],
    *,
    before: int | None = None,
) -> Iterator[list[int]]:
    """Give the rows of articles whose standing reading credits a source with all the words, the greatest first, some at
    a time. `conditions` are on the article; `before`: a row that all are below."""
    article, reading, attribution = schema.article, schema.reading, schema.attribution
    found = matching_attributions(shelf.dialect, (), sources)
    query = (
        select(found.c.row, article.c.row.label("article"))
        .join(attribution, attribution.c.row == found.c.row)
        .join(reading, reading.c.id == attribution.c.reading)
        .join(article, article.c.id == reading.c.article)
        .where(horizon.seen(attribution), horizon.readings(), *conditions)
    )
    if before is not None:
        _, last = minutes_rows(before)
        query = query.where(article.c.row < before, found.c.row <= last)
    waiting: set[int] = set()
    for page in shelf.pages(query, found.c.row, page=_PAGE, descending=True):
        waiting.update(row.article for row in page)
        past = page[-1].row
        ready = {row for row in waiting if past < minutes_rows(row)[0]}
        waiting -= ready
        yield sorted(ready, reverse=True)
    yield sorted(waiting, reverse=True)
