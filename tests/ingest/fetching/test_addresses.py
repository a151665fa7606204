"""Web addresses → their one form, or a refusal."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import AddressError
from onrecord.ingest.fetching import Reach, parse_address

ACCEPTED = [
    ("as it should be", "https://news.example/a?b=c", "https://news.example/a?b=c"),
    ("no path", "https://news.example", "https://news.example/"),
    ("a query without a path", "https://news.example?q=1", "https://news.example/?q=1"),
    ("capitals mean nothing in scheme and host", "HTTPS://News.EXAMPLE/A", "https://news.example/A"),
    ("the port that goes without saying", "https://news.example:443/", "https://news.example/"),
    ("and for http", "http://news.example:80/", "http://news.example/"),
    ("no number after the colon", "https://news.example:/", "https://news.example/"),
    ("the other port of the web", "https://news.example:80/", "https://news.example:80/"),
    ("a fragment is the reader's, not the server's", "https://news.example/a#part", "https://news.example/a"),
    ("a fragment with anything in it", "https://news.example/#@evil.example/", "https://news.example/"),
    ("blanks around it", "  https://news.example/  ", "https://news.example/"),
    ("a final dot names the same host", "https://news.example./", "https://news.example/"),
    ("a host in its own script", "https://новости.example/", "https://xn--b1amnebsh.example/"),
    ("and as it is asked for", "https://xn--b1amnebsh.example/", "https://xn--b1amnebsh.example/"),
    ("dots of another script", "https://news。example/", "https://news.example/"),
    ("full-width letters", "https://ｎｅｗｓ.example/", "https://news.example/"),
    ("a path in another script", "https://news.example/мост", "https://news.example/%D0%BC%D0%BE%D1%81%D1%82"),
    ("what is encoded already is left alone", "https://news.example/%d0%BC%2f", "https://news.example/%d0%BC%2f"),
    ("a blank inside", "https://news.example/a b", "https://news.example/a%20b"),
    ("brackets and signs stay", "https://news.example/[a](b);c=1,2|{d}", "https://news.example/[a](b);c=1,2|{d}"),
    ("an at sign behind the host", "https://news.example/@mayor", "https://news.example/@mayor"),
    ("a colon behind the host", "https://news.example/a:80", "https://news.example/a:80"),
    ("another address in the query", "https://a.example/?u=http://b.example", "https://a.example/?u=http://b.example"),
    ("an underscore in the host", "https://my_news.example/", "https://my_news.example/"),
    ("a public IPv4 address", "http://93.184.216.34/", "http://93.184.216.34/"),
    ("a public IPv6 address", "http://[2606:2800:220:1:248:1893:25C8:1946]/", None),
    ("and in its short form", "http://[2606:2800:0:0::1]/", "http://[2606:2800::1]/"),
    ("digits in a name", "https://24.example/", "https://24.example/"),
    ("a number before a word", "https://1.2.3.example/", "https://1.2.3.example/"),
]

# The tricks of reliability, section 3, and their relatives: nothing of this is ever asked.
REFUSED = [
    ("decimal IPv4", "http://2130706433/", "disguise"),
    ("octal IPv4", "http://0177.0.0.1/", "disguise"),
    ("octal in one number", "http://017700000001/", "disguise"),
    ("hexadecimal IPv4", "http://0x7f000001/", "disguise"),
    ("hexadecimal in parts", "http://0x7f.0x0.0x0.0x1/", "disguise"),
    ("short IPv4", "http://127.1/", "disguise"),
    ("shorter", "http://0/", "disguise"),
    ("an IPv4 address with a fifth number", "http://127.0.0.1.1/", "disguise"),
    ("a number that overflows to 127.0.0.1", "http://6425673729/", "disguise"),
    ("zeros before the numbers", "http://127.000.000.001/", "disguise"),
    ("circled digits", "http://①②⑦.⓪.⓪.①/", "this machine"),
    ("ideographic dots", "http://127。0。0。1/", "this machine"),
    ("half-width dots", "http://127｡0｡0｡1/", "this machine"),
    ("full-width digits", "http://１２７.0.0.1/", "this machine"),
    ("a dot of one letter", "http://127\u20240\u20240\u20241/", "this machine"),
    ("plain loopback", "http://127.0.0.1/", "this machine"),
    ("another loopback", "http://127.8.8.8/", "this machine"),
    ("nothing, which is this machine", "http://0.0.0.0/", "this machine"),
    ("IPv6 loopback", "http://[::1]/", "this machine"),
    ("IPv6 loopback at length", "http://[0:0:0:0:0:0:0:1]/", "this machine"),
    ("IPv6 nothing", "http://[::]/", "this machine"),
    ("IPv4-mapped", "http://[::ffff:127.0.0.1]/", "this machine"),
    ("IPv4-mapped in hexadecimal", "http://[::ffff:7f00:1]/", "this machine"),
    ("IPv4-compatible", "http://[::127.0.0.1]/", "in disguise"),
    ("NAT64", "http://[64:ff9b::7f00:1]/", "NAT64"),
    ("6to4", "http://[2002:7f00:1::]/", "6to4"),
    ("Teredo", "http://[2001:0:7f00:1::]/", "Teredo"),
    ("link-local with a zone", "http://[fe80::1%25lo]/", "no IPv6 address"),
    ("the same, raw", "http://[fe80::1%lo]/", "no IPv6 address"),
    ("a public address with a zone", "http://[2606:2800::1%25eth0]/", "no IPv6 address"),
    ("metadata of clouds", "http://169.254.169.254/latest/meta-data/", "metadata"),
    ("metadata over IPv6", "http://[fd00:ec2::254]/", "private"),
    ("Azure's metadata", "http://168.63.129.16/", "metadata"),
    ("metadata in decimal", "http://2852039166/", "disguise"),
    ("localhost", "http://localhost/", "inside a network"),
    ("localhost with a dot", "http://localhost./", "inside a network"),
    ("LocalHost", "http://LocalHost/", "inside a network"),
    ("localhost in circles", "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/", "inside a network"),
    ("below localhost", "http://app.localhost/", "inside a network"),
    ("localhost.localdomain", "http://localhost.localdomain/", "inside a network"),
    ("ip6-localhost", "http://ip6-localhost/", "inside a network"),
    ("a name without a dot", "http://intranet/", "inside a network"),
    ("Google's metadata", "http://metadata.google.internal/", "inside a network"),
    ("a printer", "http://printer.local/", "inside a network"),
    ("a home", "http://router.home.arpa/", "inside a network"),
    ("two final dots", "http://news.example../", "no name"),
    ("a dot in front", "http://.news.example/", "no name"),
    ("a dot alone", "http://./", "no name"),
    ("127.0.0.1 with a final dot", "http://127.0.0.1./", "this machine"),
    ("a user name", "http://news.example@127.0.0.1/", "user name"),
    ("a user name and a password", "https://u:p@news.example/", "user name"),
    ("an empty user name", "https://@news.example/", "user name"),
    ("a user name before an encoded at", "https://a%40b@news.example/", "user name"),
    ("a backslash before the at", "http://127.0.0.1\\@news.example/", "backslash"),
    ("a backslash for a slash", "http:\\\\127.0.0.1\\", "backslash"),
    ("a backslash in the path", "https://news.example/\\evil.example", "backslash"),
    ("another port", "https://news.example:8080/", "port 8080"),
    ("a mail server's port", "http://news.example:25/", "port 25"),
    ("port 0", "http://news.example:0/", "a port that there is not"),
    ("a port too high", "http://news.example:65616/", "a port that there is not"),
    ("a port of letters", "http://news.example:http/", "names no host"),
    ("a port of other digits", "http://news.example:８０/", "names no host"),
    ("two ports", "http://news.example:80:22/", "names no host"),
    ("a file", "file:///etc/passwd", "no web address"),
    ("a file at a host", "file://news.example/etc/passwd", "file:// is not fetched"),
    ("gopher", "gopher://127.0.0.1:6379/_INFO", "gopher:// is not fetched"),
    ("ftp", "ftp://news.example/", "ftp:// is not fetched"),
    ("ws", "ws://news.example/", "ws:// is not fetched"),
    ("data", "data:text/html,hi", "no web address"),
    ("javascript", "javascript:alert(1)", "no web address"),
    ("no scheme", "news.example/a", "no web address"),
    ("no scheme, two slashes", "//news.example/a", "no web address"),
    ("one slash", "http:/news.example/", "no web address"),
    ("no host", "http:///etc/passwd", "names no host"),
    ("nothing", "", "no web address"),
    ("a port alone", "http://:80/", "names no host"),
    ("brackets with nothing", "http://[]/", "no IPv6 address"),
    ("brackets around IPv4", "http://[127.0.0.1]/", "no IPv6 address"),
    ("brackets left open", "http://[::1/", "names no host"),
    ("something behind the brackets", "http://[2606:2800::1].news.example/", "names no host"),
    ("a tab", "http://news.\texample/", "control character"),
    ("a line break in the host", "http://news.example\n.evil.example/", "control character"),
    ("a header smuggled in", "http://news.example/ HTTP/1.1\r\nX: y", "control character"),
    ("a NUL", "http://news.example/\x00", "control character"),
    ("a control character of the upper half", "http://news.example/\x85", "control character"),
    ("half a character", "http://news.example/\ud800", "half a character"),
    ("half a character in the host", "http://\udcffnews.example/", "half a character"),
    ("an encoded host", "http://%31%32%37.0.0.1/", "no name"),
    ("an encoded slash in the host", "http://news.example%2f@evil.example/", "user name"),
    ("an encoded NUL in the host", "http://news.example%00.evil.example/", "no name"),
    ("a blank in the host", "http://news example/", "no name"),
    ("a comma in the host", "http://news,example/", "no name"),
    ("a slash of another script", "http://news.example／evil.example/", "no name"),
    ("a question mark of another script", "http://news.example？evil.example/", "no name"),
    ("an at sign of another script", "http://news.example＠evil.example/", "no name"),
    ("a hash of another script", "http://news.example＃evil.example/", "no name"),
    ("account of", "http://news.exampl\u2100/", "no name"),
    ("a hyphen in front", "http://-news.example/", "no name"),
    ("a label too long", f"http://{'a' * 64}.example/", "no name"),
    ("a name too long", f"http://{'a.' * 130}example/", "no name"),
    ("a name too long in its own script", f"http://{'й.' * 45}example/", "no name"),
    ("a name far too long in its own script", f"http://{'й' * 300}.example/", "no name"),
    ("sharp s, which is ss to some", "http://straße.example/", "take for another"),
    ("final sigma", "http://νέος.example/", "take for another"),
    ("a joiner", "http://news\u200d.example/", "take for another"),
    ("an address too long", f"http://news.example/{'a' * 9_000}", "too long"),
]


@pytest.mark.parametrize(("why", "text", "form"), ACCEPTED, ids=[case[0] for case in ACCEPTED])
def test_an_address_has_one_form(why: str, text: str, form: str | None) -> None:
    parsed = parse_address(text)
    assert str(parsed) == (form or text.lower()), why
    assert parse_address(str(parsed)) == parsed, "its form is its own form"


@pytest.mark.parametrize(("why", "text", "named"), REFUSED, ids=[case[0] for case in REFUSED])
def test_a_trick_is_refused_by_its_name(why: str, text: str, named: str) -> None:
    with pytest.raises(AddressError, match=re.escape(named)) as refused:
        parse_address(text)
    assert refused.value.hint, why
    assert str(refused.value).isprintable(), "no control character reaches the terminal"


def test_a_port_is_open_where_the_reach_says_so() -> None:
    reach = Reach(allowed={("127.0.0.1", 8765)})
    assert parse_address("http://127.0.0.1:8765/", reach).port == 8765
    assert str(parse_address("http://news.example:8765/a", reach)) == "http://news.example:8765/a"
    with pytest.raises(AddressError, match="port 8766"):
        parse_address("http://127.0.0.1:8766/", reach)
    with pytest.raises(AddressError, match="this machine"):
        parse_address("http://127.0.0.1/", reach)


def test_brackets_and_unusual_ports_are_in_the_authority() -> None:
    assert parse_address("http://[2606:2800::1]/").authority == "[2606:2800::1]"
    assert parse_address("https://news.example:80/").origin == "https://news.example:80"


PIECES = st.sampled_from(
    ["http://", "HTTPS://", "//", "/", "\\", "@", ":", "80", "127.0.0.1", "0x7f", "[::1]", "[", "]", "%", "%2e", ".",
     "。", "news", "example", "localhost", "?", "#", "①", "ß", "é", " ", "\t", "\x00", "\ud800", "xn--", "-", "_", "１"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES, max_size=12).map("".join)))
def test_an_address_is_read_or_refused_and_nothing_else(text: str) -> None:
    for candidate in (text, f"http://{text}/", f"https://news.example/{text}"):
        try:
            parsed = parse_address(candidate)
        except AddressError:
            continue
        assert parse_address(str(parsed)) == parsed
        assert re.fullmatch(r"[\x21-\x7e]+", str(parsed)), "it can be written into a request"
        assert parsed.host not in ("127.0.0.1", "::1", "localhost")
