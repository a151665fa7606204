"""A fetch: redirects, refusals, conditions, and what is told of how it came."""

from __future__ import annotations

import pickle
import re
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from onrecord.errors import AddressError, FetchError
from onrecord.ingest.fetching import Address, Fetcher, FetchLimits, StatusError

if TYPE_CHECKING:
    from tests.ingest.fetching.conftest import Server

PAGE = b"<!doctype html><p>Governor Ilse Marrow said the dam would hold.</p>"


def test_a_response_says_what_came_and_how(server: Server, fetcher: Fetcher) -> None:
    headers = 'Content-Type: Text/HTML; Charset="UTF-8"\nETag: "v1"\nLast-Modified: Sun, 01 Mar 2026 09:00:00 GMT'
    server.say("/a", PAGE, headers=f"{headers}\nX-Note: caf\xe9")
    response = fetcher.fetch(server.at("/a?b=1#part"))
    assert response.asked == response.address == server.at("/a?b=1")
    assert (response.status, response.raw, response.transport) == (200, PAGE, "http")
    assert (response.media_type, response.charset) == ("text/html", "utf-8")
    assert (response.etag, response.last_modified) == ('"v1"', "Sun, 01 Mar 2026 09:00:00 GMT")
    assert response.fetched == "2026-03-01T09:30:00Z"
    assert ("x-note", "caf\xe9") in response.headers
    assert "Marrow" not in repr(response), "20 MB would be"


def test_the_request_names_the_program_and_nothing_else(server: Server, fetcher: Fetcher) -> None:
    server.say("/a", PAGE)
    fetcher.fetch(server.at("/a?q=%20x"))
    lines = server.hits[0].split("\r\n")
    assert lines[0] == "GET /a?q=%20x HTTP/1.1"
    assert f"Host: news.example:{server.port}" in lines
    assert "Accept-Encoding: gzip, identity" in lines
    assert any(re.fullmatch(r"User-Agent: onrecord/[0-9]+\.[0-9]+\.[0-9]+\S*", line) for line in lines)
    named = {line.partition(":")[0] for line in lines[1:] if line}
    assert named == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
def test_a_redirect_is_followed(status: str, server: Server, fetcher: Fetcher) -> None:
    server.redirect("/a", "/b?c=d#e", status)
    server.say("/b", PAGE)
    response = fetcher.fetch(server.at("/a"))
    assert (response.asked, response.address) == (server.at("/a"), server.at("/b?c=d"))
    assert response.raw == PAGE


LOCATIONS = [
    ("b", "/x/b"),
    ("../b", "/b"),
    ("?q", "/x/a?q"),
    ("//news.example:{port}/b", "/b"),
    ("http://news.example:{port}/b", "/b"),
    ("HTTP://NEWS.example:{port}/b", "/b"),
    (" /b ", "/b"),
    ("/мост".encode().decode("latin-1"), "/%D0%BC%D0%BE%D1%81%D1%82"),
    ("/caf\xe9", "/caf%C3%A9"),
]


@pytest.mark.parametrize(("location", "path"), LOCATIONS)
def test_a_redirect_may_be_relative(location: str, path: str, server: Server, fetcher: Fetcher) -> None:
    server.say("/x/a", PAGE)
    page = server.replies["/x/a"]
    server.redirect("/x/a", location.format(port=server.port))
    server.on("/x/a", *server.replies["/x/a"], *page)
    server.replies.setdefault(path, page)
    assert fetcher.fetch(server.at("/x/a")).address == server.at(path)


def test_five_redirects_are_followed_and_a_sixth_is_told(server: Server, fetcher: Fetcher) -> None:
    for step in range(6):
        server.redirect(f"/{step}", f"/{step + 1}")
    server.say("/6", PAGE)
    assert fetcher.fetch(server.at("/1")).raw == PAGE
    with pytest.raises(FetchError, match="redirects more than 5 times"):
        fetcher.fetch(server.at("/0"))
    assert server.paths()[-1] == "/5"


@pytest.mark.parametrize("location", ["/a", "/a#again", "/b"])
def test_a_circle_is_told(location: str, server: Server, fetcher: Fetcher) -> None:
    server.redirect("/a", location)
    server.redirect("/b", "/a")
    with pytest.raises(FetchError, match="redirects in a circle"):
        fetcher.fetch(server.at("/a"))
    assert len(server.hits) <= 2


def test_a_redirect_to_nowhere_is_told(server: Server, fetcher: Fetcher) -> None:
    server.say("/a", status="302 Found")
    with pytest.raises(FetchError, match=r"redirects \(302\) to nowhere"):
        fetcher.fetch(server.at("/a"))


def test_every_address_of_a_fetch_passes_the_gate(server: Server, fetcher: Fetcher) -> None:
    server.redirect("/a", "/b")
    server.redirect("/b", "/c")
    passed: list[str] = []

    def gate(address: Address) -> None:
        passed.append(address.target)
        if address.target == "/c":
            raise FetchError("not this one", hint="none")

    with pytest.raises(FetchError, match="not this one"):
        fetcher.fetch(server.at("/a"), gate=gate)
    assert passed == ["/a", "/b", "/c"]
    assert server.paths() == ["/a", "/b"]


STATUSES = [
    ("300 Multiple Choices", "", None),
    ("304 Not Modified", "", None),
    ("400 Bad Request", "", None),
    ("401 Unauthorized", "WWW-Authenticate: Basic", None),
    ("403 Forbidden", "", None),
    ("404 Not Found", "", None),
    ("410 Gone", "", None),
    ("429 Too Many Requests", "Retry-After: 120", 120.0),
    ("429 Too Many Requests", "Retry-After: soon", None),
    ("451 Unavailable For Legal Reasons", "", None),
    ("500 Internal Server Error", "", None),
    ("503 Service Unavailable", "Retry-After: Sun, 01 Mar 2026 09:31:00 GMT", 59.75),
    ("503 Service Unavailable", "Retry-After: Sun, 01 Mar 2026 09:00:00 GMT", 0.0),
    ("503 Service Unavailable", "", None),
    ("599 Unheard Of", "", None),
]


@pytest.mark.parametrize(("status", "headers", "wait"), STATUSES)
def test_a_refusal_is_told_with_its_status(
    status: str, headers: str, wait: float | None, server: Server, fetcher: Fetcher
) -> None:
    server.redirect("/a", "/b")
    server.say("/b", PAGE, status=status, headers=headers)
    with pytest.raises(StatusError, match=f"/b answers with status {status[:3]}") as refused:
        fetcher.fetch(server.at("/a"))
    error = refused.value
    assert (error.kind, error.status, error.retry_after) == ("fetch", int(status[:3]), wait)
    assert str(error.address) == server.at("/b")
    copy = pickle.loads(pickle.dumps(error))
    assert (str(copy), copy.hint, copy.status, copy.address) == (str(error), error.hint, error.status, error.address)


@pytest.mark.parametrize("status", ["200 OK", "201 Created", "203 Transformed"])
def test_what_is_no_refusal_is_taken(status: str, server: Server, fetcher: Fetcher) -> None:
    server.say("/a", PAGE, status=status)
    assert fetcher.fetch(server.at("/a")).status == int(status[:3])


def test_what_has_not_changed_comes_back_empty(server: Server, fetcher: Fetcher) -> None:
    server.say("/a", status="304 Not Modified", headers='ETag: "v1"')
    etag, changed = '"v1 caf\xe9"', "Sun, 01 Mar 2026 09:00:00 GMT"
    response = fetcher.fetch(server.at("/a"), etag=etag, last_modified=changed)
    assert (response.status, response.raw, response.etag) == (304, b"", '"v1"')
    assert f"If-None-Match: {etag}" in server.hits[0]
    assert f"If-Modified-Since: {changed}" in server.hits[0]


def test_the_condition_goes_along_through_a_redirect(server: Server, fetcher: Fetcher) -> None:
    server.redirect("/a", "/b")
    server.say("/b", status="304 Not Modified")
    assert fetcher.fetch(server.at("/a"), etag='"v1"').status == 304


def test_what_has_changed_comes_whole(server: Server, fetcher: Fetcher) -> None:
    server.say("/a", PAGE, headers='ETag: "v2"')
    response = fetcher.fetch(server.at("/a"), etag='"v1"')
    assert (response.status, response.raw, response.etag) == (200, PAGE, '"v2"')


@pytest.mark.parametrize("etag", ['"a\r\nX: y"', "a\x00b", '"мост"', "a\x7f", "\udcff"])
def test_an_etag_that_no_server_sent_is_not_sent(etag: str, server: Server, fetcher: Fetcher) -> None:
    with pytest.raises(FetchError, match="cannot be sent"):
        fetcher.fetch(server.at("/a"), etag=etag)
    assert server.hits == []


def test_an_empty_etag_is_none(server: Server, fetcher: Fetcher) -> None:
    server.say("/a", PAGE)
    assert fetcher.fetch(server.at("/a"), etag="", last_modified="").status == 200
    assert "If-" not in server.hits[0]


def test_waiting_at_the_gate_is_not_the_servers_time(server: Server, fetcher_for: Callable[..., Fetcher]) -> None:
    server.say("/a", PAGE)
    fetcher = fetcher_for(server, limits=FetchLimits(seconds=1.0))
    assert fetcher.fetch(server.at("/a"), gate=lambda address: time.sleep(1.1)).raw == PAGE


def test_what_is_no_address_is_not_fetched(fetcher: Fetcher) -> None:
    for address in ("", "news.example", "ftp://news.example/"):
        with pytest.raises(AddressError):
            fetcher.fetch(address)
