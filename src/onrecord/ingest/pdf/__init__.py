"""PDF → extraction: the text in the order it is read, each line with its place on its page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import cast

from onrecord.ingest.confined import Confinement, run_confined
from onrecord.ingest.language import unread_for
from onrecord.ingest.laying_out import article_from_text
from onrecord.ingest.pdf.facts import facts_of
from onrecord.record import Extraction, Notes, Printed

EXTRACTOR = f"pdf-1+pypdfium2-{version('pypdfium2')}"
"""Name and version of the way from a PDF to text; it rises when the same bytes give another article."""

CONFINEMENT = Confinement(memory=1024 * 2**20, processor=30, clock=90.0)
_MOST_UNTOLD = 0.5


@dataclass(frozen=True, slots=True)
class PdfLimits:
    """What a PDF may ask for at most: a report of 500 dense pages has 1.5 million characters.

    Measured: 200,000 characters take a second; a page's fonts and pictures take some tens of MB.
    """

    pages: int = 500
    characters: int = 2_000_000
    confinement: Confinement = CONFINEMENT


USUAL = PdfLimits()


def extract_pdf(raw: bytes, *, name: str, notes: Notes = Notes(), limits: PdfLimits = USUAL) -> Extraction:  # noqa: B008 (frozen)
    """Get the article out of a PDF, in a process of its own.

    Lines become paragraphs in reading order, two columns one after the other; a word broken at a line's end is joined
    where nothing speaks for its hyphen; lines that stand at the same place of most pages are left out. `printed` has a
    run for each line. A scan, and fonts that do not say what their signs are, are given back unread. Raises InputError
    for a PDF that is broken or wants a password, LimitError for one that asks for too much.
    """
    order = {"pages": limits.pages, "characters": limits.characters}
    answer = run_confined("onrecord.ingest.pdf.worker", raw, order=order, confinement=limits.confinement)
    return _extraction(answer, name=name, notes=notes)


def _extraction(answer: Mapping[str, object], *, name: str, notes: Notes) -> Extraction:
    """Make an article of what the worker found."""
    facts = facts_of(cast("Mapping[str, str]", answer["facts"]))
    title = cast("str | None", answer["title"]) or notes.title
    # The day on which a file was made is the day of an article only where nobody says better.
    date = notes.date or facts.made
    article = article_from_text(cast(str, answer["text"]), id=name, date=date, title=title, outlet=notes.outlet)
    article = replace(article, byline=facts.author, updated=None if notes.date else facts.changed)
    return Extraction(
        article,
        encoding=None,
        extractor=EXTRACTOR,
        printed=tuple(map(_run, cast("list[tuple[float, ...]]", answer["printed"]))),
        unread=_unread(answer) or unread_for(article.language),
    )


def _run(numbers: Sequence[float]) -> Printed:
    start, end, page, left, bottom, right, top = numbers
    return Printed((int(start), int(end)), page=int(page), box=(left, bottom, right, top))


def _unread(answer: Mapping[str, object]) -> str | None:
    pages, characters = cast(int, answer["pages"]), cast(int, answer["characters"])
    if not characters:
        return f"no text on {'its page' if pages == 1 else f'its {pages} pages'}: it may be a scan"
    if cast(int, answer["untold"]) > _MOST_UNTOLD * characters:
        return "its fonts do not say which characters their signs are"
    return None
