"""What people said of one forecast or claim, one after another: how to understand it, and what became of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onrecord.desk.judging.entries import ENTER, REOPEN, RESOLVE, STRIKE, Entered, entered_from, resolution_from
from onrecord.desk.judging.resolving import SETTLE, UNSETTLE, placed_attribution
from onrecord.desk.placing import Placed, Places
from onrecord.errors import NotFoundError
from onrecord.record.docket import Docketed, Proof
from onrecord.record.ledger import Judgement
from onrecord.store import View


@dataclass(frozen=True, slots=True)
class Said:
    """One judgement: what was done ("resolved", "re-opened", "worded", …), by whom, when (UTC) and why.

    `outcome` is what somebody found to have happened, on `evidence`; `entered` how to understand it. `stands` is False
    where a later one took its place.
    """

    id: str
    done: str
    who: str
    why: str
    learnt: str
    stands: bool
    outcome: str | None = None
    evidence: tuple[Proof, ...] = ()
    entered: Entered | None = None


DONE: Mapping[str, str] = {
    RESOLVE: "resolved",
    REOPEN: "re-opened",
    ENTER: "worded",
    STRIKE: "taken off the docket",
    SETTLE: "settled",
    UNSETTLE: "re-opened",
}


def history_of(view: View, forecast: Docketed) -> tuple[Said, ...]:
    """All that was said of a forecast, the last first."""
    return _said(view, _standing_places(view, forecast), (RESOLVE, REOPEN, ENTER, STRIKE))


def settlements_of(view: View, placed: Iterable[Placed]) -> tuple[Said, ...]:
    """All that was said of whether a claim is so, by where its tellings stand, the last first."""
    return _said(view, placed, (SETTLE, UNSETTLE))


def _standing_places(view: View, forecast: Docketed) -> Iterator[Placed]:
    for id in forecast.attributions:
        try:
            yield placed_attribution(view, id)
        except NotFoundError:  # read anew meanwhile, or printed later than the view looks
            continue


def _said(view: View, placed: Iterable[Placed], verbs: tuple[str, ...]) -> tuple[Said, ...]:
    places = Places(placed)
    standing = {judgement.id for judgement in view.judgements(naming=places.captures)}
    found = [
        _one(judgement, value, judgement.id in standing)
        for judgement in view.judgements(naming=places.captures, verbs=verbs, superseded=True)
        if places.find((value := json.loads(judgement.value or "{}"))["place"]) is not None
    ]
    return tuple(reversed(found))


def _one(judgement: Judgement, value: Mapping[str, object], stands: bool) -> Said:
    resolution = resolution_from(judgement, value) if judgement.verb in (RESOLVE, SETTLE) else None
    return Said(
        str(judgement.id),
        DONE[judgement.verb],
        judgement.who,
        judgement.why,
        str(judgement.learnt),
        stands,
        resolution.outcome if resolution else None,
        resolution.evidence if resolution else (),
        entered_from(value) if judgement.verb == ENTER else None,
    )
