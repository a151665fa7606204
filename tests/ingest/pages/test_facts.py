"""Facts: from where the page states them most plainly, else from the notes, else none."""

from __future__ import annotations

import pytest

from onrecord.ingest.pages import EXTRACTOR, extract_page
from onrecord.ingest.pages.dates import machine_date, printed_date
from onrecord.ingest.pages.facts import bare_name
from onrecord.record import Article, Notes

P = "<p>The mayor of Karsk said on Monday that the bridge would open in May, and nobody believed her at all.</p>" * 3


def article(head: str = "", body: str = "", *, notes: Notes = Notes(), address: str | None = None) -> Article:  # noqa: B008
    page = f"<html><head>{head}</head><body><article>{body}{P}</article></body></html>"
    return extract_page(page.encode(), name="a", address=address, notes=notes).article


def ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


FACTS = [
    (
        "the headline as printed",
        "title",
        '<meta property=og:title content="T &amp; U">',
        "<h1>T &amp; U, in full</h1>",
        "T & U, in full",
    ),
    ("else og:title", "title", '<meta property="og:title" content="Bridge &#8216;shut&#8217;">', "", "Bridge ‘shut’"),
    ("else <title> without the outlet", "title", "<title>Bridge shut | Varno Gazette</title>", "", "Bridge shut"),
    (
        "the logo is no headline",
        "title",
        "<title>Bridge shut - Varno</title>",
        "<h1 class=logo>Varno</h1><h2>Bridge shut</h2>",
        "Bridge shut",
    ),
    ("the outlet by name", "outlet", '<meta property="og:site_name" content="Varno Gazette">', "", "Varno Gazette"),
    (
        "the outlet in JSON-LD",
        "outlet",
        ld('{"@type":"NewsArticle","publisher":{"name":"Varno Gazette"}}'),
        "",
        "Varno Gazette",
    ),
    (
        "the outlet behind the headline",
        "outlet",
        "<title>Bridge shut | Varno Gazette</title>",
        "<h1>Bridge shut</h1>",
        "Varno Gazette",
    ),
    ("no outlet", "outlet", "<title>Bridge shut</title>", "<h1>Bridge shut</h1>", None),
    (
        "two authors",
        "byline",
        ld('{"@type":"Article","author":[{"name":"Ann Lee"},{"name":"Bo Roe"}]}'),
        "",
        "Ann Lee and Bo Roe",
    ),
    (
        "an author by reference",
        "byline",
        ld('{"@graph":[{"@type":"Person","@id":"#a","name":"Ann Lee"},{"@type":"NewsArticle","author":{"@id":"#a"}}]}'),
        "",
        "Ann Lee",
    ),
    (
        "an author that is an address",
        "byline",
        '<meta name=author content="https://x.example/ann">',
        "<p class=byline>By Ann Lee</p>",
        "Ann Lee",
    ),
    (
        "an account is no author",
        "byline",
        '<meta name=author content="admin_2">',
        "<p class=byline>By Ann Lee</p>",
        "Ann Lee",
    ),
    ("a byline as printed", "byline", "", "<h1>Bridge shut</h1><p>By Ann Lee</p>", "Ann Lee"),
    (
        "without what stands behind it",
        "byline",
        "",
        "<h1>B</h1><p class=byline>By Ann Lee, Karsk correspondent</p>",
        "Ann Lee",
    ),
    (
        "not another article's author",
        "byline",
        ld('{"@type":"ItemList","itemListElement":[{"@type":"Article","author":"Bo Roe"}]}'),
        "",
        None,
    ),
    (
        "a time in UTC",
        "date",
        ld('{"@type":"Article","datePublished":"2031-05-03T08:15:00+02:00"}'),
        "",
        "2031-05-03T06:15:00Z",
    ),
    ("a day stays a day", "date", '<meta property="article:published_time" content="2031-05-03">', "", "2031-05-03"),
    ("a time element", "date", "", "<h1>B</h1><time datetime=2031-05-03T06:15Z>today</time>", "2031-05-03T06:15:00Z"),
    ("a line", "date", "", "<h1>B</h1><p>Published: Saturday, 3 May 2031</p>", "2031-05-03"),
    (
        "a date in the text is no date of it",
        "date",
        "",
        "<p>It was shut on 3 May 2031, she said, and stayed so for all of the year.</p>",
        None,
    ),
    (
        "changed",
        "updated",
        '<meta property="article:modified_time" content="2031-05-04T00:00:00Z">',
        "",
        "2031-05-04T00:00:00Z",
    ),
    ("changed, in a line", "updated", "", "<h1>B</h1><p>Published 3 May 2031, updated 4 May 2031</p>", "2031-05-04"),
    (
        "its address",
        "address",
        '<link rel=canonical href="https://varno.example/a?b=1#c">',
        "",
        "https://varno.example/a?b=1",
    ),
    ("no address of the web", "address", '<link rel=canonical href="javascript:alert(1)">', "", None),
    ("brackets that hold no address", "address", '<link rel=canonical href="http://[::1/a">', "", None),
    (
        "a credit in the dateline",
        "credit",
        "",
        "<p>KARSK, May 3 (Continental Wire) — The bridge was shut on Saturday, the mayor said.</p>",
        "(Continental Wire) —",
    ),
    ("broken JSON says nothing", "byline", ld('{"@type":"Article","author":'), "", None),
    ("JSON with a line break in a string", "byline", ld('{"@type":"Article","author":"Ann\nLee"}'), "", "Ann Lee"),
]


@pytest.mark.parametrize(("why", "fact", "head", "body", "value"), FACTS, ids=[case[0] for case in FACTS])
def test_facts(why: str, fact: str, head: str, body: str, value: str | None) -> None:
    assert getattr(article(head, body), fact) == value, why


def test_notes_fill_in_and_never_overrule() -> None:
    notes = Notes(title="T", outlet="O", date="2031-01-01")
    empty = article(notes=notes)
    assert (empty.title, empty.outlet, empty.date) == ("T", "O", "2031-01-01")
    stated = article(
        "<meta property=og:site_name content=V><meta name=date content=2031-05-03>", "<h1>B</h1>", notes=notes
    )
    assert (stated.title, stated.outlet, stated.date) == ("B", "V", "2031-05-03")


def test_addresses_are_resolved_against_the_pages_own() -> None:
    head = "<link rel=canonical href=../b>"
    assert article(head, address="https://v.example/x/y/a").address == "https://v.example/x/b"
    assert article(head).address is None


def test_a_contributor_line_is_a_credit() -> None:
    page = f"<article>{P}<p>Continental Wire contributed to this report.</p></article>"
    assert extract_page(page.encode(), name="a").article.credit == "Continental Wire contributed to this report."


def test_the_extractor_has_name_and_version() -> None:
    assert EXTRACTOR.startswith("pages-1+trafilatura-2.")


DATES = [
    ("2031-05-03", "2031-05-03"),
    ("2031-05-03T06:15:00Z", "2031-05-03T06:15:00Z"),
    ("2031-05-03T06:15:00.1234567+00:00", "2031-05-03T06:15:00Z"),
    ("2031-05-03T06:15:00", "2031-05-03"),
    ("2031-05-03 08:15:00 +0200", "2031-05-03T06:15:00Z"),
    ("Sat, 03 May 2031 06:15:00 GMT", "2031-05-03T06:15:00Z"),
    ("May 3rd, 2031", "2031-05-03"),
    ("28.09.2025", "2025-09-28"),
    ("03/05/2031", None),
    ("2031-02-30", None),
    ("0001-01-01T00:00:00+14:00", None),
    ("9" * 70, None),
    ("", None),
]


@pytest.mark.parametrize(("written", "date"), DATES)
def test_dates_for_machines(written: str, date: str | None) -> None:
    assert machine_date(written) == date


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Saturday, 3 May 2031", "2031-05-03"),
        ("Posted on Sept. 12, 2030 at noon", "2030-09-12"),
        ("3rd of May, 2031", "2031-05-03"),
        ("in May 2031", None),
        ("31 June 2031", None),
    ],
)
def test_dates_as_printed(line: str, date: str | None) -> None:
    assert printed_date(line) == date


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("BY ANN LEE", "ANN LEE"),
        ("Words and pictures by Ann Lee", "Ann Lee"),
        ("Ann Lee | 3 May 2031", "Ann Lee"),
        ("By Ann Lee in Karsk, chief correspondent", "Ann Lee in Karsk"),
        ("By Byron Fromme", "Byron Fromme"),
        ("12:40", None),
    ],
)
def test_bylines(line: str, name: str | None) -> None:
    assert bare_name(line) == name
