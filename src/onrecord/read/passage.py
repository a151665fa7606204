"""A passage: what is credited to somebody, or stated by the article itself, as the deeper reading looks at it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record import Act, SegmentKind, Spans


@dataclass(frozen=True, slots=True)
class Passage:
    """An attribution's spans and act; an assertion has content alone and no act."""

    content: Spans
    segment: SegmentKind
    source: Spans = ()
    cue: Spans = ()
    act: Act | None = None
