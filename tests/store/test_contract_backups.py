"""A backup is a ledger in a file, and holds the same; so does one of a ledger on a server."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import LedgerError
from onrecord.record.ledger import Judgement, Poll
from onrecord.store import Ledger, backup, doctor, dump, open_ledger, verify
from tests.store.conftest import LATER, ticking
from tests.store.material import entry_of, failed, ferry, harvest
from tests.store.test_contract_dump import CORPUS
from tests.store.test_contract_round_trip import add


def test_a_backup_holds_the_same(ledger: Ledger, tmp_path: Path) -> None:
    receipts = add(ledger, *CORPUS)
    with ledger.writer() as writer:
        first = writer.judge(Judgement(str(receipts[0].capture), "void", "x", "Ida", "why"))
        writer.judge(Judgement(str(receipts[0].capture), "void", "y", "Ida", "why", supersedes=first.id))
        writer.forget(str(receipts[2].capture), who="Ida", why="asked to")
        writer.polled(Poll("https://gazette.example/feed", 200, "e"))
    path = tmp_path / "backup.db"
    backup(ledger, path)
    assert [path.name for path in tmp_path.iterdir() if "backup" in path.name] == ["backup.db"], "nothing lies about"
    with open_ledger(str(path), create=False, clock=ticking(LATER)) as copy:
        assert list(dump(copy.view())) == list(dump(ledger.view()))
        assert list(copy.view().articles()) == list(ledger.view().articles()), "when they were learnt, too"
        assert list(copy.view().failures(unsettled=False)) == list(ledger.view().failures(unsettled=False))
        assert copy.view().polls("https://gazette.example/feed") == ledger.view().polls("https://gazette.example/feed")
        assert copy.view().search("said").article_count == ledger.view().search("said").article_count
        assert list(verify(copy)) == []
        add(copy, entry_of("It goes on, they said.", "more.txt"))
        assert next(copy.view().articles(source="they")).learnt > "2032"


def test_a_backup_takes_the_place_of_nothing(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "backup.db"
    path.write_text("mine")
    with pytest.raises(LedgerError, match="there is a file already"):
        backup(ledger, path)
    assert path.read_text() == "mine"
    with pytest.raises(LedgerError, match=r"cannot be (opened|written|made)|folder does not exist"):
        backup(ledger, tmp_path / "nowhere" / "backup.db")


def test_the_doctor_counts_what_there_is(ledger: Ledger) -> None:
    add(ledger, ferry(), harvest(), failed())
    facts = {fact.name: fact for fact in doctor(ledger)}
    assert (facts["article"].value, facts["failure"].value, facts["schema"].value) == ("2", "1", "0007")
    assert facts["last learnt"].value.startswith("2031-05-01")
    assert facts["last learnt"].worry is not None, "the tests' clock is ahead"
    if ledger.database.place.path is not None:
        assert int(facts["free space"].value) > 0
        assert facts["journal"].value in ("wal", "truncate")
        assert facts["journal"].worry is None
        assert "reset race" in facts["write-ahead log"].value
    else:
        assert facts["fsync"].worry is not None, "the tests' server does without"
    assert {"raw", "capture", "sighting", "reading", "attribution", "judgement", "tombstone", "poll"} <= facts.keys()
