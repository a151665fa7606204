"""How an article came, and where its words were printed, for the terminal."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from onrecord.publish.signs import BOLD, DIM, Look, look_of
from onrecord.record import Printed
from onrecord.record.ledger import StoredArticle, StoredCapture

_CAME = {
    "file": "from a file",
    "archive": "from an archive",
    "http": "fetched, unprotected",
    "tls": "fetched, the server's certificate checked",
    "tls_unchecked": "fetched, the certificate NOT checked",
}


def print_provenance(stored: StoredArticle, console: Console) -> None:
    """Print what an article says of itself and how it came."""
    look = look_of(console)
    row, extraction = stored.row, stored.extraction
    facts = (
        ("article", row.id), ("address", row.address), ("outlet", row.outlet), ("byline", row.byline),
        ("published", row.published), ("updated", row.updated), ("credit", extraction.article.credit),
        ("unread", row.unread), ("extracted by", row.extractor), ("bytes", _bytes(stored.capture)),
    )  # fmt: skip
    console.print(Text("How it came", BOLD))
    for name, value in facts:
        if value is not None:
            console.print(_fact(name, value, look))
    for sighting in stored.capture.sightings:
        when = sighting.fetched or sighting.learnt
        console.print(_fact("came in", f"{sighting.name}, {when}, {_CAME[sighting.transport]}", look))


def print_places(places: Iterable[Printed], stored: StoredArticle, console: Console) -> None:
    """Print where words stand in the bytes: element and characters of a page, page and box of a PDF."""
    look = look_of(console)
    console.print(Text("Where it was printed", BOLD))
    for place in places:
        console.print(_fact(f"{place.span[0]}{look.signs.dash}{place.span[1]}", _place(place, look), look))
    console.print(_fact("in", _bytes(stored.capture), look))


def _place(place: Printed, look: Look) -> str:
    if place.page is not None:
        left, bottom, right, top = place.box or (0.0, 0.0, 0.0, 0.0)
        return f"page {place.page}, from {left:.0f},{bottom:.0f} to {right:.0f},{top:.0f} points"
    where = "" if place.element is None else f"{place.element}, "
    return f"{where}characters {place.at[0]}{look.signs.dash}{place.at[1]} as it came" if place.at else where


def _bytes(capture: StoredCapture) -> str:
    return f"{capture.size} bytes of {capture.media}, SHA-256 {capture.raw}"


def _fact(name: str, value: str, look: Look) -> Text:
    return Text(f"  {name:<13}", DIM).append(look.line(value), "")
