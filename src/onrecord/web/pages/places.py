"""A telling at its place in its article: whatever page shows one leads there."""

from __future__ import annotations

from fastapi import APIRouter, Depends
from fastapi.responses import RedirectResponse
from pydantic import BaseModel

from onrecord.desk.pages.locating import locate
from onrecord.web.access import may
from onrecord.web.pages.articles import SHOWN
from onrecord.web.rendering import with_clocks
from onrecord.web.site import ClocksOf, Seen

pages = APIRouter(dependencies=[Depends(may("read"))])
api = APIRouter(tags=["articles"], dependencies=[Depends(may("read"))])


class PlaceShape(BaseModel):
    """Where a telling stands: its article, and the page that opens at it."""

    article: str
    page: str


@pages.get("/at/{telling:path}")
def place(telling: str, view: Seen, clocks: ClocksOf) -> RedirectResponse:
    """Open an article at a telling."""
    found = locate(view, telling, acts=SHOWN)
    address = f"/articles/{found.article}{'?acts=all' if found.all_acts else ''}"
    return RedirectResponse(f"{with_clocks(address, clocks)}#{found.anchor}", 307)


@api.get("/places/{telling:path}")
def get_place(telling: str, view: Seen, clocks: ClocksOf) -> PlaceShape:
    """Where a telling stands, by its id; of an assertion, its article's id goes before its own."""
    found = locate(view, telling, acts=SHOWN)
    address = f"/articles/{found.article}{'?acts=all' if found.all_acts else ''}"
    return PlaceShape(article=found.article, page=f"{with_clocks(address, clocks)}#{found.anchor}")
