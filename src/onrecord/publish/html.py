"""The web page: one self-contained file, without a script and without a request to anywhere."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from onrecord.publish.excerpt import Part, excerpt
from onrecord.publish.harmless import harmless
from onrecord.publish.html_article import html_blocks
from onrecord.publish.labels import ABSENT, characters, manner
from onrecord.publish.selection import Entry, select, tally
from onrecord.record import Article, Reading, Spans

_BREAKS = re.compile(r"\s*\n\s*")
_OPTION = re.compile(r"(--[a-z-]+ [a-z0-9]+)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class HtmlEntry:
    """One entry of the ledger, its texts made harmless; the template escapes them."""

    number: int
    depth: int
    id: str
    source: list[list[Part]]
    cue: list[list[Part]]
    content: list[list[Part]]
    manner: list[str]
    characters: str
    confidence: str


def render_html(reading: Reading, *, acts: frozenset[str], min_confidence: float) -> str:
    """Return one reading as a page of its own: the article with its marks, the ledger beside or beneath it."""
    article = reading.article
    selection = select(reading, acts=acts, min_confidence=min_confidence)
    blocks = html_blocks(article, selection.entries)
    return _template().render(
        title=harmless(_title(article)),
        headed=any(block.tag == "h1" for block in blocks),
        facts=[harmless(fact) for fact in (article.outlet, article.date, article.id) if fact],
        language=article.language if _LANGUAGE.fullmatch(article.language) else "und",
        blocks=blocks,
        entries=[_entry(article, entry) for entry in selection.entries],
        counts=[_with_options(sentence) for sentence in tally(selection, min_confidence)],
        absent=ABSENT,
        reader=harmless(reading.reader),
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("onrecord.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("reading.html.jinja")


def _title(article: Article) -> str:
    headlines = (article.text[slice(*segment.span)] for segment in article.segments if segment.kind == "headline")
    title = article.title or next(headlines, article.id)
    return " ".join(title.split()) or article.id


def _entry(article: Article, entry: Entry) -> HtmlEntry:
    attribution = entry.attribution
    addressee = None if attribution.addressee is None else article.text[slice(*attribution.addressee)]
    return HtmlEntry(
        number=entry.number,
        depth=min(entry.depth, 6),
        id=harmless(attribution.id),
        source=_parts(article, attribution.source),
        cue=_parts(article, attribution.cue),
        content=_parts(article, attribution.content, attribution.editorial),
        manner=[harmless(word) for word in manner(attribution, addressee)],
        characters=characters(attribution),
        confidence=f"{attribution.confidence:.2f}",
    )


def _parts(article: Article, spans: Spans, editorial: Spans = ()) -> list[list[Part]]:
    """Shorten a role's spans for the ledger, where a paragraph's end is a pilcrow."""
    groups = excerpt(article.text, spans, editorial)
    return [[replace(part, text=harmless(_BREAKS.sub(" ¶ ", part.text))) for part in parts] for parts in groups]


def _with_options(sentence: str) -> list[tuple[str, bool]]:
    """Divide a sentence into words and options, which the page sets as code so that no hyphen of theirs breaks."""
    parts = _OPTION.split(harmless(sentence))
    return [(part, bool(place % 2)) for place, part in enumerate(parts)]
