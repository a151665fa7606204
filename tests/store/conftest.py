"""Ledgers in both databases, with a clock that ticks once a second, and articles about a place that is not."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from onrecord.store import Ledger, open_ledger
from tests.store.server import Server, find_programs, start_server

BEGINNING = datetime(2031, 5, 1, tzinfo=UTC)
LATER = datetime(2032, 1, 1, tzinfo=UTC)

DATABASES = ["sqlite", "postgresql"]

Clock = Callable[[], datetime]


def ticking(start: datetime = BEGINNING) -> Clock:
    """A clock that is a second later at every look."""
    seconds = itertools.count()
    return lambda: start + timedelta(seconds=next(seconds))


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    programs = find_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed: no initdb is found")
    with start_server(programs) as running:
        yield running


def place_in(database: str, request: pytest.FixtureRequest, folder: Path) -> str:
    """Where a new ledger may be made in a database."""
    if database == "sqlite":
        return str(folder / "onrecord.db")
    server: Server = request.getfixturevalue("server")
    return server.make_place()


@pytest.fixture(params=DATABASES)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new ledger may be made, in each of the databases."""
    return place_in(request.param, request, tmp_path)


@pytest.fixture
def other_place(place: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a second one may be made, in the same database."""
    if "://" not in place:
        return str(tmp_path / "other.db")
    server: Server = request.getfixturevalue("server")
    return server.make_place()


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    with open_ledger(place, clock=ticking()) as opened:
        yield opened


@pytest.fixture
def other(other_place: str) -> Iterator[Ledger]:
    """A second ledger in the same database, whose clock starts half a year later."""
    with open_ledger(other_place, clock=ticking(LATER)) as opened:
        yield opened
