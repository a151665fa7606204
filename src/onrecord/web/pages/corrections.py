"""One attribution: what is known of it, and what people say is right about it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Path, Request
from fastapi.responses import HTMLResponse, Response, StreamingResponse
from pydantic import BaseModel, Field

from onrecord.desk.correcting import Right, correct, find_standing, undo
from onrecord.desk.exporting import correction_lines, correction_rows
from onrecord.desk.linking.soon import link_soon
from onrecord.desk.opening import View
from onrecord.desk.pages.corrections import correction_page
from onrecord.desk.pages.typed import ROLES, Typed, right_of
from onrecord.desk.showing import attribution_json
from onrecord.errors import BusyError, NotFoundError, UsageError
from onrecord.record import Act
from onrecord.record.ledger import Judgement
from onrecord.web.access import may
from onrecord.web.asking import asked_in
from onrecord.web.clocks import Clocks
from onrecord.web.lately import Lately, keep_lately, lately_of, say_once
from onrecord.web.paging import LIMIT, Limit
from onrecord.web.problems import STATUS
from onrecord.web.rendering import render
from onrecord.web.signing import Judge, Signed, SignedForm, back_to, sign
from onrecord.web.site import ClocksOf, Seen, Site, SiteOf

pages = APIRouter(dependencies=[Depends(may("read"))])
api = APIRouter(tags=["attributions"], dependencies=[Depends(may("read"))])

AT_FIRST, MOST = 25, 200
"""Corrections that a page lists, and lists at most."""

Id = Annotated[str, Path(max_length=200, description="An attribution's id, or a beginning that no other has.")]
Words = Annotated[str, Form(max_length=20_000)]
At = Annotated[str, Form(max_length=2_000, pattern=r"^(\d{1,9}:\d{1,9}(\s|$)){0,60}$")]
Part = (
    Annotated[str, Field(min_length=1, max_length=20_000)]
    | tuple[Annotated[int, Field(ge=0, le=999_999_999)], Annotated[int, Field(ge=0, le=999_999_999)]]
)


class Correction(Signed):
    """What is right about an attribution. A role's parts are spans `[start, end]`, or words as they stand in the
    article; a role left out stays as it is, an empty one is emptied. `nothing`: nobody is credited there."""

    source: list[Part] | None = Field(None, max_length=60)
    cue: list[Part] | None = Field(None, max_length=60)
    content: list[Part] | None = Field(None, max_length=60)
    act: Act | None = None
    nothing: bool = False


class Said(BaseModel):
    """A judgement that was kept."""

    id: str
    who: str
    why: str
    learnt: str


def words_of_form(source: Words = "", cue: Words = "", content: Words = "") -> dict[str, str]:
    """The words of each role; a field that was emptied arrives as none at all, and empties it."""
    return {"source": source, "cue": cue, "content": content}


def typed_of(
    words: Annotated[dict[str, str], Depends(words_of_form)],
    pick: At = "",
    act: Annotated[Act | None, Form()] = None,
    nothing: Annotated[bool, Form()] = False,
) -> Typed:
    """The form as it is typed."""
    return Typed(words, pick=pick.strip(), act=act, nothing=nothing)


def placed_of(
    typed: Annotated[Typed, Depends(typed_of)], source_at: At = "", cue_at: At = "", content_at: At = ""
) -> Typed:
    """The words of the form, and the characters that were chosen in the text."""
    at = dict(zip(ROLES, (source_at, cue_at, content_at), strict=True))
    return Typed(typed.words, at, typed.pick, typed.act, typed.nothing)


TypedForm = Annotated[Typed, Depends(placed_of)]
To = Annotated[str, Form(pattern="^(article|attribution)$")]


class CorrectionItem(BaseModel):
    """A correction that stands: what it is about, in words before and after ("now" is null for what was struck)."""

    id: str
    attribution: str
    article: str
    who: str
    was: str
    now: str | None
    why: str
    learnt: str


@pages.get("/corrections")
def corrections(request: Request, view: Seen, clocks: ClocksOf, limit: Limit = AT_FIRST) -> HTMLResponse:
    """What people corrected, in the newest articles first; the next page shows more of it."""
    rows = list(correction_rows(view, limit=limit + 1))
    cut = len(rows) > limit
    further = min(limit + 2 * AT_FIRST, MOST) if cut and limit < MOST else None
    return render(
        request, "corrections.html.jinja", clocks=clocks, rows=rows[:limit], cut=cut, further=further,
        params=asked_in(request, "limit"),
    )  # fmt: skip


@api.get("/corrections")
def list_corrections(view: Seen, limit: Limit = LIMIT) -> list[CorrectionItem]:
    """What people corrected and what stands of it, in the newest articles first; `/corrections.jsonl` has it all."""
    return [CorrectionItem.model_validate(row) for row in correction_rows(view, limit=limit)]


@pages.get("/attributions/{id}")
def attribution(request: Request, id: Id, view: Seen, clocks: ClocksOf) -> HTMLResponse:
    """One attribution: its words, what is known of it, who corrected it, and the form in which to."""
    return _page(request, view, id, clocks)


@pages.post("/attributions/{id}/corrections")
def correct_attribution(
    request: Request, id: Id, site: SiteOf, signature: SignedForm, typed: TypedForm, to: To = "attribution"
) -> Response:
    """Say what is right; what cannot be taken is told above the form, which keeps what was typed."""
    view = site.ledger.view()
    stood, item = find_standing(view, id)
    try:
        right = right_of(stood, item, typed)
        correct(site.ledger, id, right, who=signature.who, why=signature.why)
    except (UsageError, NotFoundError, BusyError) as error:
        page = _page(request, view, id, Clocks(), typed=typed, wrong=error, why=signature.why)
        # The attribution is there; what is not found are words that were typed.
        page.status_code = 422 if isinstance(error, NotFoundError) else STATUS[error.kind]
        return page
    link_soon(site.ledger)
    answer = back_to(_where(site, id, to), signature)
    keep_lately(answer, Lately("struck" if typed.nothing else "corrected", view.attribution(id).id))
    return answer


@pages.post("/attributions/{id}/undo")
def undo_attribution(id: Id, site: SiteOf, signature: SignedForm, to: To = "attribution") -> Response:
    """Take the last correction back."""
    undo(site.ledger, id, who=signature.who, why=signature.why)
    link_soon(site.ledger)
    answer = back_to(_where(site, id, to), signature)
    keep_lately(answer, Lately("undone", site.ledger.view().attribution(id).id))
    return answer


@api.get("/attributions/{id}")
def get_attribution(id: Id, view: Seen) -> dict[str, Any]:
    """An attribution as it stands: as `onrecord show --format json` has it."""
    found: dict[str, Any] = json.loads(attribution_json(*find_standing(view, id)))
    return found


@api.post("/attributions/{id}/corrections", status_code=201)
def correct_attribution_api(id: Id, site: SiteOf, asker: Judge, said: Correction) -> Said:
    """Say what is right about an attribution: kept beside what was read, it holds for later readings too."""
    signature = sign(asker, said.who, said.why)
    source, cue, content = (_parts(getattr(said, role)) for role in ROLES)
    right = Right(source, cue, content, act=said.act, nothing=said.nothing)
    if right.is_empty:
        raise UsageError("nothing is corrected", hint="name source, cue, content, act or nothing")
    if said.nothing and right != Right(nothing=True):
        raise UsageError("what is no attribution has no source and no words", hint="leave the rest out")
    made = correct(site.ledger, id, right, who=signature.who, why=signature.why)
    link_soon(site.ledger)
    return _said(made)


@api.post("/attributions/{id}/undo", status_code=201)
def undo_attribution_api(id: Id, site: SiteOf, asker: Judge, signed: Signed) -> Said:
    """Take the last correction of an attribution back."""
    signature = sign(asker, signed.who, signed.why)
    made = undo(site.ledger, id, who=signature.who, why=signature.why)
    link_soon(site.ledger)
    return _said(made)


@api.get("/corrections.jsonl", response_class=StreamingResponse)
def get_corrections(view: Seen) -> StreamingResponse:
    """Every corrected article as a line of training data: its text, and its attributions as they stand."""

    def lines() -> Iterator[str]:
        yield from (line + "\n" for line in correction_lines(view))

    return StreamingResponse(lines(), media_type="application/x-ndjson")


def _page(request: Request, view: View, id: str, clocks: Clocks, **sent: Any) -> HTMLResponse:
    page = correction_page(view, id)
    shown = {"typed": None, "wrong": None, "why": ""} | sent
    lately = lately_of(request)
    answer = render(
        request, "attribution.html.jinja", clocks=clocks, one=page, row=page.stood.stored.row, lately=lately, **shown
    )
    say_once(answer, lately)
    return answer


def _where(site: Site, id: str, to: str) -> str:
    """The page to go back to: the attribution's, or its place on its article's where it still has one."""
    view = site.ledger.view()
    stored = view.attribution(id)
    if to == "attribution":
        return f"/attributions/{stored.id}"
    try:
        find_standing(view, id)
    except NotFoundError:
        return f"/articles/{stored.article}#corrected"
    return f"/at/{stored.id}"


def _parts(parts: list[str | tuple[int, int]] | None) -> tuple[str, ...] | None:
    if parts is None:
        return None
    return tuple(part if isinstance(part, str) else f"{part[0]}:{part[1]}" for part in parts)


def _said(judgement: Judgement) -> Said:
    return Said(id=str(judgement.id), who=judgement.who, why=judgement.why, learnt=str(judgement.learnt))
