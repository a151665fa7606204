"""What an article tells: its attributions and assertions as linking sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.link.copies import Printed
from onrecord.record import Article, Assertion, Attribution, Reading, Spans, Via, Wording, overlap
from onrecord.record.telling import Telling

SAID = ("speech", "writing")
"""Acts whose source tells something. Who only means or thinks something tells nothing: those are the article's words,
or those of whom they are within."""

_DATELINE = re.compile(r"[A-Z][^()\n]{0,60}\(([A-Z][^()\n]{2,60})\) ?[—–-]")
""" "OSKEL (Westmark Agency) —": a text without a page around it says so there alone."""


def printed_of(article: Article, *, id: str, outlet: str | None, published: str | None) -> Printed:
    """The article as copies are found from: what stands on every page of an outlet is blanked, offsets as they are."""
    text = article.text
    for segment in article.segments:
        if segment.kind == "boilerplate":
            start, end = segment.span
            text = text[:start] + " " * (end - start) + text[end:]
    return Printed(id, text, article.title, outlet, published, article.byline, _credit(article))


def sentences_of(article: Article) -> list[str]:
    """Its sentences, headline first."""
    return [article.text[start:end] for start, end in article.sentences]


def tellings_of(reading: Reading, printed: Printed, family: str) -> Iterator[tuple[Spans, Telling]]:
    """Its tellings, each with the spans of its words.

    An attribution is known by the ledger's id; what has none of the ledger's own has its article's before it.
    """
    article = reading.article
    items: list[Attribution | Assertion] = [*reading.attributions, *reading.assertions]
    for item in items:
        if not item.content or item.segment == "headline":
            continue
        credited = item if isinstance(item, Attribution) else None
        telling = Telling(
            id=item.id if item.id.startswith("attribution-") else f"{printed.id}/{item.id}",
            article=printed.id,
            text=_words(article, item.content),
            sentence=_around(article, item.content),
            outlet=printed.outlet,
            published=printed.published,
            who=credited.who if credited and credited.act in SAID else None,
            via=_via(credited.via if credited else (), printed),
            wording=item.wording or Wording(),
            within=credited.within if credited else None,
            family=family,
            source=_words(article, credited.source) if credited else "",
            **_layers(reading, item.wording or Wording()),  # type: ignore[arg-type]
        )
        yield item.content, telling


def _credit(article: Article) -> str | None:
    """The agency that an article credits, by its credit line or its dateline."""
    begin = next((segment.span[0] for segment in article.segments if segment.kind in ("dateline", "body")), 0)
    dateline = _DATELINE.match(article.text, begin)
    return article.credit or (dateline[1] if dateline else None)


def _via(ways: tuple[Via, ...], printed: Printed) -> tuple[str, ...]:
    """The names of those it came through; an article that credits an agency came through it."""
    names = tuple(way.name for way in ways)
    agency = (printed.credit or "").strip(" ()—–-")
    return names if not agency or agency in (*names, printed.outlet) else (*names, agency)


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
