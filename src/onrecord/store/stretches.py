"""Stretches of rows, short ones first, in which a search looks one after the other.

PostgreSQL's index of words has no order: it gives all that has a word, however little of it is shown. So a stretch of
days is a word too, which stands in the index with every passage of these days, and a search asks for its words and
that one: it begins with the seventeen hours around the newest row, and goes on to stretches a few times as long for
as long as it lacks something. What stands in a ledger of years behind what is shown is then not looked at: of 1,000,000
attributions "the" of "officials" took 3,150 ms without, of 10,000 then 283.

SQLite's index gives rows in their order, and needs one stretch for all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, select

from onrecord.store import schema
from onrecord.store.row_numbers import minutes_rows
from onrecord.store.shelf import Shelf

LENGTHS = (10, 13, 15, 17, 19, 22)
"""Bits of the minutes in a stretch: 17 hours, 6, 23 and 91 days, a year, 8 years."""

_MINUTE = 32
"""Bits of a row number below its minute (`row_numbers`)."""

Rows = tuple[int | None, int | None]
"""The least and the greatest row that are looked for; None for no bound."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows that are looked at together, the oldest first or the newest, and the word that the index has for them and
    maybe for some more."""

    rows: Rows = (None, None)
    word: str | None = None
    oldest_first: bool = False


def stretch_words(row: int) -> list[str]:
    """The words of the stretches that a row lies in. No text has them: "@" is part of no word."""
    return [_word(row >> _MINUTE + length, length) for length in LENGTHS]


def stretches(shelf: Shelf, rows: Rows, *, oldest_first: bool = False) -> Iterator[Stretch]:
    """Give what is between two rows, the newest first or the oldest: no row twice, and none left out."""
    if shelf.dialect == "sqlite":
        yield Stretch(rows)
        return
    there = _there(shelf, rows)
    if there is not None:
        yield from stretches_from_old(*there) if oldest_first else stretches_from_new(*there)


def _there(shelf: Shelf, rows: Rows) -> tuple[int, int] | None:
    """Bounds that have on them what is there: attributions lie in the minute of their article or the next."""
    row = schema.article.c.row
    least, greatest = rows
    found = select(func.min(row).label("oldest"), func.max(row).label("newest"))
    if least is not None:
        found = found.where(row >= minutes_rows(least)[0] - (1 << _MINUTE))
    if greatest is not None:
        found = found.where(row <= minutes_rows(greatest)[1])
    ends = shelf.rows(found)[0]
    if ends.oldest is None:
        return None
    first, last = minutes_rows(ends.oldest)[0], minutes_rows(ends.newest)[1]
    return max(first, least or 0), last if greatest is None else min(last, greatest)


def stretches_from_new(least: int, greatest: int) -> Iterator[Stretch]:
    """What is between two rows, in the order of the newest first."""
    last = greatest
    for length in LENGTHS:
        stretch = greatest >> _MINUTE + length
        first = max(stretch << _MINUTE + length, least)
        if first <= last:
            yield Stretch((first, last), _word(stretch, length))
            last = first - 1
    if least <= last:
        yield Stretch((least, last))


def stretches_from_old(least: int, greatest: int) -> Iterator[Stretch]:
    """What is between two rows, in the order of the oldest first."""
    first = least
    for length in LENGTHS:
        stretch = least >> _MINUTE + length
        last = min((stretch + 1 << _MINUTE + length) - 1, greatest)
        if first <= last:
            yield Stretch((first, last), _word(stretch, length), oldest_first=True)
            first = last + 1
    if first <= greatest:
        yield Stretch((first, greatest), oldest_first=True)


def _word(stretch: int, length: int) -> str:
    return f"@{length}.{stretch:x}"
