"""What lists and searches are narrowed by, beside an article's own facts."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record.attribution import Attribution


@dataclass(frozen=True, slots=True)
class Traits:
    """What an attribution must be to be listed or found; None narrows nothing.

    `source` are words of its source, as it is printed; the rest is as deep reading saw it. `certainty` is the term
    itself, `forecast` a kind or whether there is one at all.
    """

    source: str | None = None
    kind: str | None = None
    anonymous: bool | None = None
    certainty: str | None = None
    polarity: str | None = None
    forecast: str | bool | None = None

    def fit(self, attribution: Attribution) -> bool:
        """Whether an attribution is so, its source's words aside."""
        who, wording = attribution.who, attribution.wording
        certainty, forecast = (None, None) if wording is None else (wording.certainty, wording.forecast)
        pairs = (
            (self.kind, who and who.kind),
            (self.anonymous, who and who.anonymous),
            (self.certainty, certainty and certainty.term),
            (self.polarity, wording and wording.polarity),
            (self.forecast, forecast is not None if isinstance(self.forecast, bool) else forecast and forecast.kind),
        )
        return all(wanted is None or wanted == found for wanted, found in pairs)
