"""The articles that credit a source with some words, newest first, without going through all that ever did.

Which of them are of one outlet is seen of each: who asks for that too is told how far back to look (`credited_since`).

The index gives attributions in the order of their rows, which is that of days (`row_numbers`). An article's row may lie
before or behind those of its attributions, but in their minute or, where others had pushed these on, in the one before:
so it has its place once the walk is past its minute.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, select

from onrecord.store import schema, selections
from onrecord.store.outlets import printed_near
from onrecord.store.row_numbers import day_of, minutes_rows
from onrecord.store.search_index import matching_attributions
from onrecord.store.shelf import Shelf
from onrecord.store.standing import Horizon
from onrecord.store.stretches import Rows, stretches
from onrecord.store.words import Term

_PAGE = 200


@dataclass(frozen=True, slots=True)
class Crediting:
    """What is asked of articles: that they credit a source with all the words (with none, none does) and pass the
    conditions, of which one is that an outlet printed them where one is given. `before`: a row that all are below;
    `rows`: between which attributions lie, beyond which none is looked at."""

    sources: Sequence[Term]
    conditions: Sequence[ColumnElement[bool]]
    outlet: str | None = None
    before: int | None = None
    rows: Rows = (None, None)


def articles_crediting(shelf: Shelf, horizon: Horizon, asked: Crediting) -> Iterator[Row[Any]]:
    """Give the articles whose standing reading does so, as `selections.articles` has them, the greatest row first."""
    if not asked.sources:
        return
    for rows in _rows_crediting(_pages(shelf, horizon, asked)):
        query = selections.articles(horizon).where(schema.article.c.row.in_(rows))
        yield from shelf.rows(query.order_by(schema.article.c.row.desc()))


def credited_since(shelf: Shelf, sources: Sequence[Term], rows: Rows, most: int) -> str | None:
    """The first of the newest days (ISO 8601) between two rows on which no more than `most` attributions credit such a
    source, or the last day alone where more do on that; None where no more do on all, or on all that have a day. The
    first of a month or year is named as that, since what was printed in some month or year stands there. What older
    readings said is counted."""
    found: list[int] = []
    for stretch in stretches(shelf, rows) if sources else ():
        row = matching_attributions(shelf.dialect, (), sources, stretch).c.row
        some = select(row).order_by(row.desc()).limit(most + 1 - len(found))
        found += (each.row for each in shelf.rows(some))
        if len(found) > most:
            cut = day_of(found.pop())
            days = (day for each in reversed(found) if (day := day_of(each)) != cut)
            return (next(days, None) or cut).removesuffix("-01").removesuffix("-01") if cut else None
    return None


def _rows_crediting(pages: Iterable[list[Row[Any]]]) -> Iterator[list[int]]:
    waiting: set[int] = set()
    for page in pages:
        waiting.update(row.article for row in page)
        past = page[-1].row
        ready = {row for row in waiting if past < minutes_rows(row)[0]}
        waiting -= ready
        yield from _in_parts(ready)
    yield from _in_parts(waiting)


def _pages(shelf: Shelf, horizon: Horizon, asked: Crediting) -> Iterator[list[Row[Any]]]:
    """The attributions, the greatest row first, each with its article's row."""
    article, reading, attribution = schema.article, schema.reading, schema.attribution
    below = () if asked.before is None else (article.c.row < asked.before,)
    least, greatest = asked.rows
    ends = [] if greatest is None else [greatest]
    ends += [] if asked.before is None else [minutes_rows(asked.before)[1]]
    for stretch in stretches(shelf, (least, min(ends, default=None))):
        found = matching_attributions(shelf.dialect, (), asked.sources, stretch)
        query = (
            select(found.c.row, article.c.row.label("article"))
            .join(attribution, attribution.c.row == found.c.row)
            .join(reading, reading.c.id == attribution.c.reading)
            .join(article, article.c.id == reading.c.article)
            .where(*printed_near(asked.outlet, found.c.row), horizon.seen(attribution), horizon.readings())
            .where(*asked.conditions, *below)
        )
        yield from shelf.pages(query, found.c.row, page=_PAGE, descending=True)


def _in_parts(rows: Iterable[int]) -> Iterator[list[int]]:
    """The newest first, no more at once than one statement may ask for."""
    left = sorted(rows, reverse=True)
    return (left[start : start + _PAGE] for start in range(0, len(left), _PAGE))
