"""An attribution: in article A, source S is credited by cue U with content C."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.record.article import Article, SegmentKind
from onrecord.record.spans import Span, Spans

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
    editor put inside the quotation; `confidence` is how sure the reader is of its own reading, 0 to 1.
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
