"""Search across everything: what is credited, articles, sources and claims, and what narrows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel

from onrecord.desk.claims import claim_row
from onrecord.desk.opening import View
from onrecord.desk.pages.search import CANDIDATES, LOOKED_AT, SearchPage, pieces, search_page
from onrecord.desk.searching import found_to_object
from onrecord.desk.sources import source_row
from onrecord.errors import UsageError
from onrecord.record.ledger import Portion
from onrecord.web.access import may
from onrecord.web.pages.articles import ArticleItem
from onrecord.web.rendering import render
from onrecord.web.site import ClocksOf, Seen

pages = APIRouter(dependencies=[Depends(may("read"))])
api = APIRouter(tags=["search"], dependencies=[Depends(may("read"))])

Typed = Annotated[str, Query(max_length=500, description='Words, "phrases" and filters, as behind `onrecord search`.')]
Order = Annotated[Literal["newest", "oldest"], Query(description="Which of what was found comes first.")]
Shown = Annotated[int, Query(ge=1, le=100, description="Contents and articles that are shown of what was found.")]
Everything = Annotated[bool, Query(alias="all", description="Look through all there is, however long it takes.")]
SHOWN = 20

EXAMPLES = (
    ("ferry", "a word"),
    ('"harbour wall"', "words that stand together"),
    ("ferry source:board", "what a source is credited with"),
    ("anonymous:yes date:2033-03", "unnamed sources of one month"),
    ("forecast:yes certainty:unlikely", "forecasts that were put so"),
)
"""Searches that a page offers before anything is typed."""


class HitItem(ArticleItem):
    """An article, or a content of one (`attribution`), with the words that were found: `snippet` and `marks` are spans
    of the article's text, `excerpt` is what the snippet cuts."""

    excerpt: str
    snippet: tuple[int, int]
    marks: list[tuple[int, int]]
    attribution: str | None = None
    source: str | None = None
    cue: str | None = None
    content: str | None = None


class ValueItem(BaseModel):
    """A value, on how many of the candidates, and what to search for to have those alone."""

    value: str
    count: int
    q: str


class FacetItem(BaseModel):
    """What a search can be narrowed by: the name of the filter, and values."""

    name: str
    values: list[ValueItem]


class NameItem(BaseModel):
    """A source or a claim by its id and name."""

    id: str
    name: str


class SearchResult(BaseModel):
    """What was found, the newest first unless asked. The counts are of all there is, but stop at 1,000; facets are
    counted over the `candidates` first of what was found. Where not all was looked through (`complete`; see
    `all`), `looked_to` is the last day that was, null where that is a text without one, and the counts are of that
    much."""

    articles: list[HitItem]
    contents: list[HitItem]
    article_count: int
    content_count: int
    complete: bool
    looked_to: str | None
    facets: list[FacetItem]
    candidates: int
    sources: list[NameItem]
    claims: list[NameItem]


@dataclass(frozen=True, slots=True)
class Wanted:
    """How much of what is found is wanted."""

    limit: Shown = SHOWN
    order: Order = "newest"
    everything: Everything = False

    @property
    def portion(self) -> Portion:
        """The same for the ledger."""
        return Portion(self.limit, self.order == "oldest", None if self.everything else LOOKED_AT)


@pages.get("/search")
def search_all(
    request: Request, view: Seen, clocks: ClocksOf, wanted: Annotated[Wanted, Depends()], q: Typed = ""
) -> HTMLResponse:
    """What has the words; before anything is typed, how to search."""
    page, wrong = _searched(view, q, replace(wanted.portion, counted=CANDIDATES + 1))
    answer = render(
        request, "search.html.jinja", clocks=clocks, page=page, wrong=wrong, examples=EXAMPLES, q=q,
        limit=wanted.limit, order=wanted.order, everything=wanted.everything, looked_at=LOOKED_AT,
        pieces=pieces, counted=CANDIDATES,
        claims=[(told, claim_row(told)) for told in page.claims] if page else [],
    )  # fmt: skip
    answer.status_code = 400 if wrong else 200
    return answer


@api.get("/search")
def search_everything(view: Seen, wanted: Annotated[Wanted, Depends()], q: Typed) -> SearchResult:
    """Find words in articles and in what is credited, and the sources and claims that they lead to."""
    page = search_page(view, q, portion=wanted.portion)
    return SearchResult.model_validate({**found_to_object(page.found), **_beside(page)})


def _searched(view: View, q: str, portion: Portion) -> tuple[SearchPage | None, UsageError | None]:
    """What was found; what was typed wrongly is said on the page, where it can be mended."""
    if not q.strip():
        return None, None
    try:
        return search_page(view, q, portion=portion), None
    except UsageError as error:
        return None, error


def _beside(page: SearchPage) -> Mapping[str, Any]:
    return {
        "facets": [
            {
                "name": facet.name,
                "values": [{"value": one.value, "count": one.count, "q": one.typed} for one in facet.values],
            }
            for facet in page.facets
        ],
        "candidates": page.candidates,
        "sources": [source_row(named) for named in page.sources],
        "claims": [claim_row(told) for told in page.claims],
    }  # fmt: skip
