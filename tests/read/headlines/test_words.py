"""What counts as the same word, the opposite one, the same number."""

from __future__ import annotations

import pytest

from onrecord.read.headlines.words import Word, opposite, same, words_of


def word(text: str) -> Word:
    """The last word of a text; words before it are there for what they make of it."""
    return words_of(text, 0, len(text))[-1]


SAME = [
    ("inflexion", "closes", "closed", True),
    ("an irregular past", "sinks", "sank", True),
    ("a noun of the verb", "resigns", "resignation", True),
    ("a synonym", "blaze", "fire", True),
    ("a phrase", "quits", "stepped down", True),
    ("a phrase that takes its words with it", "surrender", "give up hope", False),
    ("a country and who lives there", "Russia", "Russian", True),
    ("an abbreviation", "US", "American", True),
    ("a pronoun is no country", "us", "American", False),
    ("letters in common", "police", "policy", False),
    ("figures and words", "12", "twelve", True),
    ("a hyphenated number", "21", "twenty-one", True),
    ("a scale", "$2m", "two million", True),
    ("a scale written out", "2 million", "two million", True),
    ("another number", "12", "14", False),
    ("a counting word", "dozens", "45", True),
    ("a counting word too small", "dozens", "450", False),
    ("a rounder number with its bound", "over 400", "412", True),
    ("a rounder number without", "400", "412", False),
    ("about", "about 500", "498", True),
    ("thousands with a comma", "3,000", "3000", True),
]


@pytest.mark.parametrize(("left", "right", "wanted"), [case[1:] for case in SAME], ids=[case[0] for case in SAME])
def test_same(left: str, right: str, wanted: bool) -> None:
    assert same(word(left), word(right)) is wanted


OPPOSITE = [
    ("by the table", "rise", "fell", True),
    ("by synonyms of the table's", "climb", "dropped", True),
    ("by a prefix", "usual", "unusual", True),
    ("the same", "rise", "rose", False),
    ("nothing to do with each other", "rise", "bridge", False),
    ("numbers", "12", "14", False),
]


@pytest.mark.parametrize(
    ("left", "right", "wanted"), [case[1:] for case in OPPOSITE], ids=[case[0] for case in OPPOSITE]
)
def test_opposite(left: str, right: str, wanted: bool) -> None:
    assert opposite(word(left), word(right)) is wanted
    assert opposite(word(right), word(left)) is wanted


BOUNDS = [
    ("at most", "up to 50", "at_most"),
    ("at least", "at least 50", "at_least"),
    ("about", "nearly 50", "about"),
    ("the longest phrase counts", "no more than 50", "at_most"),
    ("none", "the 50", None),
]


@pytest.mark.parametrize(("text", "wanted"), [case[1:] for case in BOUNDS], ids=[case[0] for case in BOUNDS])
def test_bounds(text: str, wanted: str | None) -> None:
    assert word(text).bound == wanted


def test_a_number_reaches_over_its_scale() -> None:
    text = "some 43,000 men"
    number = words_of(text, 0, len(text))[1]
    assert text[slice(*number.span)] == "43,000"
    assert number.value == (43_000, 43_000)
