"""The way to a server: what is resolved, what is checked, and what is dialled in the end."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING

import pytest

from onrecord.errors import AddressError, FetchError, LimitError, OnrecordError
from onrecord.ingest.fetching import Fetcher, FetchLimits, Reach
from onrecord.ingest.fetching.network import Resolver, system_resolver

if TYPE_CHECKING:
    from tests.ingest.fetching.conftest import Server

PUBLIC = "93.184.216.34"
INWARD = [
    "127.0.0.1", "10.0.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "::1", "::",
    "::ffff:127.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:7f00:1::", "fe80::1%lo", "fec0::1",
    "fd00:ec2::254", "ff02::1", "3fff::1", "5f00::1", "no address",
]  # fmt: skip
# Written as addresses that the machine's own resolver would understand, were they ever to reach it.
TRICKS = [
    "http://2130706433/", "http://0177.0.0.1/", "http://0x7f.1/", "http://127.1/", "http://[::ffff:127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://[::127.0.0.1]/", "http://127。0。0。1/",
    "http://a@127.0.0.1/", "http://127.0.0.1:22/", "file:///etc/passwd", "gopher://127.0.0.1/", "http://127.0.0.1\\@x.y/",
    "http://[fe80::1%25lo]/", "http://127.0.0.1./", "http://localhost/", "http://localhost./", "http://a.localhost/",
    "http://169.254.169.254/", "http://0/", "http://[::]/", "http://①②⑦.⓪.⓪.①/", "http://metadata.google.internal/",
]  # fmt: skip


def answering(answer: tuple[str, ...]) -> Resolver:
    """Resolve every name to the same."""
    return lambda host, port: answer


@pytest.mark.parametrize("address", TRICKS)
def test_no_trick_dials_anything(address: str, dialled: list[object]) -> None:
    with pytest.raises(AddressError):
        Fetcher().fetch(address)
    assert dialled == []


@pytest.mark.parametrize("ip", INWARD)
@pytest.mark.parametrize("others", [(), (PUBLIC,), (PUBLIC, "2606:4700::1111")])
def test_a_name_that_leads_inside_is_not_dialled_at_all(
    ip: str, others: tuple[str, ...], dialled: list[object]
) -> None:
    """A public address beside it makes it no better: the next try could take the other one."""
    for answer in ((ip, *others), (*others, ip)):
        fetcher = Fetcher(resolver=answering(answer))
        with pytest.raises(AddressError):
            fetcher.fetch("http://news.example/")
    assert dialled == []


def test_only_the_checked_address_is_dialled_though_the_name_is_rebound(dialled: list[object]) -> None:
    """A server of names that says something public first and 127.0.0.1 to whoever asks again."""
    asked: list[str] = []

    def rebinding(host: str, port: int) -> tuple[str, ...]:
        asked.append(host)
        return (PUBLIC,) if len(asked) == 1 else ("127.0.0.1",)

    fetcher = Fetcher(resolver=rebinding)
    with pytest.raises(FetchError, match="could not be reached: Connection refused"):
        fetcher.fetch("http://news.example/")
    assert dialled == [(PUBLIC, 80)]
    assert asked == ["news.example"], "one question a connection"
    with pytest.raises(AddressError):
        fetcher.fetch("http://news.example/")
    assert dialled == [(PUBLIC, 80)]


def test_a_rebound_name_is_checked_again_at_a_redirect(server: Server, fetcher_for: Callable[..., Fetcher]) -> None:
    asked: list[str] = []

    def rebinding(host: str, port: int) -> tuple[str, ...]:
        asked.append(host)
        return ("127.0.0.1",) if len(asked) == 1 else ("127.0.0.2",)

    server.redirect("/", "/next")
    server.say("/next", b"x")
    with pytest.raises(AddressError, match=r"127\.0\.0\.2"):
        fetcher_for(server, resolver=rebinding).fetch(server.at("/"))
    assert server.paths() == ["/"]


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1:{other}/",
        "http://news.example:{other}/",
        "//127.0.0.1:{other}/",
        "http://127.0.0.1:{other}\\@news.example/",
        "http://169.254.169.254/latest/meta-data/",
        "http://2852039166/",
        "http://[::ffff:169.254.169.254]/",
        "http://localhost/",
        "file:///etc/passwd",
        "gopher://127.0.0.1:{other}/",
        "http://a@127.0.0.1:{other}/",
        "http://[::1",
    ],
)
def test_a_redirect_inside_is_not_followed(
    location: str, server: Server, fetcher: Fetcher, serve: Callable[..., Server]
) -> None:
    other = serve()
    other.say("/", b"secret")
    server.redirect("/", location.format(other=other.port))
    with pytest.raises(AddressError):
        fetcher.fetch(server.at("/"))
    assert other.hits == []


def test_a_connection_goes_to_the_next_address_where_one_is_dead(
    server: Server, fetcher_for: Callable[..., Fetcher]
) -> None:
    server.say("/", b"here")
    dead = socket.create_server(("127.0.0.2", 0))  # not listening at the server's port
    with dead:
        reach = Reach(allowed={("127.0.0.1", server.port), ("127.0.0.2", server.port)})
        fetcher = Fetcher(reach=reach, resolver=lambda host, port: ("127.0.0.2", "127.0.0.1"))
        assert fetcher.fetch(server.at("/")).raw == b"here"


@pytest.mark.parametrize("name", ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "https_proxy"])
def test_no_proxy_is_taken_from_the_environment(
    name: str, server: Server, fetcher: Fetcher, serve: Callable[..., Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = serve()
    monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
    server.say("/", b"straight")
    assert fetcher.fetch(server.at("/")).raw == b"straight"
    assert proxy.hits == []


def test_no_variable_of_the_environment_opens_the_way_inside() -> None:
    """Nothing in this package looks at the environment, but for what the standard library does for certificates."""
    from onrecord.ingest import fetching

    for path in fetching.__path__:
        for file in os.scandir(path):
            if file.name.endswith(".py"):
                with open(file.path, encoding="utf-8") as source:
                    text = source.read()
                assert "environ" not in text.replace("from the environment", ""), file.name
                assert "getenv" not in text, file.name


@pytest.mark.parametrize(
    ("failure", "named"),
    [
        (socket.gaierror(-2, "Name or service not known"), "was not found: Name or service not known"),
        (OSError("the resolver is on fire"), "was not found: the resolver is on fire"),
    ],
)
def test_a_name_that_nobody_knows_is_told(failure: OSError, named: str) -> None:
    def resolver(host: str, port: int) -> tuple[str, ...]:
        raise failure

    with pytest.raises(FetchError, match=named):
        Fetcher(resolver=resolver).fetch("http://news.example/")


def test_an_empty_answer_is_told() -> None:
    with pytest.raises(FetchError, match="has no IP address"):
        Fetcher(resolver=lambda host, port: ()).fetch("http://news.example/")


def test_a_resolver_that_never_answers_costs_no_more_than_the_limit() -> None:
    release = Event()

    def stuck(host: str, port: int) -> tuple[str, ...]:
        release.wait(10)
        return ()

    start = time.monotonic()
    with pytest.raises(LimitError, match=r"longer than the 0\.3 seconds"):
        Fetcher(FetchLimits(seconds=0.3), resolver=stuck).fetch("http://news.example/")
    assert time.monotonic() - start < 5
    release.set()


def test_a_fault_of_the_resolver_is_not_swallowed() -> None:
    def broken(host: str, port: int) -> tuple[str, ...]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Fetcher(resolver=broken).fetch("http://news.example/")


def test_the_systems_resolver_gives_each_address_once() -> None:
    assert system_resolver("127.0.0.1", 80) == ("127.0.0.1",)


def test_nobody_listening_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    reach = Reach(allowed={("127.0.0.1", port)})
    with pytest.raises(OnrecordError, match="could not be reached") as refused:
        Fetcher(reach=reach, resolver=lambda host, port: ("127.0.0.1",)).fetch(f"http://news.example:{port}/")
    assert refused.value.kind == "fetch"
