"""A reading as the JSON object of `INTERFACE.md`: this release's fields, the others absent."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.resources import files

from onrecord.record import Attribution, Reading, Refusal, Segment, Span, Via, text_digest


def reading_to_object(reading: Reading, *, with_text: bool) -> dict[str, object]:
    """Return the object that other programs rely on; a batch leaves `text` out, since it gave the text itself."""
    article = reading.article
    shown_text = {"text": article.text} if with_text else {}
    return {
        "id": article.id,
        "reader": reading.reader,
        "language": article.language,
        **shown_text,
        "text_sha256": text_digest(article.text),
        "segments": [_segment(segment) for segment in article.segments],
        "attributions": [attribution_to_object(attribution) for attribution in reading.attributions],
        "refused": [_refusal(refusal) for refusal in reading.refused],
    }


def failure_to_object(id: str | None, kind: str, reason: str) -> dict[str, object]:
    """Return what stands in a batch's output for an input that could not be read."""
    return {"id": id, "failure": {"kind": kind, "reason": reason}}


def reading_schema() -> dict[str, object]:
    """Load the published JSON Schema (draft 2020-12) that every object here keeps to."""
    schema: dict[str, object] = json.loads(files("onrecord.publish").joinpath("reading.schema.json").read_text("utf-8"))
    return schema


def attribution_to_object(attribution: Attribution) -> dict[str, object]:
    """Return one attribution."""
    return {
        "id": attribution.id,
        "within": attribution.within,
        "source": _spans(attribution.source),
        "cue": _spans(attribution.cue),
        "content": _spans(attribution.content),
        "act": attribution.act,
        "form": attribution.form,
        "editorial": _spans(attribution.editorial),
        "segment": attribution.segment,
        "via": [_via(via) for via in attribution.via],
        "addressee": None if attribution.addressee is None else list(attribution.addressee),
        "confidence": round(attribution.confidence, 3),
    }


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [list(span) for span in spans]


def _segment(segment: Segment) -> dict[str, object]:
    return {"kind": segment.kind, "span": list(segment.span)}


def _via(via: Via) -> dict[str, object]:
    return {"name": via.name, "span": list(via.span), "medium": via.medium}


def _refusal(refusal: Refusal) -> dict[str, object]:
    return {"span": list(refusal.span), "reason": refusal.reason}
