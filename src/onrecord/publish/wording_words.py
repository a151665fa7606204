"""How something is put, and what of it is still to come, in words for people. Nothing is said of what is plain: an
assertion, a neutral writer, certainty that nobody spoke of."""

from __future__ import annotations

from onrecord.publish.quantity_words import days_words, length_words, percent_range
from onrecord.publish.quoting import in_marks, quoted
from onrecord.record import Certainty, Forecast, Horizon, Wording

SCALES = {"ICD203": "ICD 203", "PHIA": "PHIA", "Kent": "Kent"}
_POLARITY = {"denied": "denied", "uncommitted": "not committed to"}
_STANCE = {"distances": "the writer keeps a distance", "endorses": "the writer takes it as true"}


def put_parts(wording: Wording, text: str) -> list[str]:
    """Say how firmly something is put, whether denied, with what attitude, and what the writer makes of it."""
    parts = [] if wording.certainty is None else [certainty_words(wording.certainty, text)]
    parts += [_POLARITY[wording.polarity]] if wording.polarity in _POLARITY else []
    parts += [] if wording.attitude is None else [f"attitude: {wording.attitude}"]
    return parts + ([_STANCE[wording.stance]] if wording.stance in _STANCE else [])


def certainty_words(certainty: Certainty, text: str) -> str:
    """Say how sure: "“likely”: 55–80 % (ICD 203)", or that no scale has a number for the word."""
    words = in_marks(certainty.term or " … ".join(text[slice(*span)] for span in certainty.words))
    if certainty.low is None or certainty.high is None:
        return f"{words}: no number on any scale"
    scale = SCALES.get(certainty.scale)
    return f"{words}: {percent_range(certainty.low, certainty.high)}" + (f" ({scale})" if scale else "")


def forecast_parts(forecast: Forecast, text: str) -> list[str]:
    """Say what is to come, by when, how probably, and when that was said; its kind is the caller's to name."""
    parts = [in_marks(forecast.what)]
    if forecast.horizon is not None:
        parts.append(_horizon(forecast.horizon, text))
    due = None if forecast.by is None else days_words(*forecast.by)
    parts += [] if due is None else [f"due {due}"]
    parts += [] if forecast.probability is None else [percent_range(*forecast.probability)]
    parts += ["on a condition"] if forecast.conditional else []
    made = forecast.made if isinstance(forecast.made, str) or forecast.made is None else days_words(*forecast.made)
    return parts + ([] if made is None else [f"made {made}"])


def _horizon(horizon: Horizon, text: str) -> str:
    """By when: a length with what it is counted from, or the words themselves."""
    length = None if horizon.offset is None else length_words(horizon.offset)
    if length is not None and horizon.anchor:
        return f"within {length} of {horizon.anchor}"
    return quoted(text, horizon.span)
