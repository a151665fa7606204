"""Which names the site answers to: a page elsewhere whose name is made to lead here must not read the ledger."""

from __future__ import annotations

import ipaddress

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.web.problems import Problem, problem_response

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})


class KnownHost:
    """Refuses requests for another name (DNS rebinding).

    `addresses`: whether it answers to any address in numbers, too; no name can be made to lead here by one.
    """

    def __init__(self, app: ASGIApp, names: frozenset[str], addresses: bool = False) -> None:
        self.app = app
        self.names = frozenset(name.lower().rstrip(".") for name in names) | LOOPBACK
        self.addresses = addresses

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http" or self._knows(host_name(Headers(scope=scope).get("host", ""))):
            await self.app(scope, receive, send)
            return
        problem = Problem(421, "host", "this site does not answer to that name", "onrecord serve --name NAME")
        await problem_response(scope, problem)(scope, receive, send)

    def _knows(self, name: str) -> bool:
        return name in self.names or (self.addresses and _is_address(name))


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


def host_name(host: str) -> str:
    """The name in a Host header, without its port: "localhost:8400", "[::1]:8400"."""
    name = host.lower().rstrip(".")
    if name.startswith("["):
        return name.partition("]")[0] + "]"
    return name.partition(":")[0]
