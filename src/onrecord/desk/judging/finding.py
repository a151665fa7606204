"""Finding one forecast without going through a whole ledger: around its attribution, where there is more than that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import get_args

from onrecord.desk.claims import all_claims
from onrecord.desk.crediting import Credit, standing_credits
from onrecord.desk.judging.docket import docket, docket_of
from onrecord.desk.linking.linkage import linkage, linkage_around
from onrecord.desk.query import Query
from onrecord.desk.recent import Window, window
from onrecord.desk.sources import Named, named_sources, sources_of
from onrecord.errors import NotFoundError, UsageError
from onrecord.record.docket import Docketed
from onrecord.record.ledger import StoredAttribution
from onrecord.record.traits import Traits
from onrecord.record.wording import Prospect
from onrecord.store import View

PROSPECTS: tuple[str, ...] = get_args(Prospect)


@dataclass(frozen=True, slots=True)
class Docket:
    """The forecasts of the newest articles that some filters leave, and how far back these go."""

    forecasts: tuple[Docketed, ...]
    window: Window


def newest_docket(view: View, query: Query) -> Docket:
    """The docket of a ledger of any size. Raises LedgerError, WeightsError."""
    held = window(view, query)
    return Docket(tuple(docket(view, held.query, waiting=held.since is not None)), held)


def forecast_near(view: View, id: str) -> Docketed:
    """A forecast by the id of any of its attributions, or the beginning of one: among all there is in a small ledger,
    in a large one among what its source is credited with in the newest articles.

    Raises NotFoundError, UsageError, LedgerError, WeightsError.
    """
    held = window(view, Query())
    found = [each for each in _dockets(view, id, held) if id and any(one.startswith(id) for one in each.attributions)]
    if not found:
        raise NotFoundError(f"no forecast {id!r}", hint="see which there are: onrecord forecasts")
    if len({each.id for each in found}) > 1:
        raise UsageError(f"{len(found)} forecasts begin with {id!r}", hint="give more of the id")
    return found[0]


def _dockets(view: View, id: str, held: Window) -> list[Docketed]:
    if held.since is None:
        linked = linkage(view, Query())
        return docket_of(view, named_sources(view, Query()), linked, all_claims(linked), PROSPECTS)
    stored = view.attribution(id)
    around = linkage_around(view, stored.id, waiting=True) or linkage(view, held.query, waiting=True)
    return docket_of(view, sources_of(view, _of_its_source(view, stored)), around, all_claims(around), PROSPECTS)


def _of_its_source(view: View, stored: StoredAttribution) -> Iterator[Credit]:
    """What its article credits anybody with, and what the newest articles credit to its source by the name that it has
    in this one: "the officials" there may be intelligence officials."""
    own = list(standing_credits(view, Query(), article=stored.article))
    yield from own
    named = next((each for each in sources_of(view, own) if _credits(each, stored.id)), None)
    query = Query(traits=Traits(source=named.source.name if named else stored.source_text))
    held = window(view, query)
    if held.since is not None and (stored.published or "") < held.since:
        held = window(view, replace(query, until=(stored.published or "")[:10] or None))
    yield from (credit for credit in standing_credits(view, held.query) if credit.row.id != stored.article)


def _credits(named: Named, id: str) -> bool:
    return any(credit.attribution.id == id for credit in named.credits)
