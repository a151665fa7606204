"""What an article came as: its bytes in a frame in which nothing happens, and how they got here."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, Response

from onrecord.desk.pages.evidence import evidence_of, evidence_shown, file_name, raw_bytes
from onrecord.web.access import may
from onrecord.web.rendering import render
from onrecord.web.site import ClocksOf, Seen

pages = APIRouter(dependencies=[Depends(may("read"))])
api = APIRouter(tags=["articles"], dependencies=[Depends(may("read"))])

STILL = {
    "content-security-policy": (
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'self'"
    )
}
"""What the frame's content may do: nothing but look so. It is of no origin, so that it could not reach the desk."""

ArticleId = Annotated[str, Path(max_length=200)]


@pages.get("/articles/{id}/evidence")
def evidence_page(request: Request, id: ArticleId, view: Seen, clocks: ClocksOf) -> HTMLResponse:
    """How an article came, and its bytes."""
    evidence = evidence_of(view.article(id))
    row = evidence.stored.row
    return render(request, "evidence.html.jinja", clocks=clocks, evidence=evidence, row=row)


@pages.get("/articles/{id}/evidence/raw")
def evidence_raw(id: ArticleId, view: Seen) -> Response:
    """An article's bytes as they can be looked at: a page without what runs and loads, or plain text."""
    evidence = evidence_of(view.article(id))
    shown = evidence_shown(view, evidence).encode("utf-8", errors="replace")
    kind = HTMLResponse if evidence.shown == "page" else PlainTextResponse
    return kind(shown, headers=STILL)


@pages.get("/articles/{id}/evidence/bytes")
def evidence_bytes(id: ArticleId, view: Seen) -> Response:
    """The bytes themselves, as a file: a browser saves them and opens none."""
    return _download(view, id)


@api.get("/articles/{id}/bytes", response_class=Response)
def get_article_bytes(id: ArticleId, view: Seen) -> Response:
    """The bytes that an article came as."""
    return _download(view, id)


def _download(view: Seen, id: str) -> Response:
    stored = view.article(id)
    saved = {"content-disposition": f'attachment; filename="{file_name(stored)}"'}
    return Response(raw_bytes(view, stored), media_type="application/octet-stream", headers=STILL | saved)
