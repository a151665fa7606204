"""Queries that take too long are broken off, where many ask: one must not keep the rest waiting."""

from __future__ import annotations

from time import monotonic

from sqlalchemy import Connection, Engine, event

_STEPS = 200_000
"""Steps of SQLite's machine between two looks at the clock: some ten milliseconds, so that looking costs nothing."""


def hold_queries_to(engine: Engine, seconds: float) -> None:
    """Break off every transaction of an engine that works longer than this; its connections must be for reading."""
    sqlite = engine.dialect.name == "sqlite"

    def began(connection: Connection) -> None:
        if sqlite:
            _watch(connection, monotonic() + seconds)
        else:
            connection.exec_driver_sql(f"SET LOCAL statement_timeout = {int(seconds * 1000)}")

    event.listen(engine, "begin", began)


def _watch(connection: Connection, until: float) -> None:
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.set_progress_handler(lambda: monotonic() > until, _STEPS)
