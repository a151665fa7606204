"""What was asked is kept until something is written, by whoever it is; in both databases."""

from __future__ import annotations

from collections.abc import Callable

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
