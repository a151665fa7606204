"""A reading as the JSON object that other programs rely on: no field is guessed, what is not known is null."""

from __future__ import annotations

import json
from importlib.resources import files

from onrecord.publish.layers_json import number_to_object, place_to_object, time_to_object
from onrecord.publish.wording_json import (
    evidence_to_object,
    headline_to_object,
    optional_span,
    spans_to_lists,
    who_to_object,
    wording_to_object,
)
from onrecord.record import Assertion, Attribution, Reading, Refusal, Segment, Via, text_digest


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
        "assertions": [assertion_to_object(assertion) for assertion in reading.assertions],
        "numbers": [number_to_object(number) for number in reading.numbers],
        "times": [time_to_object(time) for time in reading.times],
        "places": [place_to_object(place) for place in reading.places],
        "headline": None if reading.headline is None else headline_to_object(reading.headline),
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
    """Return one attribution; one that nobody looked deeper into has no `who`, `certainty` and so on."""
    return {
        "id": attribution.id,
        "within": attribution.within,
        "source": spans_to_lists(attribution.source),
        "cue": spans_to_lists(attribution.cue),
        "content": spans_to_lists(attribution.content),
        "act": attribution.act,
        "form": attribution.form,
        "editorial": spans_to_lists(attribution.editorial),
        "segment": attribution.segment,
        **({} if attribution.who is None else {"who": who_to_object(attribution.who)}),
        "via": [_via(via) for via in attribution.via],
        "addressee": optional_span(attribution.addressee),
        "occasion": optional_span(attribution.occasion),
        **({} if attribution.wording is None else wording_to_object(attribution.wording)),
        "confidence": round(attribution.confidence, 3),
        "evidence": evidence_to_object(attribution.evidence),
    }


def assertion_to_object(assertion: Assertion) -> dict[str, object]:
    """Return one assertion."""
    return {
        "id": assertion.id,
        "content": spans_to_lists(assertion.content),
        "segment": assertion.segment,
        **wording_to_object(assertion.wording),
        "confidence": round(assertion.confidence, 3),
        "evidence": evidence_to_object(assertion.evidence),
    }


def _segment(segment: Segment) -> dict[str, object]:
    return {"kind": segment.kind, "span": list(segment.span)}


def _via(via: Via) -> dict[str, object]:
    return {"name": via.name, "span": list(via.span), "medium": via.medium}


def _refusal(refusal: Refusal) -> dict[str, object]:
    return {"span": list(refusal.span), "reason": refusal.reason}
