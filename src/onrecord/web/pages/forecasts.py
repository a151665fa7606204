"""Forecasts: the docket, and one of them with every time it was put and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, ConfigDict

from onrecord.desk.judging.docket_pages import docket_object, docket_page, later_section, later_words
from onrecord.desk.judging.docket_rows import forecast_row, sureness
from onrecord.desk.judging.finding import Docket, newest_docket
from onrecord.desk.judging.forecast_pages import proposed_for
from onrecord.desk.judging.sequels import sequels_of
from onrecord.desk.judging.standing_words import OUTCOMES, STANDINGS, repeats, standing_of
from onrecord.desk.judging.voices import called
from onrecord.desk.opening import View
from onrecord.desk.query import Query as Filters
from onrecord.desk.recent import Window, window
from onrecord.desk.searching import search
from onrecord.record.docket import Docketed
from onrecord.record.ledger import Portion
from onrecord.record.wording import Prospect
from onrecord.web.access import may
from onrecord.web.asking import Day, Words, asked_in, filters_of
from onrecord.web.clocks import Clocks
from onrecord.web.paging import LIMIT, After, Limit, Page, page_of
from onrecord.web.rendering import render
from onrecord.web.site import ClocksOf, Seen

pages = APIRouter(dependencies=[Depends(may("read"))])
api = APIRouter(tags=["forecasts"], dependencies=[Depends(may("read"))])

Show = Literal["all", "due", "open", "vague", "resolved", "true", "false", "partly", "void"]
MOST_FOUND = 6
"""Articles that are offered as evidence."""


class ProofItem(BaseModel):
    """An article, or characters of it, that shows what happened."""

    article: str
    span: tuple[int, int] | None


class BesideItem(BaseModel):
    """Another source's forecast of the same claim."""

    id: str
    source: str


class ForecastItem(BaseModel):
    """A forecast in a list. `source` is its name in the ledger, `source_words` whom an article has where that is a
    description; `also` are the others' forecasts of the same claim. `low` and `high` are the source's own number or,
    with `scale`, that of its word `term`; `vague` says what is missing before it could be resolved, `sharper` a wording
    that would do."""

    id: str
    source_id: str | None
    source: str
    description: bool
    source_words: str | None
    statement: str
    kind: str
    made: str | None
    due: str | None
    by_first: str | None
    low: float | None
    high: float | None
    scale: str | None
    term: str | None
    certainty: str
    conditional: bool
    times: int
    echoes: int
    vague: list[str]
    sharper: str | None
    outcome: str | None
    resolved_by: str | None
    resolved_on: str | None
    note: str | None
    evidence: list[ProofItem]
    topic: str | None
    topic_by: list[str]
    attributions: list[str]
    standing: str
    also: list[BesideItem]


class ForecastDetail(BaseModel):
    """A forecast with every time it was put (`stated`), all that was said of it (`history`, the last first), what was
    printed `later` that seems to say what became of it (a suggestion, which resolves nothing) and, where a day is all
    that is missing, a wording with one (`proposed`). What a list has of a forecast, it has too."""

    model_config = ConfigDict(extra="allow")

    id: str
    statement: str
    standing: str
    stated: list[dict[str, Any]]
    history: list[dict[str, Any]]
    proposed: dict[str, str] | None
    later: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of the docket is asked for."""

    show: Show
    due_by: str | None
    filters: Filters


def wanted_of(
    filters: Annotated[Filters, Depends(filters_of)],
    show: Annotated[Show, Query(description="How it stands.")] = "all",
    kind: Annotated[Prospect, Query(description="What it was read as.")] = "forecast",
    due_by: Day = None,
) -> Wanted:
    """What is asked for."""
    return Wanted(show, due_by or None, replace(filters, traits=replace(filters.traits, forecast=kind)))


WantedOf = Annotated[Wanted, Depends(wanted_of)]


@pages.get("/forecasts")
def forecasts_page(
    request: Request, view: Seen, clocks: ClocksOf, wanted: WantedOf, after: After = None, limit: Limit = LIMIT
) -> HTMLResponse:
    """The docket."""
    day = day_of(clocks)
    found = _docket(view, wanted)
    counts = [(one, sum(_shows(each, one.name, day) for each in found.forecasts)) for one in STANDINGS.values()]
    chosen = [each for each in found.forecasts if _shows(each, wanted.show, day)]
    shown, following = page_of(chosen, _place, after=after, limit=limit)
    later = sequels_of(view, shown, found.window.query, waiting=found.window.since is not None)
    listed = [
        (each, standing_of(each, day), sureness(each.last), proposed_for(each), later_words(later.get(each.id, ())))
        for each in shown
    ]
    return render(
        request, "forecasts.html.jinja", clocks=clocks, listed=listed, counts=counts, wanted=wanted, day=day,
        window=found.window, next=following, called=called, params=asked_in(request, "after", "show"),
        total=len(found.forecasts), near=_near(found.window),
    )  # fmt: skip


def taken_up(
    find: Words = "", evidence: Words = "", outcome: Annotated[str, Query(max_length=20)] = ""
) -> Mapping[str, str]:
    """What the form that resolves begins with: words to look for, a piece of evidence, an outcome."""
    return {"find": find, "evidence": evidence, "outcome": outcome}


@pages.get("/forecasts/{id}")
def forecast_one(
    request: Request, id: str, view: Seen, clocks: ClocksOf, begun: Annotated[Mapping[str, str], Depends(taken_up)]
) -> HTMLResponse:
    """One forecast: who put it, when, how sure, and what became of it."""
    found = docket_page(view, id)
    page = found.page
    return render(
        request, "forecast.html.jinja", clocks=clocks, page=page, each=page.forecast,
        called=called(page.forecast), repeats=repeats("forecast"),
        standing=standing_of(page.forecast, day_of(clocks)), hits=evidence_for(view, begun["find"]),
        choices=OUTCOMES, later=later_section(page.forecast, found.later), sequels=found.later,
        near="" if window(view, Filters()).since is None else "name", **begun,
    )  # fmt: skip


@api.get("/forecasts")
def list_forecasts(
    view: Seen, clocks: ClocksOf, wanted: WantedOf, after: After = None, limit: Limit = LIMIT
) -> Page[ForecastItem]:
    """What sources said would come, the first due first; of a large ledger, in its newest articles."""
    day = day_of(clocks)
    chosen = [each for each in _docket(view, wanted).forecasts if _shows(each, wanted.show, day)]
    shown, following = page_of(chosen, _place, after=after, limit=limit)
    return Page(items=[forecast_item(each, day) for each in shown], next=following)


@api.get("/forecasts/{id}")
def get_forecast(id: str, view: Seen, clocks: ClocksOf) -> ForecastDetail:
    """One forecast, by the id of any of its attributions."""
    found = docket_page(view, id)
    standing = standing_of(found.page.forecast, day_of(clocks)).name
    return ForecastDetail.model_validate({**docket_object(found), "standing": standing})


def forecast_item(each: Docketed, day: str) -> ForecastItem:
    """A forecast as the API lists it."""
    return ForecastItem.model_validate({**forecast_row(each), "standing": standing_of(each, day).name})


def day_of(clocks: Clocks) -> str:
    """The day by which forecasts are due: the one that a page is held to, else today."""
    return clocks.as_of or datetime.now(UTC).date().isoformat()


def evidence_for(view: View, find: str) -> list[tuple[str, Any]]:
    """Articles with some words, each as a piece of evidence: the words around those that were found."""
    if not find.strip():
        return []
    found = search(view, Filters(words=find.strip()), portion=Portion(MOST_FOUND))
    return [(f"{hit.article.id}:{hit.snippet[0]}:{hit.snippet[1]}", hit) for hit in found.articles]


def _near(held: Window) -> str:
    """The filters in which sources were named, for an address: their ids are those of the articles that are left."""
    asked = held.query
    known = {"since": asked.since, "until": asked.until, "outlet": asked.outlet, "source": asked.source}
    given = {name: value for name, value in known.items() if value}
    return f"?{urlencode(given)}" if given else ""


def _docket(view: View, wanted: Wanted) -> Docket:
    found = newest_docket(view, wanted.filters)
    last = wanted.due_by
    if last is None:
        return found
    return replace(found, forecasts=tuple(each for each in found.forecasts if each.due and each.due <= last))


def _shows(each: Docketed, show: str, day: str) -> bool:
    standing = standing_of(each, day).name
    if show == "resolved":
        return each.resolution is not None
    return show == "all" or standing == show


def _place(each: Docketed) -> tuple[str, ...]:
    return each.due or "~", each.stated[0].published or "~", each.id, each.source or ""
