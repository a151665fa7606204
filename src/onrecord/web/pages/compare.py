"""Compare: two articles side by side, what one took over from the other, what both tell, what only one of them does."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, Field

from onrecord.desk.explaining.comparing import compare_articles, compared_object, compared_page
from onrecord.web.access import may
from onrecord.web.rendering import render
from onrecord.web.site import ClocksOf, Seen

pages = APIRouter(dependencies=[Depends(may("read"))])
api = APIRouter(tags=["articles"], dependencies=[Depends(may("read"))])

OFFERED = 100
"""Newest articles that a form offers; others are named by their ids."""

ArticleId = Annotated[str, Query(max_length=100, description="An article's id, or the beginning of it.")]


class ComparedArticle(BaseModel):
    """One of the two."""

    id: str
    title: str | None
    outlet: str | None
    byline: str | None
    published: str | None
    credit: str | None


class ComparedTelling(BaseModel):
    """What one of them tells. `voice` is `article` where it speaks for itself."""

    id: str
    article: str
    published: str | None
    outlet: str | None
    source: str | None
    voice: str
    via: list[str]
    text: str


class Numbered(ComparedTelling):
    """The same with its numbers, in words."""

    numbers: list[str]


class HeldClaim(BaseModel):
    """A claim that one of them or both tell."""

    claim: str
    name: str
    articles: int
    origins: int


class FacingPair(BaseModel):
    """A telling of each, how the two stand to each other, and the pair with its score and reasons."""

    tellings: list[Numbered]
    relation: str
    pair: dict[str, Any]


class SharedClaim(HeldClaim, FacingPair):
    """A claim that both tell, with the surest pair of it."""


class Comparison(BaseModel):
    """Two articles beside each other. `copy` says which derives from which and what became of the text; null where
    neither does, and `apart` says why. `only` are claims that further articles tell and one of the two, `alone` what no
    other article tells."""

    articles: list[ComparedArticle]
    derivation: dict[str, Any] | None = Field(alias="copy")
    apart: list[str]
    shared: list[SharedClaim]
    against: list[FacingPair]
    near: list[FacingPair]
    only: list[list[HeldClaim]]
    alone: list[list[ComparedTelling]]


@pages.get("/compare")
def compare_page(
    request: Request, view: Seen, clocks: ClocksOf, one: ArticleId = "", other: ArticleId = ""
) -> HTMLResponse:
    """Two articles side by side; where one is still to be named, a form for it."""
    ids = one.strip(), other.strip()
    page = compared_page(compare_articles(view, *ids)) if all(ids) else None
    offered = list(view.articles(limit=OFFERED)) if page is None else []
    chosen = {"one": ids[0], "other": ids[1], "offered": offered}
    return render(request, "compare.html.jinja", clocks=clocks, page=page, **chosen)


@api.get("/compare")
def compare(view: Seen, one: ArticleId, other: ArticleId) -> Comparison:
    """Two articles beside each other: what became of the text, what both tell, what only one of them does."""
    return Comparison.model_validate(compared_object(compare_articles(view, one, other)))
