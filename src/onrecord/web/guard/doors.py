"""Finds out who asks, once for each request."""

from __future__ import annotations

from typing import Protocol
from urllib.parse import unquote

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.web.access import NAME_COOKIE, SCOPES, Asker
from onrecord.web.problems import Problem, problem_response
from onrecord.web.site import Site

PASSED_ON = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "via")
"""Headers by which a server says that it passes on what others asked."""

_NOT_FROM_HERE = Problem(
    403, "passed_on", "another server passed this on, and this desk asks nobody who they are",
    "onrecord serve --name NAME, with a token for everybody: docs/guide/teams.md",
)  # fmt: skip


class Door(Protocol):
    """A middleware that sets `request.state.asker`, or answers that it lets nobody in.

    `asks`: whether it asks for tokens, so that the desk has a way in and holds everybody to a pace.
    """

    asks: bool

    def __init__(self, app: ASGIApp, site: Site) -> None: ...

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""


class TrustedDoor:
    """Everybody who reaches this site may do everything: it listens on this machine alone.

    So a request that another server passes on, from who knows whom, is refused.
    """

    asks = False

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self.app = app
        self.site = site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with whoever sent it."""
        if scope["type"] == "http":
            headers = Headers(scope=scope)
            if any(name in headers for name in PASSED_ON):
                await problem_response(scope, _NOT_FROM_HERE)(scope, receive, send)
                return
            cookies = cookie_parser(headers.get("cookie", ""))
            name = unquote(cookies.get(NAME_COOKIE, "")).strip() or self.site.user
            scope.setdefault("state", {})["asker"] = Asker(name, frozenset(SCOPES))
        await self.app(scope, receive, send)
