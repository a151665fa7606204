"""What a host asks of programs."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import AddressError, FetchError, LimitError
from onrecord.ingest.fetching import Fetcher, FetchLimits, parse_address
from onrecord.ingest.fetching.robots import Robots, parse_robots, read_robots

if TYPE_CHECKING:
    from tests.ingest.fetching.conftest import Server

RULES: list[tuple[str, str, str, bool]] = [
    ("nothing", "", "/a", True),
    ("everything is forbidden", "User-agent: *\nDisallow: /", "/a", False),
    ("an empty rule forbids nothing", "User-agent: *\nDisallow:", "/a", True),
    ("a folder", "User-agent: *\nDisallow: /private/", "/private/a", False),
    ("beside the folder", "User-agent: *\nDisallow: /private/", "/news/a", True),
    ("the longer rule wins", "User-agent: *\nDisallow: /\nAllow: /news/", "/news/a", True),
    ("a pattern", "User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
    ("a pattern with an end", "User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x", True),
    ("a query", "User-agent: *\nDisallow: /*?print=", "/a?print=1", False),
    ("another program", "User-agent: otherbot\nDisallow: /", "/a", True),
    ("this program", "User-agent: onrecord\nDisallow: /", "/a", False),
    ("this program in capitals", "user-agent: OnRecord\ndisallow: /", "/a", False),
    ("this program is better off than all", "User-agent: *\nDisallow: /\n\nUser-agent: onrecord\nAllow: /", "/a", True),
    ("two programs, one rule", "User-agent: otherbot\nUser-agent: onrecord\nDisallow: /", "/a", False),
    ("two programs, this one first", "User-agent: onrecord\nUser-agent: otherbot\nDisallow: /", "/a", False),
    ("the rule of the group before", "User-agent: *\nAllow: /\nUser-agent: otherbot\nDisallow: /", "/a", True),
    ("a remark", "# User-agent: *\n# Disallow: /", "/a", True),
    ("a remark behind a name", "User-agent: * # all\nDisallow: /", "/a", False),
    ("old Mac line ends", "User-agent: *\rDisallow: /", "/a", False),
    ("a mark in front", "\ufeffUser-agent: *\nDisallow: /", "/a", False),
    ("an encoded path", "User-agent: *\nDisallow: /м", "/%D0%BC", False),
    ("a page instead of rules", "<!doctype html><p>Not here</p>", "/a", True),
    ("robots.txt itself", "User-agent: *\nDisallow: /", "/robots.txt", True),
]


@pytest.mark.parametrize(("why", "text", "path", "allowed"), RULES, ids=[case[0] for case in RULES])
def test_rules_are_kept(why: str, text: str, path: str, allowed: bool) -> None:
    address = parse_address(f"https://news.example{path}")
    robots = Robots(parse_robots(text.encode()))
    if allowed:
        robots.check(address)
    else:
        with pytest.raises(FetchError, match="asks programs not to fetch"):
            robots.check(address)


DELAYS = [("Crawl-delay: 7", 7.0), ("crawl-delay: 0.5", 0.5), ("Crawl-delay: x", 0.0), ("Crawl-delay: -1", 0.0),
          ("Crawl-delay: inf", 0.0), ("Crawl-delay: nan", 0.0), ("", 0.0)]  # fmt: skip


@pytest.mark.parametrize(("line", "seconds"), DELAYS)
def test_a_delay_is_read(line: str, seconds: float) -> None:
    assert Robots(parse_robots(f"User-agent: *\n{line}".encode())).delay == seconds


@given(st.binary())
def test_no_bytes_break_the_rules(raw: bytes) -> None:
    robots = Robots(parse_robots(b"User-agent: *\nDisallow: " + raw))
    try:
        robots.check(parse_address("https://news.example/a"))
    except FetchError:
        return
    assert robots.delay >= 0


def test_twenty_thousand_programs_with_as_many_rules_take_no_time() -> None:
    """Each rule for each program would be 300 million rules."""
    agents = b"".join(b"User-agent: bot%d\n" % number for number in range(15_000))
    start = time.monotonic()
    parse_robots(agents + b"User-agent: onrecord\n" + b"Disallow: /a\n" * 15_000)
    assert time.monotonic() - start < 5


STATUSES = [
    ("200 OK", False, "asks programs not to fetch"),
    ("400 Bad Request", True, ""),
    ("401 Unauthorized", True, ""),
    ("403 Forbidden", True, ""),
    ("404 Not Found", True, ""),
    ("410 Gone", True, ""),
    ("429 Too Many Requests", False, "not fetched for now: .* answer with status 429"),
    ("500 Internal Server Error", False, "not fetched for now: .* answer with status 500"),
    ("503 Service Unavailable", False, "not fetched for now: .* answer with status 503"),
]


@pytest.mark.parametrize(("status", "allowed", "named"), STATUSES)
def test_no_rules_are_leave_and_no_answer_is_none(
    status: str, allowed: bool, named: str, server: Server, fetcher: Fetcher
) -> None:
    server.say("/robots.txt", b"User-agent: *\nDisallow: /", status=status)
    address = fetcher.parse(server.at("/a"))
    robots = read_robots(fetcher, address)
    if allowed:
        robots.check(address)
    else:
        with pytest.raises(FetchError, match=named):
            robots.check(address)
    assert (robots.closed is None) == ("for now" not in named)


def test_rules_that_cannot_be_reached_are_not_for_now(fetcher_for: Callable[..., Fetcher], server: Server) -> None:
    server.on("/robots.txt", b"")
    address = fetcher_for(server).parse(server.at("/a"))
    with pytest.raises(FetchError, match=r"not fetched for now: .* cannot be read.*does not answer in proper HTTP"):
        read_robots(fetcher_for(server), address).check(address)
    server.say("/robots.txt", b"#" * 2_000)
    small = fetcher_for(server, limits=FetchLimits(body_bytes=1_000))
    with pytest.raises(FetchError, match=r"not fetched for now: .* 1,000 bytes"):
        read_robots(small, address).check(address)


def test_rules_may_lie_behind_a_redirect(server: Server, fetcher: Fetcher) -> None:
    server.redirect("/robots.txt", "/rules")
    server.say("/rules", b"User-agent: *\nDisallow: /")
    address = fetcher.parse(server.at("/a"))
    with pytest.raises(FetchError, match="asks programs not to fetch"):
        read_robots(fetcher, address).check(address)


def test_a_host_inside_is_refused_before_its_rules(dialled: list[object]) -> None:
    fetcher = Fetcher(resolver=lambda host, port: ("10.0.0.1",))
    with pytest.raises(AddressError):
        read_robots(fetcher, parse_address("http://news.example/a"))
    assert dialled == []


def test_no_more_than_half_a_megabyte_of_rules_is_read() -> None:
    raw = b"User-agent: *\n" + b"#" * 600_000 + b"\nDisallow: /"
    Robots(parse_robots(raw)).check(parse_address("https://news.example/a"))


def test_the_limit_of_time_is_told_as_closed(server: Server, fetcher_for: Callable[..., Fetcher]) -> None:
    def silent(stream: socket.socket) -> None:
        stream.recv(1)

    server.on("/robots.txt", silent)
    fetcher = fetcher_for(server, limits=FetchLimits(seconds=0.3))
    address = fetcher.parse(server.at("/a"))
    assert "0.3 seconds" in (read_robots(fetcher, address).closed or "")
    with pytest.raises(LimitError):
        fetcher.fetch(server.at("/robots.txt"))
