"""What a case is about: whom a side speaks of, and its topic."""

from __future__ import annotations

import pytest

from onrecord.desk.judging.subjects import Subjects
from onrecord.desk.sources import Named
from onrecord.record.linking import LedgerSource
from onrecord.record.telling import Telling
from onrecord.record.wording import Wording


def source(id: str, party: str | None) -> Named:
    return Named(LedgerSource(id, "official_body", id, (id,), description=False, party=party), (), ())


SUBJECTS = Subjects((source("ours", "Drovia"), source("theirs", "Halmora"), source("neither", None)))


@pytest.mark.parametrize(
    ("who", "words", "side"),
    [
        ("ours", "1,400 Halmoran soldiers surrendered", "adversary"),
        ("theirs", "1,400 Halmoran soldiers surrendered", "own"),
        ("neither", "1,400 Halmoran soldiers surrendered", None),
        (None, "1,400 Halmoran soldiers surrendered", None),
        ("ours", "the bridge is shut", None),
    ],
    ids=["of the other", "of itself", "of no side", "nobody found again", "of nobody"],
)
def test_whom_a_source_speaks_of_by_the_sides_of_the_ledger(who: str | None, words: str, side: str | None) -> None:
    assert SUBJECTS.side(who, words) == side


def test_a_topic_is_told_by_the_words_and_else_by_those_around_them() -> None:
    def topic(text: str, sentence: str) -> str | None:
        return SUBJECTS.topic(Telling("attribution-a", "article-a", text, sentence, None, None, None, (), Wording()))

    assert topic("the dam broke", "the court heard that the dam broke") == "weather and nature"
    assert topic("it broke", "the court heard that it broke") == "justice"
    assert topic("it broke", "he said that it broke") is None
