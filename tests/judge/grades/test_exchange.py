"""MISP's tags and STIX's confidence, to the digit, and the traps between them."""

from __future__ import annotations

import pytest

from onrecord.judge.grades import from_misp, from_stix, table, to_misp, to_stix
from onrecord.record.grading import DIGITS, LETTERS

STIX = [(1, 90, 80, 100), (2, 70, 60, 79), (3, 50, 40, 59), (4, 30, 20, 39), (5, 10, 0, 19)]
"""STIX 2.1, Appendix A, "Admiralty Credibility": digit, value, and the range of values that is this digit."""


@pytest.mark.parametrize(("digit", "value", "low", "high"), STIX)
def test_stix_in_both_directions(digit: int, value: int, low: int, high: int) -> None:
    assert to_stix(digit) == value  # type: ignore[arg-type]
    for confidence in range(low, high + 1):
        received = from_stix(confidence)
        assert received is not None
        assert received.grade == digit
        assert bool(received.note) == (confidence != value)


def test_stix_has_no_six_and_no_letters() -> None:
    assert to_stix(6) is None
    assert [to_stix(letter) for letter in LETTERS] == [None] * 6
    received = from_stix(None)
    assert received is not None
    assert (received.grade, received.note) == (6, "no confidence was given")
    assert (from_stix(-1), from_stix(101)) == (None, None)


def test_what_goes_out_to_stix_comes_back() -> None:
    for digit in DIGITS:
        received = from_stix(to_stix(digit))
        assert received is not None
        assert received.grade == digit


def test_tags_as_misp_has_them() -> None:
    assert to_misp("B") == 'admiralty-scale:source-reliability="b"'
    assert to_misp(6) == 'admiralty-scale:information-credibility="6"'
    for grade in (*LETTERS, *DIGITS):
        received = from_misp(to_misp(grade))
        assert received is not None
        assert (received.grade, received.note) == (grade, "")


def test_misp_numbers_and_why_they_are_never_read_back() -> None:
    numbers = {row.grade: row.misp_number for row in table()}
    assert [numbers[letter] for letter in LETTERS] == [100, 75, 50, 25, 0, 50]
    assert [numbers[digit] for digit in DIGITS] == [100, 75, 50, 25, 0, 50]
    assert numbers["F"] == numbers["C"]
    assert numbers[6] == numbers[3]


NO_TAGS = [
    ("", "nothing"),
    ('admiralty-scale:source-reliability="1"', "a digit where a letter belongs"),
    ('admiralty-scale:information-credibility="a"', "a letter where a digit belongs"),
    ('admiralty-scale:information-credibility="7"', "there is no 7"),
    ('osint:certainty="75"', "another taxonomy"),
    ("B2", "both at once is no tag"),
]


@pytest.mark.parametrize(("tag", "reason"), NO_TAGS, ids=[reason for _, reason in NO_TAGS])
def test_what_is_no_tag(tag: str, reason: str) -> None:
    assert from_misp(tag) is None, reason


def test_g_comes_in_as_e_with_a_note_and_never_goes_out() -> None:
    received = from_misp('admiralty-scale:source-reliability="g"')
    assert received is not None
    assert received.grade == "E"
    assert "on purpose" in received.note
    assert all('"g"' not in row.misp for row in table())


def test_case_of_a_tag_does_not_matter() -> None:
    received = from_misp(' Admiralty-Scale:Source-Reliability="A" ')
    assert received is not None
    assert received.grade == "A"
