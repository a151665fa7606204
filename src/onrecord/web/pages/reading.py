"""Read a text, a file or an address at once; and keep what was read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Any

from fastapi import APIRouter, Depends, File, Form, Request, UploadFile
from fastapi.responses import HTMLResponse, Response
from pydantic import BaseModel, Field

from onrecord.desk.pages.articles import Choice, set_article
from onrecord.desk.pages.posted import Posted, Tried, capture_posted, keep, try_reading
from onrecord.desk.showing import json_text
from onrecord.errors import AccessError, BusyError, InputError, NotFoundError, UsageError
from onrecord.record.ledger import Receipt
from onrecord.web.access import Asker, may
from onrecord.web.answers import Sent
from onrecord.web.pages.articles import SHOWN
from onrecord.web.problems import STATUS
from onrecord.web.rendering import render
from onrecord.web.signing import back_to
from onrecord.web.site import AskerOf, Site, SiteOf

pages = APIRouter(dependencies=[Depends(may("read"))])
api = APIRouter(tags=["articles"], dependencies=[Depends(may("read"))])

Short = Annotated[str, Form(max_length=2_000)]
Adds = Annotated[Asker, Depends(may("add"))]


class Text(Sent):
    """A text to be read, and what is known of it."""

    text: str = Field(min_length=1, max_length=1_000_000)
    title: str | None = Field(None, max_length=2_000)
    outlet: str | None = Field(None, max_length=2_000)
    date: str | None = Field(None, pattern=r"^\d{4}-\d{2}-\d{2}$")


class Addition(Sent):
    """What is to be kept: a text, or an address that is fetched; and what is known of it."""

    text: str | None = Field(None, min_length=1, max_length=1_000_000)
    address: str | None = Field(None, min_length=1, max_length=2_000)
    title: str | None = Field(None, max_length=2_000)
    outlet: str | None = Field(None, max_length=2_000)
    date: str | None = Field(None, pattern=r"^\d{4}-\d{2}-\d{2}$")


class Added(BaseModel):
    """An article that is kept; `new` says whether anything of it was new to the ledger."""

    id: str
    new: bool
    unread: str | None


@dataclass(frozen=True, slots=True)
class Known:
    """What a sender knows of an article."""

    title: str = ""
    outlet: str = ""
    date: str = ""


def known_of(title: Short = "", outlet: Short = "", date: Short = "") -> Known:
    """The fields of the form that tell of the article."""
    return Known(title, outlet, date)


def posted_of(
    known: Annotated[Known, Depends(known_of)],
    text: Annotated[str, Form(max_length=2_000_000)] = "",
    address: Annotated[str, Form(max_length=10_000)] = "",
    file: Annotated[UploadFile | None, File()] = None,
) -> Posted:
    """What the form, or something that was dropped on a page, holds."""
    raw = file.file.read() if file is not None and file.filename else None
    name = (file.filename if file is not None else None) or ""
    return Posted(text, address, raw, name, known.title, known.outlet, known.date)


PostedForm = Annotated[Posted, Depends(posted_of)]


@pages.get("/read")
def read_page(request: Request) -> HTMLResponse:
    """Where a text is pasted, a file chosen or an address written."""
    return render(request, "read.html.jinja", posted=Posted(), wrong=None)


@pages.post("/read")
def read_posted(request: Request, site: SiteOf, asker: AskerOf, posted: PostedForm) -> HTMLResponse:
    """Read what was sent and show it; what cannot be read says why, above what was typed."""
    try:
        tried = _tried(site, asker, posted)
    except (InputError, UsageError, AccessError, BusyError) as error:
        page = render(request, "read.html.jinja", posted=replace(posted, raw=None), wrong=error)
        page.status_code = STATUS.get(error.kind, 422)
        return page
    held = site.held.hold(tried.entry) if "add" in asker.scopes else ""
    one = set_article(tried.reading, Choice(frozenset(SHOWN)))
    return render(request, "reading.html.jinja", set=one, page=one.page, tried=tried, held=held)


@pages.post("/articles")
def keep_posted(
    request: Request, site: SiteOf, asker: Adds, posted: PostedForm, held: Annotated[str, Form(max_length=100)] = ""
) -> Response:
    """Keep what was read, or what is sent, and go to its page."""
    try:
        entry = site.held.find(held) if held else _tried(site, asker, posted).entry
        receipt = keep(site.ledger, entry)
    except (InputError, UsageError, NotFoundError, BusyError) as error:
        page = render(request, "read.html.jinja", posted=replace(posted, raw=None), wrong=error)
        page.status_code = STATUS.get(error.kind, 422)
        return page
    return back_to(f"/articles/{receipt.article}")


@api.post("/read", response_model=dict[str, Any], responses={413: {"description": "The text is too long."}})
def read_text(site: SiteOf, asker: AskerOf, text: Text) -> Response:
    """Read a text and keep nothing: as `onrecord read --format json` has it."""
    tried = _tried(site, asker, _posted(text))
    return Response(json_text(tried.reading, lines=True), media_type="application/json")


@api.post("/articles", status_code=201, responses={413: {"description": "The text is too long."}})
def add_article(site: SiteOf, asker: Adds, sent: Addition) -> Added:
    """Read a text or an address and keep it in the ledger; the same again changes nothing."""
    tried = _tried(site, asker, _posted(sent))
    return _added(keep(site.ledger, tried.entry))


def _tried(site: Site, asker: Asker, posted: Posted) -> Tried:
    """Read what was sent. To have this machine fetch an address takes the right to add."""
    if posted.address.strip() and "add" not in asker.scopes:
        raise AccessError("an address is fetched only for those who may add", hint="paste the text itself")
    capture = capture_posted(posted)
    with site.reading() as reader:
        return try_reading(capture, reader)


def _posted(sent: Text | Addition) -> Posted:
    address = (sent.address if isinstance(sent, Addition) else None) or ""
    title, outlet, date = (known or "" for known in (sent.title, sent.outlet, sent.date))
    return Posted(sent.text or "", address, title=title, outlet=outlet, date=date)


def _added(receipt: Receipt) -> Added:
    extraction = receipt.entry.extraction
    return Added(id=str(receipt.article), new=receipt.new, unread=extraction.unread if extraction else None)
