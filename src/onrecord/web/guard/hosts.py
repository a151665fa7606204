"""Which names the site answers to: a page elsewhere whose name is made to lead here must not read the ledger."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.web.problems import Problem, problem_response

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})


class KnownHost:
    """Refuses requests for another name (DNS rebinding)."""

    def __init__(self, app: ASGIApp, names: frozenset[str]) -> None:
        self.app = app
        self.names = names | LOOPBACK

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http" or host_name(Headers(scope=scope).get("host", "")) in self.names:
            await self.app(scope, receive, send)
            return
        problem = Problem(421, "host", "this site does not answer to that name", "onrecord serve --name NAME")
        await problem_response(scope, problem)(scope, receive, send)


def host_name(host: str) -> str:
    """The name in a Host header, without its port: "localhost:8400", "[::1]:8400"."""
    name = host.lower().rstrip(".")
    if name.startswith("["):
        return name.partition("]")[0] + "]"
    return name.partition(":")[0]
