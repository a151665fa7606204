"""Articles: the list, and one with its marks and its ledger."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel

from onrecord.desk.correcting import known_by
from onrecord.desk.opening import View
from onrecord.desk.pages.articles import Choice, set_article
from onrecord.desk.pages.beside import beside
from onrecord.desk.pages.corrections import corrections_of
from onrecord.desk.query import Query as Filters
from onrecord.desk.recent import credited_since, first_day
from onrecord.desk.rows import article_row
from onrecord.desk.showing import standing_json
from onrecord.desk.standing import standing_reading
from onrecord.record import ACTS
from onrecord.record.ledger import ArticleRow
from onrecord.web.access import may
from onrecord.web.asking import asked_in, filters_of
from onrecord.web.lately import lately_of, say_once
from onrecord.web.pages.evidence import ArticleId
from onrecord.web.paging import LIMIT, After, Key, Limit, Page, cut, read_cursor, write_cursor, wrong_cursor
from onrecord.web.rendering import render
from onrecord.web.site import ClocksOf, Seen

pages = APIRouter(dependencies=[Depends(may("read"))])
api = APIRouter(tags=["articles"], dependencies=[Depends(may("read"))])

FiltersOf = Annotated[Filters, Depends(filters_of)]
ARTICLE = re.compile(r"article-[0-9a-f]{32}")
PUBLISHED = re.compile(r"\d{4}(-\d\d(-\d\d(T[\d:.]{5,15}Z?)?)?)?", re.ASCII)
BEFORE_ALL = f"article-{0:032x}"
"""With a day, the place behind all that day's articles: in a list that has the newest first, no id is behind it."""

Place = tuple[str, str | None]
"""An article's id and the day it was published, behind which a page begins."""

MOST = 200
"""Articles that one page lists at most: those before them are found by a period."""

OUTLETS = 6
"""Outlets of the listed articles that are a click away; any other is typed. Six take a line at 1280 px."""

SHOWN = ("speech", "writing", "thought")
"""What a page shows unless asked, as on the command line."""


class ArticleItem(BaseModel):
    """An article in a list."""

    id: str
    title: str | None
    outlet: str | None
    byline: str | None
    published: str | None
    updated: str | None
    address: str | None
    language: str
    unread: str | None
    name: str
    length: int
    learnt: str


def acts_of(
    acts: Annotated[list[str] | None, Query(description="Acts that are shown, or `all`.")] = None,
) -> frozenset[str]:
    """The acts that a page shows."""
    wanted = acts or SHOWN
    return frozenset(ACTS) if "all" in wanted else frozenset(wanted) & frozenset(ACTS)


@pages.get("/articles")
def articles_page(
    request: Request, view: Seen, clocks: ClocksOf, filters: FiltersOf, limit: Limit = LIMIT
) -> HTMLResponse:
    """The newest articles that the filters leave; the next page shows more of them."""
    since = credited_since(view, filters)
    rows = _listed(view, filters, limit + 1, since=since)
    further = min(limit + LIMIT, MOST) if len(rows) > limit else None
    params = asked_in(request, "limit")
    return render(
        request,
        "articles.html.jinja",
        clocks=clocks,
        articles=rows[:limit],
        outlets=Counter(row.outlet for row in rows[:limit] if row.outlet).most_common(OUTLETS),
        params=params,
        further=further if further != limit else None,
        cut=len(rows) > limit,
        since=since and first_day(since),
    )


def _listed(
    view: View, filters: Filters, limit: int, *, since: str | None, after: Place | None = None
) -> list[ArticleRow]:
    days = {"since": since or filters.since, "until": filters.until}
    return list(view.articles(outlet=filters.outlet, source=filters.source, **days, after=after, limit=limit))


def chosen(
    acts: Annotated[frozenset[str], Depends(acts_of)],
    source: Annotated[str | None, Query(max_length=1_000, description="What the page calls a source.")] = None,
    certainty: Annotated[str | None, Query(max_length=200, description="The word it is put with.")] = None,
    anonymous: Annotated[bool, Query(description="Only sources that are not named.")] = False,
    forecast: Annotated[bool, Query(description="Only forecasts.")] = False,
) -> Choice:
    """What of an article is to be shown; an empty word chooses nothing."""
    return Choice(acts, source or None, certainty or None, anonymous, forecast)


@pages.get("/articles/{id}")
def article(
    request: Request, id: ArticleId, view: Seen, clocks: ClocksOf, choice: Annotated[Choice, Depends(chosen)]
) -> HTMLResponse:
    """One article as it stands."""
    stood = standing_reading(view, view.article(id))
    set_one = set_article(stood.reading, choice)
    around = beside(view, stood.stored.row)
    lately = lately_of(request)
    page = render(
        request,
        "article.html.jinja",
        clocks=clocks,
        row=stood.stored.row,
        page=set_one.page,
        set=set_one,
        beside=around,
        claim_of=around.claim_of,
        corrected=stood.corrected,
        known_by=known_by(stood),
        history=corrections_of(view, stood.stored),
        acts_asked="acts" in request.query_params,
        lately=lately,
    )
    say_once(page, lately)
    return page


@api.get("/articles")
def list_articles(view: Seen, filters: FiltersOf, after: After = None, limit: Limit = LIMIT) -> Page[ArticleItem]:
    """The articles that stand, the newest first, those without a date last.

    Of one outlet and one source, a page may hold fewer than it takes, or none, where others follow: `next` says so.
    """
    behind = _behind(after)
    since = credited_since(view, filters, after=behind)
    rows, next = cut(_listed(view, filters, limit + 1, since=since, after=behind), _key, limit=limit)
    if next is None and since is not None:
        next = write_cursor((BEFORE_ALL, since))
    return Page(items=[ArticleItem.model_validate(article_row(row)) for row in rows], next=next)


def _key(row: ArticleRow) -> Key:
    return (row.id, row.published or "")


def _behind(after: str | None) -> Place | None:
    match None if after is None else read_cursor(after):
        case None:
            return None
        case (str(id), str(published)) if ARTICLE.fullmatch(id) and (not published or PUBLISHED.fullmatch(published)):
            return id, published or None
        case _:
            raise wrong_cursor()


@api.get("/articles/{id}")
def get_article(id: ArticleId, view: Seen) -> dict[str, Any]:
    """One article as it stands: as `onrecord show --format json` has it."""
    found: dict[str, Any] = json.loads(standing_json(standing_reading(view, view.article(id))))
    return found
