"""An article as stages see it: its clean text and the way it is laid out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.record.spans import Span, Spans

SegmentKind = Literal["headline", "dateline", "body", "caption", "blockquote", "comment", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text that plays one part on the page. Segments never overlap."""

    kind: SegmentKind
    span: Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation, marks included.

    `span` covers the opening mark to the closing mark (or to the paragraph's end where none closes it);
    `depth` is 0 for an outermost quotation, 1 for one inside it, and so on; `closed` says whether its own
    closing mark stands there; `continues` says whether it takes up the quotation that the paragraph before
    left open (news style: every paragraph reopens, only the last closes).
    """

    span: Span
    depth: int
    closed: bool
    continues: bool


@dataclass(frozen=True, slots=True)
class Article:
    """One text as published. Every span in it points into `text`, in code points.

    `date` and `updated` are days or UTC times (ISO 8601) of its publication and last change; `address` is the one
    under which the article says it stands; `credit` the agency's credit line as printed ("(Agency) —",
    "Agency contributed"). What the article does not say is None.
    """

    id: str
    text: str
    language: str
    segments: tuple[Segment, ...]
    paragraphs: Spans
    sentences: Spans
    quotations: tuple[Quotation, ...]
    date: str | None = None
    title: str | None = None
    outlet: str | None = None
    updated: str | None = None
    byline: str | None = None
    address: str | None = None
    credit: str | None = None
