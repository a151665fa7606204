"""What made a relation: the words and numbers named are those without which it would be another."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link import relating
from onrecord.link.claims.relations import relation_of
from onrecord.link.relating import ASKED, MOST, made_so
from onrecord.record.linking import Relation
from tests.link.claims.made import number, telling

EARLY, LATE = "2031-05-03", "2031-05-05"

CASES: list[tuple[str, dict[str, Any], dict[str, Any], Relation, dict[str, Any]]] = [
    (
        "a denial is told by which of the two denies",
        {"text": "the ramp at Oskel was unsafe"},
        {"text": "that the ramp at Oskel was unsafe", "denied": True},
        "denies",
        {"by": "denial", "denied": (False, True)},
    ),
    (
        "a denial of what is negated names the negation",
        {"text": "the ramp at Oskel was not inspected", "denied": True},
        {"text": "the ramp at Oskel was not inspected"},
        "denies",
        {"by": "denial", "denied": (True, False), "words": (("not",), ("not",))},
    ),
    (
        "a denial that only its words tell is one, and their own negation is none of what is denied",
        {"text": "the ramp at Oskel was unsafe"},
        {"text": "“It is not true that the ramp at Oskel was unsafe”"},
        "denies",
        {"by": "denial", "denied": (False, True), "words": ((), ())},
    ),
    (
        "a negation is named, alone",
        {"text": "the ramp at Oskel was inspected in April"},
        {"text": "the ramp at Oskel wasn't inspected in April"},
        "contradicts",
        {"by": "negation", "words": ((), ("wasn't",))},
    ),
    (
        "a negation of two words is named with both",
        {"text": "the company inspected the ramp at Oskel"},
        {"text": "the company failed to inspect the ramp at Oskel"},
        "contradicts",
        {"by": "negation", "words": ((), ("failed to",))},
    ),
    (
        "opposite words are named against each other",
        {"text": "the ramp at Oskel harbour is open"},
        {"text": "the ramp at Oskel harbour is closed"},
        "contradicts",
        {"by": "words", "words": (("open",), ("closed",))},
    ),
    (
        "another number is shown with the one it stands against",
        {"text": "12 people died at Oskel", "numbers": (number(12),)},
        {"text": "15 people died at Oskel", "numbers": (number(15),)},
        "differs_in_number",
        {"by": "number", "again": None},
    ),
    (
        "a newer number is one by the words of the later telling",
        {"text": "12 people died at Oskel", "numbers": (number(12),), "published": EARLY},
        {"text": "the dead at Oskel rose to 15", "numbers": (number(15),), "published": LATE},
        "updates",
        {"by": "number", "again": "words", "words": ((), ("rose to",))},
    ),
    (
        "a newer number is one since it counts from a beginning on",
        {"text": "12 people died at Oskel", "numbers": (number(12, cumulative=True),), "published": EARLY},
        {"text": "15 people died at Oskel", "numbers": (number(15, cumulative=True),), "published": LATE},
        "updates",
        {"by": "number", "again": "count"},
    ),
    (
        "a newer number is one since the same source tells both",
        {"text": "12 people died", "numbers": (number(12),), "published": EARLY, "name": "Ilse Tarn"},
        {"text": "15 people died", "numbers": (number(15),), "published": LATE, "name": "Ilse Tarn"},
        "updates",
        {"by": "number", "again": "voice"},
    ),
    (
        "a word of the number is none that says it is a newer one",
        {"text": "12 people died", "numbers": (number(12, of=None),), "published": EARLY, "name": "Ilse Tarn"},
        {"text": "15 people died", "numbers": (number(15, of=None),), "published": LATE, "name": "Ilse Tarn"},
        "updates",
        {"by": "number", "again": "voice", "words": ((), ())},
    ),
    (
        "nor is it where another word does say so",
        {"text": "12 people died", "numbers": (number(12, of=None),), "published": EARLY},
        {"text": "15 people have now died", "numbers": (number(15, of=None),), "published": LATE},
        "updates",
        {"by": "number", "again": "words", "words": ((), ("now",))},
    ),
    (
        "a newer number by either of two words is none by its voice",
        {"text": "12 people died", "numbers": (number(12),), "published": EARLY, "name": "Ilse Tarn"},
        {
            "text": "the dead rose to 15, and are now counted",
            "numbers": (number(15),),
            "published": LATE,
            "name": "Orr",
        },
        "updates",
        {"by": "number", "again": "words", "words": ((), ())},
    ),
    (
        "a number within another narrows it",
        {"text": "at least 12 people died", "numbers": (number(12, bound="at_least", high=None, low=12),)},
        {"text": "15 people died", "numbers": (number(15),)},
        "narrows",
        {"by": "number"},
    ),
    (
        "the further words of the longer telling narrow the shorter",
        {"text": "the ferry ramp collapsed"},
        {"text": "the ferry ramp collapsed under lorries of timber from Varno"},
        "narrows",
        {"by": "more"},
    ),
    (
        "the same in other words needs nothing to be so",
        {"text": "the ramp gave way"},
        {"text": "the ramp gave way"},
        "same",
        {"by": "nothing"},
    ),
]


@pytest.mark.parametrize(
    ("one", "other", "relation", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_what_made_it(one: dict[str, Any], other: dict[str, Any], relation: Relation, expected: dict[str, Any]) -> None:
    first, second = telling(**one, id="a"), telling(**other, id="b")
    assert relation_of(first, second) == relation
    made = made_so(first, second, relation)
    assert {name: getattr(made, name) for name in expected} == expected


def test_the_further_words_are_those_of_the_longer_telling() -> None:
    short = telling("the ferry ramp collapsed", "a")
    long = telling("the ferry ramp collapsed under lorries of timber from Varno", "b")
    made = made_so(short, long, "narrows")
    assert made.words[0] == ()
    assert {"varno", "timber"} <= set(made.words[1])


@given(st.text(max_size=80), st.text(max_size=80), st.booleans())
def test_any_text_has_an_answer_and_names_its_own_words(one: str, other: str, denied: bool) -> None:
    first, second = telling(one, "a"), telling(other, "b", denied=denied)
    made = made_so(first, second, relation_of(first, second))
    assert made.by
    assert all(len(words) <= MOST for words in made.words)
    if made.by in ("negation", "words"):
        assert any(made.words)


def test_a_text_too_long_to_be_asked_word_by_word_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    wall = " ".join(f"stone{number}" for number in range(ASKED))
    monkeypatch.setattr(relating, "relation_of", lambda *_: pytest.fail("asked once more"))
    made = made_so(telling(f"{wall} open", "a"), telling(f"{wall} closed", "b"), "contradicts")
    assert (made.by, made.words) == ("words", ((), ()))


def test_many_words_are_not_all_named() -> None:
    made = made_so(telling("not " * 11, "a"), telling("yes", "b", denied=True), "denies")
    assert len(made.words[0]) == MOST
