"""What an outlet edited, told from what the reader takes otherwise in words that nobody touched."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.ingest import article_from_text
from onrecord.link import compare_readings
from onrecord.read import Reader, load_reader, read_attributions
from onrecord.record import Reading

BEFORE = "The mayor, Ilse Tarn, said the ferry would sail. The clerk, Jon Holm, said the ramp was safe."
AFTER = "The mayor, Ilse Tarn, said the ferry would sail. The clerk, Jon Holm, said the ramp was closed."


@pytest.fixture(scope="module")
def reader() -> Reader:
    return load_reader()


def read(text: str, reader: Reader) -> Reading:
    return read_attributions(article_from_text(text, id="x"), reader)


def test_what_stands_as_it_stood_has_not_vanished(reader: Reader) -> None:
    reading = read(BEFORE, reader)
    assert len(reading.attributions) == 2
    assert compare_readings(reading, replace(reading, attributions=reading.attributions[1:])) == ()
    assert compare_readings(replace(reading, attributions=()), reading) == ()


def test_nor_is_it_changed(reader: Reader) -> None:
    reading = read(BEFORE, reader)
    first, second = reading.attributions
    shorter = replace(second, source=())
    assert compare_readings(reading, replace(reading, attributions=(first, shorter))) == ()


def test_what_is_edited_is_told_and_its_neighbour_is_not(reader: Reader) -> None:
    before, after = read(BEFORE, reader), read(AFTER, reader)
    (change,) = compare_readings(before, replace(after, attributions=after.attributions[1:]))
    assert (change.kind, change.fields) == ("changed", ("content",))
    (change,) = compare_readings(before, replace(after, attributions=after.attributions[:1]))
    assert (change.kind, change.before) == ("vanished", before.attributions[1])


def test_one_of_two_like_sentences_is_gone(reader: Reader) -> None:
    before = read(f"{BEFORE}\n\nThe pier is old.\n\n{BEFORE}", reader)
    after = read(f"{BEFORE}\n\nThe pier is old.", reader)
    assert [change.kind for change in compare_readings(before, after)] == ["vanished", "vanished"]
