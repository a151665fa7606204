"""What one outlet printed: looked up where the outlet alone is asked for, else seen of each that is found."""

from __future__ import annotations

from sqlalchemy import ColumnElement, exists, func, null, select

from onrecord.store import schema
from onrecord.store.row_numbers import MINUTE, minutes_rows
from onrecord.store.shelf import Shelf
from onrecord.store.stretches import Rows

_NOWHERE: Rows = (1, 0)


def printed_by(outlet: str | None, *, of_found: bool = False) -> list[ColumnElement[bool]]:
    """Conditions on an article of an outlet; none where none is asked.

    `of_found`: of what another index gives. A database would take that of outlets first, and look for the words in
    each article that the outlet printed.
    """
    if outlet is None:
        return []
    column = schema.article.c.outlet
    return [(func.coalesce(column, null()) if of_found else column) == outlet]


def printed_near(outlet: str | None, row: ColumnElement[int]) -> list[ColumnElement[bool]]:
    """Conditions on the row of an article or attribution, which all of an outlet pass and few others: that it prints
    something in that minute or the one before. Its index alone says so, before anything of the row is looked up."""
    if outlet is None:
        return []
    article = schema.article.alias("printed_near")
    minute = row - row % (1 << MINUTE)  # which both databases write alike, other than a shift
    within = article.c.row.between(minute - (1 << MINUTE), minute + ((1 << MINUTE) - 1))
    return [exists().where(article.c.outlet == outlet, within)]


def rows_of(shelf: Shelf, outlet: str | None, rows: Rows) -> Rows:
    """Where between two rows articles of an outlet and their attributions lie: from its first to its last, so that what
    is of one that printed nothing is not looked for in all others."""
    if outlet is None:
        return rows
    row = schema.article.c.row
    printed = select(row).where(*printed_by(outlet))
    first, last = (shelf.rows(printed.order_by(end).limit(1)) for end in (row.asc(), row.desc()))
    if not first or not last:
        return _NOWHERE
    begin, end = minutes_rows(first[0].row)[0], minutes_rows(last[0].row)[1]
    least, greatest = rows
    return max(begin, least or begin), end if greatest is None else min(end, greatest)
