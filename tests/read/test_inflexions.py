"""Forms of a lemma."""

from __future__ import annotations

import pytest

from onrecord.read.inflexions import forms

FORMS = [
    ("say", "say says said saying", "irregular, and -y after a vowel"),
    ("deny", "deny denies denied denying", "-y after a consonant"),
    ("admit", "admit admits admitted admitting", "the last consonant is doubled"),
    ("plan", "plan plans planned planning", "a short word doubles too"),
    ("agree", "agree agrees agreed agreeing", "-ee keeps its e"),
    ("believe", "believe believes believed believing", "-e is dropped"),
    ("vow", "vow vows vowed vowing", "-w is never doubled"),
    ("pledge", "pledge pledges pledged pledging", "-ge takes -s"),
    ("confess", "confess confesses confessed confessing", "-ss takes -es"),
    ("think", "think thinks thought thinking", "irregular"),
    ("view", "view views viewed viewing", "two vowels before the last letter"),
]


@pytest.mark.parametrize(("lemma", "expected", "reason"), FORMS)
def test_forms(lemma: str, expected: str, reason: str) -> None:
    assert forms(lemma) == frozenset(expected.split()), reason
