"""What became of things, on somebody's word: resolving forecasts, settling claims, setting grades."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, Field

from onrecord.desk.judging.grading import give_grade
from onrecord.desk.judging.resolving import Happened, resolve, settle
from onrecord.desk.judging.resolving import Signed as Appended
from onrecord.desk.judging.settling_pages import settling_page
from onrecord.desk.judging.standing_words import SETTLEMENTS
from onrecord.errors import NotFoundError, UsageError
from onrecord.record.judging import Outcome
from onrecord.web.access import may
from onrecord.web.pages.docketing import JudgementItem, judgement_item
from onrecord.web.pages.forecasts import evidence_for
from onrecord.web.rendering import render
from onrecord.web.signing import Judge, Signed, SignedForm, back_to, sign
from onrecord.web.site import ClocksOf, Seen, SiteOf

pages = APIRouter(dependencies=[Depends(may("read"))])
api = APIRouter(tags=["outcomes"], dependencies=[Depends(may("read"))])

Said = Outcome | Literal["open"]
Piece = Annotated[str, Field(max_length=2_000)]
Named = Annotated[list[Piece], Form(default_factory=list, max_length=20)]


class Answer(Signed):
    """What became of something. `why` says what happened, in a sentence; each piece of `evidence` is an article's id,
    with the characters `ID:START:END` or the words `ID:as they stand there` that show it. `open` opens it again."""

    outcome: Said
    evidence: list[Piece] = Field(default_factory=list, max_length=20)


class Answered(BaseModel):
    """What was appended, and what it is about. `circular` are articles named as evidence that tell the thing itself:
    evidence that repeats a statement does not show that it is so."""

    judgement: JudgementItem
    about: str
    circular: list[str]


class Grade(Signed):
    """A grade that somebody sets beside the computed one: A to F of a source, 1 to 6 of a claim; null takes one's own
    back."""

    grade: Annotated[str, Field(max_length=1)] | None


@pages.post("/forecasts/{id}/resolution")
def resolve_form(
    site: SiteOf, signature: SignedForm, id: str, outcome: Annotated[Said, Form()], evidence: Named
) -> RedirectResponse:
    """Say what became of a forecast, and show it."""
    resolve(site.ledger, id, _happened(outcome, evidence), who=signature.who, note=signature.why)
    return back_to(f"/forecasts/{_whole(site, id)}", signature)


@pages.get("/claims/{id}/settle")
def settle_page(
    request: Request,
    id: str,
    view: Seen,
    clocks: ClocksOf,
    _: Judge,
    find: Annotated[str, Query(max_length=200)] = "",
) -> HTMLResponse:
    """The form that settles a claim, with a search for evidence."""
    page = settling_page(view, id)
    return render(
        request, "settle.html.jinja", clocks=clocks, id=page.id, wording=page.wording, history=page.history,
        settled=page.settled is not None, find=find, hits=evidence_for(view, find), choices=SETTLEMENTS,
        tell=page.tell,
    )  # fmt: skip


@pages.post("/claims/{id}/settle")
def settle_form(
    site: SiteOf, signature: SignedForm, id: str, outcome: Annotated[Said, Form()], evidence: Named
) -> RedirectResponse:
    """Say whether a claim is so, and show it."""
    claim = settling_page(site.ledger.view(), id).id
    settle(site.ledger, id, _happened(outcome, evidence), who=signature.who, note=signature.why)
    return back_to(f"/claims/{claim}", signature)


@pages.post("/sources/{id}/grade")
def grade_source_form(
    site: SiteOf, signature: SignedForm, id: str, grade: Annotated[str, Form(max_length=4)]
) -> RedirectResponse:
    """Set a grade of a source, or take one's own back, and show it."""
    _only_source(id)
    give_grade(site.ledger, id, None if grade == "none" else grade, who=signature.who, why=signature.why)
    return back_to(f"/sources/{id}", signature)


@pages.post("/claims/{id}/grade")
def grade_claim_form(
    site: SiteOf, signature: SignedForm, id: str, grade: Annotated[str, Form(max_length=4)]
) -> RedirectResponse:
    """Set a grade of a claim, or take one's own back, and show it."""
    give_grade(site.ledger, id, None if grade == "none" else grade, who=signature.who, why=signature.why)
    return back_to(f"/claims/{id}", signature)


@api.post("/forecasts/{id}/resolution", status_code=201)
def resolve_forecast(site: SiteOf, asker: Judge, id: str, given: Answer) -> Answered:
    """Say what became of a forecast."""
    signature = sign(asker, given.who, given.why)
    found = _happened(given.outcome, given.evidence)
    return _answered(resolve(site.ledger, id, found, who=signature.who, note=signature.why))


@api.post("/claims/{id}/settlement", status_code=201)
def settle_claim(site: SiteOf, asker: Judge, id: str, given: Answer) -> Answered:
    """Say whether a claim of fact is so."""
    signature = sign(asker, given.who, given.why)
    found = _happened(given.outcome, given.evidence)
    return _answered(settle(site.ledger, id, found, who=signature.who, note=signature.why))


@api.post("/sources/{id}/grade", status_code=201)
def grade_source(site: SiteOf, asker: Judge, id: str, given: Grade) -> JudgementItem:
    """Set a grade of a source beside the computed one."""
    _only_source(id)
    signature = sign(asker, given.who, given.why)
    return judgement_item(give_grade(site.ledger, id, given.grade, who=signature.who, why=signature.why))


@api.post("/claims/{id}/grade", status_code=201)
def grade_claim(site: SiteOf, asker: Judge, id: str, given: Grade) -> JudgementItem:
    """Set a grade of a claim beside the computed one."""
    signature = sign(asker, given.who, given.why)
    return judgement_item(give_grade(site.ledger, id, given.grade, who=signature.who, why=signature.why))


def _only_source(id: str) -> None:
    if not id.startswith("source-"):
        raise NotFoundError(f"no source {id!r}", hint="see which there are: /sources")


def _happened(outcome: Said, evidence: list[str]) -> Happened | None:
    """What was found to have happened; None opens it again. Raises UsageError where nothing shows it."""
    if outcome == "open":
        return None
    named = tuple(_named(each) for each in evidence if each.strip())
    if not named and outcome != "void":
        raise UsageError(
            "no article is named that shows what happened", hint="go back, and look for one or name its id"
        )
    return Happened(outcome, named)


def _named(evidence: str) -> str:
    """A piece of evidence as it is named, or as it is copied from the address of its article's page."""
    typed = evidence.strip()
    if typed.startswith(("http://", "https://", "/articles/")) and "/articles/" in typed:
        return typed.partition("/articles/")[2].partition("?")[0].partition("#")[0].partition("/")[0]
    return typed


def _whole(site: SiteOf, id: str) -> str:
    """An attribution's id of which the beginning was given."""
    return site.ledger.view().attribution(id).id


def _answered(appended: Appended) -> Answered:
    return Answered(
        judgement=judgement_item(appended.judgement), about=appended.about, circular=list(appended.circular)
    )
