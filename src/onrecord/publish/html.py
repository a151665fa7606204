"""The web page: one self-contained file, without a script and without a request to anywhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from onrecord.publish.excerpt import Part, excerpt
from onrecord.publish.facts import Fact, Grounds, attribution_facts, grounds_of, wording_facts
from onrecord.publish.harmless import harmless
from onrecord.publish.headline_words import headline_sentences
from onrecord.publish.html_article import HtmlBlock, html_blocks
from onrecord.publish.index import Index, index_of
from onrecord.publish.labels import ABSENT, HEADLINE, OWN, Credited, characters, manner, span_words
from onrecord.publish.quoting import quoted
from onrecord.publish.selection import Entry, OwnEntry, select, tally
from onrecord.record import Article, Assertion, Attribution, Reading, Spans

_BREAKS = re.compile(r"\s*\n\s*")
_OPTION = re.compile(r"(--[a-z-]+ [a-z0-9]+)")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class HtmlKnown:
    """What deep reading found of a statement, and what each value stands on."""

    facts: list[Fact]
    grounds: list[Grounds]


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
    known: HtmlKnown
    characters: str
    confidence: str


@dataclass(frozen=True, slots=True)
class HtmlOwn:
    """One statement in the article's own voice, made harmless likewise."""

    number: int
    label: str
    id: str
    content: list[list[Part]]
    known: HtmlKnown
    characters: str
    confidence: str


@dataclass(frozen=True, slots=True)
class HtmlHeadline:
    """The headline and the sentences about it; a part of one that names a statement has its address."""

    words: str
    sentences: list[list[tuple[str, str | None]]]


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """One reading as a page shows it. `headed` says that the article has a headline of its own to stand on top;
    `counts` are sentences in which an option of the command line is marked as one."""

    title: str
    headed: bool
    facts: list[str]
    language: str
    blocks: list[HtmlBlock]
    entries: list[HtmlEntry]
    own: list[HtmlOwn]
    headline: HtmlHeadline | None
    layered: bool
    counts: list[list[tuple[str, bool]]]
    reader: str
    own_heading: str = OWN
    headline_heading: str = HEADLINE
    absent: Mapping[Credited, str] = field(default_factory=lambda: ABSENT)


def reading_page(reading: Reading, *, acts: frozenset[str], min_confidence: float) -> ReadingPage:
    """Set one reading for a page: the article with its marks, and the ledger."""
    article = reading.article
    selection = select(reading, acts=acts, min_confidence=min_confidence)
    index = index_of(reading, selection.labels)
    blocks = html_blocks(reading, selection)
    return ReadingPage(
        title=harmless(_title(article)),
        headed=any(block.tag == "h1" for block in blocks),
        facts=[harmless(fact) for fact in (article.outlet, article.date, article.id) if fact],
        language=article.language if _LANGUAGE.fullmatch(article.language) else "und",
        blocks=blocks,
        entries=[_entry(index, entry) for entry in selection.entries],
        own=[_own(index, entry) for entry in selection.own],
        headline=_headline(index),
        layered=bool(reading.numbers or reading.times or reading.places),
        counts=[_with_options(sentence) for sentence in tally(selection, min_confidence)],
        reader=harmless(reading.reader),
    )


def render_html(reading: Reading, *, acts: frozenset[str], min_confidence: float) -> str:
    """Return one reading as a page of its own: the article with its marks, the ledger beside or beneath it."""
    page = reading_page(reading, acts=acts, min_confidence=min_confidence)
    return _template().render(page=page)


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


def _entry(index: Index, entry: Entry) -> HtmlEntry:
    article, attribution = index.reading.article, entry.attribution
    addressee = None if attribution.addressee is None else article.text[slice(*attribution.addressee)]
    return HtmlEntry(
        number=entry.number,
        depth=min(entry.depth, 6),
        id=harmless(attribution.id),
        source=_parts(article, attribution.source),
        cue=_parts(article, attribution.cue),
        content=_parts(article, attribution.content, attribution.editorial),
        manner=[harmless(word) for word in manner(attribution, addressee, article.outlet)],
        known=_known(attribution, attribution_facts(attribution, index), index),
        characters=characters(attribution),
        confidence=f"{attribution.confidence:.2f}",
    )


def _own(index: Index, entry: OwnEntry) -> HtmlOwn:
    assertion = entry.assertion
    return HtmlOwn(
        number=entry.number,
        label=entry.label,
        id=harmless(assertion.id),
        content=_parts(index.reading.article, assertion.content),
        known=_known(assertion, wording_facts(assertion.wording, index), index),
        characters=span_words(assertion.content),
        confidence=f"{assertion.confidence:.2f}",
    )


def _known(item: Attribution | Assertion, facts: list[Fact], index: Index) -> HtmlKnown:
    grounds = grounds_of(item, index)
    return HtmlKnown(
        [Fact(_line(fact.name), tuple(_line(part) for part in fact.parts)) for fact in facts],
        [
            Grounds(
                _line(one.field),
                one.value and _line(one.value),
                one.words and _line(one.words),
                one.confidence,
                _line(one.by),
            )
            for one in grounds
        ],
    )


def _headline(index: Index) -> HtmlHeadline | None:
    headline = index.reading.headline
    if headline is None:
        return None
    sentences = [
        [(_line(words, edges=True), id and _address(index.labels[id])) for words, id in told.parts]
        for told in headline_sentences(headline, index)
    ]
    return HtmlHeadline(_line(quoted(index.text, headline.span)), sentences)


def _address(label: str) -> str:
    """The id of an entry on the page: a3, and of the article's own, s2."""
    return f"s{label.removeprefix('a')}" if label.startswith("a") else f"a{label}"


def _line(words: str, *, edges: bool = False) -> str:
    """Make words harmless, on one line."""
    return harmless(_BREAKS.sub(" ", words) if edges else " ".join(words.split()))


def _parts(article: Article, spans: Spans, editorial: Spans = ()) -> list[list[Part]]:
    """Shorten a role's spans for the ledger, where a paragraph's end is a pilcrow."""
    groups = excerpt(article.text, spans, editorial)
    return [[replace(part, text=harmless(_BREAKS.sub(" ¶ ", part.text))) for part in parts] for parts in groups]


def _with_options(sentence: str) -> list[tuple[str, bool]]:
    """Divide a sentence into words and options, which the page sets as code so that no hyphen of theirs breaks."""
    parts = _OPTION.split(harmless(sentence))
    return [(part, bool(place % 2)) for place, part in enumerate(parts)]
