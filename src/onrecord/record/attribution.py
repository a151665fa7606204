"""An attribution: in article A, source S is credited by cue U with content C."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.record.article import Article, SegmentKind
from onrecord.record.layers import Number, Place, Time
from onrecord.record.spans import Span, Spans
from onrecord.record.who import Who
from onrecord.record.wording import Evidence, Headline, Wording

Act = Literal["speech", "writing", "thought", "intention", "perception"]
Form = Literal["direct", "indirect", "mixed"]
ACTS: tuple[Act, ...] = ("speech", "writing", "thought", "intention", "perception")


@dataclass(frozen=True, slots=True)
class Via:
    """Whom the source spoke through ("told the Washington Post")."""

    name: str
    span: Span
    medium: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody is credited with something. Any of the three roles may be empty, never all of them.

    `within` is the id of the attribution in whose content this one lies; `editorial` are the words that an
    editor put inside the quotation; `confidence` is how sure the reader is of its own reading, 0 to 1. `who` and
    `wording` are None where the reader looked no deeper; `occasion` are the words that say where or when it was said.
    """

    id: str
    within: str | None
    source: Spans
    cue: Spans
    content: Spans
    act: Act
    form: Form
    editorial: Spans
    segment: SegmentKind
    via: tuple[Via, ...]
    addressee: Span | None
    confidence: float
    who: Who | None = None
    occasion: Span | None = None
    wording: Wording | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Assertion:
    """Something that the article states in its own voice."""

    id: str
    content: Spans
    segment: SegmentKind
    wording: Wording
    confidence: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that looked like an attribution and was not let through, with the reason."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader made of one article."""

    article: Article
    reader: str
    attributions: tuple[Attribution, ...]
    refused: tuple[Refusal, ...]
    assertions: tuple[Assertion, ...] = ()
    numbers: tuple[Number, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    headline: Headline | None = None
