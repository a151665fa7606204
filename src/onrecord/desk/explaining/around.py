"""What is linked around some things that were asked for, so that an answer need not go through the whole ledger."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.desk.linking.kept import linker_name
from onrecord.desk.linking.linkage import Linkage, linkage, linkage_around, linkage_of
from onrecord.desk.linking.standing_tellings import standing_tellings
from onrecord.desk.query import Query
from onrecord.desk.recent import is_large
from onrecord.desk.standing import CORRECT
from onrecord.link.claims import Prepared
from onrecord.record import identity
from onrecord.record.kept import State
from onrecord.record.linking import Family
from onrecord.store import View
from onrecord.store.linked import LinkedView


def around(view: View, ids: Iterable[str]) -> Linkage:
    """What can be in one claim with any of some tellings or claims, and what stands beside that. Ids of claims and
    attributions may be cut short. Of a large ledger what is not linked yet is left out: linking it all on the spot
    would take minutes. Raises UsageError for an id that is too short, LedgerError, WeightsError."""
    # An assertion is found by the claim that it would be the first of: its own id begins with its article's.
    named = [identity("claim", id) if id.startswith("article-") else id for id in ids]
    near = linkage_around(view, *named)
    if near is None and is_large(view):
        near = linkage_around(view, *named, waiting=True)
    return linkage(view, Query()) if near is None else near


def prepared_in(view: View, articles: Iterable[str]) -> dict[str, Prepared]:
    """The tellings of some articles that stand, by id, ready to be compared."""
    found = standing_tellings(view, view.articles_of(articles))
    return {id: each.prepared for id, each in found.items()}


def family_of(view: View, article: str) -> Family | None:
    """The copy family that an article is in; None where it is nobody's copy, and nobody copied it."""
    kept = LinkedView(view, linker_name())
    if kept.is_complete(CORRECT) or is_large(view):
        families = linkage_of(view, _with_copies(view, kept, article), only=()).families
    else:
        families = linkage(view, Query()).families
    return next((family for family in families if article in family.articles), None)


def _with_copies(view: View, kept: LinkedView, article: str) -> list[State]:
    """The state in which an article stands, and those of all that derive from one another with it."""
    reached = fresh = set(kept.rows_of(states := list(kept.states(view.articles_of([article]), CORRECT))).values())
    while fresh:
        ends = {end for one, other, _ in kept.copies(fresh) for end in (one, other)} - reached
        keys = kept.keys_of(ends)
        found = list(kept.states(view.articles_of({key[0] for key in keys.values()}), CORRECT))
        standing = {state.key for state in found}
        fresh = {end for end in ends if keys.get(end) in standing}
        states += [state for state in found if state.key in {keys[end] for end in fresh}]
        reached = reached | fresh
    return states
