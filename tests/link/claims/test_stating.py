"""What a telling states, without the words that only introduce, quote or deny it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.claims.stating import stated

CASES = [
    ("a clause", "that the gates were locked", "the gates were locked"),
    ("a quotation", "“The gates were locked,”", "The gates were locked"),
    ("a quotation in a clause", "that “the gates were locked”", "the gates were locked"),
    ("a denial", "“It is not true that the gates were locked,”", "the gates were locked"),
    (
        "a denial that begins with its verdict",
        "as untrue the claim that the gates were locked",
        "the gates were locked",
    ),
    ("what is untrue", "claims that the gates were locked are without foundation", "the gates were locked"),
    ("a verdict on something else", "that the verdict was wrong", "the verdict was wrong"),
    ("that evening", "That evening the bridge fell", "That evening the bridge fell"),
    ("a question with its answer", "“The gates were locked? That is false,”", "The gates were locked"),
    ("that which is pointed at", "that is why the gates were locked", "that is why the gates were locked"),
    ("that’s", "That’s a lie about us", "That’s a lie about us"),
    ("a statement as it stands", "The gates were not locked", "The gates were not locked"),
    ("nothing but the word", "that", "that"),
    ("nothing", "", ""),
]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_is_stated(text: str, expected: str) -> None:
    assert stated(text) == expected


@given(st.text(alphabet="that “”is not true,.?'ab ", max_size=60))
def test_what_is_stated_stands_in_the_text_and_is_something(text: str) -> None:
    assert stated(text) in text
    assert bool(stated(text)) == bool(text)
