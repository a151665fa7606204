"""The chain of a passage: media, addressee, occasion; on spans that are given."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest import article_from_text
from onrecord.read.candidates import Candidate
from onrecord.read.chain import chain_of, find_via
from onrecord.read.passage import Passage
from onrecord.record import Span


def span(text: str, part: str) -> Span:
    return text.index(part), text.index(part) + len(part)


def passage(text: str, source: str, cue: str, content: str) -> Passage:
    return Passage((span(text, content),), "body", (span(text, source),), (span(text, cue),), "speech")


def candidate(item: Passage) -> Candidate:
    return Candidate(item.source, item.cue, item.content, "speech", 0.0, 0.0, False)


# text, source, cue, content, media, reason
MEDIA = [
    ("Marsh told state television that it held.", "Marsh", "told", "that it held", ["television"], "its own noun"),
    ("Marsh told Radio Tarn that it held.", "Marsh", "told", "that it held", ["radio"], "a noun in the name"),
    ("Marsh told the Vell news agency that it held.", "Marsh", "told", "that it held", ["agency"], "an agency"),
    ("Marsh told the Harbour Post that it held.", "Marsh", "told", "that it held", [None],
     "what only a reader who knows the outlet could tell"),
    ("Marsh said in an interview with the Harbour Post that it held.", "Marsh", "said", "that it held", ["interview"],
     "the form says it"),
    ("Marsh said in a post on Telegram that it held.", "Marsh", "said", "that it held", ["social media"], "a platform"),
    ("Marsh said on his website that it held.", "Marsh", "said", "that it held", ["website"], "a website"),
    ("Marsh told reporters that it held.", "Marsh", "told", "that it held", [None], "the press has no medium"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue", "content", "media", "reason"), MEDIA)
def test_medium(text: str, source: str, cue: str, content: str, media: list[str | None], reason: str) -> None:
    item = passage(text, source, cue, content)
    article = article_from_text(text, id="x")
    via, addressee = find_via(article, candidate(item))
    assert [way.medium for way in chain_of(article, item, via, addressee).via] == media, reason


# text, source, cue, content, occasion, reason
OCCASIONS = [
    ("It held, Marsh said, speaking on condition of anonymity.", "Marsh", "said", "It held", None,
     "how, and not where"),
    ("“It held,” Marsh said at a news conference in Tarn.", "Marsh", "said", "“It held,”",
     "at a news conference in Tarn", "behind the cue"),
    ("In a statement on Monday, Marsh said it held.", "Marsh", "said", "it held", "In a statement on Monday",
     "before the source"),
    ("Speaking after the storm, Marsh said it held.", "Marsh", "said", "it held", "Speaking after the storm",
     "speaking"),
    ("Marsh said during a visit to Osk that it held.", "Marsh", "said", "that it held", "during a visit to Osk",
     "between cue and content"),
    ("Marsh said in an interview that it held.", "Marsh", "said in an interview", "that it held", "in an interview",
     "the cue took it in"),
    ("Marsh said the wall fell at a rally.", "Marsh", "said", "the wall fell at a rally", None,
     "an occasion in the content is no occasion of the saying"),
    ("Marsh said in Osk that it held.", "Marsh", "said", "that it held", None, "a town is a place, no occasion"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue", "content", "occasion", "reason"), OCCASIONS)
def test_occasion(text: str, source: str, cue: str, content: str, occasion: str | None, reason: str) -> None:
    found = chain_of(article_from_text(text, id="x"), passage(text, source, cue, content)).occasion
    assert (text[slice(*found)] if found else None) == occasion, reason


def test_every_value_has_its_evidence() -> None:
    text = "Marsh told Radio Tarn in an interview that it held."
    item = passage(text, "Marsh", "told", "that it held")
    article = article_from_text(text, id="x")
    chain = chain_of(article, item, *find_via(article, candidate(item)))
    assert [one.field for one in chain.evidence] == ["via", "addressee", "occasion"]


def test_an_articles_own_outlet_is_no_way() -> None:
    text = "Marsh told the Harbour Post that it held."
    item = candidate(passage(text, "Marsh", "told", "that it held"))
    assert find_via(article_from_text(text, id="x", outlet="Harbour Post"), item)[0] == ()


WORDS = st.sampled_from(
    ["Marsh", "said", "told", "reporters", "the", "Post", "Radio", "Tarn", "in", "an", "interview", "with", "on", "X",
     "Telegram", "“", "”", ",", ".", "and", "citing", "quoted", "as", "by", "its", "website", "\n\n", "\ud800", "é"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=40), st.lists(st.integers(0, 200), min_size=6, max_size=6))
def test_any_text_is_read_the_same_twice_and_its_spans_stand_in_it(words: list[str], cuts: list[int]) -> None:
    text = " ".join(words)
    article = article_from_text(text, id="x")
    edges = sorted(min(cut, len(text)) for cut in cuts)
    source, cue, content = (((edges[place], edges[place + 1]),) for place in (0, 2, 4))
    item = Passage(content, "body", source, cue, "speech")
    via, addressee = find_via(article, candidate(item))
    chain = chain_of(article, item, via, addressee)
    spans = [way.span for way in chain.via] + [one for one in (chain.addressee, chain.occasion) if one is not None]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert chain == chain_of(article, item, *find_via(article, candidate(item)))


@pytest.mark.parametrize("word", ["told ", "A", "A ", "in an interview with the ", "Marsh and ", "on its ", "“"])
def test_time_is_linear_on_hostile_text(word: str) -> None:
    def seconds(times: int) -> float:
        text = "Marsh said " + word * times
        article = article_from_text(text, id="x")
        item = Passage(((11, len(text)),), "body", ((0, 5),), ((6, 10),), "speech")
        begin = time.process_time()
        chain_of(article, item, *find_via(article, candidate(item)))
        return time.process_time() - begin

    assert seconds(80_000) < 1.0  # twice a quadratic look at 20,000 words took minutes
