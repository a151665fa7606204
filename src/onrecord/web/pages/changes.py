"""What became of an article under its address: its versions, one beside the other."""

from __future__ import annotations

import json
from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from onrecord.desk.changing import changes_of
from onrecord.desk.pages.changes import change_pages
from onrecord.desk.showing import changes_json
from onrecord.web.access import may
from onrecord.web.pages.evidence import ArticleId
from onrecord.web.rendering import render
from onrecord.web.site import ClocksOf, Seen

pages = APIRouter(dependencies=[Depends(may("read"))])
api = APIRouter(tags=["articles"], dependencies=[Depends(may("read"))])


@pages.get("/articles/{id}/changes")
def changes_page(request: Request, id: ArticleId, view: Seen, clocks: ClocksOf) -> HTMLResponse:
    """How an article was edited under its address."""
    row = view.article(id).row
    return render(request, "changes.html.jinja", clocks=clocks, row=row, steps=change_pages(view, row))


@api.get("/articles/{id}/changes")
def list_article_changes(id: ArticleId, view: Seen) -> list[dict[str, Any]]:
    """The versions of an article's address and what is not the same in them: as `onrecord changes --format json`."""
    row = view.article(id).row
    found: list[dict[str, Any]] = json.loads(changes_json(changes_of(view, row.address))) if row.address else []
    return found
