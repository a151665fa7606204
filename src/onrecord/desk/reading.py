"""Read one article: a text or a capture in, a reading out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from onrecord.ingest import article_from_text, extract
from onrecord.read import Reader, load_reader, read_article
from onrecord.record import Attribution, Capture, Reading, Refusal

__all__ = ["Reader", "hold_to", "open_reader", "read_capture", "read_text"]


def open_reader(folder: Path | None = None) -> Reader:
    """Open the shipped reader, or the one whose card lies in `folder`. Raises WeightsError."""
    return load_reader(folder)


def read_text(
    text: str, *, id: str, reader: Reader, date: str | None = None, title: str | None = None, outlet: str | None = None
) -> Reading:
    """Read a text as it is; every span of the reading points into it, in code points."""
    return read_article(article_from_text(text, id=id, date=date, title=title, outlet=outlet), reader)


def read_capture(capture: Capture, *, reader: Reader, date: str | None = None) -> tuple[Reading, str | None]:
    """Extract a capture's article and read it, in whatever language; the second is what speaks against reading it.

    `date` is used where the article has none. Raises InputError where nothing can be extracted.
    """
    extraction = extract(replace(capture, notes=replace(capture.notes, date=capture.notes.date or date)))
    return read_article(extraction.article, reader), extraction.unread


def hold_to(reading: Reading, min_confidence: float) -> Reading:
    """Refuse, with the reason, what is less sure than asked; what lay within it moves out to the next around it.

    Assertions that are less sure are left out. What the headline stands on is what is left of it; how far it is borne
    out was weighed against all of the body and stays.
    """
    above = {attribution.id: attribution.within for attribution in reading.attributions}
    kept = {attribution.id for attribution in reading.attributions if attribution.confidence >= min_confidence}
    below = [attribution for attribution in reading.attributions if attribution.id not in kept]
    stated = tuple(assertion for assertion in reading.assertions if assertion.confidence >= min_confidence)
    known = kept | {assertion.id for assertion in stated}
    headline = reading.headline
    if headline is not None:
        bearing = tuple(id for id in headline.borne_out_by if id in known)
        headline = replace(headline, borne_out_by=bearing)
    return replace(
        reading,
        assertions=stated,
        headline=headline,
        attributions=tuple(
            replace(attribution, within=_nearest(attribution, above, kept))
            for attribution in reading.attributions
            if attribution.id in kept
        ),
        refused=tuple(
            sorted(
                (*reading.refused, *(_refusal(attribution, min_confidence) for attribution in below)),
                key=lambda refusal: refusal.span,
            )
        ),
    )


def _nearest(attribution: Attribution, above: dict[str, str | None], kept: set[str]) -> str | None:
    around = attribution.within
    while around is not None and around not in kept:
        around = above.get(around)
    return around


def _refusal(attribution: Attribution, min_confidence: float) -> Refusal:
    spans = (*attribution.source, *attribution.cue, *attribution.content)
    extent = (min(start for start, _ in spans), max(end for _, end in spans))
    return Refusal(extent, f"confidence {attribution.confidence:g} is below the {min_confidence:g} asked for")
