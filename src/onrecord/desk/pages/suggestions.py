"""What waits for a person, as a page asks it: the two sides, what an answer would change, what speaks for it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.desk.explaining.explained import by_weight
from onrecord.desk.linking.linkage import linkage
from onrecord.desk.query import Query
from onrecord.desk.recent import Window, window
from onrecord.desk.sources import named_sources
from onrecord.desk.suggesting import Suggestion, changes_of, suggested_of
from onrecord.publish.reason_words import NOTHING, pair_words, source_words
from onrecord.publish.why_page import Line
from onrecord.store import View

REASONS = 4
"""Reasons that are shown with a question; all of them stand on its page of why."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A suggestion with what an answer would change, and the reasons that weigh most."""

    suggestion: Suggestion
    changes: str
    reasons: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for an answer in the newest articles that some filters leave, and how far back these go."""

    suggestions: tuple[Suggestion, ...]
    window: Window


def waiting(view: View, query: Query) -> Waiting:
    """What linking is not sure of, what an answer would change most first. Raises LedgerError, WeightsError."""
    held = window(view, query)
    linked = linkage(view, held.query, waiting=held.since is not None)
    return Waiting(tuple(suggested_of(linked, named_sources(view, held.query))), held)


def asked(suggestion: Suggestion) -> Asked:
    """A suggestion as a page asks it."""
    say = source_words if suggestion.about == "sources" else pair_words
    telling = [reason for reason in by_weight(suggestion.reasons) if abs(reason.weight) >= NOTHING]
    lines = tuple(Line(say(reason), reason.weight) for reason in telling[:REASONS])
    return Asked(suggestion, changes_of(suggestion), lines)
