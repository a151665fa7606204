"""What was asked is kept until something is written, by whoever it is; in both databases."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from onrecord.store import Ledger, memory, open_ledger
from tests.store.material import entry_of


@pytest.fixture
def asked(ledger: Ledger) -> Callable[..., int]:
    """Ask a question, and say how often it had to be answered so far."""
    answered = 0

    def ask(key: str = "how many", **days: str) -> int:
        def answer() -> int:
            nonlocal answered
            answered += 1
            return answered

        ledger.view(**days).recall(key, answer)
        return answered

    return ask


def test_a_question_is_answered_once(asked: Callable[..., int]) -> None:
    assert [asked(), asked(), asked("another"), asked()] == [1, 1, 2, 2]


def test_each_day_is_a_question_of_its_own(asked: Callable[..., int]) -> None:
    assert [asked(), asked(as_of="2031-06-01"), asked(as_of="2031-06-01")] == [1, 2, 2]


def test_what_is_written_is_seen_by_all(asked: Callable[..., int], ledger: Ledger, place: str) -> None:
    assert asked() == 1
    with ledger.writer() as writer:
        writer.add(entry_of("The ferry to Oskel will not run."))
    assert asked() == 2, "by this ledger's own writer"
    with open_ledger(place) as another, another.writer() as writer:
        writer.add(entry_of("The ferry to Varno will not run."))
    assert [asked(), asked()] == [3, 3], "by another that has it open"


def test_only_so_many_answers_are_kept(asked: Callable[..., int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "MOST", 2)
    assert [asked("a"), asked("b"), asked("a"), asked("c"), asked("a"), asked("b")] == [1, 2, 2, 3, 3, 4]


def test_what_changes_while_it_is_answered_is_not_kept(ledger: Ledger) -> None:
    def answer() -> str:
        with ledger.writer() as writer:
            writer.add(entry_of("The ferry to Oskel will not run."))
        return "before"

    assert ledger.view().recall("what", answer) == "before"
    assert ledger.view().recall("what", lambda: "after") == "after"


def test_who_asks_the_same_meanwhile_waits_for_the_answer(ledger: Ledger) -> None:
    begun, go_on, answered = Event(), Event(), []

    def answer() -> str:
        begun.set()
        answered.append("once")
        assert go_on.wait(10)
        return "found"

    with ThreadPoolExecutor(3) as pool:
        first = pool.submit(ledger.view().recall, "what", answer)
        assert begun.wait(10)
        others = [pool.submit(ledger.view().recall, "what", answer) for _ in range(2)]
        assert ledger.view().recall("another", lambda: "at once") == "at once"
        go_on.set()
        assert [each.result(10) for each in (first, *others)] == ["found"] * 3
    assert answered == ["once"]


def test_what_one_could_not_find_out_another_tries_again(ledger: Ledger) -> None:
    begun, go_on = Event(), Event()

    def fail() -> str:
        begun.set()
        assert go_on.wait(10)
        raise ValueError("no answer")

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(ledger.view().recall, "what", fail)
        assert begun.wait(10)
        second = pool.submit(ledger.view().recall, "what", lambda: "found")
        go_on.set()
        assert second.result(10) == "found"
        with pytest.raises(ValueError, match="no answer"):
            first.result(10)
    assert ledger.view().recall("what", lambda: "found anew") in ("found", "found anew")


def test_who_asks_after_something_was_written_waits_for_no_answer_from_before(ledger: Ledger) -> None:
    begun, go_on = Event(), Event()

    def before() -> str:
        begun.set()
        assert go_on.wait(10)
        return "before"

    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(ledger.view().recall, "what", before)
        assert begun.wait(10)
        with ledger.writer() as writer:
            writer.add(entry_of("The ferry to Oskel will not run."))
        assert ledger.view().recall("what", lambda: "after") == "after"
        go_on.set()
        assert first.result(10) == "before"
    assert ledger.view().recall("what", lambda: "anew") == "after"
