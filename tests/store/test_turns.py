"""Whoever writes to a SQLite file that many threads read has a turn, though some of them always read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import Select, func, literal, select

from onrecord.store import open_ledger, schema
from onrecord.store.engine import settle_journal
from onrecord.store.turns import Turns, turns_for
from tests.store.material import ferry
from tests.store.test_contract_round_trip import add

READERS = 6

WRITE = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], timeout=10, isolation_level=None)
connection.execute("UPDATE capture SET notes = notes")
"""


def slow() -> Select[tuple[int]]:
    """Some tenths of a second of SQLite's time, with the file locked for reading."""
    number = select(literal(1).label("number")).cte("number", recursive=True)
    number = number.union_all(select(number.c.number + 1).where(number.c.number < 1_000_000))
    articles = select(func.count()).select_from(schema.article).scalar_subquery()
    return select(func.max(number.c.number) + articles)


def test_whoever_writes_has_a_turn_though_some_always_read(tmp_path: Path) -> None:
    """Without turns there is no moment in which nobody reads, and another program gives up."""
    place, done = tmp_path / "a.db", Event()
    with open_ledger(str(place)) as ledger:
        add(ledger, ferry())
        settle_journal(ledger.database, place, "truncate")
        ledger._turns = Turns()  # whatever journal this SQLite is trusted with
        shelf = ledger.view().shelf

        def read() -> None:
            while not done.is_set():
                shelf.rows(slow())

        readers = [Thread(target=read) for _ in range(READERS)]
        for reader in readers:
            reader.start()
        try:
            written = subprocess.run([sys.executable, "-c", WRITE, str(place)], check=False, timeout=60)
        finally:
            done.set()
            for reader in readers:
                reader.join(60)
        assert written.returncode == 0


def test_a_reading_that_breaks_gives_its_turn_back() -> None:
    turns = Turns()
    with pytest.raises(ValueError, match="broken"), turns.taken():
        raise ValueError("broken")
    with turns.taken():
        pass


def test_turns_are_for_files_whose_readers_keep_a_writer_out() -> None:
    assert turns_for(Path("a.db"), "truncate") is not None
    assert turns_for(Path("a.db"), "wal") is None
    assert turns_for(None, "truncate") is None
