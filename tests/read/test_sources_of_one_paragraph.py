"""A source that begins beside its cue takes nothing from the headline above it."""

from __future__ import annotations

from onrecord.ingest import article_from_text
from onrecord.read import Reader, read_attributions

TEXT = "Second ferry bought\n\nHarbour master Ilse Tarn said a second ferry had been bought."


def test_the_headline_lends_no_words_to_the_source(reader: Reader) -> None:
    (found,) = read_attributions(article_from_text(TEXT, id="x"), reader).attributions
    assert [TEXT[slice(*span)] for span in found.source] == ["Harbour master Ilse Tarn"]
