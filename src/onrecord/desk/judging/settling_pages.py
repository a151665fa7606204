"""Settling one claim, as a page: its words, and all that was said of whether it is so."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.desk.claims import Told, find_claim
from onrecord.desk.judging.history import Said, settlements_of
from onrecord.desk.judging.placed_claims import placed_tellings
from onrecord.desk.query import Query
from onrecord.store import View


@dataclass(frozen=True, slots=True)
class SettlingPage:
    """A claim by its id and its words, the articles that tell it, and what people said of it, the last first."""

    id: str
    wording: str
    tell: frozenset[str]
    history: tuple[Said, ...]

    @property
    def settled(self) -> Said | None:
        """What it stands settled as; None where it is open."""
        return next((said for said in self.history if said.stands and said.outcome), None)


def settling_page(view: View, id: str) -> SettlingPage:
    """Gather it. Raises NotFoundError, UsageError, LedgerError, WeightsError."""
    return settling_of(view, find_claim(view, id, Query()))


def settling_of(view: View, told: Told) -> SettlingPage:
    """The same of a claim that is at hand."""
    stood = placed_tellings(view, told.claim.id)
    placed = [stood[id] for id in told.claim.tellings if id in stood]
    wording = next(telling.text for telling in told.tellings if telling.id == told.claim.wording)
    tell = frozenset(telling.article for telling in told.tellings)
    return SettlingPage(told.claim.id, wording, tell, settlements_of(view, placed))
