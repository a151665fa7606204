"""Acts that a word decides."""

from __future__ import annotations

import pytest

from onrecord.read.acts import act_of, is_document, is_happening, is_nobody, is_toll, is_turn
from onrecord.record import Act

ACTS: list[tuple[Act, str, str, Act, str]] = [
    ("speech", "The report", "says", "writing", "a document as source"),
    ("speech", "The author of the report", "says", "speech", "a person, whatever he wrote"),
    ("speech", "The lawsuit filed by 40 families", "claims", "writing", "the suit, not those who filed it"),
    ("speech", "The cyclist", "wrote", "writing", "what a person wrote"),
    ("speech", "She", "said", "speech", "nothing decides otherwise"),
    ("intention", "The club", "hopes", "thought", "the guide counts hope as thought"),
    ("thought", "A cleaner", "noticed", "perception", "what was sensed"),
    ("intention", "The union", "plans", "intention", "nothing decides otherwise"),
    ("speech", "The Morning Post", "reported", "writing", "an outlet reports in writing"),
    ("intention", "", "Asked", "speech", "a question put to somebody is no request"),
    ("speech", "The bill", "bans", "writing", "a document forbids in writing"),
    ("writing", "Marta Quell", "testified", "speech", "the head's writing counts only where a word bears it out"),
    ("speech", "The council", "issued a statement condemning", "writing", "the cue names what was written"),
    ("thought", "Ann Holt", "let it be known", "speech", "who lets it be known says it"),
    ("thought", "Ann Holt", "gave to understand", "speech", "likewise"),
    ("thought", "Ann Holt", "was given to understand", "thought", "who is told says nothing"),
    ("speech", "Ann Holt", "has known", "thought", "who knows it need not say so"),
    ("thought", "Ola Brandt", "frobbed", "thought", "a verb that no table knows is the head's to judge"),
]


@pytest.mark.parametrize(("head", "source", "cue", "act", "reason"), ACTS)
def test_act(head: Act, source: str, cue: str, act: Act, reason: str) -> None:
    assert act_of(head, source, cue) == act, reason


def test_the_sentence_around_the_content_may_say_that_it_was_written() -> None:
    assert act_of("speech", "Quell", "said", "Quell said in a statement on Monday .") == "writing"
    assert act_of("speech", "Quell", "said", "According to court papers, Quell said .") == "speech"


def test_documents_and_nobodies() -> None:
    assert is_document("court papers")
    assert not is_document("")
    assert is_nobody("Experience")
    assert not is_nobody("The rules committee")


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        ("That said, the bridge is safe.", True),
        ("That being said, the bridge is safe.", True),
        ("Having said that, the bridge is safe.", True),
        ("That said nothing of the bridge.", False),
        ("That sign said: the bridge is safe.", False),
    ],
)
def test_a_turn_credits_nobody(text: str, turns: bool) -> None:
    assert is_turn(text, 0) is turns


TOLLS = [
    ("claimed", "fifty-five lives", True, "a storm claims lives, and says nothing"),
    ("claimed", "at least 12 lives", True, "with a bound"),
    ("claimed", "the lives of three firefighters", True, "whose"),
    ("has claimed", "more than 1,400 lives", True, "in the perfect"),
    ("claims", "thousands of lives each year", True, "each year"),
    ("claimed", "her life", True, "one life"),
    ("claimed", "its first victim", True, "a victim"),
    ("claimed", "two more civilian lives", True, "of a kind"),
    ("claimed", "responsibility for the bombing", False, "people claim that"),
    ("claimed", "that 12 lives were lost", False, "a saying"),
    ("claimed", "12 lives were lost in the fire", False, "a saying without its “that”"),
    ("claimed", "victims had been paid", False, "what the victims were"),
    ("claimed", "the victims lied", False, "what the victims did"),
    ("claimed", "the victims’ families lied", False, "what others did"),
    ("claimed", "12 lives Monday", True, "on a day"),
    ("claimed", "to have saved 12 lives", False, "what somebody says of himself"),
    ("claimed", "it saved twelve lives", False, "what somebody says of a thing"),
    ("claimed", "the plan would save lives", False, "what somebody says of a plan"),
    ("said", "12 lives", False, "nobody is said by a storm"),
]


@pytest.mark.parametrize(("cue", "content", "toll"), [case[:3] for case in TOLLS], ids=[case[3] for case in TOLLS])
def test_lives_are_claimed_by_what_says_nothing(cue: str, content: str, toll: bool) -> None:
    assert is_toll(cue, content) is toll


@pytest.mark.parametrize("content", ["one-" * 50_000 + "x", "1" * 200_000, "1,1." * 50_000, "more " * 50_000, "-" * 99])
def test_no_content_takes_long(content: str) -> None:
    assert not is_toll("claimed", content)


HAPPENINGS = [
    ("frost", "is to blame", " for", True, "what is to blame says nothing"),
    ("frost", "was partly to blame", ".", True, "with an adverb"),
    ("the mayor", "blamed", " fro", False, "who blames says so"),
    ("", "is explained", " by f", True, "by a cause"),
    ("", "was explained", " that", False, "somebody explained it"),
    ("the mayor", "was explained", " by t", False, "by somebody"),
    ("", "have been called off", " as a", True, "a feast that was called off"),
    ("the mayor", "broke off", ".", False, "who breaks off has spoken"),
    ("the mayor", "called", " for", False, "who calls for something"),
]


@pytest.mark.parametrize(
    ("source", "cue", "after", "happens", "reason"), HAPPENINGS, ids=[case[-1] for case in HAPPENINGS]
)
def test_what_happens_is_said_by_nobody(source: str, cue: str, after: str, happens: bool, reason: str) -> None:
    assert is_happening(source, cue, after) is happens, reason
