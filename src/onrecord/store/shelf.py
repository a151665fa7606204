"""A ledger as it is read: short transactions, page by page, so that a long walk never keeps a writer waiting."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import reduce
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Row, Select, func, select, tuple_

from onrecord.store.complaints import complaint, complaints_about
from onrecord.store.turns import Turns

_BETWEEN_ROWS, _BETWEEN_IDS = "\x1e", "\x1f"
"""Unicode's own separators of records and of units."""


class Shelf:
    """A way to ask a ledger that has no way to write to it."""

    def __init__(self, engine: Engine, name: str, turns: Turns | None) -> None:
        self._engine = engine
        self._turns = turns
        self.name = name
        self.dialect = engine.dialect.name

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a transaction that reads. Raises LedgerError."""
        with complaints_about(self.name), self._engine.connect() as connection:
            try:
                yield connection
            except (ValueError, TypeError) as error:
                raise complaint(
                    self.name, "a row in it is broken", "see what is broken: onrecord verify", error
                ) from error

    def rows(self, query: Select[Any]) -> list[Row[Any]]:
        """Return all that a query finds."""
        turn = nullcontext() if self._turns is None else self._turns.taken()
        with turn, self.reading() as connection:
            return list(connection.execute(query).all())

    def ids(self, query: Select[Any]) -> list[tuple[str, ...]]:
        """Return all that a query of ids finds, put into one row.

        SQLite's file is locked for as long as rows are fetched, and among many threads that ask each row waits for its
        thread's turn: 3,600 rows kept `onrecord add` out for twenty seconds beside 50 readers, until it gave up.
        """
        found = query.subquery()
        line: ColumnElement[Any] = reduce(_beside, found.c)
        lines = self.rows(select(func.aggregate_strings(line, _BETWEEN_ROWS)))[0][0]
        return [tuple(line.split(_BETWEEN_IDS)) for line in lines.split(_BETWEEN_ROWS)] if lines else []

    def pages(
        self,
        query: Select[Any],
        *key: ColumnElement[Any],
        page: int,
        descending: bool = False,
        limit: int | None = None,
    ) -> Iterator[list[Row[Any]]]:
        """Give what a query finds in order of a key, a page at a time.

        The query must select the key's columns, which together differ in every row, and have no order of its own.
        """
        left, ordered = limit, query.order_by(*(column.desc() if descending else column for column in key))
        place = key[0] if len(key) == 1 else tuple_(*key)
        last: Any = None
        while left is None or left > 0:
            size = page if left is None else min(page, left)
            beyond = ordered if last is None else ordered.where(place < last if descending else place > last)
            found = self.rows(beyond.limit(size))
            if found:
                yield found
            if len(found) < size:
                return
            values = tuple(found[-1]._mapping[column] for column in key)
            last = values[0] if len(key) == 1 else values
            left = None if left is None else left - size


def _beside(line: ColumnElement[Any], column: ColumnElement[Any]) -> ColumnElement[Any]:
    return line + _BETWEEN_IDS + column
