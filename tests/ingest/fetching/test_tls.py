"""Certificates: checked, and where they are not, that is on record."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from onrecord.errors import AddressError, FetchError, LimitError
from onrecord.ingest.fetching import Fetcher, FetchLimits, Reach

if TYPE_CHECKING:
    from tests.ingest.fetching.conftest import Server

CERTIFICATE = Path(__file__).with_name("news.example.pem")
Serve = Callable[..., "Server"]
FetcherFor = Callable[..., Fetcher]


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make this machine trust the certificate, as its owner would."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))


def test_a_certificate_that_nobody_vouches_for_is_refused(serve: Serve, fetcher_for: FetcherFor) -> None:
    secure = serve(tls=True)
    secure.say("/", b"text")
    with pytest.raises(FetchError, match=r"certificate of news\.example:\d+ cannot be trusted: self-signed") as refused:
        fetcher_for(secure).fetch(secure.at("/"))
    assert "unchecked" in refused.value.hint
    assert secure.hits == [], "nothing was asked, and nothing is tried without the check"


def test_it_is_taken_unchecked_where_that_is_wanted_and_the_response_says_so(
    serve: Serve, fetcher_for: FetcherFor
) -> None:
    secure = serve(tls=True)
    secure.say("/", b"text")
    response = fetcher_for(secure, insecure=True).fetch(secure.at("/", host="other.example"))
    assert (response.raw, response.transport) == (b"text", "tls_unchecked")


def test_what_is_not_tls_is_not_called_unchecked(server: Server, fetcher_for: FetcherFor) -> None:
    server.say("/", b"text")
    assert fetcher_for(server, insecure=True).fetch(server.at("/")).transport == "http"


@pytest.mark.usefixtures("trusted")
def test_a_trusted_certificate_is_taken(serve: Serve, fetcher_for: FetcherFor) -> None:
    secure = serve(tls=True)
    secure.say("/", b"text")
    response = fetcher_for(secure).fetch(secure.at("/"))
    assert (response.raw, response.transport) == (b"text", "tls")


@pytest.mark.usefixtures("trusted")
@pytest.mark.parametrize("host", ["other.example", "www.news.example", "127.0.0.1"])
def test_a_certificate_counts_for_its_own_host_only(host: str, serve: Serve, fetcher_for: FetcherFor) -> None:
    """The name that is checked is the host's, whatever IP address was dialled."""
    secure = serve(tls=True)
    secure.say("/", b"text")
    with pytest.raises(FetchError, match="cannot be trusted"):
        fetcher_for(secure).fetch(secure.at("/", host=host))


@pytest.mark.usefixtures("trusted")
def test_a_redirect_out_of_tls_is_refused(serve: Serve, fetcher_for: FetcherFor) -> None:
    secure, plain = serve(tls=True), serve()
    secure.redirect("/", plain.at("/"))
    plain.say("/", b"text")
    with pytest.raises(AddressError, match="which is unprotected"):
        fetcher_for(secure, plain).fetch(secure.at("/"))
    assert plain.hits == []


@pytest.mark.usefixtures("trusted")
def test_what_began_without_tls_may_go_in_and_out(serve: Serve, fetcher_for: FetcherFor) -> None:
    secure, plain = serve(tls=True), serve()
    plain.redirect("/", secure.at("/"))
    secure.redirect("/", plain.at("/end"))
    plain.say("/end", b"text")
    response = fetcher_for(secure, plain).fetch(plain.at("/"))
    assert (response.address, response.transport) == (plain.at("/end"), "http")


@pytest.mark.usefixtures("trusted")
def test_the_transport_is_that_of_the_last_address(serve: Serve, fetcher_for: FetcherFor) -> None:
    secure, plain = serve(tls=True), serve()
    plain.redirect("/", secure.at("/"))
    secure.say("/", b"text")
    assert fetcher_for(secure, plain).fetch(plain.at("/")).transport == "tls"


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """Something that listens and knows nothing of TLS."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(10)
        yield listening


def fetch_from(listener: socket.socket, seconds: float) -> None:
    """Ask it over TLS."""
    port = listener.getsockname()[1]
    reach = Reach(allowed={("127.0.0.1", port)})
    fetcher = Fetcher(FetchLimits(seconds=seconds), reach=reach, resolver=lambda host, port: ("127.0.0.1",))
    fetcher.fetch(f"https://news.example:{port}/")


def test_a_server_that_speaks_no_tls_is_told(listener: socket.socket) -> None:
    def answer() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(65_536)
            connection.sendall(b"220 mail.example ESMTP\r\n")

    thread = Thread(target=answer)
    thread.start()
    with pytest.raises(FetchError, match="does not speak TLS properly"):
        fetch_from(listener, 10)
    thread.join()


def test_a_handshake_that_never_comes_ends_with_the_time(listener: socket.socket) -> None:
    start = time.monotonic()
    with pytest.raises(LimitError, match=r"0\.4 seconds"):
        fetch_from(listener, 0.4)
    assert time.monotonic() - start < 5


def test_certificates_that_are_not_there_are_told(
    serve: Serve, fetcher_for: FetcherFor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/at/all.pem")
    secure = serve(tls=True)
    with pytest.raises(FetchError, match="certificates to check servers by cannot be read"):
        fetcher_for(secure).fetch(secure.at("/"))
