"""Claims in a list of a page: those of the newest articles, with how many have each on their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.desk.claim_pages import echoes_of, updates_of
from onrecord.desk.claims import Told, claim_row, told_claims
from onrecord.desk.query import Query
from onrecord.desk.recent import Window, window
from onrecord.store import View

Show = Literal["all", "several", "one", "against"]
AGAINST = ("denies", "contradicts")


@dataclass(frozen=True, slots=True)
class Listed:
    """A claim in a list: its row, for each origin how many tellings only repeat it and how many correct it, and how
    many tellings deny or contradict it."""

    told: Told
    row: Mapping[str, object]
    echoes: tuple[tuple[int, int], ...]
    against: int

    def fits(self, show: Show) -> bool:
        """Whether it is one of those that are asked for."""
        several = len(self.echoes) > 1
        return {"all": True, "several": several, "one": not several, "against": self.against > 0}[show]


@dataclass(frozen=True, slots=True)
class ClaimList:
    """The claims of the newest articles that some filters leave, and how far back these go."""

    claims: tuple[Listed, ...]
    window: Window


def newest_claims(view: View, query: Query) -> ClaimList:
    """The claims of a ledger of any size, those of the most origins first. Raises LedgerError, WeightsError."""
    held = window(view, query)
    return ClaimList(tuple(map(_listed, told_claims(view, held.query, waiting=held.since is not None))), held)


def _listed(told: Told) -> Listed:
    own = set(told.claim.tellings)
    against = {
        end
        for link in told.links
        if link.zone == "linked" and link.relation in AGAINST
        for end in (link.one, link.other)
        if end not in own
    }
    return Listed(told, claim_row(told), echoes_of(told, updates_of(told)), len(against))
