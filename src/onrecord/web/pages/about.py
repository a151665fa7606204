"""What the pages mean: words, colours, signs and grades; and what programs can ask for."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from onrecord.desk.judging.grade_names import digit_names, letter_names
from onrecord.desk.judging.standing_words import STANDINGS
from onrecord.web.access import may
from onrecord.web.api_list import operations, shapes
from onrecord.web.rendering import render
from onrecord.web.site import ClocksOf

pages = APIRouter(dependencies=[Depends(may("read"))])
api = APIRouter()

WORDS: tuple[tuple[str, str], ...] = (
    ("article", "one text as it was published, kept with its bytes"),
    ("attribution", "somebody is credited with something in one article: a source, a cue and a content"),
    ("source", "who is credited: a person, an organisation, a group, a document; named or not"),
    ("description", "a class of unnamed sources (“intelligence officials”): it may be somebody else each time"),
    ("claim", "what several articles tell alike, whoever tells it"),
    ("origin", "where a claim entered the record on its own; what leads back to it only repeats it"),
    ("echo", "a telling that only repeats another one, however many outlets print it"),
    ("certainty", "how firmly the source put it: its own word, and the number that a published scale has for it"),
    ("confidence", "how sure this program is of its own reading, from 0 to 1; it says nothing of the source"),
    ("forecast", "what was still to come when it was said"),
    ("due", "the day of a forecast has come, and nobody has said what became of it: neither true nor false"),
    ("finding", "what this program worked out, with its reasons: a link, a copy, a grade"),
    (
        "judgement",
        "what a person decided, with a name and a reason; it stands above any finding",
    ),
)
"""The words that every page uses, in the order in which a reader meets them."""

PARTS: tuple[tuple[str, str, str], ...] = (
    ("●", "origin", "has it on its own, as far as this ledger shows"),
    ("○", "echo", "only repeats an origin"),
    ("◐", "update", "an echo in which the same source has another figure by now"),
    ("≠", "against", "denies or contradicts the claim"),
    ("?", "left open", "neither says nor denies it: it is asked or not known, or somebody will not say"),
)
"""The signs of a claim's tellings."""


@pages.get("/about")
def about(request: Request, clocks: ClocksOf) -> HTMLResponse:
    """What the words, the colours, the signs and the grades mean."""
    return render(
        request, "about.html.jinja", clocks=clocks, words=WORDS, parts=PARTS, standings=STANDINGS.values(),
        letters=letter_names(), digits=digit_names(),
    )  # fmt: skip


@pages.get("/about/api")
def about_api(request: Request, clocks: ClocksOf) -> HTMLResponse:
    """What programs can ask for."""
    document = request.app.openapi()
    return render(
        request, "about_api.html.jinja", clocks=clocks, operations=operations(document), shapes=shapes(document)
    )
