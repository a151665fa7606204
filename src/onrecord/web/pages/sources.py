"""Sources: who is credited with what, how they are called, and how they have done."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel

from onrecord.desk.judging.grade_names import letter_names
from onrecord.desk.judging.record_pages import record_object
from onrecord.desk.pages.sources import newest_sources, source_view
from onrecord.desk.query import Query as Filters
from onrecord.desk.source_pages import source_object
from onrecord.desk.sources import Named, source_row
from onrecord.web.access import may
from onrecord.web.asking import asked_in, filters_of
from onrecord.web.paging import LIMIT, After, Key, Limit, Page, page_of
from onrecord.web.rendering import render
from onrecord.web.site import AskerOf, ClocksOf, Seen

pages = APIRouter(dependencies=[Depends(may("read"))])
api = APIRouter(tags=["sources"], dependencies=[Depends(may("read"))])

FiltersOf = Annotated[Filters, Depends(filters_of)]
Kind = Literal["", "description", "person", "organisation", "official_body", "group", "document", "unknown"]
KindOf = Annotated[Kind, Query(description="What it is; `description` for a class of unnamed sources.")]
SHOWN = 30
"""Attributions on a source's page; the search has all."""


class SourceItem(BaseModel):
    """A source in a list. `description` says that it is a class of unnamed sources, never one person; `attributions`
    is how many are credited to it."""

    id: str
    name: str
    names: list[str]
    kind: str
    description: bool
    role: str | None
    country: str | None
    party: str | None
    articles: int
    outlets: int
    attributions: int
    first: str | None
    last: str | None


class CreditItem(BaseModel):
    """Something credited to a source, in the article's words."""

    id: str
    article: str
    source: str
    cue: str
    content: str


class SourceLinkItem(BaseModel):
    """That a source of one article (its `cluster` there) is this one (`linked`), may be, or is kept apart, and why."""

    article: str
    cluster: int
    score: float
    zone: str
    reasons: list[dict[str, Any]]


class SourceDetail(BaseModel):
    """One source with what is credited to it, every link, and its record: its grade, its scores, its cases. `roles`
    have the first and last day on which they were given. What it was looked for in is `since` the first day of the
    newest articles, null where that is all of them."""

    id: str
    name: str
    names: list[str]
    kind: str
    description: bool
    role: str | None
    country: str | None
    party: str | None
    articles: int
    outlets: int
    first: str | None
    last: str | None
    roles: list[tuple[str, str | None, str | None]]
    attributions: list[CreditItem]
    links: list[SourceLinkItem]
    record: dict[str, Any]
    since: str | None


@pages.get("/sources")
def sources_page(
    request: Request, view: Seen, clocks: ClocksOf, filters: FiltersOf, kind: KindOf = "", after: After = None
) -> HTMLResponse:
    """Who is credited, each source once, whatever it is called; unnamed ones by their description."""
    found = newest_sources(view, filters)
    chosen = [each for each in found.sources if _is(each, kind)]
    shown, following = page_of(chosen, _place, after=after, limit=LIMIT)
    return render(
        request, "sources.html.jinja", clocks=clocks, rows=[source_row(each) for each in shown], kind=kind,
        window=found.window, params=asked_in(request, "after"), next=following, total=len(chosen), filters=filters,
    )  # fmt: skip


@pages.get("/sources/{id}")
def source_page(
    request: Request, id: str, view: Seen, clocks: ClocksOf, asker: AskerOf, filters: FiltersOf
) -> HTMLResponse:
    """One source, by its id or its name."""
    page = source_view(view, id, filters)
    own = next((given.grade for given in page.grade.graded.given if given.by == asker.name), None)
    return render(
        request, "source.html.jinja", clocks=clocks, page=page, source=page.named.source, row=source_row(page.named),
        shown=page.named.credits[:SHOWN], letters=letter_names(), own_grade=own, filters=filters,
        here=f"/sources/{page.id}",
    )  # fmt: skip


@api.get("/sources")
def list_sources(
    view: Seen, filters: FiltersOf, kind: KindOf = "", after: After = None, limit: Limit = LIMIT
) -> Page[SourceItem]:
    """Who is credited, those credited most often first; of a large ledger, in its newest articles."""
    chosen = [each for each in newest_sources(view, filters).sources if _is(each, kind)]
    shown, following = page_of(chosen, _place, after=after, limit=limit)
    return Page(items=[SourceItem.model_validate(source_row(each)) for each in shown], next=following)


@api.get("/sources/{id}")
def get_source(id: str, view: Seen, filters: FiltersOf) -> SourceDetail:
    """One source, by its id or its name, with its record."""
    page = source_view(view, id, filters)
    known = {**source_object(page.named), "record": record_object(page.grade), "since": page.window.since}
    return SourceDetail.model_validate(known)


def _is(named: Named, kind: Kind) -> bool:
    source = named.source
    return not kind or ("description" if source.description else source.kind) == kind


def _place(named: Named) -> Key:
    """Those credited most often first, as the terminal lists them."""
    return -len(named.credits), named.source.name, named.source.id
