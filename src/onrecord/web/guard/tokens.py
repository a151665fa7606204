"""The door of a desk that is served to others: whoever shows no token that stands gets nothing but the way in.

A token is shown in the header `Authorization: Bearer onr_…`, or by a browser in the cookie that /enter has set; never
in an address, which lands in logs and histories. Unknown, expired and revoked tokens get one answer, and so does every
address, whether anything is there or not.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.desk.tokens import SCOPES as KNOWN
from onrecord.desk.tokens import note_use, token_for
from onrecord.errors import OnrecordError
from onrecord.web.access import SCOPES, TOKEN_COOKIE, Asker
from onrecord.web.guard import pace
from onrecord.web.guard.pace import Buckets, address_of, too_fast
from onrecord.web.problems import Problem, problem_of, problem_response, wants_page
from onrecord.web.site import Site

ENTER, LEAVE = "/enter", "/leave"
assert set(SCOPES) == set(KNOWN)


class TokenDoor:
    """Lets in whoever shows a token that stands, as its name and with its scopes."""

    asks = True

    def __init__(self, app: ASGIApp, site: Site, clock: Callable[[], float] = monotonic) -> None:
        self.app = app
        self.site = site
        self._strangers = Buckets(pace.ENTERING, clock)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with whoever sent it, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        asker: Asker | Response = Asker("", frozenset())
        if not is_open(scope["path"]):
            asker = await self._asker(scope)
        if isinstance(asker, Response):
            await asker(scope, receive, send)
            return
        scope.setdefault("state", {})["asker"] = asker
        await self.app(scope, receive, send)

    async def _asker(self, scope: Scope) -> Asker | Response:
        words = shown_words(Headers(scope=scope))
        try:
            found = await run_in_threadpool(self._find, words) if words else None
        except OnrecordError as error:
            return problem_response(scope, problem_of(error))
        if found is not None:
            return found
        wait = self._strangers.take(address_of(scope)) if words else 0.0
        return too_fast(scope, wait) if wait else _refusal(scope)

    def _find(self, words: str) -> Asker | None:
        token = token_for(self.site.ledger, words)
        if token is None:
            return None
        note_use(self.site.ledger, token)
        return Asker(token.name, frozenset(scope for scope in SCOPES if scope in token.scopes), token.id)


def is_open(path: str) -> bool:
    """Whether an address is there for everybody: the way in, and what its page is drawn with."""
    return path in (ENTER, LEAVE) or path.startswith("/static/")


def shown_words(headers: Headers) -> str:
    """The token that a request shows, "" where it shows none. A header goes before a cookie."""
    scheme, _, words = headers.get("authorization", "").partition(" ")
    if scheme:
        return words.strip() if scheme.casefold() == "bearer" else ""
    return cookie_parser(headers.get("cookie", "")).get(TOKEN_COOKIE, "")


def _refusal(scope: Scope) -> Response:
    if scope["method"] == "GET" and wants_page(scope):
        query = scope["query_string"].decode("latin-1")
        to = scope["path"] + (f"?{query}" if query else "")
        return RedirectResponse(f"{ENTER}?to={quote(to, safe='')}" if to != "/" else ENTER, 303)
    problem = Problem(
        401, "token", "this desk asks for a token", "Authorization: Bearer onr_…, or /enter in a browser",
        headers={"www-authenticate": "Bearer"},
    )  # fmt: skip
    return problem_response(scope, problem)
