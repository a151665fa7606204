"""The pen: batches, acknowledgements, and that what is acknowledged is kept through a kill."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.errors import LedgerError
from onrecord.record import Failure
from onrecord.record.ledger import Entry, Receipt
from onrecord.store import Ledger, open_ledger, verify
from onrecord.store import writer as writing
from tests.store.material import entry_of, failed, ferry, harvest

ROOT = Path(__file__).parents[2]


def short(number: int) -> Entry:
    return entry_of(f"It is {number}, they said.", f"{number}.txt")


def test_a_batch_is_acknowledged_when_it_is_full(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "SECONDS", 3_600)  # on a slow machine a batch is full of time before it is of entries
    receipts: list[Receipt] = []
    seen: list[int] = []

    def acknowledged(receipt: Receipt) -> None:
        seen.append(len(list(ledger.view().articles())))
        receipts.append(receipt)

    with ledger.writer(acknowledged=acknowledged) as writer:
        for number in range(writing.ENTRIES - 1):
            writer.add(short(number))
        assert receipts == []
        writer.add(short(writing.ENTRIES))
        assert len(receipts) == writing.ENTRIES
        assert set(seen) == {writing.ENTRIES}, "it is there for everybody before it is acknowledged"
        writer.add(ferry())
        assert len(receipts) == writing.ENTRIES
    assert len(receipts) == writing.ENTRIES + 1
    assert [receipt.entry.capture.name for receipt in receipts[:3] if receipt.entry.capture] == [
        "0.txt",
        "1.txt",
        "2.txt",
    ]


def test_a_batch_goes_in_when_it_has_waited(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "SECONDS", 0.05)
    receipts: list[Receipt] = []
    with ledger.writer(acknowledged=receipts.append) as writer:
        writer.add(short(1))
        assert receipts == []
        time.sleep(0.06)
        writer.add(short(2))
        assert len(receipts) == 2


def test_large_articles_do_not_pile_up(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "BYTES", 1_000)
    receipts: list[Receipt] = []
    with ledger.writer(acknowledged=receipts.append) as writer:
        writer.add(entry_of("x" * 1_000, "x.txt"))
        assert len(receipts) == 1


def test_what_was_added_before_an_interruption_is_kept(ledger: Ledger) -> None:
    with pytest.raises(KeyboardInterrupt):
        add_and_stop(ledger)
    assert len(list(ledger.view().articles())) == 1


def add_and_stop(ledger: Ledger) -> None:
    with ledger.writer() as writer:
        writer.add(short(1))
        raise KeyboardInterrupt


def test_a_commit_that_failed_acknowledges_nothing_and_is_tried_again(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    receipts: list[Receipt] = []
    with ledger.writer(acknowledged=receipts.append) as writer:
        writer.add(short(1))
        with monkeypatch.context() as patch:
            patch.setattr(writing, "keep_polls", lambda *_: (_ for _ in ()).throw(LedgerError("no", hint="x")))
            with pytest.raises(LedgerError):
                writer.flush()
        assert (receipts, list(ledger.view().articles())) == ([], [])
        writer.add(short(2))
    assert len(receipts) == len(list(ledger.view().articles())) == 2


def test_receipts_say_what_became_of_each(ledger: Ledger) -> None:
    receipts: list[Receipt] = []
    with ledger.writer(acknowledged=receipts.append) as writer:
        for entry in (ferry(), harvest(), failed(), ferry()):
            writer.add(entry)
    assert [(receipt.new, receipt.failure) for receipt in receipts] == [
        (True, None),
        (True, None),
        (False, Failure("broken.pdf", "input", "it is no PDF")),
        (False, None),
    ]
    assert receipts[0].article == receipts[3].article
    assert str(receipts[0].capture).startswith("capture-")
    assert str(receipts[0].reading).startswith("reading-")


WRITING = """
import sys, time
from onrecord.store import open_ledger
from tests.store.test_writer import short
ledger = open_ledger(sys.argv[1])
said = lambda receipt: print(receipt.article, flush=True)
with ledger.writer(acknowledged=said, patience=60) as writer:
    for number in range(int(sys.argv[2]), int(sys.argv[2]) + 5000):
        writer.add(short(number))
"""


def kill_while_writing(place: str, first: int, seconds: float) -> list[str]:
    """Start a writer, kill it some time after its first acknowledgement, and return what it acknowledged."""
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    process = subprocess.Popen(
        [sys.executable, "-c", WRITING, place, str(first)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert process.stdout is not None
    said = [process.stdout.readline()]
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate()
    assert process.returncode == -signal.SIGKILL
    # The last line may be cut off by the kill; then it was not said.
    return [line.strip() for line in (*said, *rest.splitlines(keepends=True)) if line.endswith("\n")]


def hold_after_kills(place: str, kills: int, seed: int) -> None:
    wanted: set[str] = set()
    seconds = random.Random(seed)
    for kill in range(kills):
        acknowledged = kill_while_writing(place, kill * 5_000, seconds.uniform(0.0, 0.4))
        assert acknowledged
        wanted |= set(acknowledged)
        with open_ledger(place, create=False) as ledger:
            there = {row.id for row in ledger.view().articles()}
            assert wanted <= there
            assert list(verify(ledger)) == [], "nothing is half-written"


def test_what_was_acknowledged_is_kept_through_a_kill(place: str) -> None:
    hold_after_kills(place, 2, seed=1)


@pytest.mark.soak
def test_what_was_acknowledged_is_kept_through_many_kills(place: str) -> None:
    hold_after_kills(place, 60, seed=2)
