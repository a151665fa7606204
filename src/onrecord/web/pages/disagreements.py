"""Disagreements: claims of which several numbers are told, and what each has to be said for it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel

from onrecord.desk.judging.disagreeing import dispute_objects
from onrecord.desk.judging.dispute_pages import ASSUMED, HEAD, NEITHER, NONE, dispute_page
from onrecord.desk.query import Query as Filters
from onrecord.web.access import may
from onrecord.web.asking import asked_in, filters_of
from onrecord.web.paging import LIMIT, After, Limit, Page, page_of
from onrecord.web.rendering import render
from onrecord.web.site import ClocksOf, Seen

pages = APIRouter(dependencies=[Depends(may("read"))])
api = APIRouter(tags=["claims"], dependencies=[Depends(may("read"))])

FiltersOf = Annotated[Filters, Depends(filters_of)]
MOST = 20
"""Disagreements on a page, as on the terminal's."""


class WeightItem(BaseModel):
    """A value and how likely it is under the assumptions; `low` and `high` are what other plausible ones give it."""

    value: float | str
    probability: float
    low: float
    high: float
    origins: list[str]
    tellings: list[str]
    outlets: list[str]
    reasons: list[str]


class DisputeItem(BaseModel):
    """Several values of one measure (`question`) of a claim: an analysis under `assumptions`, never a verdict.

    `neither` is the probability that none of the values is right, `voices` how many independent voices there are."""

    id: str
    claim: str
    name: str
    question: str
    weights: list[WeightItem]
    neither: float
    assumptions: list[str]
    voices: int


@pages.get("/disagreements")
def disagreements_page(request: Request, view: Seen, clocks: ClocksOf, filters: FiltersOf) -> HTMLResponse:
    """What does not agree, with the assumptions that it is weighed under."""
    page = dispute_page(view, filters)
    return render(
        request, "disagreements.html.jinja", clocks=clocks, page=page, entries=page.entries[:MOST], head=HEAD,
        assumed=ASSUMED, neither=NEITHER, without=NONE, params=asked_in(request), left=max(0, len(page.entries) - MOST),
    )  # fmt: skip


@api.get("/disagreements")
def list_disagreements(view: Seen, filters: FiltersOf, after: After = None, limit: Limit = LIMIT) -> Page[DisputeItem]:
    """Claims of which several numbers are told, that of the most voices first; of a large ledger, in its newest
    articles."""
    rows = dispute_objects(entry.dispute for entry in dispute_page(view, filters).entries)
    found = [DisputeItem.model_validate(row) for row in rows]
    shown, following = page_of(found, lambda one: (-one.voices, one.claim, one.question), after=after, limit=limit)
    return Page(items=shown, next=following)
