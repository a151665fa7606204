"""What stands beside one article: other versions of it, its copies, and the claims that it tells together with others.

Everything is looked up around the article alone. What is not linked yet is left out, and of an article that is not it
is said: nothing is linked while somebody waits for a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.desk.claims import Told, all_claims, told_in
from onrecord.desk.explaining.around import family_of, prepared_in
from onrecord.desk.linking.kept import linker_name
from onrecord.desk.linking.linkage import linkage_around
from onrecord.desk.standing import CORRECT
from onrecord.record import identity
from onrecord.record.ledger import ArticleRow
from onrecord.record.linking import Copy, Family
from onrecord.store import View
from onrecord.store.linked import LinkedView


@dataclass(frozen=True, slots=True)
class Beside:
    """What is beside an article. `linked`: whether it is linked, or need not be. `taken` and `given` are the copies
    that it is and that were made of it, each with the other article; `family` counts all that derive from one another
    with it."""

    versions: tuple[ArticleRow, ...] = ()
    linked: bool = True
    family: int = 0
    taken: tuple[tuple[Copy, ArticleRow], ...] = ()
    given: tuple[tuple[Copy, ArticleRow], ...] = ()
    claims: tuple[Told, ...] = ()

    @property
    def claim_of(self) -> Mapping[str, Told]:
        """The claim that each telling is in, of those that other articles tell too."""
        return {telling.id: told for told in self.claims for telling in told.tellings}


def beside(view: View, row: ArticleRow) -> Beside:
    """Look around an article. Raises LedgerError, WeightsError."""
    versions = view.versions(row.address) if row.address else ()
    kept = LinkedView(view, linker_name())
    states = list(kept.states_of([row.id], CORRECT))
    if not kept.rows_of(states):  # what was not read, and what a newer extraction stands for, need not be
        return Beside(versions, linked=not states)
    own = list(prepared_in(view, [row.id]))
    # An assertion is found by the claim that it would be the first of: its own id begins with its article's.
    named = (identity("claim", id) if id.startswith("article-") else id for id in own)
    linked = linkage_around(view, *named, waiting=True)
    assert linked is not None
    order = {id: place for place, id in enumerate(own)}
    claims = [claim for claim in all_claims(linked) if not order.keys().isdisjoint(claim.tellings)]
    told = tuple(sorted(told_in(linked, claims), key=lambda told: _first(told, order)))
    # What is around its tellings holds its family too; an article that tells nothing can still be a copy.
    family = _family_in(linked.families, row.id) if own else family_of(view, row.id)
    if family is None:
        return Beside(versions, claims=told)
    rows = {each.id: each for each in view.articles_of(family.articles)}
    return Beside(
        versions,
        family=len(family.articles),
        taken=tuple((copy, rows[copy.original]) for copy in family.copies if copy.article == row.id),
        given=tuple((copy, rows[copy.article]) for copy in family.copies if copy.original == row.id),
        claims=told,
    )


def _family_in(families: Iterable[Family], article: str) -> Family | None:
    return next((family for family in families if article in family.articles), None)


def _first(told: Told, order: Mapping[str, int]) -> int:
    return min(order[id] for id in told.claim.tellings if id in order)
