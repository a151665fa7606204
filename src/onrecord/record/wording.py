"""How something is put: how sure, by when, and the numbers, times and places in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.record.spans import Span, Spans

Scale = Literal["ICD203", "PHIA", "Kent", "none"]
Polarity = Literal["asserted", "denied", "uncommitted"]
Stance = Literal["neutral", "endorses", "distances"]
Prospect = Literal["forecast", "threat", "promise", "plan"]
"""What of the future a content is about; the four values of a forecast's `kind`."""


@dataclass(frozen=True, slots=True)
class Certainty:
    """How firmly it was put. `low` and `high` are probabilities that `scale` publishes for `term`; None where no
    scale has a number for the word: none is invented. `words` are all that bear on it."""

    term: str | None
    scale: Scale
    words: Spans
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Horizon:
    """By when, in words: `anchor` is what it is counted from ("the invasion"), `offset` an ISO 8601
    duration or None."""

    span: Span
    anchor: str
    offset: str | None


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is still to come when it was said.

    `what` is what would make it true, in words. `by` are the first and last day by which it should have come, `made`
    those on which it was said, or the words that say when where no day can be had. `probability` is only what the
    source itself put a number or a scale's word on.
    """

    what: str
    kind: Prospect
    conditional: bool = False
    by: tuple[str, str] | None = None
    horizon: Horizon | None = None
    made: tuple[str, str] | str | None = None
    probability: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a value stands on: the words, how sure, and the rule or head that made it."""

    field: str
    spans: Spans
    confidence: float
    by: str


@dataclass(frozen=True, slots=True)
class Wording:
    """How an attribution or assertion is put. `numbers`, `times` and `places` are indices into the reading's layers.

    `attitude` is what the source shows towards it ("hope", "fear", "demand", "belief"), `stance` what the writer does.
    """

    certainty: Certainty | None = None
    polarity: Polarity = "asserted"
    attitude: str | None = None
    stance: Stance = "neutral"
    forecast: Forecast | None = None
    numbers: tuple[int, ...] = ()
    times: tuple[int, ...] = ()
    places: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Headline:
    """Whether the body bears the headline out: by the ids of which attributions and assertions, and how far.

    `adds` are words of the headline that nothing in the body says, `drops` what the headline left out of what the body
    says: "source", "hedge", "bound".
    """

    span: Span
    borne_out_by: tuple[str, ...]
    support: Literal["full", "partial", "none"]
    adds: Spans = ()
    drops: tuple[str, ...] = ()
