"""Acts that a word decides."""

from __future__ import annotations

import pytest

from onrecord.read.acts import act_of, is_document, is_nobody
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
]


@pytest.mark.parametrize(("head", "source", "cue", "act", "reason"), ACTS)
def test_act(head: Act, source: str, cue: str, act: Act, reason: str) -> None:
    assert act_of(head, source, cue) == act, reason


def test_documents_and_nobodies() -> None:
    assert is_document("court papers")
    assert not is_document("")
    assert is_nobody("Experience")
    assert not is_nobody("The rules committee")
