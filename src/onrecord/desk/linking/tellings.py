"""What an article tells: its attributions and assertions as linking sees them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from onrecord.link.copies import Printed
from onrecord.link.origins import is_of_itself
from onrecord.record import Article, Assertion, Attribution, Reading, Spans, Wording, overlap
from onrecord.record.telling import Telling

SAID = ("speech", "writing")
"""Acts whose source tells something. Who only means or thinks something tells nothing: those are the words of whoever
says so ("they said they expect"), else the article's."""

_INQUIRING = re.compile(
    r"\b(?:ask|inquir|enquir|wonder|investigat|examin|establish|clarif|determin|find(?:s|ing)? out|found out|"
    r"look(?:s|ed|ing)? into)",
    re.IGNORECASE,
)
"""Cues behind which "how" or "if" begins what is asked. Behind any other it is told ("explained how the dam broke"), or
thought ("expects if the ice melts the dam to break")."""

_QUESTION = re.compile(r"(?:whether|if|how|why|who|whom|what|when|where|which)\b", re.IGNORECASE)

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
    around = {item.id: item for item in reading.attributions}
    channels = _channels(reading.attributions)
    for item in items:
        if not item.content or item.segment == "headline" or _asks(item, article):
            continue
        credited = _credited(item, around)
        telling = Telling(
            id=_known_as(item.id, printed),
            article=printed.id,
            text=_words(article, item.content),
            sentence=_around(article, item.content),
            outlet=printed.outlet,
            published=printed.published,
            who=credited.who if credited and credited.act in SAID else None,
            via=_via(_ways(credited, channels), printed),
            wording=item.wording or Wording(),
            within=_known_as(item.within, printed) if isinstance(item, Attribution) and item.within else None,
            family=family,
            source=_words(article, credited.source) if credited else "",
            **_layers(reading, item.wording or Wording()),  # type: ignore[arg-type]
        )
        yield item.content, telling


def _asks(item: Attribution | Assertion, article: Article) -> bool:
    """Whether it is asked or looked into, and not told ("an inquiry will examine how the depot was hit")."""
    if not isinstance(item, Attribution) or _QUESTION.match(article.text, item.content[0][0]) is None:
        return False
    return _INQUIRING.search(_words(article, item.cue)) is not None


def _known_as(id: str, printed: Printed) -> str:
    return id if id.startswith("attribution-") else f"{printed.id}/{id}"


def _credited(item: Attribution | Assertion, around: Mapping[str, Attribution]) -> Attribution | None:
    """The attribution whose source tells an item: its own, or for what is only meant or thought the nearest around it
    that says so."""
    if not isinstance(item, Attribution):
        return None
    outer: Attribution | None = item
    seen = {item.id}
    while outer is not None and outer.act not in SAID:
        outer = around.get(outer.within or "")
        if outer is None or outer.id in seen:
            return item
        seen.add(outer.id)
    return outer


def _channels(items: Iterable[Attribution]) -> dict[int, tuple[str, ...]]:
    """Whom each unnamed source of an article spoke through, by its cluster: an article that once has it from an outlet
    ("officials told the Courier") has it from there all along ("they said"). Nothing where it came in several ways."""
    found: dict[int, set[tuple[str, ...]]] = {}
    for item in items:
        names = tuple(way.name for way in item.via if way.name.removeprefix("the ")[:1].isupper())
        if item.who is not None and item.who.anonymous and names:
            found.setdefault(item.who.cluster, set()).add(names)
    return {cluster: min(ways) for cluster, ways in found.items() if len(ways) == 1}


def _ways(credited: Attribution | None, channels: Mapping[int, tuple[str, ...]]) -> tuple[str, ...]:
    """The names of those an attribution came through."""
    if credited is None:
        return ()
    known = credited.who if credited.act in SAID else None
    return tuple(way.name for way in credited.via) or channels.get(known.cluster if known else -1, ())


def _credit(article: Article) -> str | None:
    """The agency that an article credits, by its credit line or its dateline."""
    begin = next((segment.span[0] for segment in article.segments if segment.kind in ("dateline", "body")), 0)
    dateline = _DATELINE.match(article.text, begin)
    return article.credit or (dateline[1] if dateline else None)


def _via(ways: tuple[str, ...], printed: Printed) -> tuple[str, ...]:
    """The names of those it came through, the outlet itself left out; an article that credits an agency came through
    it."""
    names = tuple(name for name in ways if not is_of_itself(name, printed.outlet))
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
