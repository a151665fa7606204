"""The inbox: what came in, what did not, and what waits for a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from onrecord.desk.claims import Told, all_claims, told_in
from onrecord.desk.judging.docket import docket_of, due
from onrecord.desk.linking.linkage import linkage
from onrecord.desk.query import Query
from onrecord.desk.recent import Window, window
from onrecord.desk.sources import named_sources
from onrecord.desk.suggesting import Suggestion, suggested_of
from onrecord.record.docket import Docketed
from onrecord.record.ledger import ArticleRow, StoredFailure
from onrecord.store import View

MOST = 6
"""Of each kind; the rest is a page away."""
TO_DECIDE = 4
"""Suggestions, each of which takes more reading than a line of a list."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """An article that came in, and how much it credits to somebody: attributions, forecasts among them, and those whose
    source is unnamed."""

    row: ArticleRow
    attributions: int
    forecasts: int
    unnamed: int


@dataclass(frozen=True, slots=True)
class Inbox:
    """What the page shows: the newest articles and failures; of what waits the first of each, and how many there are.

    `told` are claims that several have on their own, those of the most origins first. Counts are of the newest articles
    (`window`). `next_due` come after the ledger's newest day, of `past` that day is behind already.
    """

    arrived: tuple[Arrived, ...]
    failures: tuple[StoredFailure, ...]
    told: tuple[Told, ...]
    suggestions: tuple[Suggestion, ...]
    suggested: int
    due: tuple[Docketed, ...]
    due_count: int
    next_due: tuple[Docketed, ...]
    past: tuple[Docketed, ...]
    window: Window

    @property
    def is_empty(self) -> bool:
        """Whether nothing ever came in."""
        return not self.arrived and not self.failures


def inbox(view: View, day: str) -> Inbox:
    """Gather it, as of a day. Raises LedgerError, WeightsError."""
    held = window(view, Query())
    linked, named = linkage(view, held.query, waiting=held.since is not None), named_sources(view, held.query)
    claims = all_claims(linked)
    forecasts = docket_of(view, named, linked, claims, ("forecast",))
    suggestions, waiting = suggested_of(linked, named), due(forecasts, day)
    told = sorted(told_in(linked, claims), key=lambda one: (-len(one.origins), -len(one.tellings), one.claim.id))
    return Inbox(
        tuple(_arrived(view, row) for row in view.articles(limit=MOST)),
        failures(view, limit=MOST),
        tuple(islice((one for one in told if len(one.origins) > 1), MOST)),
        tuple(suggestions[:TO_DECIDE]),
        len(suggestions),
        tuple(waiting[:MOST]),
        len(waiting),
        *_ahead(view, forecasts, day),
        held,
    )


def failures(view: View, *, limit: int, settled: bool = False) -> tuple[StoredFailure, ...]:
    """What did not go in, the newest first."""
    return tuple(islice(view.failures(unsettled=not settled, newest_first=True), limit))


def _arrived(view: View, row: ArticleRow) -> Arrived:
    found = [stored.attribution for stored in view.attributions(article=row.id)]
    foretold = sum(each.wording is not None and each.wording.forecast is not None for each in found)
    return Arrived(row, len(found), foretold, sum(each.who is not None and each.who.anonymous for each in found))


def _ahead(view: View, forecasts: Sequence[Docketed], day: str) -> tuple[tuple[Docketed, ...], tuple[Docketed, ...]]:
    """Open forecasts whose day comes next, and those whose day lies behind the newest article though not behind `day`:
    news that is dated ahead of whoever reads it was printed after these were due."""
    newest = max((row.published[:10] for row in view.articles(limit=1) if row.published), default=day)
    ahead = [one for one in forecasts if one.resolution is None and one.due and one.due > day]
    past = [one for one in ahead if one.due and one.due <= newest]
    return tuple(ahead[len(past) :][:MOST]), tuple(past[-MOST:])
