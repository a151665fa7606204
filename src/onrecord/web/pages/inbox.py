"""The inbox: what came in, what failed, what waits for a person."""

from __future__ import annotations

from itertools import islice

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from onrecord.web.access import may
from onrecord.web.rendering import render
from onrecord.web.site import ClocksOf, Seen

pages = APIRouter(dependencies=[Depends(may("read"))])
api = APIRouter(tags=["inbox"], dependencies=[Depends(may("read"))])

MOST = 10
"""Of each kind; the rest is a page away."""


@pages.get("/")
def inbox(request: Request, view: Seen, clocks: ClocksOf) -> HTMLResponse:
    """What came in last, and what did not."""
    articles, failures = list(view.articles(limit=MOST)), list(islice(view.failures(), MOST))
    return render(request, "inbox.html.jinja", clocks=clocks, articles=articles, failures=failures)
