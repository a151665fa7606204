"""Requests that change something come from our own pages, or from a program that is no browser.

By the headers that browsers send and no page can forge, as Go's CrossOriginProtection does it: `Sec-Fetch-Site`, else
`Origin`. (https://pkg.go.dev/net/http#CrossOriginProtection)
"""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.web.problems import Problem, problem_response

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class OwnOrigin:
    """Refuses what another site's page asks for in a visitor's name."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http" or scope["method"] in SAFE or is_own(Headers(scope=scope)):
            await self.app(scope, receive, send)
            return
        problem = Problem(403, "origin", "this was sent from another site", "open the page here and send it again")
        await problem_response(scope, problem)(scope, receive, send)


def is_own(headers: Headers) -> bool:
    """Whether a request that changes something was sent from this site's own pages, or by no browser."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2].lower() == headers.get("host", "").lower()
