"""Parts → Article: the clean text, its layout, and where every run of it stands in the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.ingest.dateline import find_dateline
from onrecord.ingest.edges import trim
from onrecord.ingest.language import UNDETERMINED, detect_language
from onrecord.ingest.pages.elements import Element
from onrecord.ingest.pages.facts import Facts
from onrecord.ingest.pages.parts import Part
from onrecord.ingest.quotations import find_quotations
from onrecord.ingest.sentences import find_sentences
from onrecord.record import Article, Printed, Segment, Span

GAP = "\n\n"
_DATELINE_WITHIN = 3
_SHORT = 200
_AGENCY = re.compile(r"\([^()]{2,50}\)\s*[—–―-]*\s*$")
_CREDIT = re.compile(
    r"(?:\(?(?:additional |with )?(?:reporting|writing|editing) by\b"
    r"|.{2,120}\b(?:contributed|assisted) (?:to|in|with) (?:this|the) (?:report|story|article)\b"
    r"|(?:this (?:article|story|report) (?:was |is )?)?(?:provided|supplied|distributed) by\b"
    r"|with (?:files|material|reporting|inputs?) from\b|source:\s)",
    re.IGNORECASE,
)
_LONGEST_CREDIT = 300


@dataclass(frozen=True, slots=True)
class Laid:
    """An article and the map of its text."""

    article: Article
    printed: tuple[Printed, ...]


def lay_out(parts: Sequence[Part], facts: Facts, *, id: str, language: str | None) -> Laid:
    """Set the parts one below the other, an empty line between them; `language` is the one that the page names."""
    text = GAP.join(part.block.text for part in parts)
    paragraphs = tuple(_spans(parts))
    segments = tuple(_segments(text, parts, paragraphs))
    article = Article(
        id=id,
        text=text,
        language=_language(text, language),
        segments=segments,
        paragraphs=paragraphs,
        sentences=find_sentences(text, paragraphs),
        quotations=find_quotations(text, paragraphs),
        date=facts.published,
        title=facts.title,
        outlet=facts.outlet,
        updated=facts.updated,
        byline=facts.byline,
        address=facts.address,
        credit=_credit(text, parts, paragraphs, segments),
    )
    return Laid(article, tuple(_printed(parts, paragraphs)))


def _spans(parts: Sequence[Part]) -> Iterator[Span]:
    start = 0
    for part in parts:
        yield start, start + len(part.block.text)
        start += len(part.block.text) + len(GAP)


def _printed(parts: Sequence[Part], paragraphs: Sequence[Span]) -> Iterator[Printed]:
    paths: dict[Element, str] = {}
    for part, (start, _) in zip(parts, paragraphs, strict=True):
        for run in part.block.runs:
            path = paths.get(run.element) or paths.setdefault(run.element, run.element.path)
            yield Printed((start + run.start, start + run.end), element=path, at=(run.first, run.last))


def _segments(text: str, parts: Sequence[Part], paragraphs: Sequence[Span]) -> Iterator[Segment]:
    """Join neighbours that play the same part; of comments, only what one reader wrote."""
    open_part: Part | None = None
    span: Span = (0, 0)
    looking = _DATELINE_WITHIN
    for part, (start, end) in zip(parts, paragraphs, strict=True):
        dateline = find_dateline(text, start, end) if part.kind == "body" and looking else None
        looking -= bool(looking and part.kind == "body")
        if open_part and not dateline and (open_part.kind, open_part.comment) == (part.kind, part.comment):
            span = span[0], end
            continue
        if open_part:
            yield Segment(open_part.kind, span)
        if dateline:
            looking = 0
            yield Segment("dateline", dateline)
            start = trim(text, dateline[1], end)[0]
        open_part, span = part, (start, end)
    if open_part:
        yield Segment(open_part.kind, span)


def _language(text: str, named: str | None) -> str:
    """The language of the text by its looks; of a short text, or one without letters, by what the page says."""
    found = detect_language(text)
    code = (named or "").strip().replace("_", "-").partition("-")[0].casefold()
    known = len(code) == 2 and code.isalpha() and code.isascii()
    return code if known and (found == UNDETERMINED or len(text) < _SHORT) else found


def _credit(text: str, parts: Sequence[Part], paragraphs: Sequence[Span], segments: Sequence[Segment]) -> str | None:
    """The agency's credit line as printed: in the dateline, else in a line of its own."""
    for segment in segments:
        found = _AGENCY.search(text[slice(*segment.span)]) if segment.kind == "dateline" else None
        if found:
            return found.group().strip()
    for part, (start, end) in zip(reversed(parts), reversed(paragraphs), strict=True):
        if part.kind in ("body", "boilerplate") and end - start <= _LONGEST_CREDIT and _CREDIT.match(text, start, end):
            return text[start:end]
    return None
