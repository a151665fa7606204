"""When the ledger learnt something: later for every entry, whatever the clock of the machine does."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from onrecord.errors import UsageError

Clock = Callable[[], datetime]

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
_STRETCH = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,6})?)?Z?)?)?)?")
_AFTER_ALL = "~"
"""Sorts behind every character of a time, so that a day has all its hours and a year all its days."""


def now() -> datetime:
    """Read the machine's clock."""
    return datetime.now(UTC)


def later_than(last: str | None, moment: datetime) -> str:
    """Write a moment, or the next microsecond after `last` where it is no later: what came in later stands."""
    if last is not None and _written(moment) <= last:
        moment = datetime.fromisoformat(last.replace("Z", "+00:00")) + timedelta(microseconds=1)
    return _written(moment)


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def is_moment(stored: object) -> bool:
    """Whether this is how the ledger writes when it learnt something."""
    return isinstance(stored, str) and _MOMENT.fullmatch(stored) is not None


def until_end_of(when: str) -> str:
    """Return what sorts behind every moment of a year, month, day or time. Raises UsageError for what is none."""
    return since_start_of(when).removesuffix("Z") + _AFTER_ALL


def since_start_of(when: str) -> str:
    """Return what sorts before every moment of a year, month, day or time. Raises UsageError for what is none."""
    if not _STRETCH.fullmatch(when) or not _is_on_a_calendar(when):
        raise UsageError(f"{when!r} is not a date", hint="write it as 2031-05-03, or 2031-05-03T14:30 in UTC")
    return when


def _is_on_a_calendar(when: str) -> bool:
    """Whether a calendar has this year, month, day or time: 30 February sorts as if it were one."""
    first = when + "0000-01-01"[len(when) :]
    try:
        datetime.fromisoformat(first.removesuffix("Z"))
    except ValueError:
        return False
    return True


def published_on(date: str | None) -> str | None:
    """Return what an article says of its day, if it is a day."""
    return date if date is not None and _STRETCH.fullmatch(date) else None
