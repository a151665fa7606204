"""The map: whatever the page, every character of the clean text leads to where it is printed."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.ingest.pages import decode_page, extract_page, raw_spans
from onrecord.record import Extraction, Printed
from tests.ingest.pages.scoring import UNPRINTED, read_back, without_unprinted

PARAGRAPH = "The mayor of Karsk said on Monday that the bridge would open in May, and nobody believed her at all."
TAGS = (
    "<p> </p> <div> </div> <br> <b> </b> <q> </q> <td> <table> </table> <li> <ul> <pre> </pre> <a_href=x> </a> "
    "<h1> </h1> <blockquote> <figure> <figcaption> <script> </script> <style> <!-- --> <![CDATA[ ]]> <? <! </ < > "
    "<svg> <title/> <div_id=comments> <li_class=comment> <b_class=author> <p_hidden> <template> </template> <nav> "
    "<article> </article>"
).split(" ")
WORDS = (
    "& &amp; &lt &nbsp; &#0; &#xD800; &#x1F999; &#150; &amp;amp; &NotEqualTilde; &notit; &bogus; &shy; “ ” ‘ ’ a said "
    "Karsk. 😀 \0 \u00ad \u200b \ufeff \" '"
).split(" ")
SPACES = [" ", "  ", "\n", "\t", "\r\n"]
PIECES = st.sampled_from([*(tag.replace("_", " ") for tag in TAGS), *WORDS, *SPACES, PARAGRAPH, f"<p>{PARAGRAPH}</p>"])
PAGES = st.lists(PIECES, max_size=60).map("".join)


def blanked(text: str) -> str:
    """White space as a browser shows it."""
    return re.sub(r"[\t\n\f\r]", " ", text)


def check(extraction: Extraction, page: str) -> None:
    article = extraction.article
    last = 0
    for run in extraction.printed:
        assert run.at is not None
        assert run.element is not None
        start, end = run.span
        assert last <= start < end <= len(article.text)
        assert not article.text[last:start].strip(UNPRINTED)
        last = end
        source = page[slice(*run.at)]
        if len(source) == end - start:
            assert blanked(source) == blanked(article.text[start:end])  # <pre> keeps its tabs
        else:
            assert html.unescape(source) == article.text[start:end], "a reference"
    assert not article.text[last:].strip(UNPRINTED)
    spans = [segment.span for segment in article.segments]
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(
        0 <= start < end <= len(article.text) for start, end in (*spans, *article.paragraphs, *article.sentences)
    )


@example("<pre>&\t<q>")
@settings(max_examples=250, deadline=None)
@given(PAGES)
def test_pages_of_odd_pieces(page: str) -> None:
    raw = page.encode("utf-8")
    try:
        extraction = extract_page(raw, name="a", charset="utf-8")
    except InputError:
        return  # control characters at its head
    check(extraction, decode_page(raw, "utf-8")[0])


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=400), st.binary(max_size=200).map(lambda raw: f"<p>{PARAGRAPH}".encode() + raw)))
def test_any_bytes_become_an_extraction_or_an_input_error(raw: bytes) -> None:
    try:
        extraction = extract_page(raw, name="a")
    except InputError:
        return
    check(extraction, decode_page(raw)[0])


@settings(max_examples=100, deadline=None)
@given(PAGES, st.integers(0, 300), st.integers(0, 300))
def test_any_span_leads_back(page: str, start: int, size: int) -> None:
    page = page.replace("\0", "")  # several of them are no page at all
    raw = f"<h1>Bridge &amp; ferry</h1><p>{PARAGRAPH} {page}".encode()
    extraction = extract_page(raw, name="a", charset="utf-8")
    text = extraction.article.text
    span = min(start, len(text)), min(start + size, len(text))
    assert read_back(extraction, decode_page(raw, "utf-8")[0], span) == without_unprinted(extraction, span)


CASES = [
    ("white space is collapsed", "one \n\t two", "one two", ["one ", "two"]),
    ("one space in the source is one run", "one two", "one two", ["one two"]),
    ("a reference gives all of it", "A &amp; B", "A & B", ["A &amp; B"]),
    ("a reference without its semicolon", "A &ampB", "A &B", ["A &ampB"]),
    ("two characters from one reference", "x &NotEqualTilde; y", "x ≂̸ y", ["x &NotEqualTilde; y"]),
    ("twice escaped stays once escaped", "&amp;amp;", "&amp;", ["&amp;amp;"]),
    ("no such reference", "&bogus; &", "&bogus; &", ["&bogus; &"]),
    ("a soft hyphen is dropped", "kilo&shy;grams", "kilograms", ["kilo", "grams"]),
    ("tags stand between runs", "a<b>b</b>c", "abc", ["a", "b", "c"]),
    ("a line break is not printed", "one<br>two", "one\ntwo", ["one", "two"]),
    ("the marks of <q> are not printed", "He said <q>no</q>.", "He said “no”.", ["He said ", "no", "."]),
    ("no character", "a&#0;b", "a\ufffdb", ["a&#0;b"]),
    ("half a character", "a&#xD800;b", "a\ufffdb", ["a&#xD800;b"]),
    ("Windows's numbers", "a&#150;b", "a–b", ["a&#150;b"]),
]


@pytest.mark.parametrize(("why", "source", "text", "ranges"), CASES, ids=[case[0] for case in CASES])
def test_what_a_span_leads_to(why: str, source: str, text: str, ranges: list[str]) -> None:
    page = f"<article><p>{PARAGRAPH}</p><p>{source}</p><p>{PARAGRAPH}</p></article>"
    extraction = extract_page(page.encode(), name="a")
    start, end = extraction.article.paragraphs[1]
    assert extraction.article.text[start:end] == text, why
    assert [page[slice(*one)] for one in raw_spans(extraction, (start, end))] == ranges


def test_a_map_alone_will_do() -> None:
    printed = (Printed((0, 2), element="/p", at=(10, 12)), Printed((4, 6), element="/p", at=(20, 22)))
    assert raw_spans(printed, (1, 5)) == ((11, 12), (20, 21))
    assert raw_spans(printed, (2, 4)) == ()
    assert raw_spans((), (0, 9)) == ()


def test_elements_are_named_by_their_path() -> None:
    page = f"<html><body><article><p>{PARAGRAPH}</p><p>Not <b>{PARAGRAPH}</b></p></article>"
    printed = extract_page(page.encode(), name="a").printed
    assert [run.element for run in printed] == [
        "/html/body/article/p[1]",
        "/html/body/article/p[2]",
        "/html/body/article/p[2]/b",
    ]
