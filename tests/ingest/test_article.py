"""The door: what holds for every article, whatever its text."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ingest import article_from_bytes, article_from_text
from onrecord.record import Article, Span

SEED = Path(__file__).parents[2].parent / "shared" / "seed"
SECONDS = 30  # what takes more than linear time would take hours

PIECES = st.sampled_from(
    "“ ” ‘ ’ \" ' '' `` « » „ ‚ 「 」 . ! ? … ( ) [ ] — - -- > # * 1. "
    "\u2028 \u2029 \x85 \r\n \n \n\n \t \u00a0 \u200b \ufeff \u202e "
    "\ud800 😀 e\u0301 said U.S. Dr. 5 a.m. Photo: Advertisement Comments KYIV Title We go".split(" ")
    + [" ", "    ", "\n\n  1. ", "\n> ", "\n---\n", "(AP) — "]
)
TEXTS = st.one_of(st.text(st.characters()), st.lists(PIECES, max_size=60).map("".join))


def ordered(spans: tuple[Span, ...], size: int) -> bool:
    edges = [edge for span in spans for edge in span]
    return edges == sorted(edges) and all(0 <= start < end <= size for start, end in spans)


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.one_of(st.none(), st.text(max_size=20)))
def test_every_span_is_inside_the_text_and_in_order(text: str, title: str | None) -> None:
    article = article_from_text(text, id="a", title=title)
    assert article.text == text
    assert ordered(article.paragraphs, len(text))
    assert ordered(article.sentences, len(text))
    assert ordered(tuple(segment.span for segment in article.segments), len(text))
    inside = [within(article, quotation.span) for quotation in article.quotations]
    assert all(inside), "a quotation lies in one paragraph"
    starts = [quotation.span[0] for quotation in article.quotations]
    assert starts == sorted(set(starts))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_paragraphs_are_trimmed_and_covered(text: str) -> None:
    article = article_from_text(text, id="a")
    for start, end in article.paragraphs:
        assert text[start:end] == text[start:end].strip()
    covered = sum(end - start for start, end in article.sentences)
    assert covered <= sum(end - start for start, end in article.paragraphs)
    letters = {i for i, character in enumerate(text) if character.isalpha()}
    assert letters <= {i for start, end in article.paragraphs for i in range(start, end)}
    assert letters <= {i for start, end in article.sentences for i in range(start, end)}
    assert letters <= {i for segment in article.segments for i in range(*segment.span)}


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_quotations_nest(text: str) -> None:
    open_ends: list[int] = []
    for quotation in article_from_text(text, id="a").quotations:
        start, end = quotation.span
        while open_ends and open_ends[-1] <= start:
            open_ends.pop()
        assert quotation.depth == len(open_ends)
        assert not open_ends or end <= open_ends[-1]
        open_ends.append(end)


def within(article: Article, span: Span) -> bool:
    return any(start <= span[0] < span[1] <= end for start, end in article.paragraphs)


@pytest.mark.parametrize(
    ("why", "text"),
    [
        ("100,000 straight marks", '"' * 100_000),
        ("100,000 opening marks", "“" * 100_000),
        ("100,000 single marks", "‘a’ 'b' " * 25_000),
        ("marks that never close, then reopen", "“" * 50_000 + "\n\n" + '"' * 50_000),
        ("a megabyte without a space", "x" * 1_000_000),
        ("a megabyte of full stops", "." * 1_000_000),
        ("abbreviations", "Mr. " * 100_000),
        ("empty lines", "\n" * 500_000),
        ("quoted lines", "> " * 200_000),
        ("many short lines", "No.\n" * 50_000),
        ("many list items", "  1. No.\n\n" * 30_000),
        ("rules", "---\n" * 100_000),
        ("brackets", "([" * 200_000),
        ("spaces", " " * 1_000_000),
    ],
    ids=lambda value: value if len(value) < 50 else "",
)
def test_odd_texts_take_linear_time(why: str, text: str) -> None:
    began = time.monotonic()
    article_from_text(text, id="a", title=why)
    assert time.monotonic() - began < SECONDS, why


def test_what_is_known_about_an_article_is_kept() -> None:
    article = article_from_bytes(
        b"\xef\xbb\xbfIt is shut.", id="a", date="2031-05-03", title="T", outlet="Varno Gazette"
    )
    assert (article.id, article.date, article.title, article.outlet) == ("a", "2031-05-03", "T", "Varno Gazette")
    assert article.text == "It is shut."


@pytest.mark.skipif(not SEED.is_dir(), reason="../shared is absent")
def test_the_model_case() -> None:
    expected = json.loads((SEED / "expected.json").read_text(encoding="utf-8"))
    article = article_from_bytes((SEED / "article.txt").read_bytes(), id="seed")
    headline, body, comment = article.segments
    assert (headline.kind, headline.span) == ("headline", tuple(expected["headline"]["span"]))
    assert (comment.kind, comment.span) == ("comment", tuple(expected["comment"]))
    assert body.kind == "body"
    assert article.language == "en"
    assert len(article.quotations) == 10
    assert all(quotation.closed and quotation.depth == 0 for quotation in article.quotations)
