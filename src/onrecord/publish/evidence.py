"""How an article came, and where its words were printed, in words for people; and those on the terminal."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from onrecord.publish.signs import BOLD, DIM, Look, look_of
from onrecord.record import Printed
from onrecord.record.ledger import Sighting, StoredArticle, StoredCapture

_CAME = {
    "file": "from a file",
    "archive": "from an archive",
    "http": "fetched, unprotected",
    "tls": "fetched, the server's certificate checked",
    "tls_unchecked": "fetched, the certificate NOT checked",
}

Facts = tuple[tuple[str, str], ...]
"""What is known of something: names and values, as they come; whoever shows them makes them harmless."""


def provenance(stored: StoredArticle) -> Facts:
    """What an article says of itself and how it came, each sighting last."""
    row, extraction = stored.row, stored.extraction
    facts = (
        ("article", row.id), ("address", row.address), ("outlet", row.outlet), ("byline", row.byline),
        ("published", row.published), ("updated", row.updated), ("credit", extraction.article.credit),
        ("unread", row.unread), ("extracted by", row.extractor), ("bytes", bytes_words(stored.capture)),
    )  # fmt: skip
    known = tuple((name, value) for name, value in facts if value is not None)
    return (*known, *(("came in", sighting_words(sighting)) for sighting in stored.capture.sightings))


def sighting_words(sighting: Sighting) -> str:
    """One time that it came in: from where, when, and how."""
    return f"{sighting.name}, {sighting.fetched or sighting.learnt}, {_CAME[sighting.transport]}"


def bytes_words(capture: StoredCapture) -> str:
    """The bytes that it came as: how many, of what, and their digest."""
    return f"{capture.size} bytes of {capture.media}, SHA-256 {capture.raw}"


def place_words(place: Printed, dash: str = "–") -> str:
    """Where a run of words stands in the bytes: element and characters of a page, page and box of a PDF."""
    if place.page is not None:
        left, bottom, right, top = place.box or (0.0, 0.0, 0.0, 0.0)
        return f"page {place.page}, from {left:.0f},{bottom:.0f} to {right:.0f},{top:.0f} points"
    where = "" if place.element is None else f"{place.element}, "
    return f"{where}characters {place.at[0]}{dash}{place.at[1]} as it came" if place.at else where


def print_provenance(stored: StoredArticle, console: Console) -> None:
    """Print what an article says of itself and how it came."""
    look = look_of(console)
    console.print(Text("How it came", BOLD))
    for name, value in provenance(stored):
        console.print(_fact(name, value, look))


def print_places(places: Iterable[Printed], stored: StoredArticle, console: Console) -> None:
    """Print where words stand in the bytes."""
    look = look_of(console)
    console.print(Text("Where it was printed", BOLD))
    for place in places:
        name = f"{place.span[0]}{look.signs.dash}{place.span[1]}"
        console.print(_fact(name, place_words(place, look.signs.dash), look))
    console.print(_fact("in", bytes_words(stored.capture), look))


def _fact(name: str, value: str, look: Look) -> Text:
    return Text(f"  {name:<13}", DIM).append(look.line(value), "")
