"""What an article tells, as linking sees it: whose words they are, and through whom they came."""

from __future__ import annotations

from functools import cache

import pytest

from onrecord.desk.linking.tellings import printed_of, tellings_of
from onrecord.desk.reading import open_reader
from onrecord.ingest import article_from_text
from onrecord.read import Reader, read_article
from onrecord.record.telling import Telling

_reader = cache(open_reader)

OFFICIALS = (
    "Bridge watched\n\nMarenian intelligence officials told the Westmark Post that the bridge at Oskel had been mined."
    "\n\nThey said they expect it to fall before the winter.\n\nThe mayor of Oskel, Ana Kel, said the bridge was safe."
)


@pytest.fixture
def reader() -> Reader:
    return _reader()


def told(text: str, outlet: str, reader: Reader) -> dict[str, Telling]:
    """The tellings of a text by their words."""
    reading = read_article(article_from_text(text, id="a", date="2031-05-03"), reader)
    printed = printed_of(reading.article, id="a", outlet=outlet, published="2031-05-03")
    return {telling.text: telling for _, telling in tellings_of(reading, printed, "a")}


def holding(found: dict[str, Telling], words: str) -> Telling:
    """The telling of the fewest words that holds some."""
    return min((telling for text, telling in found.items() if words in text), key=lambda telling: len(telling.text))


def test_what_somebody_says_they_expect_is_theirs(reader: Reader) -> None:
    expected = holding(told(OFFICIALS, "Lowland Courier", reader), "it to fall before the winter")
    assert expected.text == "it to fall before the winter"
    assert expected.who is not None
    assert expected.source == "They"


def test_what_is_only_expected_is_the_article_s_word(reader: Reader) -> None:
    text = "Bridge watched\n\nMarenian officials expect the bridge at Oskel to fall before the winter."
    assert holding(told(text, "Lowland Courier", reader), "to fall before the winter").who is None


def test_what_is_looked_into_is_not_told(reader: Reader) -> None:
    text = "Bridge watched\n\nThe mayor spoke.\n\nLawmakers will investigate how the bridge at Oskel was mined."
    found = told(text, "Lowland Courier", reader)
    assert not [words for words in found if words.startswith("how")]


ASKED = "Bridge watched\n\nThe mayor of Oskel, Ana Kel, {} how the bridge had been mined."


@pytest.mark.parametrize(("cue", "is_told"), [("asked", False), ("explained", True), ("told reporters", True)])
def test_what_is_asked_is_not_told(cue: str, is_told: bool, reader: Reader) -> None:
    found = told(ASKED.format(cue), "Lowland Courier", reader)
    assert any("had been mined" in words and found[words].source for words in found) is is_told


def test_what_is_expected_when_something_comes_is_told(reader: Reader) -> None:
    text = "Bridge watched\n\nThe mayor spoke.\n\nEngineers expect when the ice melts the bridge to fall."
    assert holding(told(text, "Lowland Courier", reader), "the bridge to fall").source == "Engineers"


def test_who_is_quoted_within_is_known_by_whom(reader: Reader) -> None:
    text = "Bridge watched\n\nThe Westmark Post reported that an official said the bridge at Oskel had been mined."
    inner = holding(told(text, "Lowland Courier", reader), "had been mined")
    assert inner.within in {telling.id for telling in told(text, "Lowland Courier", reader).values()}


def test_unnamed_ones_came_through_the_outlet_that_they_told_it_to(reader: Reader) -> None:
    found = told(OFFICIALS, "Lowland Courier", reader)
    assert holding(found, "had been mined").via == ("Westmark Post",)
    assert holding(found, "it to fall before the winter").via == ("Westmark Post",)
    assert holding(found, "was safe").via == ()


@pytest.mark.parametrize("outlet", ["Westmark Post", "The Westmark Post", "the Westmark Post"])
def test_an_outlet_is_no_way_to_itself(outlet: str, reader: Reader) -> None:
    assert holding(told(OFFICIALS, outlet, reader), "had been mined").via == ()


def test_nor_is_it_by_its_short_name(reader: Reader) -> None:
    text = "A morning\n\nThe mayor of Oskel, Ana Kel, told the Weekly that the bridge was safe."
    assert holding(told(text, "Oskel Weekly", reader), "was safe").via == ()
    assert holding(told(text, "Lowland Courier", reader), "was safe").via == ("Weekly",)
