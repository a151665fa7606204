"""The inbox: what came in, what did not, what waits for a person."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel

from onrecord.desk.claims import Told, claim_row
from onrecord.desk.judging.voices import called
from onrecord.desk.pages.inbox import Arrived, failures, inbox
from onrecord.desk.rows import article_row, failure_row
from onrecord.desk.suggesting import changes_of, suggestion_rows
from onrecord.record.ledger import StoredFailure
from onrecord.web.access import may
from onrecord.web.pages.articles import ArticleItem
from onrecord.web.pages.decisions import SuggestionItem
from onrecord.web.pages.forecasts import ForecastItem, day_of, forecast_item
from onrecord.web.paging import LIMIT, After, Key, Limit, Page, page_of
from onrecord.web.rendering import render
from onrecord.web.site import ClocksOf, Seen

pages = APIRouter(dependencies=[Depends(may("read"))])
api = APIRouter(tags=["inbox"], dependencies=[Depends(may("read"))])

MOST_FAILED = 1_000


class ArrivedItem(ArticleItem):
    """An article that came in, and how much it credits to somebody."""

    attributions: int
    forecasts: int
    unnamed: int


class FailureItem(BaseModel):
    """What did not go in: what, why, how often it was tried, and whether it came in later."""

    id: str
    name: str
    address: str | None
    kind: str
    reason: str
    count: int
    first: str
    last: str
    settled: bool


class ToldItem(BaseModel):
    """A claim that several have on their own."""

    id: str
    name: str
    origins: int
    outlets: int
    articles: int


class InboxItem(BaseModel):
    """What came in and what waits: the first of each, and how many there are in the newest articles.

    `next_due` come after the ledger's newest day; of `past` that day is behind already, though not `due` today.
    These are the `articles` newest, since `since`, or all where that is null."""

    arrived: list[ArrivedItem]
    failures: list[FailureItem]
    told: list[ToldItem]
    suggestions: list[SuggestionItem]
    suggestion_count: int
    due: list[ForecastItem]
    due_count: int
    next_due: list[ForecastItem]
    past: list[ForecastItem]
    articles: int
    since: str | None


@pages.get("/")
def inbox_page(request: Request, view: Seen, clocks: ClocksOf) -> HTMLResponse:
    """What came in, and what waits."""
    day = day_of(clocks)
    found = inbox(view, day)
    return render(
        request, "inbox.html.jinja", clocks=clocks, inbox=found, day=day, called=called,
        told=[claim_row(one) for one in found.told],
        suggestions=[(one, changes_of(one)) for one in found.suggestions],
    )  # fmt: skip


@api.get("/inbox")
def get_inbox(view: Seen, clocks: ClocksOf) -> InboxItem:
    """What came in, what did not, and what waits for a person."""
    day = day_of(clocks)
    found = inbox(view, day)
    return InboxItem(
        arrived=list(map(_arrived, found.arrived)),
        failures=[FailureItem.model_validate(failure_row(one)) for one in found.failures],
        told=list(map(_told, found.told)),
        suggestions=[
            SuggestionItem.model_validate(row) for row in suggestion_rows(found.suggestions, limit=None, short=False)
        ],
        suggestion_count=found.suggested,
        due=[forecast_item(one, day) for one in found.due],
        due_count=found.due_count,
        next_due=[forecast_item(one, day) for one in found.next_due],
        past=[forecast_item(one, day) for one in found.past],
        articles=found.window.articles,
        since=found.window.since,
    )


@api.get("/failures")
def list_failures(
    view: Seen,
    settled: Annotated[bool, Query(description="Also those that came in later.")] = False,
    after: After = None,
    limit: Limit = LIMIT,
) -> Page[FailureItem]:
    """What did not go in, the newest first; no more than the last 1,000."""
    found = failures(view, limit=MOST_FAILED, settled=settled)
    shown, following = page_of(found, _first_time, after=after, limit=limit)
    return Page(items=[FailureItem.model_validate(failure_row(one)) for one in shown], next=following)


def _first_time(failed: StoredFailure) -> Key:
    return -datetime.fromisoformat(failed.first).timestamp(), failed.id


def _arrived(one: Arrived) -> ArrivedItem:
    return ArrivedItem.model_validate({
        **article_row(one.row), "attributions": one.attributions, "forecasts": one.forecasts, "unnamed": one.unnamed
    })  # fmt: skip


def _told(one: Told) -> ToldItem:
    return ToldItem.model_validate(claim_row(one))
