"""What a standing article tells: its attributions and assertions as linking sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.desk.standing import StandingReading
from onrecord.link.copies import Printed
from onrecord.record import Article, Assertion, Attribution, Reading, Spans, Via, Wording, overlap
from onrecord.record.telling import Telling

SAID = ("speech", "writing")
"""Acts whose source tells something. Who only means or thinks something tells nothing: those are the article's words,
or those of whom they are within."""


_DATELINE = re.compile(r"[A-Z][^()\n]{0,60}\(([A-Z][^()\n]{2,60})\) ?[—–-]")
""" "OSKEL (Westmark Agency) —": a text without a page around it says so there alone."""


def printed_of(stood: StandingReading) -> Printed:
    """The article as copies are found from: what stands on every page of an outlet is blanked, offsets as they are."""
    article, row = stood.stored.extraction.article, stood.stored.row
    text = article.text
    for segment in article.segments:
        if segment.kind == "boilerplate":
            start, end = segment.span
            text = text[:start] + " " * (end - start) + text[end:]
    return Printed(row.id, text, row.title, row.outlet, row.published, row.byline, article.credit)


def sentences_of(stood: StandingReading) -> list[str]:
    """Its sentences, headline first."""
    article = stood.stored.extraction.article
    return [article.text[start:end] for start, end in article.sentences]


def tellings_of(stood: StandingReading, family: str) -> Iterator[Telling]:
    """Its tellings: an attribution's id is the ledger's, an assertion's has its article's before it."""
    reading, row = stood.reading, stood.stored.row
    article = reading.article
    items: list[Attribution | Assertion] = [*reading.attributions, *reading.assertions]
    for item in items:
        if not item.content or item.segment == "headline":
            continue
        credited = isinstance(item, Attribution)
        yield Telling(
            id=item.id if credited else f"{row.id}/{item.id}",
            article=row.id,
            text=_words(article, item.content),
            sentence=_around(article, item.content),
            outlet=row.outlet,
            published=row.published,
            who=item.who if isinstance(item, Attribution) and item.act in SAID else None,
            via=_via(item.via if isinstance(item, Attribution) else (), article, row.outlet),
            wording=item.wording or Wording(),
            within=item.within if isinstance(item, Attribution) else None,
            family=family,
            source=_words(article, item.source) if isinstance(item, Attribution) else "",
            **_layers(reading, item.wording or Wording()),  # type: ignore[arg-type]
        )


def _via(ways: tuple[Via, ...], article: Article, outlet: str | None) -> tuple[str, ...]:
    """The names of those it came through; an article that credits an agency came through it."""
    names = tuple(way.name for way in ways)
    dateline = _DATELINE.match(article.text, _body(article))
    agency = (article.credit or (dateline[1] if dateline else "")).strip(" ()—–-")
    return names if not agency or agency in (*names, outlet) else (*names, agency)


def _body(article: Article) -> int:
    """Where what stands beneath the headline begins."""
    return next((segment.span[0] for segment in article.segments if segment.kind in ("dateline", "body")), 0)


def _layers(reading: Reading, wording: Wording) -> dict[str, object]:
    return {
        "numbers": tuple(reading.numbers[place] for place in wording.numbers),
        "times": tuple(reading.times[place] for place in wording.times),
        "places": tuple(reading.places[place] for place in wording.places),
    }


def _words(article: Article, spans: Spans) -> str:
    return " ".join(article.text[start:end] for start, end in spans)


def _around(article: Article, content: Spans) -> str:
    return " ".join(article.text[start:end] for start, end in article.sentences if overlap([(start, end)], content))
