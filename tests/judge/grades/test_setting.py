"""What an analyst sets stands beside what was computed; neither replaces the other."""

from __future__ import annotations

import pytest

from onrecord.errors import UsageError
from onrecord.judge.grades import beside, credibility, reliability
from onrecord.record.grading import GivenGrade
from tests.judge.grades.made import SOURCE, record_of

COMPUTED = reliability(SOURCE, record_of(8, 0))


def test_both_are_kept() -> None:
    first = GivenGrade("C", "ida", "Its staff changed in spring.", "2031-04-01")
    second = GivenGrade("B", "olof", "The new staff has a record elsewhere.", "2031-05-01")
    found = beside(COMPUTED, [second, first, second])
    assert (found.computed, found.given) == (COMPUTED, (first, second))
    assert found.computed == reliability(SOURCE, record_of(8, 0))


WRONG = [
    (GivenGrade("C", "ida", "  "), "needs a reason", "no reason"),
    (GivenGrade("G", "ida", "It lies."), "no such grade", "a letter that the code has not"),  # type: ignore[arg-type]
    (GivenGrade(2, "ida", "Likely."), "no such grade", "a digit for a source"),
]


@pytest.mark.parametrize(("given", "words", "reason"), WRONG, ids=[reason for *_, reason in WRONG])
def test_what_cannot_be_set(given: GivenGrade, words: str, reason: str) -> None:
    with pytest.raises(UsageError, match=words):
        beside(COMPUTED, [given])


def test_a_claim_is_set_a_digit() -> None:
    given = GivenGrade(2, "ida", "The footage shows it.")
    assert beside(credibility("claim", []), [given]).given == (given,)
    with pytest.raises(UsageError, match="no such grade"):
        beside(credibility("claim", []), [GivenGrade("B", "ida", "Trusted.")])
