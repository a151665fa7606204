"""Why: what a claim, an origin, a link, a source, an article or an attribution stands on, by its id."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, ConfigDict

from onrecord.desk.explaining.why import Explained
from onrecord.desk.explaining.why import why as explain
from onrecord.desk.opening import View
from onrecord.desk.query import Query as Filters
from onrecord.desk.recent import window
from onrecord.web.access import may
from onrecord.web.rendering import render
from onrecord.web.site import ClocksOf, Seen

pages = APIRouter(dependencies=[Depends(may("read"))])
api = APIRouter(tags=["why"], dependencies=[Depends(may("read"))])

Named = Annotated[str, Path(max_length=300, description="An id or the beginning of one, or the name of a source.")]
Beside = Annotated[
    str | None,
    Query(max_length=300, description="Another of the same kind; of a claim also `origin-1` or a relation."),
]


class Why(BaseModel):
    """An answer. What it stands on has other keys for each kind of thing (`about`): as `onrecord why` prints it."""

    model_config = ConfigDict(extra="allow")

    id: str
    about: str
    answer: str


@pages.get("/why/{id:path}")
def why_page(request: Request, id: Named, view: Seen, clocks: ClocksOf, other: Beside = None) -> HTMLResponse:
    """Why something is what it is, on a page."""
    found = _explained(view, id, other)
    return render(request, "why.html.jinja", clocks=clocks, why=found.page, about=found.content["about"], id=id)


@api.get("/why/{id:path}", response_model=Why)
def get_why(id: Named, view: Seen, other: Beside = None) -> Mapping[str, Any]:
    """Why something is what it is; with `other`, how the two stand to each other."""
    return _explained(view, id, other).content


def _explained(view: View, id: str, other: str | None) -> Explained:
    return explain(view, id, other or None, window(view, Filters()).query)
