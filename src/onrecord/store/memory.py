"""What a ledger was asked, kept until anything is written to it: naming and linking are functions of what it holds.

Whether anything was written is asked of the database. SQLite counts, for one connection, the commits of all others
(`PRAGMA data_version`, https://sqlite.org/pragma.html#pragma_data_version); PostgreSQL numbers its transactions, and
anybody's raises the end of a snapshot (`pg_snapshot_xmax`).
"""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from contextlib import suppress
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import text

from onrecord.store.complaints import complaints_about
from onrecord.store.engine import Database, open_file
from onrecord.store.judged import Judged
from onrecord.store.linked_mark import Marks

T = TypeVar("T")

MOST = 16
"""Answers that are kept: a page asks for three or four; of 300 articles one in four takes some 30 MB, the others
nothing."""


class Memory:
    """Of one opened ledger. Several threads may ask it. Its judgements (`judged`), and how far all is linked (`marks`),
    are kept when something is written, and added to."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.judged = Judged()
        self.marks = Marks()
        self._lock = Lock()
        self._counting: sqlite3.Connection | None = None
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()
        self._sought: dict[Hashable, Future[Any]] = {}
        self._at: object = None
        self._closed = 0

    def recall(self, key: Hashable, ask: Callable[[], T]) -> T:
        """The answer to a question that was asked since anything was last written, else what `ask` gives now.

        Whoever asks while another is working that out waits for it: of many who look at a page beside a program that
        writes, each would else go through the same articles.
        """
        with self._lock:
            now = self._state()
            if now != self._at:
                self._answers.clear()
                self._at = now
            if key in self._answers:
                self._answers.move_to_end(key)
                known: T = self._answers[key]
                return known
            sought = self._sought.get((now, key))
            own: Future[Any] = Future()
            if sought is None:
                self._sought[now, key] = own
        if sought is not None:
            with suppress(Exception):  # what another could not do is tried again here
                awaited: T = sought.result()
                return awaited
            return ask()
        try:
            answer = ask()
        except BaseException as error:
            with self._lock:
                del self._sought[now, key]
            # Whoever waits tries again, also where this one was told to stop.
            own.set_exception(error if isinstance(error, Exception) else RuntimeError("broken off"))
            raise
        own.set_result(answer)
        with self._lock:
            del self._sought[now, key]
            # What was written while it was worked out may be in it or not.
            if self._at == now and self._state() == now:
                self._answers[key] = answer
                while len(self._answers) > MOST:
                    self._answers.popitem(last=False)
        return answer

    def close(self) -> None:
        """Let go of the connection that counts, and of all answers."""
        with self._lock:
            self._answers.clear()
            self._at = None
            self._closed += 1
            if self._counting is not None:
                with suppress(sqlite3.Error):
                    self._counting.close()
                self._counting = None

    def _state(self) -> object:
        """Something that is another one once anything has been written. Raises LedgerError."""
        path = self._database.place.path
        with complaints_about(self._database.place.name):
            if path is None:
                with self._database.reading.connect() as connection:
                    return connection.execute(text("SELECT pg_current_snapshot()::text")).scalar()
            if self._counting is None:
                self._counting = open_file(path, writing=False)
            (count,) = self._counting.execute("PRAGMA data_version").fetchone()
            # Another connection counts from anywhere.
            return self._closed, count
