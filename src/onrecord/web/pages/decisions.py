"""Decisions: what linking is not sure of, for a person to say; what was said, and how it is taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Literal, get_args

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, Field

from onrecord.desk.answering import Given, answer
from onrecord.desk.opening import Ledger
from onrecord.desk.pages.decided import last_decisions
from onrecord.desk.pages.suggestions import asked, waiting
from onrecord.desk.query import Query as Filters
from onrecord.desk.recent import window
from onrecord.desk.suggesting import Suggestion, suggestion_rows
from onrecord.errors import UsageError
from onrecord.record.ledger import Judgement
from onrecord.web.access import may
from onrecord.web.addresses import is_own
from onrecord.web.asking import asked_in, check_day, filters_of
from onrecord.web.paging import LIMIT, After, Key, Limit, Page, page_of
from onrecord.web.rendering import render
from onrecord.web.signing import Judge, Signature, Signed, SignedForm, back_to, sign
from onrecord.web.site import DAY, ClocksOf, Seen, SiteOf

pages = APIRouter(dependencies=[Depends(may("read"))])
api = APIRouter(tags=["decisions"], dependencies=[Depends(may("read"))])

AT_ONCE = 10
"""Questions of a page: each is read and thought about."""
LATELY = 10
"""Decisions that stand beneath them."""

About = Literal["claims", "sources"]
Answer = Literal["same", "not-same", "split", "merge", "wrong-source", "undo"]
Id = Annotated[str, Field(min_length=1, max_length=200)]
FormDay = Annotated[str, Form(pattern=rf"{DAY}|^$")]
BodyDay = Annotated[str | None, Field(pattern=DAY)]


class SuggestionItem(BaseModel):
    """Two tellings of two claims that may be one (`about` "claims"), or two sources that may be. `origins` is what the
    claim would gain, `moved` how many articles or attributions would come to it; reasons are name, weight, words."""

    id: str
    about: About
    score: float
    origins: int
    moved: int
    one: str
    other: str
    one_id: str
    other_id: str
    changes: str
    reasons: list[tuple[str, float, str]]


class SentDecision(Signed):
    """An answer about a suggestion, a claim, a source, two tellings or an earlier decision, as `onrecord decide` takes
    it: `id` is what it is about, `others` the further ids that the answer needs. Sources and suggestions of a large
    ledger are looked for in its newest articles, or in those of a period."""

    id: Id
    answer: Answer
    others: list[Id] = Field(default_factory=list, max_length=200)
    since: BodyDay = None
    until: BodyDay = None


class DecisionItem(BaseModel):
    """A judgement that was made."""

    id: str
    verb: str
    who: str
    why: str
    learnt: str
    supersedes: str | None


class Made(BaseModel):
    """What an answer came to: one judgement for each pair; none where all of it was decided so already."""

    judgements: list[DecisionItem]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which questions are asked for, and from where on."""

    filters: Filters
    about: About | Literal[""]
    after: str | None

    def chosen(self, found: Sequence[Suggestion]) -> list[Suggestion]:
        """Those of them that are about what is asked for."""
        return [each for each in found if self.about in ("", each.about)]


def wanted_of(
    filters: Annotated[Filters, Depends(filters_of)], about: About | Literal[""] = "", after: After = None
) -> Wanted:
    """What is asked for."""
    return Wanted(filters, about, after)


WantedOf = Annotated[Wanted, Depends(wanted_of)]


@pages.get("/suggestions")
def suggestions_page(
    request: Request, view: Seen, clocks: ClocksOf, wanted: WantedOf, limit: Limit = AT_ONCE
) -> HTMLResponse:
    """What waits for an answer, and what was answered last."""
    found = waiting(view, wanted.filters)
    chosen = wanted.chosen(found.suggestions)
    shown, following = page_of(chosen, _place, after=wanted.after, limit=limit)
    counts = {name: sum(each.about == name for each in found.suggestions) for name in get_args(About)}
    return render(
        request, "suggestions.html.jinja", clocks=clocks, questions=[asked(each) for each in shown], counts=counts,
        window=found.window, filters=wanted.filters, about=wanted.about, next=following, total=len(chosen),
        params=asked_in(request, "after"),
        decided=last_decisions(view, limit=LATELY), here=_here(request),
    )  # fmt: skip


@api.get("/suggestions")
def list_suggestions(view: Seen, wanted: WantedOf, limit: Limit = LIMIT) -> Page[SuggestionItem]:
    """What linking is not sure of, what an answer would change most first; in a large ledger's newest articles."""
    chosen = wanted.chosen(waiting(view, wanted.filters).suggestions)
    shown, following = page_of(chosen, _place, after=wanted.after, limit=limit)
    rows = suggestion_rows(shown, limit=None, short=False)
    return Page(items=[SuggestionItem.model_validate(row) for row in rows], next=following)


@dataclass(frozen=True, slots=True)
class Filled:
    """A form that was sent: what it answers, and the page that it came from."""

    given: Given
    back: str


def filled_of(
    about: Annotated[str, Form(max_length=200)],
    given: Annotated[str, Form(alias="answer", max_length=20)],
    others: Annotated[Sequence[str], Form(alias="other", max_length=200)] = (),
    back: Annotated[str, Form(max_length=2_000)] = "/suggestions",
    since: FormDay = "",
    until: FormDay = "",
) -> Filled:
    """Take a form; `about` is the id of what it is about. Raises UsageError for a day that is none."""
    wanted = tuple(each.strip() for each in others if each.strip())
    among = period(since, until)
    return Filled(Given(about.strip(), given, wanted, among), back if is_own(back) else "/suggestions")


@pages.post("/decisions")
def decide_on_page(site: SiteOf, signed: SignedForm, filled: Annotated[Filled, Depends(filled_of)]) -> RedirectResponse:
    """Take an answer from a form, and go back to where it was given."""
    _answer(site.ledger, filled.given, signed)
    return back_to(filled.back, signed)


@api.post("/decisions", status_code=201)
def decide(site: SiteOf, sent: SentDecision, asker: Judge) -> Made:
    """Say whether two tellings say the same, what belongs to a claim, or whether two sources are one."""
    given = Given(sent.id, sent.answer, tuple(sent.others), period(sent.since or "", sent.until or ""))
    made = _answer(site.ledger, given, sign(asker, sent.who, sent.why))
    return Made(judgements=[_item(each) for each in made])


def period(since: str, until: str) -> Filters:
    """The articles of a period. Raises UsageError for a day that is none."""
    for day in (since, until):
        check_day(day)
    return Filters("", None, since or None, until or None)


def _answer(ledger: Ledger, given: Given, signed: Signature) -> list[Judgement]:
    if not given.id:
        raise UsageError(
            "what is this an answer about?", hint="name an id, as /suggestions, a claim or a source has it"
        )
    among = window(ledger.view(), given.among).query
    return answer(ledger, replace(given, among=among), who=signed.who, why=signed.why)


def _item(made: Judgement) -> DecisionItem:
    return DecisionItem(
        id=str(made.id), verb=made.verb, who=made.who, why=made.why, learnt=str(made.learnt),
        supersedes=made.supersedes,
    )  # fmt: skip


def _place(each: Suggestion) -> Key:
    """What would change most first."""
    return -each.origins, -each.moved, -each.score, each.id


def _here(request: Request) -> str:
    """This page, for a form to come back to."""
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")
