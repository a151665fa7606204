"""A guest's manners, by a clock that is turned by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from onrecord.errors import AddressError, FetchError
from onrecord.ingest.fetching import Fetcher, Manners, PoliteFetcher, StatusError

if TYPE_CHECKING:
    from tests.ingest.fetching.conftest import Server

BUSY = b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"
FINE = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


class Clock:
    """Time that passes only while somebody sleeps; `naps` are how long each did."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self.naps: list[float] = []

    def time(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.naps.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


Polite = Callable[..., PoliteFetcher]


@pytest.fixture
def polite(server: Server, fetcher_for: Callable[..., Fetcher], clock: Clock) -> Polite:
    """Make a polite fetcher for the servers given, `server` where none is."""

    def make(*servers: Server, manners: Manners | None = None) -> PoliteFetcher:
        return PoliteFetcher(fetcher_for(*(servers or (server,))), manners, clock=clock.time, sleep=clock.sleep)

    return make


def busy(wait: str) -> bytes:
    return BUSY.replace(b"\r\n\r\n", f"\r\nRetry-After: {wait}\r\n\r\n".encode())


def test_two_visits_to_a_host_lie_two_seconds_apart(server: Server, polite: Polite, clock: Clock) -> None:
    server.on("/a", FINE)
    guest = polite()
    guest.fetch(server.at("/a"))
    assert clock.naps == []
    guest.fetch(server.at("/a"))
    assert clock.naps == [2.0]
    clock.now += 1.5
    guest.fetch(server.at("/a"))
    assert clock.naps == [2.0, 0.5]
    clock.now += 60
    guest.fetch(server.at("/a"))
    assert clock.naps == [2.0, 0.5]


def test_another_host_need_not_wait(server: Server, polite: Polite, clock: Clock) -> None:
    server.on("/a", FINE)
    guest = polite()
    for host in ("one.example", "two.example", "three.example"):
        guest.fetch(server.at("/a", host=host))
    assert clock.naps == []
    guest.fetch(server.at("/a", host="one.example"))
    assert clock.naps == [2.0]


@pytest.mark.parametrize(("asked", "kept"), [("1", 2.0), ("9.5", 9.5), ("30", 30.0), ("86400", 30.0), ("x", 2.0)])
def test_a_host_may_ask_for_more_up_to_a_limit(
    asked: str, kept: float, server: Server, polite: Polite, clock: Clock
) -> None:
    server.say("/robots.txt", f"User-agent: *\nCrawl-delay: {asked}".encode())
    server.on("/a", FINE)
    guest = polite()
    guest.fetch(server.at("/a"))
    guest.fetch(server.at("/a"))
    assert clock.naps == [kept]


def test_a_failed_visit_is_a_visit(server: Server, polite: Polite, clock: Clock) -> None:
    guest = polite()
    for _ in range(2):
        with pytest.raises(StatusError, match="404"):
            guest.fetch(server.at("/missing"))
    assert clock.naps == [2.0]


def test_rules_are_asked_for_once_and_again_the_next_day(server: Server, polite: Polite, clock: Clock) -> None:
    server.on("/a", FINE)
    guest = polite()
    for _ in range(3):
        guest.fetch(server.at("/a"))
    assert server.paths() == ["/robots.txt", "/a", "/a", "/a"]
    clock.now += 86_400
    guest.fetch(server.at("/a"))
    assert server.paths()[-2:] == ["/robots.txt", "/a"]


def test_what_is_forbidden_is_never_asked(server: Server, polite: Polite) -> None:
    server.say("/robots.txt", b"User-agent: *\nDisallow: /a")
    server.on("/b", FINE)
    guest = polite()
    with pytest.raises(FetchError, match="asks programs not to fetch"):
        guest.fetch(server.at("/a"))
    assert guest.fetch(server.at("/b")).raw == b"ok"
    assert server.paths() == ["/robots.txt", "/b"]


def test_rules_that_fail_close_a_host_for_ten_minutes(server: Server, polite: Polite, clock: Clock) -> None:
    server.on("/robots.txt", BUSY, b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
    server.on("/a", FINE)
    guest = polite()
    for _ in range(2):
        with pytest.raises(FetchError, match="not fetched for now"):
            guest.fetch(server.at("/a"))
    assert server.paths() == ["/robots.txt"]
    clock.now += 600
    assert guest.fetch(server.at("/a")).raw == b"ok"


def test_a_redirect_goes_by_the_rules_of_where_it_leads(
    server: Server, serve: Callable[..., Server], polite: Polite, clock: Clock
) -> None:
    other = serve()
    other.say("/robots.txt", b"User-agent: *\nDisallow: /b\nCrawl-delay: 5")
    other.on("/c", FINE)
    server.redirect("/a", other.at("/b", host="other.example"))
    server.redirect("/d", other.at("/c", host="other.example"))
    guest = polite(server, other)
    with pytest.raises(FetchError, match=r"other\.example:\d+/robots\.txt asks"):
        guest.fetch(server.at("/a"))
    assert other.paths() == ["/robots.txt"]
    guest.fetch(server.at("/d"))
    assert clock.naps == [2.0], "for the host that was asked; the other was not visited before"
    clock.now += 2
    guest.fetch(server.at("/d"))
    assert clock.naps == [2.0, 3.0], "the other asks for five, of which two are over"


def test_a_redirect_within_a_host_is_one_visit(server: Server, polite: Polite, clock: Clock) -> None:
    server.redirect("/a", "/b")
    server.on("/b", FINE)
    guest = polite()
    guest.fetch(server.at("/a"))
    assert clock.naps == []
    guest.fetch(server.at("/a"))
    assert clock.naps == [2.0]


def test_a_busy_server_is_asked_again_after_longer_and_longer(server: Server, polite: Polite, clock: Clock) -> None:
    server.on("/a", BUSY, BUSY, FINE)
    assert polite().fetch(server.at("/a")).raw == b"ok"
    assert clock.naps == [5.0, 10.0]


def test_three_tries_are_enough(server: Server, polite: Polite, clock: Clock) -> None:
    server.on("/a", BUSY)
    guest = polite()
    with pytest.raises(StatusError, match="503"):
        guest.fetch(server.at("/a"))
    assert server.paths().count("/a") == 3
    assert clock.naps == [5.0, 10.0]
    server.on("/a", FINE)
    guest.fetch(server.at("/a"))
    assert clock.naps == [5.0, 10.0, 20.0], "the pause goes on growing from one fetch to the next"
    server.on("/a", BUSY, FINE)
    guest.fetch(server.at("/a"))
    assert clock.naps[3:] == [2.0, 5.0], "and begins anew with the first success"


@pytest.mark.parametrize("status", ["429 Too Many Requests", "502 Bad Gateway", "504 Gateway Timeout"])
def test_what_passes_is_tried_again(status: str, server: Server, polite: Polite) -> None:
    server.on("/a", BUSY.replace(b"503 Service Unavailable", status.encode()), FINE)
    assert polite().fetch(server.at("/a")).raw == b"ok"


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "500 Internal Server Error"])
def test_what_stays_is_not_tried_again(status: str, server: Server, polite: Polite) -> None:
    server.on("/a", BUSY.replace(b"503 Service Unavailable", status.encode()))
    with pytest.raises(StatusError):
        polite().fetch(server.at("/a"))
    assert server.paths().count("/a") == 1


def test_a_server_says_itself_when_to_come_back(server: Server, polite: Polite, clock: Clock) -> None:
    server.on("/a", busy("42"), busy("0"), FINE)
    assert polite().fetch(server.at("/a")).raw == b"ok"
    assert clock.naps == [42.0, 2.0]


def test_a_long_wait_is_told_and_kept(server: Server, polite: Polite, clock: Clock) -> None:
    server.on("/a", busy("3600"), FINE)
    server.on("/b", FINE)
    guest = polite()
    with pytest.raises(StatusError, match="3,600 seconds") as refused:
        guest.fetch(server.at("/a"))
    assert refused.value.retry_after == 3600.0
    clock.now += 3_000
    with pytest.raises(FetchError, match="left alone for another 600 seconds"):
        guest.fetch(server.at("/b"))
    assert server.paths().count("/b") == 0
    guest.fetch(server.at("/b", host="other.example"))
    clock.now += 570
    assert guest.fetch(server.at("/b")).raw == b"ok"
    assert clock.naps == [30.0], "what is left of it can be waited for"


def test_nobody_is_left_alone_for_years(server: Server, polite: Polite, clock: Clock) -> None:
    server.on("/a", busy("999999999"), FINE)
    guest = polite()
    with pytest.raises(StatusError):
        guest.fetch(server.at("/a"))
    clock.now += 86_400
    assert guest.fetch(server.at("/a")).raw == b"ok"


def test_pauses_have_a_longest(server: Server, polite: Polite, clock: Clock) -> None:
    server.on("/a", BUSY)
    guest = polite(manners=Manners(tries=12, longest_pause=40.0))
    with pytest.raises(StatusError):
        guest.fetch(server.at("/a"))
    assert clock.naps == [5.0, 10.0, 20.0] + [40.0] * 8


def test_the_host_that_is_busy_is_the_one_that_said_so(
    server: Server, serve: Callable[..., Server], polite: Polite, clock: Clock
) -> None:
    other = serve()
    other.on("/b", busy("3600"))
    server.redirect("/a", other.at("/b", host="other.example"))
    server.on("/c", FINE)
    guest = polite(server, other)
    with pytest.raises(StatusError):
        guest.fetch(server.at("/a"))
    assert guest.fetch(server.at("/c")).raw == b"ok"
    with pytest.raises(FetchError, match=r"other\.example is left alone"):
        guest.fetch(server.at("/a"))
    assert other.paths().count("/b") == 1


def test_conditions_are_passed_on(server: Server, polite: Polite) -> None:
    server.say("/a", status="304 Not Modified")
    assert polite().fetch(server.at("/a"), etag='"v1"').status == 304
    assert 'If-None-Match: "v1"' in server.hits[-1]
    assert "If-None-Match" not in server.hits[0], "the rules are another thing"


def test_an_address_that_leads_inside_is_refused(polite: Polite, server: Server) -> None:
    for address in ("http://127.0.0.1/", "http://localhost/", "nonsense"):
        with pytest.raises(AddressError):
            polite().fetch(address)
    assert server.hits == []
