"""Text → Article: the way it is laid out. Nothing here ever changes a character."""

from __future__ import annotations

from onrecord.ingest.decoding import decode
from onrecord.ingest.language import detect_language
from onrecord.ingest.layout import find_blocks
from onrecord.ingest.quotations import find_quotations
from onrecord.ingest.segments import find_segments
from onrecord.ingest.sentences import find_sentences
from onrecord.record import Article


def article_from_text(
    text: str, *, id: str, date: str | None = None, title: str | None = None, outlet: str | None = None
) -> Article:
    """Lay an article out. Never raises, whatever the text; takes time in proportion to it."""
    blocks = find_blocks(text)
    paragraphs = tuple(block.span for block in blocks)
    return Article(
        id=id,
        text=text,
        language=detect_language(text),
        segments=find_segments(text, blocks, title),
        paragraphs=paragraphs,
        sentences=find_sentences(text, paragraphs),
        quotations=find_quotations(text, paragraphs),
        date=date,
        title=title,
        outlet=outlet,
    )


def article_from_bytes(
    raw: bytes, *, id: str, date: str | None = None, title: str | None = None, outlet: str | None = None
) -> Article:
    """Decode an article's bytes and lay it out. Raises `InputError` for bytes that are no text."""
    return article_from_text(decode(raw), id=id, date=date, title=title, outlet=outlet)
