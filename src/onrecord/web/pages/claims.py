"""Claims: what several articles tell, who has it on their own, and everything that one of them stands on."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse
from pydantic import BaseModel

from onrecord.desk.claim_pages import claim_object
from onrecord.desk.judging.grade_names import digit_names
from onrecord.desk.judging.record_pages import graded_object
from onrecord.desk.pages.claim_lists import Listed, Show, newest_claims
from onrecord.desk.pages.claims import claim_view
from onrecord.desk.query import Query as Filters
from onrecord.record.layers import Number
from onrecord.record.linking import Family, Link, Origin
from onrecord.web.access import may
from onrecord.web.asking import asked_in, filters_of
from onrecord.web.atlas import WIDTH, Sheet, fitted
from onrecord.web.paging import LIMIT, After, Key, Limit, Page, page_of
from onrecord.web.rendering import render
from onrecord.web.site import AskerOf, ClocksOf, Seen

pages = APIRouter(dependencies=[Depends(may("read"))])
api = APIRouter(tags=["claims"], dependencies=[Depends(may("read"))])

FiltersOf = Annotated[Filters, Depends(filters_of)]
Shown = Annotated[
    Show, Query(description="Those with several origins, with one, or that somebody denies or contradicts.")
]
SHOWS: tuple[tuple[Show, str], ...] = (
    ("all", "All"),
    ("several", "Several have it on their own"),
    ("one", "All lead back to one"),
    ("against", "Denied or contradicted"),
)


class ClaimItem(BaseModel):
    """A claim in a list. `origins` is how many have it on their own, `ids` are its tellings; `against` is how many
    tellings deny or contradict it."""

    id: str
    name: str
    tellings: int
    articles: int
    outlets: int
    origins: int
    first: str | None
    last: str | None
    ids: list[str]
    against: int


class TellingItem(BaseModel):
    """One telling of a claim. `source` is the name of whoever is credited, null for nobody that is named."""

    id: str
    article: str
    published: str | None
    outlet: str | None
    source: str | None
    via: list[str]
    text: str
    polarity: str


class PointItem(BaseModel):
    """The figures of one day, and the tellings in which they stand."""

    day: str | None
    low: float | None
    best: float | None
    high: float | None
    tellings: list[str]


class RangeItem(BaseModel):
    """What one counter (`by`: a party, else a source) says of one measure, of whose losses (`of_side`), over time."""

    measure: str
    of_side: str | None
    by: str | None
    low: float | None
    best: float | None
    high: float | None
    points: list[PointItem]


class SlipItem(BaseModel):
    """A number that is its outlet's alone: the origin that it repeats has `instead`."""

    telling: str
    outlet: str | None
    number: Number
    instead: Number
    origin: str
    reasons: list[dict[str, Any]]


class ClaimDetail(BaseModel):
    """One claim: its tellings by their days, where it entered the record, every link, its numbers, and its grade. Of
    mis-copied numbers none is in `numbers`."""

    id: str
    name: str
    tellings: int
    articles: int
    outlets: int
    first: str | None
    last: str | None
    ids: list[str]
    timeline: list[TellingItem]
    origins: list[Origin]
    links: list[Link]
    numbers: list[RangeItem]
    miscopied: list[SlipItem]
    families: list[Family]
    grade: dict[str, Any]


@pages.get("/claims")
def claims_page(
    request: Request, view: Seen, clocks: ClocksOf, filters: FiltersOf, show: Shown = "all", after: After = None
) -> HTMLResponse:
    """What several articles tell, those with the most independent origins first."""
    found = newest_claims(view, filters)
    chosen = [each for each in found.claims if each.fits(show)]
    shown, following = page_of(chosen, _place, after=after, limit=LIMIT)
    counts = {name: sum(each.fits(name) for each in found.claims) for name, _ in SHOWS}
    return render(
        request, "claims.html.jinja", clocks=clocks, listed=shown, counts=counts, shows=SHOWS, show=show,
        window=found.window, params=asked_in(request, "after"), next=following,
    )  # fmt: skip


@pages.get("/claims/{id:path}")
def claim_page(request: Request, id: str, view: Seen, clocks: ClocksOf, asker: AskerOf) -> HTMLResponse:
    """One claim, by its id or that of one of its tellings."""
    page = claim_view(view, id)
    own = next((given.grade for given in page.credit.grade.graded.given if given.by == asker.name), None)
    sheet = Sheet(fitted((spot.lat, spot.lon) for spot in page.places))
    return render(
        request, "claim.html.jinja", clocks=clocks, page=page, digits=digit_names(), own_grade=own,
        here=f"/claims/{page.id}", sheet=sheet, width=WIDTH,
        spots=[(spot, *sheet.at(spot.lat, spot.lon)) for spot in page.places],
    )  # fmt: skip


@api.get("/claims")
def list_claims(
    view: Seen, filters: FiltersOf, show: Shown = "all", after: After = None, limit: Limit = LIMIT
) -> Page[ClaimItem]:
    """What several articles tell, the most independent origins first; of a large ledger, in its newest articles."""
    chosen = [each for each in newest_claims(view, filters).claims if each.fits(show)]
    shown, following = page_of(chosen, _place, after=after, limit=limit)
    items = [ClaimItem.model_validate({**each.row, "against": each.against}) for each in shown]
    return Page(items=items, next=following)


@api.get("/claims/{id:path}")
def get_claim(id: str, view: Seen) -> ClaimDetail:
    """One claim, by its id or that of one of its tellings; a claim that one article alone tells among them."""
    page = claim_view(view, id)
    return ClaimDetail.model_validate({**claim_object(page.told), "grade": graded_object(page.credit.grade)})


def _place(each: Listed) -> Key:
    """The most origins first, then the most articles, as the terminal lists them."""
    articles = each.row["articles"]
    assert isinstance(articles, int)
    return -len(each.echoes), -articles, each.told.claim.id
