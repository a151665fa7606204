"""The composer: a text or a capture in, a reading out."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.desk.reading import hold_to, open_reader, read_capture, read_text
from onrecord.errors import InputError, WeightsError
from onrecord.read import Reader
from onrecord.record import Article, Assertion, Attribution, Capture, Headline, Reading, Wording

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader()


@pytest.mark.parametrize("name", ["ferry.txt", "harvest.txt"])
def test_an_example_is_read(reader: Reader, name: str) -> None:
    raw = (EXAMPLES / name).read_bytes()
    reading, unread = read_capture(Capture(raw, "text", name), reader=reader)
    assert unread is None
    assert reading.article.text == raw.decode()
    assert reading.reader == reader.name
    assert len(reading.attributions) > 5
    assert all(0 < attribution.confidence <= 1 for attribution in reading.attributions)


def test_what_is_known_of_an_article_stays_with_it(reader: Reader) -> None:
    reading = read_text("It rained.", id="a", reader=reader, date="2031-05-14", title="Rain", outlet="The Slate")
    article = reading.article
    assert (article.id, article.date, article.title, article.outlet) == ("a", "2031-05-14", "Rain", "The Slate")


@pytest.mark.parametrize("text", ["", "\n", "\ud800", "“" * 500, "\x00", "said " * 2000])
def test_any_text_gives_a_reading(reader: Reader, text: str) -> None:
    assert read_text(text, id="odd", reader=reader).article.text == text


def test_bytes_that_are_no_text_are_told(reader: Reader) -> None:
    with pytest.raises(InputError):
        read_capture(Capture(b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "text", "picture"), reader=reader)


def test_another_language_is_told_and_a_page_gives_its_own_day(reader: Reader) -> None:
    page = b"<html><head><meta property='article:published_time' content='2031-05-14'></head>"
    page += b"<body><article><h1>Der Damm</h1>"
    page += b"<p>Die Ministerin sagte am Montag, der Damm werde vor dem Winter nicht fertig.</p></article></body>"
    reading, unread = read_capture(Capture(page, "html", "damm.html"), reader=reader, date="2031-06-01")
    assert (unread, reading.article.date) == ("in German: only English is read", "2031-05-14")


def test_a_folder_without_weights_is_told(tmp_path: Path) -> None:
    with pytest.raises(WeightsError):
        open_reader(tmp_path)


def test_holding_to_more_confidence_refuses_the_rest_and_keeps_the_nesting() -> None:
    made = (made_attribution("a", None, 0.9), made_attribution("b", "a", 0.5), made_attribution("c", "b", 0.8))
    reading = hold_to(Reading(Article("x", "0123456789", "en", (), (), (), ()), "by-hand", made, ()), 0.8)
    assert [(attribution.id, attribution.within) for attribution in reading.attributions] == [("a", None), ("c", "a")]
    assert [(refusal.span, refusal.reason) for refusal in reading.refused] == [
        ((0, 9), "confidence 0.5 is below the 0.8 asked for")
    ]


def test_what_is_refused_bears_no_headline_out_and_unsure_assertions_are_left_out() -> None:
    made = (made_attribution("a", None, 0.9), made_attribution("b", None, 0.5))
    stated = tuple(Assertion(id, ((0, 4),), "body", Wording(), sure) for id, sure in (("s", 0.9), ("t", 0.7)))
    headline = Headline((0, 3), ("a", "b", "s", "t"), "full")
    article = Article("x", "0123456789", "en", (), (), (), ())
    reading = hold_to(Reading(article, "by-hand", made, (), assertions=stated, headline=headline), 0.8)
    assert [assertion.id for assertion in reading.assertions] == ["s"]
    assert reading.headline == Headline((0, 3), ("a", "s"), "full")


def made_attribution(id: str, within: str | None, confidence: float) -> Attribution:
    """An attribution with what these tests look at."""
    return Attribution(
        id, within, ((0, 1),), ((2, 3),), ((4, 9),), "speech", "indirect", (), "body", (), None, confidence
    )
