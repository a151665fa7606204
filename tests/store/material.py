"""Entries to put into ledgers: small made-up articles with readings whose spans are right."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from onrecord.record import (
    Anonymity,
    Article,
    Assertion,
    Attribution,
    Capture,
    Certainty,
    Evidence,
    Extraction,
    Failure,
    Forecast,
    Headline,
    Horizon,
    Notes,
    Number,
    Place,
    Printed,
    Quotation,
    Reading,
    Refusal,
    Segment,
    Span,
    Spans,
    Time,
    Via,
    Who,
    Wording,
)
from onrecord.record.ledger import Entry

EXTRACTOR, READER = "text-1", "onrecord-1"

FERRY = """Ferry to Varno “will sail again”, harbour master says

The ferry to Varno will sail again on Friday, harbour master Ilse Tarn said.

“We mended the ramp [at Oskel] in nine days,” Tarn told the Varno Gazette.

A pilot who asked not to be named said Tarn had said that the ramp was never closed."""

HARVEST = """Harvest in Westmark is late

The harvest is three weeks late, minister Jory Pell said on Monday.

According to two growers, the minister has not seen a field since May."""


def spans_like(text: str, pattern: str) -> Spans:
    return tuple(match.span() for match in re.finditer(pattern, text))


def article_of(text: str, **facts: Any) -> Article:
    """An article laid out by its lines."""
    paragraphs = spans_like(text, r"[^\n]*[^\n\s][^\n]*")
    head = [Segment("headline", paragraphs[0])] if paragraphs else []
    body = [Segment("body", (paragraphs[1][0], paragraphs[-1][1]))] if len(paragraphs) > 1 else []
    quotations = tuple(Quotation(span, 0, True, False) for span in spans_like(text, "“[^”]*”"))
    base: dict[str, Any] = {"id": "as it came", "language": "en", "sentences": paragraphs, "quotations": quotations}
    return Article(text=text, segments=(*head, *body), paragraphs=paragraphs, **base | facts)


def attributions_of(text: str) -> tuple[Attribution, ...]:
    """What "X said" credits, in each line: what stands before and behind it, each within the one before in its line."""
    found: list[Attribution] = []
    for line in spans_like(text, r"[^\n]+"):
        within = None
        for cue in re.finditer(r"\b(said|told)\b", text[slice(*line)]):
            start, end = line[0] + cue.start(), line[0] + cue.end()
            source = (max(line[0], start - 9), start - 1)
            content = tuple(span for span in ((line[0], source[0] - 1), (end + 1, line[1])) if span[0] < span[1])
            id = f"at-{start}"
            found.append(
                attribution(
                    id,
                    source=(source,) if source[0] < source[1] else (),
                    cue=((start, end),),
                    content=content,
                    within=within,
                )
            )
            within = id
    return tuple(found)


def attribution(id: str, **fields: Any) -> Attribution:
    base: dict[str, Any] = {
        "within": None, "source": (), "cue": (), "content": (), "act": "speech", "form": "indirect", "editorial": (),
        "segment": "body", "via": (), "addressee": None, "confidence": 0.875,
    }  # fmt: skip
    return Attribution(id=id, **base | fields)


def capture_of(text: str, name: str = "ferry.txt", **fields: Any) -> Capture:
    return Capture(text.encode("utf-8", "surrogatepass"), "text", name, **fields)


def entry_of(text: str, name: str = "ferry.txt", *, read: bool = True, facts: Any = (), **fields: Any) -> Entry:
    """An entry as a run makes it; `facts` are the article's, `fields` the capture's."""
    article = article_of(text, **dict(facts))
    refused = (Refusal((0, min(len(text), 5)), "nobody is credited"),) if text else ()
    reading = Reading(article, READER, attributions_of(text), refused) if read else None
    printed = tuple(Printed(span, at=span, element="/html/body/p") for span in article.paragraphs)
    return Entry(capture_of(text, name, **fields), Extraction(article, "utf-8", EXTRACTOR, printed), reading)


def ferry(**fields: Any) -> Entry:
    """An article with everything that an article can have."""
    facts = {
        "date": "2031-05-03",
        "updated": "2031-05-03T16:20:00Z",
        "title": "Ferry to Varno",
        "outlet": "Varno Gazette",
        "byline": "Dana Rill",
        "address": "https://gazette.example/ferry",
        "credit": "(Westmark Agency) —",
    }
    base: dict[str, Any] = {
        "name": "ferry.txt",
        "address": "https://gazette.example/ferry",
        "fetched": "2031-05-04T08:00:00Z",
        "headers": (("Server", "x"),),
        "transport": "tls",
        "charset": "utf-8",
        "notes": Notes("Ferry", None, "2031-05-03"),
    }
    entry = entry_of(FERRY, facts=facts, **base | fields)
    assert entry.extraction is not None
    gazette, bracket = FERRY.index("the Varno Gazette"), FERRY.index("[at Oskel]")
    told = attribution(
        "at-whole",
        source=((FERRY.index("Tarn told"), FERRY.index("Tarn told") + 4),),
        cue=((FERRY.index("told the"), FERRY.index("told the") + 4),),
        content=spans_like(FERRY, "“We mended[^”]*”"),
        form="direct",
        editorial=((bracket, bracket + 10),),
        via=(Via("Varno Gazette", (gazette, gazette + 17), "newspaper"),),
        addressee=(gazette, gazette + 17),
        confidence=0.123,
    )  # fmt: skip
    attributions = (deep(told), *attributions_of(FERRY))
    refused = (Refusal((0, 5), "a headline that nobody stands behind"),)
    reading = Reading(entry.extraction.article, READER, attributions, refused, **LAYERS)
    return Entry(entry.capture, entry.extraction, reading)


def where(words: str) -> Span:
    """Where some words first stand in FERRY."""
    return FERRY.index(words), FERRY.index(words) + len(words)


LAYERS: dict[str, Any] = {
    "assertions": (Assertion("as-1", (where("the ramp was never closed"),), "body", Wording(), 0.5),),
    "numbers": (Number(where("nine days"), 9, 9, 9, "day", None, "exact", by="source", confidence=0.9),),
    "times": (Time(where("on Friday"), "2031-05-09", "DATE", "2031-05-09", "2031-05-09", "day"),),
    "places": (Place(where("Varno"), "Varno", None, 12.5, -3.25, False, (7, 9)),),
    "headline": Headline(where("Ferry to Varno “will sail again”, harbour master says"), ("at-whole",), "partial"),
}


def deep(item: Attribution) -> Attribution:
    """The attribution with everything that deep reading may find."""
    tarn, asked = where("harbour master Ilse Tarn"), where("asked not to be named")
    who = Who(
        "person", "Ilse Tarn", tarn, 1, "harbour master", "the harbour", "NO", "Westmark", (1, 1), True,
        Anonymity(("rank",), tarn, asked),
    )  # fmt: skip
    horizon = Horizon(where("nine days"), "the mending", "P9D")
    forecast = Forecast(
        "the ramp holds", "promise", True, ("2031-05-03", "2031-05-12"), horizon, ("2031-05-03", "2031-05-03"),
        (0.55, 0.8),
    )  # fmt: skip
    certainty = Certainty("likely", "ICD203", (where("mended"),), 0.55, 0.8)
    wording = Wording(certainty, "denied", "hope", "distances", forecast, (0,), (0,), (0,))
    evidence = (Evidence("polarity", (where("never"),), 0.7, "certainty: negation"),)
    return replace(item, who=who, occasion=where("on Friday"), wording=wording, evidence=evidence)


def harvest(**fields: Any) -> Entry:
    return entry_of(HARVEST, "harvest.txt", facts={"date": "2031-06-10", "outlet": "Lowland Courier"}, **fields)


def failed(name: str = "broken.pdf", reason: str = "it is no PDF", address: str | None = None) -> Entry:
    return Entry(None, failure=Failure(name, "input", reason, address))
