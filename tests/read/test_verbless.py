"""Attributions that no verb makes; the network's part is left out, so only the rules can find them."""

from __future__ import annotations

import pytest

from onrecord.ingest import article_from_text
from onrecord.read.verbless import with_verbless

# text, source, content, reason
FOUND = [
    ("And from Chairwoman Bea Lonn: “He does not take the bus.”", "Chairwoman Bea Lonn", "“He does not take the bus.”",
     "no verb at all"),
    ("And this from the board of Tarn Rail: “We were not told.”", "the board of Tarn Rail", "“We were not told.”",
     "a lower-case body after “from”"),
    ("Ada Mirren, 34: “I will wait.”", "Ada Mirren, 34", "“I will wait.”", "a street poll"),
    ("“Nobody asked us.” — Commissioner Lise Drum", "Commissioner Lise Drum", "“Nobody asked us.”", "a signature"),
    ('"Nobody asked us." -Commissioner Lise Drum', "Commissioner Lise Drum", '"Nobody asked us."', "a glued hyphen"),
    ("Coach Ruvik Tane on the defeat: “We were second.”", "Coach Ruvik Tane", "“We were second.”", "sports copy"),
]  # fmt: skip
LEFT = [
    ("Update: “The road is open.”", "a label is nobody's name"),
    ("The sign had two words: “Keep out.”", "a narrated sentence with a colon"),
    ("“Harbour Lights” — A novel of 400 pages about the sea and the people in it; it sold well", "a title and a gloss"),
    ("They called it “the long winter”.", "marks alone make no attribution"),
]


@pytest.mark.parametrize(("text", "source", "content", "reason"), FOUND)
def test_finds(text: str, source: str, content: str, reason: str) -> None:
    (made,) = with_verbless(article_from_text(text, id="x"), [])
    assert [text[start:end] for start, end in made.source] == [source], reason
    assert [text[start:end] for start, end in made.content] == [content], reason


@pytest.mark.parametrize(("text", "reason"), LEFT)
def test_leaves(text: str, reason: str) -> None:
    assert with_verbless(article_from_text(text, id="x"), []) == [], reason
