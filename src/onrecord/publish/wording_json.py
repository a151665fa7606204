"""Who a source is and how something is put, as JSON objects."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.record import Certainty, Evidence, Forecast, Headline, Horizon, Span, Who, Wording


def spans_to_lists(spans: Iterable[Span]) -> list[list[int]]:
    """Return spans as JSON has them."""
    return [list(span) for span in spans]


def optional_span(span: Span | None) -> list[int] | None:
    """Return a span that may be null."""
    return None if span is None else list(span)


def who_to_object(who: Who) -> dict[str, object]:
    """Return one source."""
    anonymity = who.anonymity
    return {
        "kind": who.kind,
        "name": who.name,
        "mention": optional_span(who.mention),
        "cluster": who.cluster,
        "role": who.role,
        "affiliation": who.affiliation,
        "country": who.country,
        "party": who.party,
        "count": None if who.count is None else list(who.count),
        "anonymous": who.anonymous,
        "anonymity": None
        if anonymity is None
        else {
            "gives": list(anonymity.gives),
            "wording": list(anonymity.wording),
            "reason": optional_span(anonymity.reason),
        },
    }


def wording_to_object(wording: Wording) -> dict[str, object]:
    """Return the fields that say how something is put, to stand beside the others of its attribution or assertion."""
    return {
        "certainty": None if wording.certainty is None else _certainty(wording.certainty),
        "polarity": wording.polarity,
        "attitude": wording.attitude,
        "stance": wording.stance,
        "numbers": list(wording.numbers),
        "times": list(wording.times),
        "places": list(wording.places),
        "forecast": None if wording.forecast is None else _forecast(wording.forecast),
    }


def evidence_to_object(evidence: Iterable[Evidence]) -> dict[str, object]:
    """Return evidence by the field that it is for."""
    return {
        item.field: {
            "spans": spans_to_lists(item.spans),
            "confidence": round(item.confidence, 3),
            "by": item.by,
        }
        for item in evidence
    }


def headline_to_object(headline: Headline) -> dict[str, object]:
    """Return what became of the headline."""
    return {
        "span": list(headline.span),
        "borne_out_by": list(headline.borne_out_by),
        "support": headline.support,
        "adds": spans_to_lists(headline.adds),
        "drops": list(headline.drops),
    }


def _certainty(certainty: Certainty) -> dict[str, object]:
    return {
        "low": certainty.low,
        "high": certainty.high,
        "term": certainty.term,
        "scale": certainty.scale,
        "words": spans_to_lists(certainty.words),
    }


def _forecast(forecast: Forecast) -> dict[str, object]:
    return {
        "what": forecast.what,
        "by": None if forecast.by is None else list(forecast.by),
        "horizon": None if forecast.horizon is None else _horizon(forecast.horizon),
        "made": list(forecast.made) if isinstance(forecast.made, tuple) else forecast.made,
        "probability": None if forecast.probability is None else list(forecast.probability),
        "conditional": forecast.conditional,
        "kind": forecast.kind,
    }


def _horizon(horizon: Horizon) -> dict[str, object]:
    return {"span": list(horizon.span), "anchor": horizon.anchor, "offset": horizon.offset}
