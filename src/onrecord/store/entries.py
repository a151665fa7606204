"""An entry as rows: what each record of `onrecord.record` looks like in its table, ids and all.

Row numbers, `learnt` and `published` come when it is written.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from typing import Any

from onrecord.errors import LedgerError
from onrecord.record import (
    Article,
    Attribution,
    Capture,
    Extraction,
    Failure,
    Notes,
    Printed,
    Reading,
    Refusal,
    digest,
    text_digest,
)
from onrecord.record.ledger import Entry
from onrecord.store.clock import published_on
from onrecord.store.cuts import cuts_of, is_inside, joined, spans_of
from onrecord.store.depth import attribution_depth, reading_depth, searched, spans_in
from onrecord.store.identities import (
    IDENTITIES,
    LAYOUT,
    ROLES,
    article_identity,
    attribution_identity,
    reading_identity,
)

Row = dict[str, Any]

_COMPRESSION = 1
"""zlib's level: of a web page of 100 kB, level 6 leaves a tenth less and takes three times as long as level 1."""

BESIDE_WORDS = ("editorial", "via", "addressee")
"""An attribution's spans that have no words of their own beside them, but a checksum."""


@dataclass(slots=True)
class Prepared:
    """An entry and its rows; a table that it has nothing for is None."""

    entry: Entry
    published: str | None = None
    raw: Row | None = None
    capture: Row | None = None
    sighting: Row | None = None
    article: Row | None = None
    article_text: Row | None = None
    reading: Row | None = None
    attributions: list[Row] = field(default_factory=list)
    failure: Row | None = None

    @property
    def size(self) -> int:
        """Bytes, about, that wait to be written."""
        return (self.raw["size"] if self.raw else 0) + (self.article["length"] if self.article else 0)


def prepare(entry: Entry) -> Prepared:
    """Make an entry's rows. Raises LedgerError for one that would make a broken ledger: spans outside of their text."""
    prepared = Prepared(entry)
    if entry.capture is not None:
        _prepare_capture(prepared, entry.capture)
        if entry.extraction is not None:
            _prepare_article(prepared, entry.extraction)
    if entry.reading is not None:
        _prepare_reading(prepared, entry.reading)
    if entry.failure is not None:
        prepared.failure = failure_row(entry.failure)
    return prepared


def notes_value(notes: Notes) -> list[str | None]:
    """Return notes as they are stored and hashed."""
    return [notes.title, notes.outlet, notes.date]


def failure_row(failure: Failure) -> Row:
    """Make the row of a failure."""
    row: Row = {"name": failure.name, "address": failure.address, "kind": failure.kind, "reason": failure.reason}
    return row | {"id": IDENTITIES["failure"](row)}


def _prepare_capture(prepared: Prepared, capture: Capture) -> None:
    raw = digest(capture.raw)
    prepared.raw = {"id": raw, "size": len(capture.raw)}
    row: Row = {
        "raw": raw,
        "media": capture.media,
        "address": capture.address,
        "charset": capture.charset,
        "notes": notes_value(capture.notes),
    }
    prepared.capture = row | {"id": IDENTITIES["capture"](row)}
    sighting: Row = {
        "capture": prepared.capture["id"],
        "name": capture.name,
        "fetched": capture.fetched,
        "headers": [list(header) for header in capture.headers],
        "transport": capture.transport,
    }
    prepared.sighting = sighting | {"id": IDENTITIES["sighting"](sighting)}


def compress(raw: bytes) -> bytes:
    """Compress bytes as table `raw` holds them."""
    return zlib.compress(raw, _COMPRESSION)


def _prepare_article(prepared: Prepared, extraction: Extraction) -> None:
    assert prepared.capture is not None
    article = extraction.article
    text: Row = {"text": article.text} | _layout(article) | {"printed": [_printed(run) for run in extraction.printed]}
    spans = spans_of(text, LAYOUT)
    for name, listed in spans.items():
        _refuse_outside(listed, len(article.text), name)
    row: Row = {
        "capture": prepared.capture["id"],
        "extractor": extraction.extractor,
        "encoding": extraction.encoding,
        "unread": extraction.unread,
        "language": article.language,
        "date": article.date,
        "updated": article.updated,
        "title": article.title,
        "outlet": article.outlet,
        "byline": article.byline,
        "address": article.address,
        "credit": article.credit,
        "text_digest": text_digest(article.text),
        "length": len(article.text),
    }
    prepared.published = published_on(article.date)
    prepared.article = row | {"id": article_identity(row, text)}
    prepared.article_text = text | {"cuts": cuts_of(article.text, spans)}


def _layout(article: Article) -> Row:
    return {
        "segments": [[list(segment.span), segment.kind] for segment in article.segments],
        "paragraphs": [list(span) for span in article.paragraphs],
        "sentences": [list(span) for span in article.sentences],
        "quotations": [
            [list(quotation.span), quotation.depth, quotation.closed, quotation.continues]
            for quotation in article.quotations
        ],
    }


def _printed(run: Printed) -> list[Any]:
    box = None if run.box is None else [float(side) for side in run.box]
    return [list(run.span), run.element, None if run.at is None else list(run.at), run.page, box]


def _prepare_reading(prepared: Prepared, reading: Reading) -> None:
    if prepared.article is None or prepared.entry.extraction is None:
        raise LedgerError("a reading came without the article that it is of", hint="add both in one entry")
    text = prepared.entry.extraction.article.text
    if reading.article.text != text:
        raise LedgerError("a reading came with another text than its own", hint="read the article that was extracted")
    article = prepared.article["id"]
    places = {attribution.id: place for place, attribution in enumerate(reading.attributions)}
    prepared.attributions = [
        _attribution(attribution, text, places) | {"position": place}
        for place, attribution in enumerate(reading.attributions)
    ]
    for each in prepared.attributions:
        each["id"] = attribution_identity(each, article, reading.reader)
    row: Row = {
        "article": article,
        "reader": reading.reader,
        "refused": [_refusal(refusal) for refusal in reading.refused],
        "depth": reading_depth(reading, places),
    }
    spans = spans_of(row, ("refused",)) | {"depth": spans_in(row["depth"])}
    for name, listed in spans.items():
        _refuse_outside(listed, len(text), f"{name} of a reading")
    row |= {"cuts": cuts_of(text, spans), "id": reading_identity(row, prepared.attributions)}
    for each in prepared.attributions:
        each["reading"] = row["id"]
    prepared.reading = row


def _attribution(attribution: Attribution, text: str, places: dict[str, int]) -> Row:
    row: Row = {
        "within": None if attribution.within is None else _place(attribution, places),
        "source": [list(span) for span in attribution.source],
        "cue": [list(span) for span in attribution.cue],
        "content": [list(span) for span in attribution.content],
        "act": attribution.act,
        "form": attribution.form,
        "editorial": [list(span) for span in attribution.editorial],
        "segment": attribution.segment,
        "via": [[list(via.span), via.name, via.medium] for via in attribution.via],
        "addressee": None if attribution.addressee is None else list(attribution.addressee),
        "confidence": float(attribution.confidence),
        "source_text": joined(text, attribution.source),
        "cue_text": joined(text, attribution.cue),
        "content_text": joined(text, attribution.content),
        "depth": (depth := attribution_depth(attribution)),
        **searched(depth),
    }
    beside = spans_of(row, BESIDE_WORDS) | {"depth": spans_in(row["depth"])}
    for name, spans in (beside | spans_of(row, ROLES)).items():
        _refuse_outside(spans, len(text), f"{name} of an attribution")
    return row | {"cuts": cuts_of(text, beside) if any(beside.values()) else {}}


def _place(attribution: Attribution, places: dict[str, int]) -> int:
    try:
        return places[attribution.within or ""]
    except KeyError:
        raise LedgerError(
            f"attribution {attribution.id} lies within {attribution.within}, which its reading does not hold",
            hint="this is a mistake in the reader: report it with the article",
        ) from None


def _refusal(refusal: Refusal) -> list[Any]:
    return [list(refusal.span), refusal.reason]


def _refuse_outside(spans: list[tuple[int, int]], length: int, what: str) -> None:
    for span in spans:
        if not is_inside(span, length):
            raise LedgerError(
                f"{what}: the span {span[0]}–{span[1]} lies outside of a text of {length} characters",
                hint="this is a mistake in what made it: report it with the article",
            )
