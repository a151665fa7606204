"""PDF → extraction: the text in the order it is read, each line with its place on its page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import cast

from onrecord.ingest.confined import Confinement, run_confined
from onrecord.ingest.language import unread_for
from onrecord.ingest.laying_out import article_from_text
from onrecord.ingest.pdf.columns import in_reading_order
from onrecord.ingest.pdf.facts import Facts, facts_of, title_of
from onrecord.ingest.pdf.paragraphs import find_paragraphs
from onrecord.ingest.pdf.printing import set_text
from onrecord.ingest.pdf.rows import Line
from onrecord.ingest.pdf.running import without_running_lines
from onrecord.record import Extraction, Notes

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
    pages = [[Line.from_object(line) for line in page] for page in cast("list[list[list[object]]]", answer["lines"])]
    facts = facts_of(cast("Mapping[str, str]", answer["facts"]))
    extraction = _extraction(pages, name=name, notes=notes, facts=facts)
    unread = _unread(len(pages), cast(int, answer["characters"]), cast(int, answer["untold"]))
    return replace(extraction, unread=unread or extraction.unread)


def _extraction(pages: list[list[Line]], *, name: str, notes: Notes, facts: Facts) -> Extraction:
    columns = [column for page in without_running_lines(pages) for column in in_reading_order(page)]
    paragraphs = find_paragraphs(columns)
    text, printed = set_text(paragraphs)
    title = title_of(paragraphs, facts.title) or notes.title
    # The day on which a file was made is the day of an article only where nobody says better.
    article = article_from_text(text, id=name, date=notes.date or facts.made, title=title, outlet=notes.outlet)
    article = replace(article, byline=facts.author, updated=None if notes.date else facts.changed)
    return Extraction(article, encoding=None, extractor=EXTRACTOR, printed=printed, unread=unread_for(article.language))


def _unread(pages: int, characters: int, untold: int) -> str | None:
    if not characters:
        return f"no text on {'its page' if pages == 1 else f'its {pages} pages'}: it may be a scan"
    if untold > _MOST_UNTOLD * characters:
        return "its fonts do not say which characters their signs are"
    return None
