"""Feeds → entries: good ones, broken ones, and ones that are traps."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import InputError, LimitError
from onrecord.ingest import feeds
from onrecord.ingest.confined import Confinement
from onrecord.ingest.extracting import MOST_BYTES
from onrecord.ingest.feeds import Entry, Feed, parse_feed
from onrecord.ingest.feeds.parsing import feed_to_object

HERE = "https://quill.example/news/feed.xml"
XML = b"<?xml version='1.0' encoding='utf-8'?>"


def rss(items: bytes, head: bytes = b"<title>Quill Echo</title>", xml: bytes = XML) -> bytes:
    return xml + b"<rss version='2.0'><channel>" + head + items + b"</channel></rss>"


def atom(entries: bytes) -> bytes:
    return XML + b"<feed xmlns='http://www.w3.org/2005/Atom'><title>Quill Echo</title>" + entries + b"</feed>"


def item(words: bytes = b"", link: bytes = b"<link>https://quill.example/a</link>") -> bytes:
    return b"<item>" + link + words + b"</item>"


def parse(raw: bytes, address: str | None = HERE, charset: str | None = None) -> Feed:
    """In this process: what the worker answers with, without the third of a second that a process takes."""
    return feeds._feed(feed_to_object(raw, address, charset=charset))


def only(raw: bytes, address: str | None = HERE) -> Entry:
    (entry,) = parse(raw, address).entries
    return entry


RSS = rss(
    b"<item><title>Ferry &amp; pier closed</title><link>/a?b=1&amp;c=2</link><guid isPermaLink='false'>q-1</guid>"
    b"<pubDate>Tue, 06 May 2031 07:08:09 +0200</pubDate><source url='https://wire.example/f'>Quill Wire</source></item>"
)


@pytest.mark.parametrize("through", [parse, lambda raw: parse_feed(raw, address=HERE)], ids=["here", "in a worker"])
def test_an_entry_is_what_the_feed_says_of_an_article(through: object) -> None:
    assert callable(through)
    assert through(RSS) == Feed(
        "Quill Echo",
        (
            Entry(
                "https://quill.example/a?b=1&c=2",
                "Ferry & pier closed",
                published="2031-05-06T05:08:09Z",
                outlet="Quill Wire",
                id="q-1",
            ),
        ),
    )


def test_an_entry_of_atom() -> None:
    raw = atom(
        b"<entry><id>tag:quill.example,2031:1</id><title type='html'>The &lt;b&gt;ferry&lt;/b&gt; sank</title>"
        b"<link rel='enclosure' href='a.mp3'/><link href='1.html'/><published>2031-05-06T07:08:09Z</published>"
        b"<updated>2031-05-07T00:00:00Z</updated></entry>"
    )
    assert only(raw) == Entry(
        "https://quill.example/news/1.html",
        "The ferry sank",
        published="2031-05-06T07:08:09Z",
        updated="2031-05-07T00:00:00Z",
        id="tag:quill.example,2031:1",
    )


def test_an_entry_of_rss_1() -> None:
    raw = (
        XML + b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' "
        b"xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>Echo</title></channel>"
        b"<item rdf:about='u'><title>T</title><link>http://quill.example/a</link><dc:date>2031-05-06</dc:date>"
        b"<dc:publisher>Wire</dc:publisher></item></rdf:RDF>"
    )
    entry = only(raw)
    assert (entry.address, entry.title, entry.outlet) == ("http://quill.example/a", "T", "Wire")
    assert "2031-05-06" in (entry.published, entry.updated)


ADDRESSES = [
    pytest.param(b"<link>b.html</link>", "https://quill.example/news/b.html", id="relative"),
    pytest.param(b"<link>//other.example/b</link>", "https://other.example/b", id="without a scheme"),
    pytest.param(b"<link>\n  https://quill.example/b\n</link>", "https://quill.example/b", id="line ends around it"),
    pytest.param(b"<guid>https://quill.example/b</guid>", "https://quill.example/b", id="a guid that is one"),
    pytest.param(b"<link>javascript:alert(1)</link>", None, id="a script"),
    pytest.param(b"<link>file:///etc/passwd</link>", None, id="a file"),
    pytest.param(b"<link>ftp://quill.example/b</link>", None, id="ftp"),
    pytest.param(b"<link>data:text/html,x</link>", None, id="data"),
    pytest.param(b"<link>http://[::1/b</link>", None, id="no address"),
    pytest.param(b"<link>https:///b</link>", "https://b", id="a slash too many, as browsers take it"),
    pytest.param(b"<link>https://</link>", None, id="no host"),
    pytest.param(b"<link>https://quill.example/" + b"b" * 9000 + b"</link>", None, id="too long"),
    pytest.param(b"<guid isPermaLink='false'>q-1</guid>", None, id="a guid that is none"),
    pytest.param(b"", None, id="none"),
]


@pytest.mark.parametrize(("link", "address"), ADDRESSES)
def test_addresses_are_completed_and_only_those_of_the_web_are_taken(link: bytes, address: str | None) -> None:
    feed = parse(rss(item(link=link)))
    assert [entry.address for entry in feed.entries] == ([address] if address else [])
    assert (feed.broken is None) == (address is not None)


def test_without_its_own_address_a_feed_gives_whole_ones_only() -> None:
    raw = rss(item(link=b"<link>b.html</link>") + item())
    assert [entry.address for entry in parse(raw, None).entries] == ["https://quill.example/a"]
    assert parse(raw, "file:///etc/passwd").entries == parse(raw, None).entries


def test_each_address_comes_once_in_the_feeds_order() -> None:
    links = [b"<link>/c</link>", b"<link>/a</link>", b"<link>/c</link>", b"<link>/b</link>"]
    feed = parse(rss(b"".join(item(link=link) for link in links)))
    assert [entry.address[-1] for entry in feed.entries] == ["c", "a", "b"]


DATES = [
    (b"<pubDate>Tue, 06 May 2031 23:08:09 -0500</pubDate>", "2031-05-07T04:08:09Z"),
    (b"<pubDate>2031-05-06</pubDate>", "2031-05-06"),
    (b"<pubDate>2031-05-06T07:08:09+02:00</pubDate>", "2031-05-06T05:08:09Z"),
    (b"<pubDate>yesterday</pubDate>", None),
    (b"<pubDate>Tue, 06 May 0031 07:08:09 GMT</pubDate>", None),
    (b"<pubDate>99999-99-99</pubDate>", None),
    (b"", None),
]


@pytest.mark.parametrize(("date", "published"), DATES)
def test_dates_are_days_or_times_in_utc(date: bytes, published: str | None) -> None:
    entry = only(rss(item(date)))
    assert (entry.published, entry.updated) == (published, None)


TITLES = [
    (b"<title>Ferry &lt;i&gt;Quill&lt;/i&gt; sank</title>", "Ferry Quill sank"),
    (b"<title><![CDATA[A &amp; B]]></title>", "A & B"),
    (b"<title>  two\n lines </title>", "two lines"),
    (b"<title>if a &lt; b</title>", "if a < b"),
    (b"<title></title>", None),
    (b"<title>" + b"x" * 5000 + b"</title>", "x" * 1000),
    (b"<title>a&#xD800;b</title>", "a\ufffdb"),
    (b"<title>a&#99999999999;b</title>", "a\ufffdb"),
    (b"<title>a&#x41;b</title>", "aAb"),
]


@pytest.mark.parametrize(("title", "words"), TITLES)
def test_titles_are_words_without_markup(title: bytes, words: str | None) -> None:
    assert only(rss(item(title))).title == words


RUSSIAN = "Паром затонул, сообщил мэр"
ENCODED = [
    pytest.param("utf-8", "utf-8", None, id="UTF-8"),
    pytest.param("windows-1251", "cp1251", None, id="declared"),
    pytest.param(None, "utf-8", None, id="not declared"),
    pytest.param(None, "cp1251", "windows-1251", id="told by the server"),
    pytest.param("windows-1251", "cp1251", "iso-8859-1", id="declared, and told wrongly"),
    pytest.param("utf-16", "utf-16", None, id="UTF-16"),
    pytest.param("us-ascii", "utf-8", None, id="declared wrongly"),
    pytest.param("klingon-8", "utf-8", None, id="declared as what there is not"),
]


@pytest.mark.parametrize(("declared", "actual", "charset"), ENCODED)
def test_encodings(declared: str | None, actual: str, charset: str | None) -> None:
    xml = f"<?xml version='1.0' encoding='{declared}'?>" if declared else "<?xml version='1.0'?>"
    raw = rss(item(f"<title>{RUSSIAN}</title>".encode()), xml=xml.encode()).decode().encode(actual)
    feed = parse(raw, charset=charset)
    assert [entry.title for entry in feed.entries] == [RUSSIAN]
    assert feed.broken is None


BROKEN = [
    pytest.param(rss(item() + b"<item>"), 1, "not well-formed", id="an item that does not end"),
    pytest.param(rss(item(b"<title>A & B</title>")), 1, "not well-formed", id="a bare ampersand"),
    pytest.param(rss(item(b"<title>A &nbsp; B</title>")), 1, "not well-formed", id="an entity that is not"),
    pytest.param(RSS[:-20], 1, "not well-formed", id="cut off"),
    pytest.param(rss(item(b"<title>\x01</title>")), 1, "not well-formed", id="a control character"),
    pytest.param(rss(item(b"<title>a\xff\xfeb</title>")), 1, None, id="no UTF-8"),
    pytest.param(b"rubbish before\n" + RSS, 1, "not well-formed", id="rubbish before it"),
    pytest.param(rss(b""), 0, None, id="a feed without entries is none that is broken"),
]


@pytest.mark.parametrize(("raw", "entries", "broken"), BROKEN)
def test_a_broken_feed_keeps_what_can_be_had_and_says_so(raw: bytes, entries: int, broken: str | None) -> None:
    feed = parse(raw)
    assert len(feed.entries) == entries
    assert (broken in (feed.broken or "")) if broken else feed.broken is None, feed.broken


NO_FEED = [
    pytest.param(b"", id="nothing"),
    pytest.param(b"The ferry sank.", id="a text"),
    pytest.param(b"<!doctype html><html><body><p>The ferry sank.", id="a page"),
    pytest.param(b"/etc/passwd", id="the name of a file"),
    pytest.param(b"http://127.0.0.1/feed", id="an address"),
    pytest.param(bytes(range(256)) * 4, id="bytes"),
    pytest.param(b"<?xml version='1.0'?><sitemap/>", id="other XML"),
]


@pytest.mark.parametrize("raw", NO_FEED)
def test_what_is_no_feed_is_refused(raw: bytes) -> None:
    with pytest.raises(InputError, match="no RSS or Atom feed"):
        parse(raw)


def test_a_feed_over_the_limit_is_refused() -> None:
    with pytest.raises(LimitError, match="20 MB"):
        parse_feed(RSS + b" " * MOST_BYTES, address=HERE)


def test_entries_beyond_the_limit_are_left_and_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.ingest.feeds.parsing.MOST_ENTRIES", 3)
    feed = parse(rss(b"".join(item(link=b"<link>/%d</link>" % number) for number in range(5))))
    assert len(feed.entries) == 3
    assert feed.broken == "only the first 3 of its 5 entries are taken"


def test_no_entity_opens_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the harbour master's password")
    for system in (secret.as_uri(), str(secret)):
        doctype = f"<!DOCTYPE rss [<!ENTITY x SYSTEM '{system}'><!ENTITY % y SYSTEM '{system}'> %y;]>".encode()
        raw = XML + doctype + rss(item(b"<title>&x;</title>"), xml=b"")
        try:
            feed = parse(raw)
        except InputError:
            continue
        assert "password" not in repr(feed)


def laughs(levels: int) -> bytes:
    entities = b"".join(b"<!ENTITY l%d '%s'>" % (level, b"&l%d;" % (level - 1) * 10) for level in range(1, levels + 1))
    doctype = b"<!DOCTYPE rss [<!ENTITY l0 'ha'>" + entities + b"]>"
    return XML + doctype + rss(item(b"<title>&l%d;</title>" % levels), xml=b"")


TRAPS = [
    pytest.param(laughs(10), id="a billion laughs"),
    pytest.param(rss(b"<item>" + b"<a>" * 5_000 + b"</a>" * 5_000 + b"</item>"), id="5,000 deep"),
    pytest.param(rss(b"<item>" + b"<a>" * 5_000), id="5,000 deep, and open"),
    pytest.param(rss(b"<item><title>" + b"<![CDATA[" * 5_000), id="CDATA that does not end"),
    pytest.param(rss(b"<item>" + b"<" * 100_000), id="brackets"),
    pytest.param(rss(b"<item><title>" + b"&" * 100_000), id="ampersands"),
    pytest.param(rss(item(b"<title>" + b"&lt;" * 100_000 + b"</title>")), id="a title of brackets"),
]


@pytest.mark.parametrize("raw", TRAPS)
def test_traps_end_soon(raw: bytes) -> None:
    """Whatever comes of them: entries, or an error of ours, in seconds. (The worker's limits stand behind.)"""
    begun = time.process_time()
    try:
        feed = parse(raw)
    except InputError:
        pass
    else:
        assert len(repr(feed)) < 10_000
    assert time.process_time() - begun < 10


def test_a_feed_that_hangs_the_parser_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """50,000 attributes on one element: the parser's time grows with their square."""
    attributes = b" ".join(b"a%d='x'" % number for number in range(50_000))
    monkeypatch.setattr(feeds, "CONFINEMENT", Confinement(memory=1024 * 2**20, processor=1, clock=60.0))
    with pytest.raises(LimitError, match="1 seconds of processor time"):
        parse_feed(rss(b"<item " + attributes + b"/>"), address=HERE)


def test_an_error_of_the_worker_arrives_as_what_it_was() -> None:
    with pytest.raises(InputError, match="no RSS or Atom feed") as caught:
        parse_feed(b"The ferry sank.", address=None)
    assert caught.value.kind == "input"
    assert "RSS or Atom" in caught.value.hint


PIECES = st.sampled_from(
    [
        b"<item>",
        b"</item>",
        b"<title>",
        b"</title>",
        b"<link>",
        b"/a",
        b"</link>",
        b"<entry>",
        b"&amp;",
        b"&",
        b"<![CDATA[",
    ]
    + [b"]]>", b"<", b">", b"x", b"\xff", b"\0", b"<?xml?>", b"<!--", b"<!DOCTYPE", b"<pubDate>", b"2031", b"<source>"]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=40).map(b"".join))
def test_any_pieces_make_a_feed_or_an_error(middle: bytes) -> None:
    try:
        parse(rss(middle))
    except InputError:
        return
