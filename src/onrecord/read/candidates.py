"""Drafts → candidates: spans instead of units, joined, snapped to words and quotation marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.read.pieces import Pieces
from onrecord.read.tagging import Draft
from onrecord.record import ACTS, Act, Span, Spans, merge_spans, overlap

OPENING, CLOSING = "“«„‘", "”»’"
_LOOSE = set(" \t\u00a0\"“”‘’'«»„`.,;:!?-–—…")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An attribution in the making. `cut_off` says that the edge of what was seen may have cut its content,
    `through` is whom the source is quoted by."""

    source: Spans
    cue: Spans
    content: Spans
    act: Act
    begins: float
    log_share: float
    cut_off: bool
    carried: bool = False
    through: Spans = ()
    confidence: float = 0.0

    @property
    def extent(self) -> Span:
        """From its first character to its last."""
        spans = self.source + self.cue + self.content
        return min(start for start, _ in spans), max(end for _, end in spans)


def candidates(text: str, pieces: Pieces, drafts: Iterable[Draft]) -> list[Candidate]:
    """One candidate a cue; of drafts whose cues overlap the one that begins most surely stays."""
    made: list[Candidate] = []
    taken: dict[int, int] = {}
    for draft in sorted(drafts, key=lambda draft: -draft.begins):
        if any(unit in taken for unit in draft.cue):
            continue
        taken.update(dict.fromkeys(draft.cue, len(made)))
        made.append(_candidate(text, pieces, draft))
    return sorted(made, key=lambda candidate: candidate.cue[0])


def _candidate(text: str, pieces: Pieces, draft: Draft) -> Candidate:
    cue = _spans(pieces, draft.cue)
    content = snap(text, _join(text, _spans(pieces, draft.content)), cue)
    source = tuple(_trim(text, span) for span in _spans(pieces, _of_one_paragraph(pieces, draft)))
    act = ACTS[max(range(len(ACTS)), key=lambda index: draft.acts[index])]
    at_edge = not _cut_short(pieces, draft.view).isdisjoint(draft.content)
    return Candidate(source, cue, content, act, draft.begins, draft.log_share, at_edge)


def _of_one_paragraph(pieces: Pieces, draft: Draft) -> tuple[int, ...]:
    """A source's units, without those that a headline or another paragraph lends to one that begins beside the cue."""
    own = pieces.paragraph[draft.cue[0]]
    beside = tuple(unit for unit in draft.source if pieces.paragraph[unit] == own)
    return beside or draft.source


def _cut_short(pieces: Pieces, view: range) -> set[int]:
    """Those of a view's outermost units at which its paragraph goes on unseen."""
    lines = pieces.paragraph
    sides = ((view.start, view.start - 1), (view.stop - 1, view.stop))
    return {edge for edge, beyond in sides if 0 <= beyond < len(lines) and lines[beyond] == lines[edge]}


def _spans(pieces: Pieces, units: tuple[int, ...]) -> Spans:
    """Runs of units as spans of code points."""
    runs: list[list[int]] = []
    for unit in units:
        if runs and unit == runs[-1][1] + 1:
            runs[-1][1] = unit
        else:
            runs.append([unit, unit])
    return tuple((int(pieces.starts[first]), int(pieces.ends[last])) for first, last in runs)


def _join(text: str, spans: Spans) -> Spans:
    """Join spans of one paragraph with nothing but marks and spaces between them."""
    joined: list[Span] = []
    for span in spans:
        if joined and set(text[joined[-1][1] : span[0]]) <= _LOOSE:
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
    return tuple(joined)


def snap(text: str, content: Spans, cue: Spans) -> Spans:
    """Take in a quotation mark whose partner is inside, leave out one whose partner is not; drop marks alone."""
    snapped = []
    for start, end in content:
        while start < end and text[start] in CLOSING.replace("’", "") + ",;":
            start += 1
        while start < end and text[end - 1] in OPENING.replace("‘", ""):
            end -= 1
        inner = text[start:end]
        if start and text[start - 1] in "“«„" and _unopened(inner):
            start -= 1
        if start and text[start - 1] == '"' and inner.count('"') % 2 == 1 and not inner.startswith('"'):
            start -= 1
        if end < len(text) and _closes(text[start:end], text[end]):
            end += 1
        span = _trim(text, (start, end))
        if not set(text[span[0] : span[1]]) <= _LOOSE and not overlap([span], cue):
            snapped.append(span)
    return merge_spans(snapped)


def _unopened(inner: str) -> bool:
    return sum(inner.count(mark) for mark in "”»") > sum(inner.count(mark) for mark in "“«„")


def _closes(inner: str, mark: str) -> bool:
    """Whether `mark` closes a quotation that `inner` leaves open."""
    if mark == '"':
        return inner.count('"') % 2 == 1
    return mark in "”»" and sum(inner.count(sign) for sign in "“«„") > sum(inner.count(sign) for sign in "”»")


def _trim(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def without(candidate: Candidate, taken: Spans) -> Candidate:
    """The candidate less the content that another one holds."""
    left: list[Span] = []
    for start, end in candidate.content:
        for other_start, other_end in taken:
            if other_start < end and other_end > start:
                if start < other_start:
                    left.append((start, other_start))
                start = max(start, other_end)
        if start < end:
            left.append((start, end))
    return replace(candidate, content=merge_spans(left))


def tidied(text: str, candidate: Candidate) -> Candidate:
    """The candidate without spaces at the edges of its content and without pieces that hold no word."""
    spans = (_trim(text, span) for span in candidate.content)
    kept = tuple(span for span in spans if not set(text[slice(*span)]) <= _LOOSE)
    return candidate if kept == candidate.content else replace(candidate, content=kept)
