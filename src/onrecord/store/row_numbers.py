"""Row numbers of articles and attributions: the day in front, so that the table's own order is by day.

Newest first then costs as much as what is shown and not as much as there is, in lists and in searches. Behind the day
and minute comes a hash of the id: the order is the same in whatever order things came in (but for two that fall on
one number, of which the second takes the next).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

_HASH_BITS = 32
_MINUTES = 24 * 60


def row_number(id: str, published: str | None) -> int:
    """Number the row of the thing with this id: 63 bits, of which the upper 31 are its minute (0: no day known)."""
    return _minute(published) << _HASH_BITS | int(id[-8:], 16)


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
