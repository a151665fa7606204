"""Forms of a lemma."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.read import inflexions
from onrecord.read.inflexions import forms, irregular_participles, irregular_pasts, plain_forms

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
    ("opt", "opt opts opted opting", "two consonants at the end: neither doubles"),
    ("open", "open opens opened opening", "a short word of two syllables does not double"),
    ("upset", "upset upsets upsetting", "a past like its lemma"),
    ("prefer", "prefer prefers preferred preferring", "the last syllable bears the stress"),
    ("label", "label labels labeled labelled labeling labelling", "Britain doubles, America does not"),
    ("get", "get gets got gotten getting", "two participles"),
    ("have", "have has had having", "an irregular present"),
    ("do", "do does did done doing", "-o takes -es"),
    ("view", "view views viewed viewing", "two vowels before the last letter"),
]


@pytest.mark.parametrize(("lemma", "expected", "reason"), FORMS)
def test_forms(lemma: str, expected: str, reason: str) -> None:
    assert forms(lemma) == frozenset(expected.split()), reason


def test_the_irregular_forms_lead_back_to_their_lemma() -> None:
    assert {plain_forms()[form] for form in ("went", "gone")} == {"go"}
    assert "put" not in plain_forms(), "a form like its lemma needs no way back"
    assert {"went", "told", "put"} <= irregular_pasts()
    assert {"gone", "told", "put"} <= irregular_participles()
    assert "gone" not in irregular_pasts()
    assert "went" not in irregular_participles()


def test_the_table_of_irregular_verbs_has_three_cells_a_row_in_order() -> None:
    lines = (Path(inflexions.__file__).parent / "irregular_verbs.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert all(len(row) == 3 and all(row) for row in rows)
    assert [row[0] for row in rows] == sorted({row[0] for row in rows})
