"""A person's word stands: signed, kept beside what was read, and over what is read later."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from onrecord.desk import exporting, preparing
from onrecord.desk.adding import take_in
from onrecord.desk.arriving import arrivals
from onrecord.desk.correcting import Right, correct, find_standing, undo
from onrecord.desk.exporting import correction_rows
from onrecord.desk.keeping import dump, verify
from onrecord.desk.opening import Ledger
from onrecord.desk.preparing import Preparation
from onrecord.desk.query import Query
from onrecord.desk.reading import open_reader
from onrecord.desk.rows import attribution_rows
from onrecord.errors import NotFoundError, UsageError
from onrecord.record.traits import Traits
from tests.desk.conftest import Add
from tests.desk.press import ADDRESS, PARAGRAPHS, Press, page


@pytest.fixture
def article(add: Add, ledger: Ledger, press: Press) -> str:
    press.pages[ADDRESS] = page(*PARAGRAPHS)
    add(ADDRESS)
    return next(iter(ledger.view().articles())).id


def rows(ledger: Ledger, source: str | None = None, **filters: Any) -> list[dict[str, object]]:
    query = Query(**filters, traits=Traits(source=source))
    return [dict(row) for row in attribution_rows(ledger.view(), query, article=None, limit=None)]


def id_of(ledger: Ledger, content: str) -> str:
    (id,) = [str(row["id"]) for row in rows(ledger) if content in str(row["content_text"])]
    return id


def test_a_source_is_corrected_and_signed(ledger: Ledger, article: str) -> None:
    id = id_of(ledger, "would pay for a bus")
    right = Right(source=("the harbour board",))
    made = correct(ledger, id[:20], right, who="Ida Lind", why="the mayor only announced it")
    assert (made.who, made.why, made.verb) == ("Ida Lind", "the mayor only announced it", "correct")
    (row,) = [row for row in rows(ledger) if row["id"] == id]
    assert (row["name"], row["corrected_by"]) == ("the harbour board", "Ida Lind")
    assert list(verify(ledger)) == []


def test_lists_and_filters_follow_the_correction(ledger: Ledger, article: str) -> None:
    id = id_of(ledger, "would pay for a bus")
    correct(ledger, id, Right(source=("the harbour board",)), who="Ida Lind", why="so it is")
    assert id not in {row["id"] for row in rows(ledger, source="Tarrow")}
    assert id in {row["id"] for row in rows(ledger, source="harbour board")}


def test_many_corrections_are_listed_as_few_are(ledger: Ledger, article: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where they are many they are come upon among the articles, and one that was taken back is in neither list."""
    id = id_of(ledger, "would pay for a bus")
    correct(ledger, id, Right(source=("the harbour board",)), who="Ida Lind", why="so it is")
    few = list(correction_rows(ledger.view(), limit=10))
    assert [row["attribution"] for row in few] == [id]
    monkeypatch.setattr(exporting, "FEW", 0)
    assert list(correction_rows(ledger.view(), limit=10)) == few
    undo(ledger, id, who="Ida Lind", why="it was right")
    assert list(correction_rows(ledger.view(), limit=10)) == []


def test_what_is_no_attribution_goes_and_comes_back(ledger: Ledger, article: str) -> None:
    before = rows(ledger)
    id = id_of(ledger, "seen the pier move")
    correct(ledger, id, Right(nothing=True), who="Ida Lind", why="a figure of speech")
    assert id not in {row["id"] for row in rows(ledger)}
    with pytest.raises(NotFoundError, match="no longer stands"):
        find_standing(ledger.view(), id)
    undo(ledger, id, who="Bo Stahl", why="it is one")
    assert rows(ledger) == before


def test_the_later_word_supersedes_the_earlier(ledger: Ledger, article: str) -> None:
    id = id_of(ledger, "would pay for a bus")
    first = correct(ledger, id, Right(source=("the harbour board",)), who="Ida Lind", why="one")
    second = correct(ledger, id, Right(source=("The mayor",), content=("a bus",)), who="Bo Stahl", why="two")
    assert second.supersedes == first.id
    (row,) = [row for row in rows(ledger) if row["id"] == id]
    assert (row["name"], row["content_text"], row["corrected_by"]) == ("The mayor", "a bus", "Bo Stahl")
    assert len(list(ledger.view().judgements(superseded=True))) == 2


def test_a_correction_survives_a_newer_reader(
    ledger: Ledger, article: str, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = id_of(ledger, "would pay for a bus")
    correct(ledger, id, Right(source=("the harbour board",)), who="Ida Lind", why="so it is")
    newer = dataclasses.replace(open_reader(), name="reader-of-tomorrow")
    monkeypatch.setattr(preparing, "open_reader", lambda folder: newer)
    monkeypatch.setattr("onrecord.desk.adding.reader_name", lambda folder: newer.name)
    tally = take_in(arrivals([ADDRESS], press, None), ledger, preparation=Preparation())
    assert tally.new == 1
    assert ledger.view().article(article).reading is not None
    (row,) = [row for row in rows(ledger) if "would pay for a bus" in str(row["content_text"])]
    assert (row["name"], row["corrected_by"]) == ("the harbour board", "Ida Lind")
    assert row["id"] != id


def test_what_is_wrong_with_a_correction_is_told(ledger: Ledger, article: str) -> None:
    id = id_of(ledger, "would pay for a bus")
    with pytest.raises(NotFoundError, match="does not say 'the bishop'"):
        correct(ledger, id, Right(source=("the bishop",)), who="Ida Lind", why="no")
    with pytest.raises(UsageError, match="stands already"):
        correct(ledger, id, Right(act="speech"), who="Ida Lind", why="no")
    with pytest.raises(UsageError, match="without a word"):
        correct(ledger, id, Right(source=(), cue=(), content=()), who="Ida Lind", why="no")
    with pytest.raises(NotFoundError, match="nobody corrected"):
        undo(ledger, id, who="Ida Lind", why="no")
    assert list(ledger.view().judgements()) == []


def test_the_dump_does_not_know_when(ledger: Ledger, article: str) -> None:
    correct(ledger, id_of(ledger, "a bus"), Right(nothing=True), who="Ida Lind", why="so it is")
    assert not any("learnt" in line for line in dump(ledger.view()))


AGAIN = [
    (Right(source=("the harbour board",)), "the same correction, taken back and given again"),
    (Right(nothing=True), "struck, taken back and struck again"),
]


@pytest.mark.parametrize(("right", "reason"), AGAIN, ids=[reason for _, reason in AGAIN])
def test_what_was_taken_back_is_said_again(ledger: Ledger, article: str, right: Right, reason: str) -> None:
    id = id_of(ledger, "would pay for a bus")
    read = rows(ledger)
    correct(ledger, id, right, who="Ida Lind", why="so it is")
    corrected = rows(ledger)
    for _ in range(2):
        undo(ledger, id, who="Ida Lind", why="it was right")
        assert rows(ledger) == read, reason
        correct(ledger, id, right, who="Ida Lind", why="so it is")
        assert rows(ledger) == corrected, reason
    assert list(verify(ledger)) == []


def test_a_correction_of_an_older_reading_is_taken_back(
    ledger: Ledger, article: str, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = id_of(ledger, "would pay for a bus")
    correct(ledger, first, Right(source=("the harbour board",)), who="Ida Lind", why="so it is")
    newer = dataclasses.replace(open_reader(), name="reader-of-tomorrow")
    monkeypatch.setattr(preparing, "open_reader", lambda folder: newer)
    monkeypatch.setattr("onrecord.desk.adding.reader_name", lambda folder: newer.name)
    take_in(arrivals([ADDRESS], press, None), ledger, preparation=Preparation())
    id = id_of(ledger, "would pay for a bus")
    assert id != first
    undo(ledger, id, who="Bo Stahl", why="it was right")
    assert {row["corrected_by"] for row in rows(ledger)} == {None}


def test_a_source_is_found_by_the_same_words_after_a_correction(ledger: Ledger, article: str) -> None:
    sought = ("board", "boar", "BOARD", "harbour", "-")
    before = {words: {row["id"] for row in rows(ledger, source=words)} for words in sought}
    assert (bool(before["board"]), before["boar"]) == (True, set())
    correct(ledger, id_of(ledger, "seen the pier move"), Right(act="thought"), who="Ida Lind", why="so it is")
    assert {words: {row["id"] for row in rows(ledger, source=words)} for words in sought} == before


def test_filters_hold_for_one_article(ledger: Ledger, article: str) -> None:
    row = next(iter(ledger.view().articles()))
    assert row.outlet
    assert row.published

    def count(**filters: Any) -> int:
        return len(list(attribution_rows(ledger.view(), Query(**filters), article=article, limit=None)))

    day = row.published[:10]
    assert count() == count(outlet=row.outlet, since=day, until=day) > 0
    assert (count(outlet="Another"), count(until="1999-12-31"), count(since="2999-01-01")) == (0, 0, 0)


def test_what_is_superseded_while_a_list_is_read_is_left_out(ledger: Ledger, article: str, add: Add) -> None:
    class Late:
        """A view in which every article is superseded just after its attributions were listed."""

        def __getattr__(self, name: str) -> object:
            return getattr(ledger.view(), name)

        def articles_of(self, ids: object) -> list[object]:
            return []

    assert list(attribution_rows(Late(), Query(), article=None, limit=None)) == []  # type: ignore[arg-type]
