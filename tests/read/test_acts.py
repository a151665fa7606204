"""Acts that a word decides."""

from __future__ import annotations

import pytest

from onrecord.read.acts import act_of, is_document, is_nobody, is_turn
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
