"""Units, pieces and windows."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.read import Reader
from onrecord.read.pieces import CASES, LONGEST_UNIT_PIECES, WINDOW_PIECES, case_of, cut, windows

SPELLINGS = [
    ("said", "lower", "an ordinary word"),
    ("Orlov", "title", "a name"),
    ("A", "title", "an initial is a name's beginning, not a shout"),
    ("NATO", "upper", "an acronym"),
    ("McVane", "mixed", "a name with a capital inside"),
    ("43,000", "digit", "a number"),
    ("”", "mark", "a quotation mark"),
]


@pytest.mark.parametrize(("word", "case", "reason"), SPELLINGS)
def test_spelling(word: str, case: str, reason: str) -> None:
    assert CASES[case_of(word)] == case, reason


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=400))
def test_units_cover_the_text_in_order(reader: Reader, text: str) -> None:
    pieces = cut(text, reader.tokenizer)
    assert (pieces.starts < pieces.ends).all()
    assert (pieces.ends[:-1] <= pieces.starts[1:]).all(), "units never overlap"
    assert len(text) >= (pieces.ends[-1] if len(pieces.ends) else 0)
    assert pieces.count.sum() == len(pieces.ids)


@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet="ab \n.“", max_size=3000))
def test_windows_hold_every_unit_once_and_are_never_too_long(reader: Reader, text: str) -> None:
    pieces = cut(text, reader.tokenizer)
    made = windows(pieces, limit=40)
    assert [unit for window in made for unit in range(window.start, window.end)] == list(range(len(pieces.starts)))
    for window in made:
        assert pieces.count[window.start : window.end].sum() <= 38


def test_an_endless_word_stays_within_a_window(reader: Reader) -> None:
    pieces = cut("x1" * 45, reader.tokenizer)
    assert pieces.count.max() <= LONGEST_UNIT_PIECES
    assert all(pieces.count[w.start : w.end].sum() <= WINDOW_PIECES for w in windows(pieces))


def test_whole_paragraphs_share_a_window(reader: Reader) -> None:
    pieces = cut("One two three.\n\nFour five six.\n\nSeven eight nine.", reader.tokenizer)
    cuts = [(window.start, window.end) for window in windows(pieces, limit=11)]
    assert cuts == [(0, 8), (8, 12)], "four units a paragraph, two paragraphs and the markers fit into eleven"


def test_quotation_state_begins_anew_in_every_paragraph(reader: Reader) -> None:
    pieces = cut("“We left.\n\nThey stayed.", reader.tokenizer)
    assert pieces.quote.tolist() == [2, 1, 1, 1, 0, 0, 0]
    assert np.array_equal(pieces.place, [0, 1, 2, 2, 0, 1, 2])
