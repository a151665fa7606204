"""One attribution for the page on which a person corrects it; and what people corrected in an article."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.desk.correcting import UNDO, about_of, find_standing
from onrecord.desk.evidence import printed_places
from onrecord.desk.pages.articles import source_names
from onrecord.desk.standing import CORRECT, StandingReading, correction_of, standing_reading
from onrecord.errors import NotFoundError
from onrecord.publish.evidence import Facts, place_words
from onrecord.publish.harmless import harmless
from onrecord.publish.html import ReadingPage, reading_page
from onrecord.publish.html_article import HtmlBlock
from onrecord.record import ACTS, Attribution, Reading, Span, Spans, text_digest
from onrecord.record.ledger import Judgement, StoredArticle
from onrecord.store import View

MOST_SOURCES = 60
"""Sources of an article that a drop-down offers; more are typed."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of an attribution's roles as a person would type them: each part on one line."""

    source: tuple[str, ...]
    cue: tuple[str, ...]
    content: tuple[str, ...]

    @property
    def line(self) -> str:
        """All of it on one line."""
        return " ".join(part for role in (self.source, self.cue, self.content) for part in role)


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction that stands, in words. `about` is the attribution by whose id it is seen and taken back."""

    judgement: Judgement
    about: str | None
    was: Words
    now: Words | None

    @property
    def struck(self) -> bool:
        """Whether it says that nobody is credited there."""
        return self.now is None


@dataclass(frozen=True, slots=True)
class Decided:
    """One word of the history of an attribution: what somebody said of it, and whether that stands."""

    judgement: Judgement
    said: str
    stands: bool


@dataclass(frozen=True, slots=True)
class CorrectionPage:
    """All that the page of one attribution shows. `item` is None where it was struck; `id` is what a correction is
    sent to; `page` is the article with its mark alone, held to the paragraphs around it; `sources` are the other
    sources of the article, as "START:END", with their names."""

    stood: StandingReading
    id: str
    item: Attribution | None
    words: Words
    page: ReadingPage
    sources: tuple[tuple[str, str], ...]
    places: Facts
    history: tuple[Decided, ...]

    @property
    def is_corrected(self) -> bool:
        """Whether there is a word of a person's to take back."""
        return any(one.stands and one.judgement.verb == CORRECT for one in self.history)


def correction_page(view: View, id: str) -> CorrectionPage:
    """Find an attribution as it stands, or as it was before somebody struck it. Raises NotFoundError, UsageError."""
    stored = view.attribution(id)
    item: Attribution | None
    try:
        stood, item = find_standing(view, id)
        shown = item
    except NotFoundError:
        stood, item = standing_reading(view, view.article(stored.article)), None
        shown = stored.attribution
    article = stood.reading.article
    spans = tuple(sorted((*shown.source, *shown.cue, *shown.content)))
    return CorrectionPage(
        stood,
        stored.id,
        item,
        words_of(article.text, shown),
        _around(stood.reading, shown),
        _sources(stood.reading, shown),
        tuple(
            (f"{place.span[0]}–{place.span[1]}", place_words(place))
            for place in printed_places(stood.stored.extraction.printed, spans)
        ),
        _history(view, stood, stored.id, item),
    )


def corrections_of(view: View, stored: StoredArticle) -> tuple[Corrected, ...]:
    """What people corrected in an article, as far as it stands and is about this text, the newest first."""
    return corrections_in(view, stored.capture.id, stored.extraction.article.text)


def corrections_in(view: View, capture: str, text: str) -> tuple[Corrected, ...]:
    """The same of a capture's text."""
    digest = text_digest(text)
    found = []
    for judgement in view.judgements(capture=capture, verbs=(CORRECT,)):
        said = correction_of(judgement)
        if said.text_sha256 == digest:
            now = None if said.now is None else words_of(text, said.now)
            found.append(Corrected(judgement, about_of(judgement), words_of(text, said.was), now))
    return tuple(reversed(found))


def words_of(text: str, item: Attribution) -> Words:
    """The words of an attribution's roles, made harmless, as they are typed."""
    return Words(*(tuple(as_typed(text, span) for span in spans) for spans in (item.source, item.cue, item.content)))


def as_typed(text: str, span: Span) -> str:
    """A part of a role on one line."""
    return " ".join(harmless(text[slice(*span)]).split())


def _sources(reading: Reading, item: Attribution) -> tuple[tuple[str, str], ...]:
    """The sources that the article credits, once each, by their names: where each is first mentioned in full."""
    called = source_names(reading)
    found: dict[str, Span] = {}
    for other in reading.attributions:
        mention = other.who.mention if other.who and other.who.mention else next(iter(other.source), None)
        if mention is not None and other.id != item.id and (mention,) != item.source:
            found.setdefault(called[other.id], mention)
    ordered = sorted(found.items(), key=lambda each: each[1])[:MOST_SOURCES]
    return tuple((f"{start}:{end}", name) for name, (start, end) in ordered)


def _around(reading: Reading, item: Attribution) -> ReadingPage:
    """The article with one mark, held to the paragraphs that it stands in and the ones beside them."""
    alone = replace(
        reading,
        attributions=(replace(item, within=None),),
        assertions=(),
        numbers=(),
        times=(),
        places=(),
        headline=None,
    )
    page = reading_page(alone, acts=frozenset(ACTS), min_confidence=0.0)
    spans: Spans = (*item.source, *item.cue, *item.content)
    inside = [place for place, block in enumerate(page.blocks) if any(_meets(block, span) for span in spans)]
    first, last = max(0, min(inside, default=0) - 1), max(inside, default=0) + 2
    return replace(page, blocks=page.blocks[first:last])


def _meets(block: HtmlBlock, span: Span) -> bool:
    runs = [run for piece in block.pieces for run in piece.runs]
    return bool(runs) and runs[0][0] < span[1] and span[0] < runs[-1][0] + len(runs[-1][1])


def _history(view: View, stood: StandingReading, id: str, item: Attribution | None) -> tuple[Decided, ...]:
    """What people said of an attribution, the newest first, whatever reading it was said of."""
    every = list(view.judgements(capture=stood.stored.capture.id, superseded=True))
    ids = {id} | ({item.id} if item else set())
    ours = {one.id for one in every if about_of(one) in ids}
    if item is not None and item.id in stood.corrected:
        ours.add(stood.corrected[item.id].id)
    ours = _connected(every, ours)
    gone = {one.supersedes for one in every}
    text = stood.reading.article.text
    told = [Decided(one, _said(one, text), one.id not in gone) for one in every if one.id in ours]
    return tuple(reversed(told))


def _connected(every: Iterable[Judgement], ours: set[str | None]) -> set[str | None]:
    """Some judgements, and those that supersede each other with them."""
    pairs = [(one.id, one.supersedes) for one in every if one.supersedes is not None]
    before = -1
    while before != len(ours):
        before = len(ours)
        ours = ours.union(*(pair for pair in pairs if not ours.isdisjoint(pair)))
    return ours


def _said(judgement: Judgement, text: str) -> str:
    if judgement.verb == UNDO:
        return "took it back"
    if judgement.verb != CORRECT:
        return judgement.verb
    value = json.loads(judgement.value or "{}")
    if value.get("now") is None:
        return "no attribution"
    said = correction_of(judgement)
    assert said.now is not None
    if said.text_sha256 != text_digest(text):
        return "corrected, in another version of the text"
    return words_of(text, said.now).line + ("" if said.now.act == said.was.act else f" ({said.now.act})")
