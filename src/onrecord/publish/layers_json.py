"""Numbers, times and places as JSON objects."""

from __future__ import annotations

from onrecord.record import Number, Place, Time


def number_to_object(number: Number) -> dict[str, object]:
    """Return one number."""
    return {
        "span": list(number.span),
        "low": number.low,
        "best": number.best,
        "high": number.high,
        "unit": number.unit,
        "of": number.of,
        "bound": number.bound,
        "change": number.change,
        "per": number.per,
        "base": number.base,
        "cumulative": number.cumulative,
        "by": number.by,
        "confidence": round(number.confidence, 3),
    }


def time_to_object(time: Time) -> dict[str, object]:
    """Return one time expression."""
    return {
        "span": list(time.span),
        "timex": time.timex,
        "type": time.type,
        "start": time.start,
        "end": time.end,
        "granularity": time.granularity,
        "confidence": round(time.confidence, 3),
    }


def place_to_object(place: Place) -> dict[str, object]:
    """Return one place."""
    return {
        "span": list(place.span),
        "name": place.name,
        "geonames": place.geonames,
        "lat": place.lat,
        "lon": place.lon,
        "speaks": place.speaks,
        "alternatives": list(place.alternatives),
        "confidence": round(place.confidence, 3),
    }
