"""`onrecord link`: what it says, that it goes on where it was, and what to type where what it kept is broken."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.test_claims import ARTICLES, claims, put_in

Run = Callable[..., Result]

NEW = (
    "follow-up",
    "2031-05-06",
    "Varno Gazette",
    "Ramp inquiry\n\nThe harbour ministry said on Tuesday that at least 12 people had been killed when the ferry ramp "
    "at Oskel collapsed.",
)


@pytest.fixture
def linked(run: Run, folder: Path) -> Run:
    put_in(run, folder, ARTICLES)
    assert run("link").exit_code == 0
    return run


def alter(folder: Path, statement: str, *values: object) -> None:
    """Change something behind the ledger's back."""
    with closing(sqlite3.connect(folder / "onrecord.db")) as connection:
        assert connection.execute(statement, values).rowcount > 0
        connection.commit()


def test_it_says_what_it_linked_and_then_that_nothing_is_new(run: Run, folder: Path) -> None:
    put_in(run, folder, ARTICLES)
    first = run("link")
    assert first.stdout.startswith("Linked 6 articles with ")
    assert "pairs of tellings, " in first.stdout
    assert run("link").stdout == "Nothing new to link.\n"
    put_in(run, folder, (NEW,))
    assert run("link").stdout.startswith("Linked 1 article with ")


def test_claims_are_the_same_before_and_after_it(run: Run, folder: Path) -> None:
    put_in(run, folder, ARTICLES)
    unlinked = claims(run)
    run("link")
    assert claims(run) == unlinked
    assert unlinked


def test_anew_drops_what_was_kept_and_comes_to_the_same(linked: Run, folder: Path) -> None:
    before = claims(linked)
    alter(folder, "UPDATE link SET score = 0.0, zone = 'suggested'")
    assert claims(linked) != before, "what is kept is believed"
    said = linked("link", "--anew").stdout
    assert said.startswith("Linked 6 articles with ")
    assert claims(linked) == before
    assert linked("link").stdout == "Nothing new to link.\n"
    assert linked("verify").exit_code == 0


BROKEN = [
    ("nothing", "telling", "data", b""),
    ("no more than its mark", "telling", "data", b"M"),
    ("other bytes", "telling", "data", b"M\xc1\x00\xff"),
    ("another thing", "linking", "setting", b"M\x80"),
    ("text that is no JSON", "linking", "sketch", b"J{"),
    ("text that is no UTF-8", "linking", "setting", b"J\xff\xfe"),
    ("JSON of another thing", "linking", "sketch", b'J{"a": 1}'),
]


@pytest.mark.parametrize(("what", "table", "column", "stored"), BROKEN, ids=[what for what, *_ in BROKEN])
def test_bytes_that_cannot_be_unpacked_are_told_and_made_anew(
    linked: Run, folder: Path, what: str, table: str, column: str, stored: bytes
) -> None:
    alter(folder, f"UPDATE {table} SET {column} = ?", stored)
    put_in(linked, folder, (NEW,))
    for command in ("claims", "link"):
        result = linked(command)
        assert result.exit_code == 1, what
        complaint, hint = result.stderr.splitlines()
        assert complaint.startswith("onrecord: what linking kept as a ")
        assert hint == "try: have it made anew: onrecord link --anew"
    assert linked("link", "--anew").exit_code == 0
    assert claims(linked)


def test_a_vector_cut_short_is_told(linked: Run, folder: Path) -> None:
    with closing(sqlite3.connect(folder / "onrecord.db")) as connection:
        ((row, data),) = connection.execute("SELECT row, data FROM telling LIMIT 1").fetchall()
    at = data.index(b"\xc5\x03\x00")  # MessagePack: 768 bytes follow
    alter(folder, "UPDATE telling SET data = ? WHERE row = ?", data[:at] + b"\xc4\x04abcd" + data[at + 771 :], row)
    result = linked("claims")
    assert result.exit_code == 1
    assert "a vector of 4 bytes" in result.stderr
    assert "onrecord link --anew" in result.stderr
