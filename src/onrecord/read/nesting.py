"""Which candidate stands in whose content, and what becomes of two that claim the same words."""

from __future__ import annotations

from dataclasses import replace

from onrecord.read.candidates import Candidate, tidied, without
from onrecord.record import Span, Spans, length, overlap

MOSTLY = 0.5
"""Share of a cue (or content) that must lie in another's content to stand within it."""

NEAR = 40
"""Cues looked at on either side, so that long texts stay linear: on dev no parent is more than 7 cues away."""


def parents(items: list[Candidate]) -> list[int | None]:
    """For each candidate the index of the smallest one in whose content its cue lies, never in a circle."""
    order = sorted(range(len(items)), key=lambda index: (-length(items[index].content), index))
    rank = {index: place for place, index in enumerate(order)}
    extents = [item.extent for item in items]
    found: list[int | None] = []
    for index, item in enumerate(items):
        inside = [
            other
            for other in _near(items, extents, index)
            if rank[other] < rank[index] and _lies_in(item.cue, items[other].content)
        ]
        found.append(max(inside, key=lambda other: rank[other], default=None))
    return found


def _near(items: list[Candidate], extents: list[Span], index: int) -> list[int]:
    """Candidates whose extent meets this one's cue; items are in the order of their cues, extents are short."""
    start, end = items[index].cue[0][0], items[index].cue[-1][1]
    span = range(max(0, index - NEAR), min(len(items), index + NEAR))
    return [other for other in span if other != index and extents[other][0] < end and extents[other][1] > start]


def _lies_in(spans: Spans, content: Spans) -> bool:
    return overlap(spans, content) > MOSTLY * length(spans)


def settle(text: str, items: list[Candidate]) -> tuple[list[Candidate], list[int | None], list[tuple[Candidate, str]]]:
    """Nest what is nested, give words claimed twice to the surer one, and refuse what is left with too little."""
    nested = parents(items)
    reach = [_reach(item.content) for item in items]
    kept: dict[int, Candidate] = {}
    refused: list[tuple[Candidate, str]] = []
    for index in sorted(range(len(items)), key=lambda index: (_depth(nested, index), -items[index].confidence, index)):
        item, parent = items[index], nested[index]
        if parent is not None and parent not in kept:
            parent = _around(item, kept, index)
        nested[index] = parent
        for other in _meeting(reach, index):
            if other in kept and nested[other] == parent and overlap(item.content, kept[other].content):
                item = without(item, kept[other].content)
        if parent is not None:
            item = _clip(item, kept[parent].content)
        item = tidied(text, item)
        if length(item.content) < MOSTLY * length(items[index].content):
            refused.append((items[index], "most of its content is credited to another cue with more confidence"))
            continue
        kept[index] = item
    order = sorted(kept)
    place = {index: number for number, index in enumerate(order)}
    above = [place[parent] if (parent := nested[index]) is not None else None for index in order]
    return [kept[index] for index in order], above, refused


def _reach(spans: Spans) -> Span:
    """From the first to the last of them; (0, 0) of none."""
    return (spans[0][0], spans[-1][1]) if spans else (0, 0)


def _meeting(reach: list[Span], index: int) -> list[int]:
    """Candidates near by whose content may share words with this one's: tidying takes in the mark beside it at most."""
    start, end = reach[index]
    near = range(max(0, index - NEAR), min(len(reach), index + NEAR))
    return [other for other in near if reach[other][0] <= end and start <= reach[other][1]]


def _around(item: Candidate, kept: dict[int, Candidate], index: int) -> int | None:
    """The smallest content that stands and holds this cue, for one whose first parent was refused."""
    near = [other for other in range(index - NEAR, index + NEAR) if other in kept]
    inside = [other for other in near if _lies_in(item.cue, kept[other].content)]
    return min(inside, key=lambda other: (length(kept[other].content), other), default=None)


def _depth(nested: list[int | None], index: int) -> int:
    depth = 0
    parent = nested[index]
    while parent is not None:
        depth, parent = depth + 1, nested[parent]
    return depth


def _clip(item: Candidate, content: Spans) -> Candidate:
    """Only what lies in the parent's content: an attribution within another credits nothing beyond it."""
    inside = []
    for start, end in item.content:
        for left, right in content:
            if max(start, left) < min(end, right):
                inside.append((max(start, left), min(end, right)))
    return replace(item, content=tuple(inside))


def with_own_sources(items: list[Candidate], above: list[int | None]) -> list[Candidate]:
    """Whoever is credited within somebody's words is not that somebody as well: "Prado said the driver told police"."""
    made = []
    for item, parent in zip(items, above, strict=True):
        outer = None if parent is None else items[parent]
        own = () if outer is None else tuple(span for span in item.source if not overlap([span], outer.source))
        alone = outer is not None and own and overlap(own, outer.content)
        made.append(replace(item, source=own) if alone else item)
    return made
