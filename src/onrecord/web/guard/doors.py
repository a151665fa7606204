"""Finds out who asks, once for each request."""

from __future__ import annotations

from typing import Protocol
from urllib.parse import unquote

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.web.access import NAME_COOKIE, SCOPES, Asker
from onrecord.web.site import Site


class Door(Protocol):
    """A middleware that sets `request.state.asker`, or answers that it lets nobody in."""

    def __init__(self, app: ASGIApp, site: Site) -> None: ...

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""


class TrustedDoor:
    """Everybody who reaches this site may do everything: it listens on this machine alone."""

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self.app = app
        self.site = site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with whoever sent it."""
        if scope["type"] == "http":
            cookies = cookie_parser(Headers(scope=scope).get("cookie", ""))
            name = unquote(cookies.get(NAME_COOKIE, "")).strip() or self.site.user
            scope.setdefault("state", {})["asker"] = Asker(name, frozenset(SCOPES))
        await self.app(scope, receive, send)
