"""Pages made to break a reader of pages: never a traceback, never more than time in proportion to their size."""

from __future__ import annotations

import time

import pytest

from onrecord.errors import InputError, LimitError
from onrecord.ingest.pages import extract_page

P = "<p>The mayor of Karsk said on Monday that the bridge would open in May, and nobody believed her at all.</p>"
SECONDS = 20  # of processor time; what takes more than linear time would take minutes

ODD = [
    ("elements in elements", "<div>" * 60_000 + P),
    ("and their ends", "<div>" * 30_000 + P + "</div>" * 30_000),
    ("nothing is closed", "<div><b><i><p><ul><li><a>" * 5_000 + P),
    ("a megabyte without a tag", "word " * 200_000),
    ("a megabyte without a space", "x" * 1_000_000),
    ("less-than signs", "<" * 1_000_000),
    ("tags that never end", "<a " * 300_000),
    ("quotation marks that never close", '<a b="' * 200_000),
    ("two kinds of them", "<a b='x\" " * 150_000),
    ("ampersands", "&" * 300_000),
    ("names of references", "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" * 20_000),
    ("one number", "&#" + "9" * 1_000_000 + ";"),
    ("attributes", "<a " + " ".join(f"x{i}=1" for i in range(50_000)) + ">" + P),
    ("comments that never end", "<!--" * 250_000),
    ("empty comments", "a<!-->" * 50_000),
    ("paragraphs", "<p>a" * 30_000),
    ("formatting across paragraphs", "<b><p></b>" * 20_000),
    ("items far from their list", "<li>" * 5_000 + "<b>" * 198 + "<li></li>" * 10_000),
    ("ends that have no beginning", "<table><tr><td><table>" + "<b>" * 190 + "</tr></td></i></table>" * 50_000),
    ("tables in tables", "<table><tr><td>" * 10_000 + P),
    ("cells", "<table>" + "<td>x" * 20_000),
    ("long class names", ('<div class="' + "a-" * 5_000 + '">') * 100 + P),
    ("comments", "<h1>x</h1><div id=comments>" + ("<li class=comment><b class=author>A</b>" + P) * 2_000),
    ("comments in comments", "<div id=comments>" + ("<div class=comment><b class=author>A</b>" + P) * 2_000),
    ("line breaks", "<div>" + "some text here<br>" * 20_000),
    ("scripts that never end", "<script>" * 200_000),
    ("templates that never end", "<template>" * 100_000),
    ("drawings", "<svg><title/>" * 10_000),
    ("JSON too deep", '<script type="application/ld+json">' + "[" * 100_000 + "</script>" + P),
    ("a style sheet without a rule", "<style>" + "a," * 400_000 + "</style>" + P),
    ("style rules", "<style>" + ".a{display:none}" * 30_000 + "</style>" + P),
    ("metas", "<meta name=author content=x>" * 20_000 + P),
    ("headlines", "<h1>headline of the page</h1>" * 10_000 + P),
    ("publishers", "<i itemprop=publisher>" * 10_000 + P),
    ("captions", "<figure><figcaption>a caption of it</figcaption></figure>" * 3_000 + P),
    ("pull quotes", P * 500 + f"<aside class=pullquote>{P}</aside>" * 500),
    ("a title of separators", "<title>" + " - a" * 200_000 + "</title>" + P),
    ("spaces", P + " " * 1_000_000 + P),
    ("hard spaces", P + "&nbsp;" * 100_000 + P),
    ("quotation elements", "<q>" * 20_000 + P),
    ("inline elements", "<p>" + "<span>a</span>" * 20_000 + "</p>"),
    ("empty lines", "<pre>" + "a\n\n" * 20_000),
    ("a long article", "<article>" + P * 4_000 + "</article>"),
]


@pytest.mark.parametrize(("why", "page"), ODD, ids=[case[0] for case in ODD])
def test_odd_pages_take_linear_time(why: str, page: str) -> None:
    began = time.process_time()
    extraction = extract_page(page.encode(), name="a")
    assert time.process_time() - began < SECONDS, why
    assert all(0 <= start < end <= len(extraction.article.text) for start, end in extraction.article.paragraphs)


def test_too_many_bytes_and_too_many_elements_are_refused() -> None:
    with pytest.raises(LimitError, match="20 at most") as refused:
        extract_page(b"a" * (20 * 2**20 + 1), name="a")
    assert refused.value.hint
    with pytest.raises(LimitError, match="elements"):
        extract_page(b"<b>" * 300_001, name="a")


@pytest.mark.soak
def test_the_largest_page() -> None:
    extraction = extract_page((P * 190_000).encode(), name="a")
    assert len(extraction.article.paragraphs) == 190_000


HARMLESS = [
    (
        "an outside entity",
        '<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        + P
        + "<p>And then &x; was all she would say about it.</p>",
        "And then &x; was",
    ),
    (
        "entities of entities",
        '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
        + P
        + "<p>And then &b; was all she would say about it.</p>",
        "And then &b; was",
    ),
    (
        "a section of character data",
        P + "<p>Before <![CDATA[ inside ]]> and behind it the text goes on.</p>",
        "Before  and",
    ),
    ("a NUL between words", P + "<p>The bridge\0 would stay shut until the first of June.</p>", "The bridge would"),
    (
        "a comment closed oddly",
        P + "<!-- x --!><p>The bridge would stay shut until the first of June.</p>",
        "The bridge",
    ),
    (
        "a tag that is no tag",
        P + "<p>It was 3 < 4 and 5 <6 that evening in the council, said the clerk.</p>",
        "3 < 4 and 5 <6",
    ),
]


@pytest.mark.parametrize(("why", "page", "kept"), HARMLESS, ids=[case[0] for case in HARMLESS])
def test_what_is_read_is_never_run_or_fetched(why: str, page: str, kept: str) -> None:
    raw = (page + "<!-- " + "room " * 500 + "-->").encode()  # so that one NUL stays a stray one
    text = extract_page(raw, name="a").article.text
    assert " ".join(kept.split()) in " ".join(text.split()), why
    assert "root:" not in text


@pytest.mark.parametrize("raw", [b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\0\x01\x02" * 50])
def test_what_is_no_page_is_refused(raw: bytes) -> None:
    for charset in (None, "utf-8", "windows-1252"):
        with pytest.raises(InputError):
            extract_page(raw, name="a", charset=charset)


@pytest.mark.parametrize("page", ["", " ", "<html></html>", "<title>Only a title</title>", "<script>x</script>"])
def test_a_page_without_text_is_kept_unread(page: str) -> None:
    extraction = extract_page(page.encode(), name="a")
    assert extraction.article.text == ""
    assert extraction.unread == "no article text in it"
