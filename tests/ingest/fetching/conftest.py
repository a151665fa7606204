"""Servers of this machine, reached only through the reach that a test hands to its fetcher."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Thread

import pytest

from onrecord.ingest.fetching import Fetcher, FetchLimits, Reach
from onrecord.ingest.fetching.network import Resolver

CERTIFICATE = Path(__file__).with_name("news.example.pem")
"""For news.example, signed by nobody but itself, valid from 2020 to 2120; with its key, which protects nothing.

Made by `openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes` and `openssl ca -selfsign` with the
extensions subjectAltName DNS:news.example, basicConstraints CA:TRUE, keyUsage digitalSignature and keyCertSign.
"""

NOW = 1_772_357_400.25
"""The time of every fetch: 2026-03-01, 09:30 UTC."""

Reply = bytes | Callable[[socket.socket], None]


class Server:
    """Answers each path with what it was told to, byte by byte as given; `hits` are the requests that came."""

    def __init__(self, tls: bool = False) -> None:
        self.replies: dict[str, list[Reply]] = {}
        self.hits: list[str] = []
        self._tls = tls
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._open = True
        self._threads = [Thread(target=self._accept)]
        self._threads[0].start()

    def on(self, path: str, *replies: Reply) -> None:
        """Answer a path so; several replies come one after the other, and the last stays."""
        self.replies[path] = list(replies)

    def say(self, path: str, body: bytes = b"", *, status: str = "200 OK", headers: str = "") -> None:
        """Answer a path properly; `headers` are lines."""
        self.on(path, said(body, status=status, headers=headers))

    def at(self, path: str, host: str = "news.example") -> str:
        """Give the address of a path."""
        return f"{'https' if self._tls else 'http'}://{host}:{self.port}{path}"

    def redirect(self, path: str, location: str, status: str = "302 Found") -> None:
        """Answer a path with the way to another."""
        self.say(path, status=status, headers=f"Location: {location}")

    def paths(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [hit.split(" ")[1] for hit in self.hits]

    def close(self) -> None:
        """Stop; every thread is gone afterwards."""
        self._open = False
        socket.create_connection(("127.0.0.1", self.port)).close()  # wakes `accept`
        for thread in self._threads:
            thread.join()
        self._listener.close()

    def _accept(self) -> None:
        while True:
            connection, _ = self._listener.accept()
            if not self._open:
                connection.close()
                return
            thread = Thread(target=self._serve, args=(connection,))
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        connection.settimeout(10)
        with suppress(OSError), self._secured(connection) as stream:
            request = b""
            while b"\r\n\r\n" not in request:
                received = stream.recv(65_536)
                if not received:
                    return
                request += received
            self.hits.append(request.decode("latin-1"))
            self._reply(stream, self.paths()[-1].partition("?")[0])
            stream.shutdown(socket.SHUT_WR)
            while stream.recv(65_536):  # until the client has hung up: closing at once could lose what was sent
                pass
        connection.close()

    def _secured(self, connection: socket.socket) -> socket.socket:
        if not self._tls:
            return connection
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        return context.wrap_socket(connection, server_side=True)

    def _reply(self, stream: socket.socket, path: str) -> None:
        replies = self.replies.get(path, [said(b"", status="404 Not Found")])
        reply = replies.pop(0) if len(replies) > 1 else replies[0]
        if isinstance(reply, bytes):
            stream.sendall(reply)
        else:
            reply(stream)


def said(body: bytes = b"", *, status: str = "200 OK", headers: str = "") -> bytes:
    """Put an answer together."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers.splitlines()]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


@pytest.fixture
def serve() -> Iterator[Callable[..., Server]]:
    """Start servers: `serve()`, `serve(tls=True)`."""
    servers: list[Server] = []

    def start(tls: bool = False) -> Server:
        servers.append(Server(tls))
        return servers[-1]

    yield start
    for server in servers:
        server.close()


@pytest.fixture
def server(serve: Callable[..., Server]) -> Server:
    """A server over http."""
    return serve()


@pytest.fixture
def fetcher_for() -> Callable[..., Fetcher]:
    """Make fetchers that reach the servers given and nothing else on this machine; every name leads to it."""

    def make(
        *servers: Server, limits: FetchLimits | None = None, resolver: Resolver | None = None, insecure: bool = False
    ) -> Fetcher:
        reach = Reach(allowed={("127.0.0.1", server.port) for server in servers})
        limits = limits or FetchLimits(seconds=10)
        return Fetcher(limits, reach=reach, resolver=resolver or to_loopback, clock=lambda: NOW, insecure=insecure)

    return make


@pytest.fixture
def fetcher(server: Server, fetcher_for: Callable[..., Fetcher]) -> Fetcher:
    """A fetcher for `server`."""
    return fetcher_for(server)


@pytest.fixture
def dialled(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What would have been dialled: nothing is."""
    calls: list[object] = []

    def refuse(address: object, *args: object, **kwargs: object) -> None:
        calls.append(address)
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(socket, "create_connection", refuse)
    return calls


def to_loopback(host: str, port: int) -> tuple[str, ...]:
    """Resolve every name to this machine."""
    return ("127.0.0.1",)
