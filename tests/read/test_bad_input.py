"""Any text gives a reading with honest offsets."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ingest import article_from_text
from onrecord.read import Reader, read_article
from onrecord.record import Reading

HOSTILE = [
    ("", "nothing at all"),
    (" \n\t\r\n ", "nothing but space"),
    ("\ud800 said \udfff that \ud834 “it” \udd1e.", "lone surrogates"),
    ("\u202eThe minister said\u202c that \u2066it\u2069 was so.", "bidi overrides"),
    ("The\u200b min\u200dister\ufeff said\u00ad that it was\u2060 so.", "zero width and soft hyphens"),
    ('"' * 100_000, "100,000 quotation marks"),
    ("“" * 50_000 + "”" * 50_000, "50,000 quotations deep"),
    ("a" * 1_000_000, "1 MB without a space"),
    ("he said " * 4_000, "nothing but cues"),
    ("“Yes,” he said, “" * 800, "a quotation that never ends"),
    ("[" * 3_000 + "…" * 3_000, "brackets and ellipses"),
    ("e\u0301" * 300 + " said he would go.", "combining marks"),
    ("👩‍👩‍👧‍👦 said 🏳️‍🌈 that it was 𝔣𝔦𝔫𝔢.", "emoji sequences and letters outside the plane"),
]


def check(reading: Reading, text: str) -> None:
    assert reading.article.text == text
    names = {attribution.id for attribution in reading.attributions}
    for attribution in reading.attributions:
        roles = (attribution.source, attribution.cue, attribution.content, attribution.editorial)
        extra = [via.span for via in attribution.via] + ([attribution.addressee] if attribution.addressee else [])
        for start, end in [span for role in roles for span in role] + extra:
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip(), "a span is never nothing but space"
        assert attribution.cue
        assert attribution.content
        assert attribution.within is None or attribution.within in names
        assert 0 <= attribution.confidence <= 1
    for refusal in reading.refused:
        assert 0 <= refusal.span[0] < refusal.span[1] <= len(text)
        assert refusal.reason


@pytest.mark.parametrize(("text", "reason"), HOSTILE, ids=[reason for _, reason in HOSTILE])
def test_hostile_text(reader: Reader, text: str, reason: str) -> None:
    check(read_article(article_from_text(text, id="x"), reader), text)


PARTS = (
    "said|he|“|”|\"|'|’|the ministry|that|told|the Daily Courier|[sic]|…|\n\n|,|.|according to|\u202e|\ud800|🙂|—|Dr.|"
    "“We will go,”|«|»|(D-Tarn.)|denied"
)
WORDS = st.sampled_from(PARTS.split("|"))


@settings(max_examples=60, deadline=None)
@given(words=st.lists(WORDS, max_size=60), glue=st.sampled_from([" ", ""]))
def test_any_arrangement_of_news_words(reader: Reader, words: list[str], glue: str) -> None:
    text = glue.join(words)
    check(read_article(article_from_text(text, id="x"), reader), text)


@settings(max_examples=40, deadline=None)
@given(text=st.text(alphabet=st.characters(), max_size=300))
def test_any_text_at_all(reader: Reader, text: str) -> None:
    check(read_article(article_from_text(text, id="x"), reader), text)


def test_an_article_does_not_depend_on_what_was_read_before(reader: Reader) -> None:
    text = "“We held the bridge,” said Colonel Ada Brenn. The ministry denied that it had fallen."
    first = read_article(article_from_text(text, id="x"), reader)
    read_article(article_from_text("Nobody said anything. " * 50, id="y"), reader)
    assert read_article(article_from_text(text, id="x"), reader) == first
