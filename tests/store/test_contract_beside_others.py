"""What is kept in memory beside programs that write: found wrong by a reader who had not written it, each mended."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import Connection, event, text

from onrecord.record.ledger import Judgement
from onrecord.store import Ledger, credited, open_ledger
from onrecord.store.linked import LinkedView
from tests.store.linked_material import CORRECT, keep_all
from tests.store.material import entry_of
from tests.store.test_contract_round_trip import add

TEXT = "Tarn\n\nThe ferry will sail, Ilse Tarn said."


def judge(ledger: Ledger, capture: str, value: str, supersedes: str | None = None) -> Judgement:
    with ledger.writer() as writer:
        return writer.judge(Judgement(capture, "correct", value, "ann", "why", ((0, 4),), supersedes=supersedes))


def test_whoever_reads_judgements_while_one_is_superseded_gets_the_old_or_the_new(ledger: Ledger) -> None:
    add(ledger, entry_of(TEXT))
    capture = next(iter(ledger.view().articles())).capture
    judge(ledger, capture, "1")
    second = judge(ledger, capture, "2")
    walk = ledger.view().judgements()
    seen = [next(walk).value]
    judge(ledger, capture, "2 anew", supersedes=second.id)
    list(ledger.view().judgements())
    assert [*seen, *(each.value for each in walk)] == ["1", "2"]
    assert [each.value for each in ledger.view().judgements()] == ["1", "2 anew"]


def test_what_an_older_linking_kept_is_not_complete_by_what_a_newer_one_keeps(ledger: Ledger) -> None:
    add(ledger, *(entry_of(f"{day}: {TEXT}", f"{day}.txt", facts={"date": f"2031-05-0{day}"}) for day in (1, 2)))
    keep_all(ledger, "linker-old")
    old = LinkedView(ledger.view(), "linker-old")
    assert old.is_complete(CORRECT)
    with ledger.writer() as writer:
        writer.drop_other_linkers("")
    keep_all(ledger, "linker-new")
    assert not old.is_complete(CORRECT)
    assert len(old.unlinked(CORRECT)) == 2


def test_articles_of_one_minute_are_asked_for_in_parts(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    add(ledger, *(entry_of(f"{number}: {TEXT}", f"{number}.txt", facts={"date": "2031-05-03"}) for number in range(7)))
    add(ledger, entry_of(f"Old: {TEXT}", "old.txt", facts={"date": "2030-05-03"}))
    asked: list[int] = []
    plain = credited._rows_crediting

    def counted(*given: object) -> object:
        for rows in plain(*given):  # type: ignore[arg-type]
            asked.append(len(rows))
            yield rows

    monkeypatch.setattr(credited, "_PAGE", 2)
    monkeypatch.setattr(credited, "_rows_crediting", counted)
    assert len(list(ledger.view().articles(source="tarn"))) == 8
    assert max(asked) <= 2


def test_whoever_waits_for_one_that_is_told_to_stop_tries_again(ledger: Ledger) -> None:
    begun, go, answers = threading.Event(), threading.Event(), []

    def broken_off() -> str:
        begun.set()
        go.wait(5)
        raise KeyboardInterrupt

    def first() -> None:
        with pytest.raises(KeyboardInterrupt):
            ledger.view().recall("key", broken_off)

    def second() -> None:
        answers.append(ledger.view().recall("key", lambda: "tried again"))

    threads = [threading.Thread(target=first), threading.Thread(target=second)]
    threads[0].start()
    begun.wait(5)
    threads[1].start()
    threads[1].join(0.2)
    go.set()
    for thread in threads:
        thread.join(5)
    assert answers == ["tried again"]


def test_what_is_written_is_seen_though_its_commit_ends_after_that_of_one_who_began_later(
    place: str, ledger: Ledger
) -> None:
    """PostgreSQL numbers transactions as they begin: the greatest that has ended does not move when an earlier one ends
    last, so that what was at hand by it stayed."""
    add(ledger, entry_of(TEXT))
    capture = next(iter(ledger.view().articles())).capture
    begun, committing, go = threading.Event(), threading.Event(), threading.Event()
    with open_ledger(place) as other:

        def hold(_: Connection) -> None:
            if begun.is_set():
                committing.set()
                go.wait(5)

        def write() -> None:
            with other.writer() as writer:
                begun.set()
                writer.judge(Judgement(capture, "correct", "1", "ann", "why", ((0, 4),)))

        event.listen(other.database.writing, "commit", hold)
        writing = threading.Thread(target=write)
        writing.start()
        assert committing.wait(5)
        if other.view().shelf.dialect == "postgresql":
            with ledger.database.writing.begin() as connection:
                connection.execute(text("SELECT pg_current_xact_id()"))
        assert list(ledger.view().judgements()) == []
        go.set()
        writing.join(5)
        assert [each.value for each in ledger.view().judgements()] == ["1"]
