"""Row numbers of articles and attributions: the day in front, so that the table's own order is by day.

Newest first then costs as much as what is shown and not as much as there is, in lists and in searches. Behind the day
and minute comes a hash of the id: the order is the same in whatever order things came in (but for two that fall on
one number, of which the second takes the next).
"""

from __future__ import annotations

from calendar import isleap, monthrange
from collections.abc import Iterable
from datetime import date, datetime

MINUTE = 32
"""Bits of a row number below its minute."""
_MINUTES = 24 * 60
_YEAR, _YEAR_AND_MONTH, _DAY = 4, 7, 10
"""Characters that write one."""
LAST = (1 << 63) - 1
"""The greatest number there is."""


def row_number(id: str, published: str | None) -> int:
    """Number the row of the thing with this id: 63 bits, of which the upper 31 are its minute (0: no day known)."""
    return _minute(published) << MINUTE | int(id[-8:], 16)


def first_row(since: str) -> int:
    """A number that nothing published in a year, month, day or minute, or later, is below."""
    return _minute(since) << MINUTE


def last_row(until: str) -> int:
    """A number that nothing published in a year, month, day or minute, or before, is above. A little may be that is
    later: with what others pushed on, and what follows in a long reading, no number is the last of its minute."""
    return min(last_within(until) + (1 << MINUTE), LAST)


def last_within(until: str) -> int:
    """The last number of a year, month, day or minute itself; what others pushed on may lie above."""
    minute, written = _minute(until), len(until.removesuffix("Z"))
    days = 0
    if minute and written <= _YEAR_AND_MONTH:
        first = date.fromordinal(minute // _MINUTES)
        days = monthrange(first.year, first.month)[1] if written > _YEAR else 365 + isleap(first.year)
    long = days * _MINUTES or (_MINUTES if written <= _DAY else 1)
    return min((minute + long << MINUTE) - 1 if minute else LAST, LAST)


def rows_between(since: str | None, until: str | None) -> tuple[int | None, int | None]:
    """Bounds on the rows of what was published between two stretches of time; None where there is none."""
    return None if since is None else first_row(since), None if until is None else last_row(until)


def minutes_rows(row: int) -> tuple[int, int]:
    """The first and last number of the minutes in which the attributions of an article with this row can be: its own,
    and the next, into which those are pushed whose place is taken."""
    first = row >> MINUTE << MINUTE
    return first, min(first + (2 << MINUTE) - 1, LAST)


def day_of(row: int) -> str | None:
    """The day (ISO 8601) of the article or attribution with this row; None where none is known."""
    days = (row >> MINUTE) // _MINUTES
    return date.fromordinal(days).isoformat() if days else None


def free_run(wanted: int, length: int, taken: set[int]) -> int:
    """Return the first number from `wanted` on at which a run of rows is free; `taken` is what is not."""
    while clash := [number for number in range(wanted, wanted + length) if number in taken]:
        wanted = clash[-1] + 1
    return wanted


def candidates(wanted: Iterable[tuple[int, int]]) -> list[int]:
    """List the numbers that some runs (first number, length) would take, to ask which are taken."""
    return [number for first, length in wanted for number in range(first, first + length)]


def _minute(published: str | None) -> int:
    """Minutes since the year 1, in 31 bits: past the year 4083 all is one minute."""
    if published is None:
        return 0
    padded = published.removesuffix("Z") + "0001-01-01T00:00"[len(published.removesuffix("Z")) :]
    try:
        moment = datetime.fromisoformat(padded[:16])
    except ValueError:
        return 0
    return min((moment.toordinal() * _MINUTES) + moment.hour * 60 + moment.minute, (1 << 31) - 1)
