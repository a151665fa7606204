"""Many threads that read one SQLite file let whoever writes to it have a turn.

Without a write-ahead log whoever commits waits until nobody reads. SQLite keeps new readers of other programs out while
one waits, but a thread joins those of its own program that read already, without a look at who waits: where many always
overlap, the turn never comes. `onrecord add` beside 50 readers of a million attributions gave up after half a minute.
So once those who read have overlapped for `LONGEST`, the next ones wait until all of them are done.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Condition
from time import monotonic

LONGEST = 1.0
"""Seconds for which readings may overlap before those that come wait for a moment in which none is going on."""


class Turns:
    """Of one opened ledger. A thread takes one turn at a time and none within another."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._reading = 0
        self._since = 0.0

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Read while others do, but not in a row of readings without end."""
        with self._changed:
            self._changed.wait_for(lambda: not self._reading or monotonic() - self._since < LONGEST)
            if not self._reading:
                self._since = monotonic()
            self._reading += 1
        try:
            yield
        finally:
            with self._changed:
                self._reading -= 1
                if not self._reading:
                    self._changed.notify_all()


def turns_for(file: Path | None, journal: str) -> Turns | None:
    """What readers of a ledger need: nothing for a database on a server, nor beside a write-ahead log."""
    return None if file is None or journal == "wal" else Turns()
