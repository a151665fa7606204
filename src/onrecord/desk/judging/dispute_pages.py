"""Disagreements as a page of the web shows them: those of the newest articles, in the words of the terminal's page."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.desk.judging.cases import EVERY
from onrecord.desk.judging.disagreeing import Dispute, disagreements
from onrecord.desk.query import Query
from onrecord.desk.recent import Window, window
from onrecord.publish.disagreement_page import (
    ASSUMED,
    HEAD,
    NEITHER,
    NONE,
    assumptions_of,
    value_words,
    voices_words,
    within_words,
)
from onrecord.record.grading import Weight
from onrecord.store import View

__all__ = ["ASSUMED", "HEAD", "NEITHER", "NONE", "DisputeEntry", "DisputePage", "ValueLine", "dispute_page"]


@dataclass(frozen=True, slots=True)
class ValueLine:
    """A value, as a person reads it, with its weight; `first` is the first telling that has it on its own, or any."""

    value: str
    weight: Weight
    within: str
    first: str | None


@dataclass(frozen=True, slots=True)
class DisputeEntry:
    """One question of one claim, and what each value has to be said for it."""

    dispute: Dispute
    wording: str
    voices: str
    lines: tuple[ValueLine, ...]


@dataclass(frozen=True, slots=True)
class DisputePage:
    """What the page shows. `records_everywhere` says that records were counted in the whole ledger."""

    entries: tuple[DisputeEntry, ...]
    assumptions: tuple[str, ...]
    window: Window
    records_everywhere: bool


def dispute_page(view: View, query: Query) -> DisputePage:
    """What the newest articles that the filters leave do not agree on. Raises LedgerError, WeightsError."""
    held, small = window(view, query), window(view, EVERY).since is None
    found = disagreements(view, held.query, records=EVERY if small else held.query, waiting=not small)
    assumed = assumptions_of(each.weighing for each in found)
    return DisputePage(tuple(map(_entry, found)), assumed, held, small)


def _entry(dispute: Dispute) -> DisputeEntry:
    wording = next(one.text for one in dispute.told.tellings if one.id == dispute.told.claim.wording)
    lines = tuple(_line(weight) for weight in dispute.weighing.weights)
    return DisputeEntry(dispute, wording, voices_words(dispute.weighing), lines)


def _line(weight: Weight) -> ValueLine:
    first = next(iter((*weight.origins, *weight.tellings)), None)
    return ValueLine(value_words(weight), weight, within_words(weight), first)
