"""Serving a ledger: which address it listens on, who may come in, and how it stops."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from contextlib import ExitStack
from threading import Thread
from urllib.request import urlopen

import uvicorn
from fastapi import FastAPI

from onrecord.desk.opening import Ledger
from onrecord.desk.tokens import standing_tokens
from onrecord.errors import OutputError, UsageError
from onrecord.web.app import create_app
from onrecord.web.guard.doors import Door, TrustedDoor
from onrecord.web.guard.tokens import TokenDoor

Ready = Callable[[str], None]
PATIENCE = 30.0
"""Seconds within which the first page is to answer on a slow machine."""


SLOWEST = 20.0
"""Seconds after which a query is broken off; over a million attributions none of ours takes a tenth of it."""


def serve_desk(ledger: Ledger, *, host: str, port: int, user: str, names: frozenset[str], ready: Ready) -> None:
    """Serve until interrupted; `ready` is told the address once it answers there. Raises UsageError, LedgerError."""
    door = door_for(ledger, host, names)
    listening = listen(host, port)
    server = uvicorn.Server(_configured(create_app(ledger, user=user, names=names | {host}, door=door)))
    ledger.hold_queries_to(SLOWEST)
    ready(address_of(listening, host))
    server.run(sockets=[listening])


def check_desk(ledger: Ledger, *, port: int, user: str) -> str:
    """Serve on this machine, see that the first page answers there, and stop; return its address.

    Raises OutputError where it does not answer, UsageError.
    """
    listening = listen("127.0.0.1", port)
    server = uvicorn.Server(_configured(create_app(ledger, user=user)))
    serving = Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    serving.start()
    address = address_of(listening, "127.0.0.1")
    try:
        with urlopen(address, timeout=PATIENCE) as answer:
            answer.read()
    except OSError as error:
        raise OutputError(f"{address} does not answer: {error}", hint="onrecord doctor") from error
    finally:
        server.should_exit = True
        serving.join(PATIENCE)
    return address


def door_for(ledger: Ledger, host: str, names: frozenset[str]) -> type[Door]:
    """Who may come in: this machine without more, whoever else with a token. Raises UsageError, LedgerError."""
    elsewhere = [name for name in (host, *sorted(names)) if not is_loopback(name)]
    if not elsewhere:
        return TrustedDoor
    if not standing_tokens(ledger):
        raise UsageError(
            f"{elsewhere[0]} can be reached from other machines, and nobody has a token to say who they are",
            hint="onrecord token make NAME --may read,judge",
        )
    return TokenDoor


def _configured(app: FastAPI) -> uvicorn.Config:
    return uvicorn.Config(app, log_level="warning", server_header=False, access_log=False)


def address_of(listening: socket.socket, host: str) -> str:
    """Where a browser finds what listens there."""
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{listening.getsockname()[1]}/"


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def listen(host: str, port: int) -> socket.socket:
    """Take the address. Raises UsageError where it is taken or is none."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with ExitStack() as closing:
            listening = closing.enter_context(socket.socket(family, socket.SOCK_STREAM))
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind((host, port))
            listening.listen(128)
            closing.pop_all()
    except OSError as error:
        raise UsageError(
            f"port {port} of {host} cannot be taken: {error.strerror or error}",
            hint="onrecord serve --port 0 takes a free one",
        ) from error
    return listening
