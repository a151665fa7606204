"""Serving a ledger: which address it listens on, who may come in, and how it stops."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

import uvicorn

from onrecord.desk.opening import Ledger
from onrecord.errors import UsageError
from onrecord.web.app import create_app


def serve(
    ledger: Ledger, *, host: str, port: int, user: str, names: frozenset[str], ready: Callable[[str], None]
) -> None:
    """Serve until interrupted; `ready` is told the address once it answers there. Raises UsageError."""
    if not is_loopback(host):
        raise UsageError(
            f"{host} can be reached from other machines, and nobody would have to say who they are",
            hint="onrecord serve --host 127.0.0.1",
        )
    listening = _listen(host, port)
    app = create_app(ledger, user=user, names=names)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False, access_log=False))
    shown = f"[{host}]" if ":" in host else host
    ready(f"http://{shown}:{listening.getsockname()[1]}/")
    server.run(sockets=[listening])


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _listen(host: str, port: int) -> socket.socket:
    """Take the address. Raises UsageError where it is taken or is none."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listening = socket.socket(family, socket.SOCK_STREAM)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(128)
    except OSError as error:
        raise UsageError(
            f"port {port} of {host} cannot be taken: {error.strerror or error}",
            hint="onrecord serve --port 0 takes a free one",
        ) from error
    return listening
