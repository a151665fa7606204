"""Putting a forecast on the docket by hand, and saying how one is to be understood."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, Field

from onrecord.desk.judging.entries import Entered
from onrecord.desk.judging.resolving import enter
from onrecord.errors import UsageError
from onrecord.record.ledger import Judgement
from onrecord.web.access import may
from onrecord.web.rendering import render
from onrecord.web.signing import Judge, Signed, SignedForm, back_to, sign
from onrecord.web.site import ClocksOf, Seen, SiteOf

pages = APIRouter(dependencies=[Depends(may("read"))])
api = APIRouter(tags=["forecasts"], dependencies=[Depends(may("read"))])

Short = Annotated[str, Form(max_length=60)]
Given = dict[str, Any]


class JudgementItem(BaseModel):
    """A judgement as it was appended."""

    id: str
    verb: str
    who: str
    why: str


class Entry(Signed):
    """How a forecast is to be understood; what is null stays as it was read. `strike` says that it is none.

    `by` is the last day that its words allow, `first` the first; `low` and `high` are the source's own number."""

    attribution: str = Field(min_length=1, max_length=200)
    what: str | None = Field(None, max_length=2_000)
    first: date | None = None
    by: date | None = None
    low: float | None = Field(None, ge=0, le=1)
    high: float | None = Field(None, ge=0, le=1)
    conditional: bool | None = None
    topic: str | None = Field(None, max_length=60)
    strike: bool = False


def worded(what: Annotated[str, Form(max_length=2_000)] = "", topic: Short = "", strike: Short = "") -> Given:
    """What it is, as a form has it."""
    return {"what": what, "topic": topic, "strike": bool(strike)}


def dated(first: Short = "", by: Short = "") -> Given:
    """When it is to come."""
    return {"first": _day(first), "by": _day(by)}


def likely(probability: Short = "", conditional: Annotated[Literal["", "yes", "no"], Form()] = "") -> Given:
    """How probable it is, and on what condition."""
    low, high = _probability(probability)
    return {"low": low, "high": high, "conditional": {"yes": True, "no": False}.get(conditional)}


def entry_of(
    signature: SignedForm,
    attribution: Annotated[str, Form(min_length=1, max_length=200)],
    words: Annotated[Given, Depends(worded)],
    days: Annotated[Given, Depends(dated)],
    odds: Annotated[Given, Depends(likely)],
) -> Entry:
    """A form as a program would send it."""
    return Entry(who=signature.who, why=signature.why, attribution=attribution, **words, **days, **odds)


@pages.get("/forecasts/enter")
def docket_page(
    request: Request, view: Seen, clocks: ClocksOf, attribution: Annotated[str, Query(max_length=200)], _: Judge
) -> HTMLResponse:
    """The form for an attribution that was not read as a forecast."""
    credited = view.attribution(attribution.strip())
    return render(request, "docket_entry.html.jinja", clocks=clocks, credited=credited)


@pages.post("/forecasts")
def docket_form(site: SiteOf, signature: SignedForm, given: Annotated[Entry, Depends(entry_of)]) -> RedirectResponse:
    """Put it on the docket, or take it off, and show how it stands."""
    id = site.ledger.view().attribution(given.attribution.strip()).id
    enter(site.ledger, id, _entered(given), who=signature.who, why=signature.why)
    return back_to("/forecasts" if given.strike else f"/forecasts/{id}", signature)


@api.post("/forecasts", status_code=201)
def enter_forecast(site: SiteOf, asker: Judge, given: Entry) -> JudgementItem:
    """Put an attribution on the docket, or say how what stands there is to be understood."""
    signature = sign(asker, given.who, given.why)
    done = enter(site.ledger, given.attribution, _entered(given), who=signature.who, why=signature.why)
    return judgement_item(done)


def judgement_item(judgement: Judgement) -> JudgementItem:
    """A judgement as the API has it."""
    return JudgementItem(id=str(judgement.id), verb=judgement.verb, who=judgement.who, why=judgement.why)


def _entered(given: Entry) -> Entered | None:
    """What was given, held to what makes sense. Raises UsageError."""
    if given.strike:
        return None
    if given.first and not given.by:
        raise UsageError("a first day needs a last one", hint="give the last day that its words allow")
    if given.first and given.by and given.first > given.by:
        raise UsageError(f"{given.first} is after {given.by}", hint="the first day goes before the last")
    if (given.low is None) != (given.high is None) or (given.low or 0) > (given.high if given.high is not None else 1):
        raise UsageError("a probability is one number or a range of two", hint="0.7, or 0.55..0.8")
    by = ((given.first or given.by).isoformat(), given.by.isoformat()) if given.by else None
    what, topic = (" ".join((words or "").split()) or None for words in (given.what, given.topic))
    return Entered(what, by, given.low, given.high, given.conditional, topic.lower() if topic else None)


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed.strip()) if typed.strip() else None
    except ValueError as error:
        raise UsageError(f"{typed!r} is no day", hint="write it so: 2031-12-24") from error


def _probability(typed: str) -> tuple[float | None, float | None]:
    low, _, high = typed.strip().partition("..")
    if not low:
        return None, None
    try:
        numbers = float(low), float(high or low)
    except ValueError:
        numbers = (-1.0, -1.0)
    if not 0 <= numbers[0] <= numbers[1] <= 1:
        raise UsageError(f"{typed!r} is no probability", hint="0.7, or a range: 0.55..0.8")
    return numbers
