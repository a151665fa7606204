"""The article's text cut into blocks and pieces, so that spans which nest or cross never give crossing signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from onrecord.publish.selection import Entry, OwnEntry
from onrecord.record import Article, Reading, SegmentKind, Span, Spans

Role = Literal["content", "source", "cue", "editorial"]
Silent = Literal["own", "number", "time", "place"]
"""What the article states in its own voice, and the layers: found in the text, without a sign of an attribution's."""

# Where two roles begin and end together, the earlier one here stands outside.
_ROLES: tuple[Role, ...] = ("content", "source", "cue", "editorial")
_ORDER: tuple[Role | Silent, ...] = ("own", *_ROLES, "number", "time", "place")
_LINE_START = re.compile(r"(?<=\n)(?=[^\n])")
_INLINE: tuple[SegmentKind, ...] = ("body", "dateline")


@dataclass(frozen=True, slots=True)
class Mark:
    """One span in one role. Attributions that share it (one source, two contents) share the mark.

    `numbers` are those of ledger entries, or a layer's indices.
    """

    role: Role | Silent
    span: Span
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with no span boundary inside it; `marks` are those that cover it, the outermost first."""

    span: Span
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph as a page sets it. `pieces` lose the white space around them; `before` and `after` keep it."""

    kind: SegmentKind
    opens_segment: bool
    before: Span
    pieces: tuple[Piece, ...]
    after: Span


def marks_of(entries: Iterable[Entry]) -> tuple[Mark, ...]:
    """Collect the marks of all shown attributions, the outermost first where several begin together."""
    numbers: dict[tuple[Role, Span], list[int]] = {}
    for entry in entries:
        for role in _ROLES:
            spans: Spans = getattr(entry.attribution, role)
            for span in spans:
                numbers.setdefault((role, span), []).append(entry.number)
    return in_order(Mark(role, span, tuple(n)) for (role, span), n in numbers.items())


def own_marks(entries: Iterable[OwnEntry]) -> tuple[Mark, ...]:
    """Collect the marks of what the article states in its own voice."""
    return tuple(Mark("own", span, (entry.number,)) for entry in entries for span in entry.assertion.content)


def layer_marks(reading: Reading) -> tuple[Mark, ...]:
    """Collect the marks of all numbers, times and places; their numbers are indices into the layers."""
    return (
        *(Mark("number", number.span, (index,)) for index, number in enumerate(reading.numbers)),
        *(Mark("time", time.span, (index,)) for index, time in enumerate(reading.times)),
        *(Mark("place", place.span, (index,)) for index, place in enumerate(reading.places)),
    )


def in_order(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Sort marks as they begin, the outermost first where several begin together."""
    return tuple(sorted(marks, key=_outermost))


def blocks_of(article: Article, marks: tuple[Mark, ...]) -> tuple[Block, ...]:
    """Cut an article into blocks and those into pieces; together they hold every character once, in order."""
    ranges = _ranges(article)
    trimmed = [_trim(article.text, span) for span in ranges]
    pieces = _cut(trimmed, marks)
    blocks: list[Block] = []
    last: int | None = None
    for (start, end), (left, right), inside in zip(ranges, trimmed, pieces, strict=True):
        segment = _segment_at(article, left)
        kind = "body" if segment is None else article.segments[segment].kind
        blocks.append(Block(kind, segment != last, (start, left), inside, (right, end)))
        last = segment
    return tuple(blocks)


def _outermost(mark: Mark) -> tuple[int, int, int]:
    return mark.span[0], -mark.span[1], _ORDER.index(mark.role)


def _ranges(article: Article) -> list[Span]:
    """Divide the text where paragraphs begin and where headlines, captions, comments and the like begin or end."""
    size = len(article.text)
    cuts = {0, size} | {edge for paragraph in article.paragraphs for edge in paragraph}
    if not article.paragraphs:
        cuts |= {found.start() for found in _LINE_START.finditer(article.text)}
    cuts |= {edge for segment in article.segments if segment.kind not in _INLINE for edge in segment.span}
    edges = sorted(cuts)
    ranges: list[Span] = []
    for start, end in pairwise(edges):
        blank = not article.text[start:end].strip()
        if ranges and (blank or not article.text[slice(*ranges[-1])].strip()):
            ranges[-1] = (ranges[-1][0], end)
        else:
            ranges.append((start, end))
    return ranges


def _trim(text: str, span: Span) -> Span:
    stretch = text[slice(*span)]
    left = len(stretch) - len(stretch.lstrip())
    return span[0] + left, max(span[0] + left, span[0] + len(stretch.rstrip()))


def _segment_at(article: Article, place: int) -> int | None:
    found = (i for i, segment in enumerate(article.segments) if segment.span[0] <= place < segment.span[1])
    return next(found, None)


def _cut(ranges: list[Span], marks: tuple[Mark, ...]) -> list[tuple[Piece, ...]]:
    waiting = list(reversed(marks))
    active: list[Mark] = []
    cut: list[tuple[Piece, ...]] = []
    for span in ranges:
        while waiting and waiting[-1].span[0] < span[1]:
            active.append(waiting.pop())
        active = [mark for mark in active if mark.span[1] > span[0]]
        cut.append(tuple(_pieces(span, active)))
    return cut


def _pieces(span: Span, marks: list[Mark]) -> Iterator[Piece]:
    """Cut one range at the edges of the marks that touch it, sweeping so that many marks stay cheap."""
    start, end = span
    edges = sorted({start, end} | {edge for mark in marks for edge in mark.span if start < edge < end})
    waiting = list(reversed(marks))
    active: list[Mark] = []
    for left, right in pairwise(edges):
        while waiting and waiting[-1].span[0] <= left:
            active.append(waiting.pop())
        active = [mark for mark in active if mark.span[1] > left]
        yield Piece((left, right), tuple(active))
