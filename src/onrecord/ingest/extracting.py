"""Capture → extraction: the clean text of an article, whatever its bytes are."""

from __future__ import annotations

from dataclasses import replace

from onrecord.errors import LimitError
from onrecord.ingest.decoding import decode_as
from onrecord.ingest.language import unread_for
from onrecord.ingest.laying_out import article_from_text
from onrecord.record import Article, Capture, Extraction, Media, Printed

TEXT_EXTRACTOR = "text-1"
"""Name and version of the way from plain bytes to text; it rises when the same bytes give another article."""

MOST_BYTES = 20 * 2**20
"""Largest article taken in: the limit that trafilatura sets itself too."""


def extract(capture: Capture) -> Extraction:
    """Get the article out of a capture. Raises InputError or LimitError, saying what of it cannot be read."""
    if len(capture.raw) > MOST_BYTES:
        raise LimitError(
            f"{capture.name} has {len(capture.raw) // 2**20} MB; an article has {MOST_BYTES // 2**20} at most",
            hint="split it, or take out what is no text",
        )
    if capture.media == "html":
        from onrecord.ingest.pages import extract_page

        return extract_page(
            capture.raw, name=capture.name, charset=capture.charset, address=capture.address, notes=capture.notes
        )
    if capture.media == "pdf":
        from onrecord.ingest.pdf import extract_pdf

        return extract_pdf(capture.raw, name=capture.name, notes=capture.notes)
    return _extract_text(capture)


def _headline(article: Article) -> str | None:
    """The headline as it is printed, on one line."""
    spans = [segment.span for segment in article.segments if segment.kind == "headline"]
    return " ".join(article.text[slice(*spans[0])].split()) if spans else None


def extractor_of(media: Media) -> str:
    """Name and version of what extracts this kind of bytes."""
    if media == "html":
        from onrecord.ingest.pages import EXTRACTOR as PAGES

        return PAGES
    if media == "pdf":
        from onrecord.ingest.pdf import EXTRACTOR as PDF

        return PDF
    return TEXT_EXTRACTOR


def _extract_text(capture: Capture) -> Extraction:
    """Plain text and Markdown: the clean text is the decoded bytes, every character in its place."""
    text, encoding = decode_as(capture.raw)
    notes = capture.notes
    article = article_from_text(text, id=capture.name, date=notes.date, title=notes.title, outlet=notes.outlet)
    article = replace(article, title=article.title or _headline(article))
    whole = (0, len(text))
    return Extraction(
        article,
        encoding=encoding,
        extractor=TEXT_EXTRACTOR,
        printed=(Printed(whole, at=whole),) if text else (),
        unread=unread_for(article.language),
    )
