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

from sqlalchemy import BigInteger, Integer, column, select, text

from onrecord.store.row_numbers import LAST, MINUTE
from onrecord.store.shelf import Shelf

LENGTHS = (10, 13, 15, 17, 19, 22)
"""Bits of the minutes in a stretch: 17 hours, 6, 23 and 91 days, a year, 8 years."""

Rows = tuple[int | None, int | None]
"""The least and the greatest row that are looked for; None for no bound."""

_LAST_MINUTE, _WITHIN = LAST >> MINUTE, (1 << MINUTE) - 1


def _walk(start: str, found: str, begin: str, beyond: str) -> str:
    """A statement in PostgreSQL's words that finds where each stretch begins, of what those before have left (`rest`):
    at first from `start` on; `found` is the article that is first there, `begin` where its stretch begins, and `beyond`
    what that leaves.

    Attributions lie in the minute of their article or the next: articles are looked for from a minute before, and a
    stretch begins with all that the first of them may have.
    """
    return f"""
        WITH RECURSIVE walk (step, begin, rest) AS (
            SELECT 0, CAST(NULL AS BIGINT), CAST({start} AS BIGINT)
            UNION ALL
            SELECT step + 1, stretch.begin, {beyond}
            FROM walk,
                LATERAL (SELECT row FROM article WHERE {found} LIMIT 1) AS first_article,
                LATERAL (SELECT {begin}, (CAST(:lengths AS INTEGER[]))[least(step + 1, :most)]) AS stretch (begin, bits)
            WHERE rest BETWEEN :least AND :greatest AND stretch.begin BETWEEN :least AND :greatest
        )
        SELECT step, begin FROM walk WHERE step > 0"""


_NEWEST_FIRST = _walk(
    ":greatest",
    f"row <= (least((rest >> {MINUTE}) + 1, {_LAST_MINUTE}) << {MINUTE}) + {_WITHIN} ORDER BY row DESC",
    f"least((least((row >> {MINUTE}) + 1, {_LAST_MINUTE}) << {MINUTE}) + {_WITHIN}, rest)",
    "((stretch.begin >> bits) << bits) - 1",
)
_OLDEST_FIRST = _walk(
    ":least",
    f"row >= ((rest >> {MINUTE}) - 1) << {MINUTE} ORDER BY row",
    f"greatest((row >> {MINUTE}) << {MINUTE}, rest)",
    "((stretch.begin >> bits) + 1) << bits",  # what is beyond 63 bits is below 0 then: nothing is left
)


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
    """Give what is between two rows, the newest first or the oldest: no row twice, and none left out that was there
    when it was first asked.

    Each begins at the newest row, or the oldest, of those that are left: no day without articles takes one, and a date
    that is mistaken takes no more.
    """
    if shelf.dialect == "sqlite":
        yield Stretch(rows)
        return
    for begin, length in zip(_begins(shelf, rows, oldest_first=oldest_first), _lengths(), strict=False):
        first, last = stretch_from(begin, length, rows, oldest_first=oldest_first)
        yield Stretch((first, last), _word(begin, length), oldest_first)


def _lengths() -> Iterator[int]:
    return chain(LENGTHS, repeat(LENGTHS[-1]))


def stretch_from(begin: int, length: int, rows: Rows, *, oldest_first: bool = False) -> tuple[int, int]:
    """The rows of the stretch of a length from one on, as far as they lie between two."""
    number = begin >> MINUTE + length
    first, last = number << MINUTE + length, (number + 1 << MINUTE + length) - 1
    first, last = (begin, last) if oldest_first else (first, begin)
    least, greatest = rows
    return (first if least is None else max(first, least)), (last if greatest is None else min(last, greatest))


def _word(row: int, length: int) -> str:
    return f"@{length}.{row >> MINUTE + length:x}"


def _begins(shelf: Shelf, rows: Rows, *, oldest_first: bool) -> list[int]:
    """Where each stretch between two rows begins: the newest row, or the oldest, of what those before have left.

    Asked for at once: with a statement a stretch, of which a search looks through all four times and more, most
    searches took 1.05 to 1.3 times as long (docs/measurements.md).
    """
    least, greatest = rows[0] or 0, LAST if rows[1] is None else rows[1]
    asked = _OLDEST_FIRST if oldest_first else _NEWEST_FIRST
    begins = text(asked).bindparams(
        least=least, greatest=greatest, lengths=[MINUTE + one for one in LENGTHS], most=len(LENGTHS)
    )
    walk = begins.columns(column("step", Integer()), column("begin", BigInteger())).subquery("walk")
    return [row.begin for row in shelf.rows(select(walk.c.begin).order_by(walk.c.step))]
