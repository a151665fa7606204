"""Which attributions a page shows, in what order, under what numbers, and what it leaves out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from onrecord.record import ACTS, Act, Assertion, Attribution, Reading


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger as a page prints it; `depth` counts the shown attributions that it lies within."""

    number: int
    depth: int
    attribution: Attribution


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """One line of what the article states in its own voice; pages call it by its letter and number, a1."""

    number: int
    assertion: Assertion

    @property
    def label(self) -> str:
        """What a page calls it."""
        return f"a{self.number}"


@dataclass(frozen=True, slots=True)
class Selection:
    """What is shown, and how much is not: by act, by confidence, and refused by the reader with its reasons."""

    entries: tuple[Entry, ...]
    own: tuple[OwnEntry, ...]
    hidden_acts: tuple[tuple[Act, int], ...]
    hidden_unsure: int
    own_unsure: int
    refused: tuple[tuple[str, int], ...]

    @property
    def labels(self) -> dict[str, str]:
        """What a page calls each statement that it shows, by its id."""
        numbers = {entry.attribution.id: str(entry.number) for entry in self.entries}
        return numbers | {entry.assertion.id: entry.label for entry in self.own}


def select(reading: Reading, *, acts: frozenset[str], min_confidence: float) -> Selection:
    """Choose and number the attributions to show: in the order of the text, each before those within it."""
    by_act = [a for a in reading.attributions if a.act in acts]
    # The same rounding as in the JSON, so that what is printed as 0.5 passes --min-confidence 0.5.
    shown = [a for a in by_act if round(a.confidence, 3) >= min_confidence]
    own = [a for a in reading.assertions if round(a.confidence, 3) >= min_confidence]
    hidden = Counter(a.act for a in reading.attributions if a.act not in acts)
    return Selection(
        entries=_number(_in_order(shown, _parents(reading, shown))),
        own=tuple(OwnEntry(number, assertion) for number, assertion in enumerate(own, start=1)),
        hidden_acts=tuple((act, hidden[act]) for act in ACTS if hidden[act]),
        hidden_unsure=len(by_act) - len(shown),
        own_unsure=len(reading.assertions) - len(own),
        refused=tuple(Counter(refusal.reason for refusal in reading.refused).most_common()),
    )


def tally(selection: Selection, min_confidence: float) -> list[str]:
    """Say in sentences what is shown, what is hidden and how to see it, and what was refused and why."""
    sentences = [f"{_count(len(selection.entries), 'attribution')} shown."]
    if selection.hidden_acts:
        total = sum(count for _, count in selection.hidden_acts)
        kinds = ", ".join(f"{count} {act}" for act, count in selection.hidden_acts)
        sentences.append(f"{total} hidden by act ({kinds}): --acts all shows {_them(total)}.")
    if selection.hidden_unsure:
        total = selection.hidden_unsure
        sentences.append(f"{total} below confidence {min_confidence:g}: --min-confidence 0 shows {_them(total)}.")
    if selection.own_unsure:
        total = selection.own_unsure
        told = f"{total} of the article's own below confidence {min_confidence:g}"
        sentences.append(f"{told}: --min-confidence 0 shows {_them(total)}.")
    if selection.refused:
        total = sum(count for _, count in selection.refused)
        reasons = "; ".join(f"{reason} ({count})" for reason, count in selection.refused)
        sentences.append(f"{total} refused: {reasons}.")
    return sentences


def _count(number: int, noun: str) -> str:
    return f"{number or 'No'} {noun}{'' if number == 1 else 's'}"


def _them(number: int) -> str:
    return "it" if number == 1 else "them"


def _position(attribution: Attribution) -> tuple[int, int]:
    spans = attribution.source + attribution.cue + attribution.content
    return min(start for start, _ in spans), -max(end for _, end in spans)


def _parents(reading: Reading, shown: list[Attribution]) -> dict[str, str | None]:
    """Map each shown id to the nearest shown attribution that it lies within: a hidden one passes its children up."""
    within = {a.id: a.within for a in reading.attributions}
    visible = {a.id for a in shown}
    parents: dict[str, str | None] = {}
    for attribution in shown:
        seen = {attribution.id}
        parent = attribution.within
        while parent is not None and parent not in visible and parent not in seen:
            seen.add(parent)
            parent = within.get(parent)
        parents[attribution.id] = parent if parent in visible and parent not in seen else None
    return parents


def _in_order(shown: list[Attribution], parents: dict[str, str | None]) -> list[tuple[Attribution, int]]:
    """Walk the nesting depth first. Attributions that lie within each other, which no reader should give, come last."""
    children: dict[str | None, list[Attribution]] = {}
    for attribution in sorted(shown, key=_position, reverse=True):
        children.setdefault(parents[attribution.id], []).append(attribution)
    ordered: dict[str, tuple[Attribution, int]] = {}
    stack = [(attribution, 0) for attribution in children.get(None, [])]
    while stack:
        attribution, depth = stack.pop()
        ordered[attribution.id] = (attribution, depth)
        stack.extend((child, depth + 1) for child in children.get(attribution.id, []))
    circular = [(a, 0) for a in sorted(shown, key=_position) if a.id not in ordered]
    return [*ordered.values(), *circular]


def _number(ordered: list[tuple[Attribution, int]]) -> tuple[Entry, ...]:
    return tuple(Entry(number, depth, attribution) for number, (attribution, depth) in enumerate(ordered, start=1))
