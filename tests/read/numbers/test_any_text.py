"""Any text at all: nothing raises, spans are right, and the work grows with the text."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read.numbers import find_numbers
from onrecord.read.numbers.nouns import singular
from onrecord.read.numbers.tabular import counting_words, rows

WORDS = (
    "one two twenty thirty hundred thousand million dozens of tens a an the and or to from between half third in out "
    "per cent $ £ US$ % - – / . , ( ) + 3 12 2022 43,000 0.5 .5 1/2 ½ May Sept. p.m. km °C mph soldiers killed wounded "
    "more than up at least rose fell by since so far on Monday day old aged × 10 ^ \ud800 ’ “ ” [ ] m k bn one-third"
).split(" ")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join) | st.text(max_size=80))
def test_never_raises_and_spans_are_in_order(text: str) -> None:
    found = find_numbers(text, ((0, len(text)),))
    assert found == find_numbers(text, ((0, len(text)),))
    for number in found:
        start, end = number.span
        assert 0 <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert (number.low, number.best, number.high) != (None, None, None)
    assert [one.span[0] for one in found] == sorted(one.span[0] for one in found)


HOSTILE = ["5 ", "1,", "one ", "of the ", "$", "3-5", "1/2 ", "dozens of ", "million ", "9" * 50, "( ", "and 5 to "]


@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
def test_work_grows_with_the_text(piece: str) -> None:
    """Counted in lines run, not by a clock: twice the text is about twice the work."""
    once, twice = (_lines_run(piece * (size // len(piece))) for size in (1_000, 2_000))
    assert twice < 2.6 * once + 2_000


def _lines_run(text: str) -> int:
    count = 0

    def trace(_frame: FrameType, event: str, _arg: object) -> Callable[..., Any]:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        find_numbers(text, ((0, len(text)),))
    finally:
        sys.settrace(before)
    return count


def test_a_long_run_of_one_word_is_read() -> None:
    assert find_numbers("seven " * 20_000, ((0, 120_000),))


def test_empty_text_has_none() -> None:
    assert find_numbers("", ()) == ()


def test_every_counting_word_names_its_source() -> None:
    assert {source for *_, source in rows("counting_words.tsv")} == {"survey", "decade"}
    assert counting_words()[("dozens",)] == (12, 50)
    assert counting_words()[("hundreds",)] == (200, 500)


@pytest.mark.parametrize(
    ("plural", "single"),
    [("cities", "city"), ("boxes", "box"), ("women", "woman"), ("glasses", "glass"), ("lives", "life"), ("bus", "bus")],
)
def test_singulars(plural: str, single: str) -> None:
    assert singular(plural) == single


def test_no_unit_is_written_in_two_ways_for_two_things() -> None:
    """The same words in the same case name one unit: what the second said would never be read."""
    seen: dict[str, str] = {}
    for unit, _, forms, signs in rows("units.tsv"):
        for form in {*forms.split("|"), *(f"sign {sign}" for sign in signs.split("|"))} - {"-", "sign -"}:
            assert seen.setdefault(form, unit) == unit, form
