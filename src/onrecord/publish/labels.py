"""The words by which both pages name the parts of an article and of a ledger line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from onrecord.record import Attribution, SegmentKind, Spans, Via, overlap

LABELS: Mapping[SegmentKind, str] = {
    "headline": "headline",
    "caption": "caption",
    "blockquote": "set apart",
    "comment": "reader comment",
    "boilerplate": "boilerplate",
}
_WHERE: Mapping[SegmentKind, str] = {
    "headline": "in the headline",
    "caption": "in a caption",
    "blockquote": "in a passage set apart",
    "comment": "in a reader comment",
    "boilerplate": "in boilerplate",
}
OWN = "In the article's own voice"
HEADLINE = "The headline"
Credited = Literal["source", "cue", "content"]
ABSENT: Mapping[Credited, str] = {
    "source": "no source named",
    "cue": "no cue",
    "content": "no content marked",
}


def manner(attribution: Attribution, addressee: str | None, outlet: str | None) -> list[str]:
    """Say how a source is credited, beyond the cue: act if not speech, form, via whom, to whom, where.

    What came through the article's own `outlet` came through nobody else: it was told to this outlet.
    """
    words: list[str] = [] if attribution.act == "speech" else [attribution.act]
    words.append(attribution.form)
    words += [_way(via, outlet) for via in attribution.via]
    words += [f"to {addressee}"] if addressee and not _is_via(attribution) else []
    where = _WHERE.get(attribution.segment)
    return [*words, where] if where else words


def _way(via: Via, outlet: str | None) -> str:
    own, called = (outlet or "").casefold().split(), via.name.casefold().removeprefix("the ").split()
    if called and own[-len(called) :] == called:
        return "told this outlet"
    return f"via {via.name}" + (f" ({via.medium})" if via.medium else "")


def _is_via(attribution: Attribution) -> bool:
    """Whether whom the source spoke to is whom it spoke through: "told the Courier" says it once."""
    spoken_to = () if attribution.addressee is None else (attribution.addressee,)
    return overlap(spoken_to, tuple(via.span for via in attribution.via)) > 0


def characters(attribution: Attribution) -> str:
    """Name the exact characters, as the JSON has them, of the content (or of what there is instead)."""
    return span_words(attribution.content or attribution.cue or attribution.source)


def span_words(spans: Spans) -> str:
    """Name characters as the JSON has them."""
    return ", ".join(f"{start}–{end}" for start, end in spans)
