"""The way in and out of a desk that is served to others."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import HTMLResponse, Response
from starlette.responses import RedirectResponse

from onrecord.desk.tokens import token_for
from onrecord.web.access import TOKEN_COOKIE
from onrecord.web.guard import pace
from onrecord.web.guard.pace import Buckets, address_of, too_fast
from onrecord.web.guard.tokens import ENTER, LEAVE
from onrecord.web.rendering import render
from onrecord.web.site import SiteOf

MONTH = 30 * 24 * 3600
"""Seconds that a browser keeps a token; the token itself may stand longer, or shorter."""

LONGEST = 4_000
"""Characters of an address that one is sent on to."""


class WayIn:
    """The pages /enter and /leave, with a count of strangers of their own."""

    def __init__(self) -> None:
        self._strangers = Buckets(pace.ENTERING)

    @property
    def pages(self) -> APIRouter:
        """Their addresses, which are there for everybody."""
        pages = APIRouter(include_in_schema=False)
        for address, opened, sent in ((ENTER, self.enter_page, self.enter), (LEAVE, leave_page, leave)):
            pages.add_api_route(address, opened, methods=["GET"])
            pages.add_api_route(address, sent, methods=["POST"])
        return pages

    def enter_page(self, request: Request, to: Annotated[str, Query(max_length=LONGEST)] = "/") -> HTMLResponse:
        """A field for a token."""
        return _enter(request, to)

    def enter(
        self,
        request: Request,
        site: SiteOf,
        token: Annotated[str, Form(max_length=200)] = "",
        to: Annotated[str, Form(max_length=LONGEST)] = "/",
    ) -> Response:
        """Let a browser in, and send it on to where it wanted to go."""
        if token_for(site.ledger, token.strip()) is None:
            wait = self._strangers.take(address_of(request.scope))
            return too_fast(request.scope, wait) if wait else _enter(request, to, wrong=True)
        answer = RedirectResponse(own_address(to), 303)
        answer.set_cookie(TOKEN_COOKIE, token.strip(), max_age=MONTH, secure=True, httponly=True, samesite="lax")
        return answer


def _enter(request: Request, to: str, *, wrong: bool = False) -> HTMLResponse:
    page = render(request, "enter.html.jinja", to=own_address(to), wrong=wrong, bare=is_bare(request))
    page.status_code = 401 if wrong else 200
    return page


def leave_page(request: Request) -> HTMLResponse:
    """Asks whether to leave: an address alone changes nothing."""
    return render(request, "leave.html.jinja")


def leave() -> Response:
    """Let a browser forget its token."""
    answer = RedirectResponse(ENTER, 303)
    answer.delete_cookie(TOKEN_COOKIE, secure=True, httponly=True, samesite="lax")
    return answer


def own_address(wanted: str) -> str:
    """An address of this site, or the inbox for anything that a browser might take for another's.

    "//evil.example" and "/\\evil.example" are other sites to a browser, and so is either with a tab or a line end
    between, which it takes out.
    """
    strange = not wanted.startswith("/") or wanted[1:2] in ("/", "\\") or not wanted.isprintable() or "\\" in wanted
    return "/" if strange or not wanted.isascii() else wanted


def is_bare(request: Request) -> bool:
    """Whether nothing keeps what is sent from those on its way: no TLS, and another machine."""
    return request.url.scheme != "https" and request.url.hostname not in ("localhost", "127.0.0.1", "::1")
