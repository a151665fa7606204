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
from itertools import chain, repeat

from sqlalchemy import func, select

from onrecord.store import schema
from onrecord.store.row_numbers import MINUTE, minutes_rows
from onrecord.store.shelf import Shelf

LENGTHS = (10, 13, 15, 17, 19, 22)
"""Bits of the minutes in a stretch: 17 hours, 6, 23 and 91 days, a year, 8 years."""

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
    return [_word(row, length) for length in LENGTHS]


def stretches(shelf: Shelf, rows: Rows, *, oldest_first: bool = False) -> Iterator[Stretch]:
    """Give what is between two rows, the newest first or the oldest: no row twice, and none left out that is there.

    Each begins at the newest row, or the oldest, of those that are left: no day without articles takes one, and a date
    that is mistaken takes no more.
    """
    if shelf.dialect == "sqlite":
        yield Stretch(rows)
        return
    for length in chain(LENGTHS, repeat(LENGTHS[-1])):
        begin = _end(shelf, rows, oldest_first=oldest_first)
        if begin is None:
            return
        first, last = stretch_from(begin, length, rows, oldest_first=oldest_first)
        yield Stretch((first, last), _word(begin, length), oldest_first)
        rows = (last + 1, rows[1]) if oldest_first else (rows[0], first - 1)


def stretch_from(begin: int, length: int, rows: Rows, *, oldest_first: bool = False) -> tuple[int, int]:
    """The rows of the stretch of a length from one on, as far as they lie between two."""
    number = begin >> MINUTE + length
    first, last = number << MINUTE + length, (number + 1 << MINUTE + length) - 1
    first, last = (begin, last) if oldest_first else (first, begin)
    least, greatest = rows
    return (first if least is None else max(first, least)), (last if greatest is None else min(last, greatest))


def _word(row: int, length: int) -> str:
    return f"@{length}.{row >> MINUTE + length:x}"


def _end(shelf: Shelf, rows: Rows, *, oldest_first: bool) -> int | None:
    """The oldest or the newest row between two that something may have: attributions lie in the minute of their article
    or the next."""
    row = schema.article.c.row
    least, greatest = rows
    found = select(func.min(row) if oldest_first else func.max(row))
    if least is not None:
        found = found.where(row >= minutes_rows(least)[0] - (1 << MINUTE))
    if greatest is not None:
        found = found.where(row <= minutes_rows(greatest)[1])
    number: int | None = shelf.rows(found)[0][0]
    if number is None:
        return None
    first, last = minutes_rows(number)
    end = max(first, least or 0) if oldest_first else last if greatest is None else min(last, greatest)
    return end if (least or 0) <= end and (greatest is None or end <= greatest) else None
