"""What cannot be opened is said to be so, with what to do; nothing half-made is left behind."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from onrecord.errors import LedgerError
from onrecord.store import Ledger, doctor, dump, engine, lock, open_ledger, verify
from onrecord.store.engine import APPLICATION, journal_mode_for, parse_place
from tests.store.conftest import ticking
from tests.store.material import entry_of, ferry
from tests.store.server import Server
from tests.store.test_contract_round_trip import add

ROOT = Path(__file__).parents[2]


def refused(place: Path | str, what: str, hint: str, *, create: bool = True) -> LedgerError:
    with pytest.raises(LedgerError, match=what) as caught:
        open_ledger(str(place), create=create)
    assert hint in caught.value.hint
    return caught.value


def test_a_ledger_is_made_where_there_is_none(place: str) -> None:
    refused(place, "there is none", "onrecord add", create=False)
    with open_ledger(place) as ledger:
        assert ledger.notices == ()
        assert list(ledger.view().articles()) == []
        assert list(verify(ledger)) == []
    with open_ledger(place, create=False) as ledger:
        add(ledger, ferry())
    with open_ledger(place) as ledger:
        assert len(list(ledger.view().articles())) == 1


def test_what_is_no_file_of_a_ledger_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    refused(tmp_path, "it is a folder", "onrecord.db")
    refused(tmp_path / "a" / "b.db", "its folder does not exist", "mkdir -p")
    notes = tmp_path / "notes.txt"
    notes.write_text("Dear Ida, the ferry is late again.")
    refused(notes, "a file of another kind", "--ledger PATH")
    assert notes.read_text() == "Dear Ida, the ferry is late again."
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE article (id INTEGER)")
        connection.commit()
    before = other.read_bytes()
    refused(other, "a database of something else", "--ledger PATH")
    assert other.read_bytes() == before
    (tmp_path / "short.db").write_bytes(b"SQLite format 3\x00")
    refused(tmp_path / "short.db", "a database of something else", "--ledger PATH")
    assert {path.name for path in tmp_path.iterdir()} == {"notes.txt", "other.db", "short.db"}


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "a.db").touch()
    refused(tmp_path / "a.db", "there is none", "onrecord add", create=False)
    with open_ledger(str(tmp_path / "a.db")) as ledger:
        assert list(verify(ledger)) == []


def test_a_broken_file_is_said_to_be_broken(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with open_ledger(str(path)) as ledger:
        add(ledger, ferry())
    content = path.read_bytes()
    path.write_bytes(content[:100] + bytes(len(content) - 100))
    refused(path, "it is broken", "onrecord verify")
    path.write_bytes(content[: len(content) // 2])
    with pytest.raises(LedgerError, match="it is broken"):
        read_all(path)


def read_all(path: Path) -> None:
    with open_ledger(str(path)) as ledger:
        assert list(verify(ledger)) != []
        list(dump(ledger.view()))


def test_names_of_all_kinds_are_names_of_files(tmp_path: Path) -> None:
    for name in ("a b.db", "a%20b?mode=ro#x.db", "Zürich 🛳️.db", "ledger"):
        with open_ledger(str(tmp_path / name)) as ledger:
            add(ledger, ferry())
        assert (tmp_path / name).stat().st_size > 0


@pytest.mark.parametrize(
    ("place", "what", "hint"),
    [
        ("mysql://a/b", "not mysql://", "postgresql://USER@HOST/DATABASE"),
        ("https://a.example/b.db", "not https://", "name a file"),
        ("postgresql://a:port/b", "cannot be understood", "postgresql://USER@HOST/DATABASE"),
        ("postgresql://u:pw@/db?host=/nowhere/at/all", "the server does not answer", "pg_isready"),
        ("postgres://u:pw@localhost:1/db", "the server does not answer", "pg_isready"),
    ],
)
def test_addresses_that_lead_nowhere(place: str, what: str, hint: str) -> None:
    error = refused(place, what, hint)
    assert "pw" not in str(error)
    assert "pw" not in error.hint


def test_without_psycopg_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    refused("postgresql://a/b", "needs psycopg", "pip install 'onrecord[postgres]'")
    assert parse_place("a.db").path == Path("a.db")


def test_databases_of_a_server_that_are_no_ledgers(server: Server) -> None:
    address = server.make_place()
    server.execute("CREATE TABLE mine (a int)", address)
    refused(address, "holds something else", "--ledger")
    server.execute("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0 LOCALE_PROVIDER libc")
    refused(server.address("latin"), "its encoding is LATIN1", "createdb -E UTF8")
    refused(server.address("nowhere"), "there is no such database", "createdb")


def test_a_newer_schema_is_refused_and_left_as_it_is(place: str) -> None:
    with open_ledger(place) as ledger, ledger.database.writing.begin() as connection:
        connection.execute(text("UPDATE schema_revision SET version_num = '9999'"))
    refused(place, r"a newer onrecord made it \(schema 9999\)", "pip install --upgrade onrecord")
    with open_ledger_unchecked(place) as ledger, ledger.database.reading.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM schema_revision")).scalar() == "9999"


def open_ledger_unchecked(place: str) -> Ledger:
    return Ledger(engine.connect(parse_place(place)), ticking())


def test_one_writes_at_a_time(place: str) -> None:
    with open_ledger(place) as one, open_ledger(place) as two:
        with one.writer() as writer:
            writer.add(ferry())
            with pytest.raises(LedgerError, match="another program is writing"), two.writer(patience=0.1):
                pass
            with pytest.raises(LedgerError, match="another program is writing"), one.writer(patience=0.1):
                pass
            assert list(two.view().articles()) == [], "looking is free"
        add(two, ferry())
        with pytest.raises(LedgerError, match="lies outside"), one.writer() as writer:
            raise LedgerError("it lies outside", hint="x")
        with two.writer(patience=0.1):
            pass


def test_a_lock_whose_file_was_taken_away_is_not_held_by_two(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with lock.hold_file(path, 0.1):
        (tmp_path / "a.db-writer").unlink()
        with lock.hold_file(path, 0.1), pytest.raises(LedgerError), lock.hold_file(path, 0.1):
            pass
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def readable() -> Iterator[Path]:
    """A folder with a ledger that anybody may read and only its owner write."""
    folder = Path(tempfile.mkdtemp(prefix="readable-"))
    with open_ledger(str(folder / "a.db")) as ledger:
        add(ledger, ferry())
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


AS_A_STRANGER = """
import os, sys, tempfile
from onrecord.errors import LedgerError
from onrecord.store import open_ledger, verify
from tests.store.material import ferry
with tempfile.TemporaryDirectory() as folder, open_ledger(folder + "/warm.db") as ledger, ledger.writer() as writer:
    writer.add(ferry())  # loads what a stranger may not load
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
with open_ledger(sys.argv[1] + "/a.db") as ledger:
    print(len(list(ledger.view().articles())), list(verify(ledger)))
    for attempt in (ledger.writer, lambda: open_ledger(sys.argv[1] + "/b.db")):
        try:
            with attempt():
                print("written")
        except LedgerError as error:
            print(error, "|", error.hint)
"""


def test_what_must_not_be_written_is_read_all_the_same(readable: Path) -> None:
    """As somebody else where the tests run as root, for whom nothing is forbidden."""
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    done = subprocess.run(
        [sys.executable, "-B", "-c", AS_A_STRANGER, str(readable)],
        capture_output=True,
        text=True,
        check=False,
        cwd=readable,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert done.returncode == 0, done.stderr
    counted, writing, making = done.stdout.splitlines()
    assert counted == "1 []"
    assert "it must not be written" in writing
    assert "make its folder writable" in writing
    assert "must not be written" in making
    assert {each.name for each in readable.iterdir()} <= {"a.db", "a.db-journal"}


def test_a_full_disk_loses_nothing_and_can_be_tried_again(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "a.db")) as ledger:
        add(ledger, ferry())
        kept: list[object] = []
        with ledger.writer(acknowledged=kept.append) as writer:
            pages = writer._connection.connection.driver_connection
            assert pages is not None
            pages.execute("PRAGMA max_page_count=1").fetchall()
            writer.add(entry_of("It is full, they said. " * 100, "big.txt"))
            with pytest.raises(LedgerError, match="there is no room left") as caught:
                writer.flush()
            assert "free some space" in caught.value.hint
            assert kept == []
            pages.execute("PRAGMA max_page_count=1000000").fetchall()
        assert len(kept) == 1
        assert {row.name for row in ledger.view().articles()} == {"ferry.txt", "big.txt"}
        assert list(verify(ledger)) == []


def test_a_ledger_that_cannot_be_made_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr("onrecord.store.revisions.migrate", fail)
    with pytest.raises(sqlite3.OperationalError):
        open_ledger(str(tmp_path / "a.db"))
    assert [path.name for path in tmp_path.iterdir() if path.stat().st_size] == []
    assert not (tmp_path / "a.db").exists()


@pytest.mark.parametrize(
    ("version", "journal"),
    [
        ((3, 40, 1), "truncate"),
        ((3, 44, 5), "truncate"),
        ((3, 44, 6), "wal"),
        ((3, 45, 3), "truncate"),
        ((3, 50, 6), "truncate"),
        ((3, 50, 7), "wal"),
        ((3, 51, 0), "truncate"),
        ((3, 51, 2), "truncate"),
        ((3, 51, 3), "wal"),
        ((3, 52, 0), "wal"),
        ((4, 0, 0), "wal"),
    ],
)
def test_the_write_ahead_log_is_used_where_it_is_safe(version: tuple[int, ...], journal: str) -> None:
    assert journal_mode_for(version) == journal


def test_either_journal_serves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A newer SQLite takes the ledger over to the write-ahead log, an older one takes it back."""
    path = str(tmp_path / "a.db")
    for version, journal in (((3, 51, 3), "wal"), ((3, 40, 1), "truncate"), ((3, 51, 3), "wal")):
        monkeypatch.setattr("onrecord.store.opening.sqlite_version", lambda version=version: version)
        monkeypatch.setattr("onrecord.store.ledger.sqlite_version", lambda version=version: version)
        with open_ledger(path) as ledger:
            facts = {fact.name: fact.value for fact in doctor(ledger)}
            assert facts["journal"] == journal
            (gone,) = add(ledger, entry_of(f"With {journal} it is soon gone, they said.", "gone.txt"))
            if gone.article is not None:
                with ledger.writer() as writer:
                    writer.forget(gone.article, who="Ida", why="asked to")
            add(ledger, entry_of(f"With {journal} it stays, they said.", f"{journal}.txt"))
            assert list(verify(ledger)) == []
            for file in tmp_path.iterdir():
                assert f"With {journal} it is soon gone".encode() not in file.read_bytes()
    with open_ledger(path) as ledger:
        assert {row.name for row in ledger.view().articles()} == {"wal.txt", "truncate.txt"}


def test_an_unsafe_log_that_another_holds_open_is_not_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(tmp_path / "a.db")
    with open_ledger(path) as ledger:
        add(ledger, ferry())
    with closing(sqlite3.connect(path, isolation_level=None)) as holding:
        holding.execute("PRAGMA journal_mode=WAL")
        holding.execute("BEGIN")
        holding.execute("SELECT count(*) FROM article").fetchall()
        monkeypatch.setattr(engine, "_PATIENCE", 0.1)
        monkeypatch.setattr("onrecord.store.ledger.sqlite_version", lambda: (3, 40, 1))
        monkeypatch.setattr("onrecord.store.opening.sqlite_version", lambda: (3, 40, 1))
        with open_ledger(path) as ledger:
            assert len(list(ledger.view().articles())) == 1
            with pytest.raises(LedgerError, match="must not write to"), ledger.writer():
                pass


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "a.db")) as ledger, ledger.database.reading.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
