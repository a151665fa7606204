"""Where the tellings of one claim stand, without going through a whole ledger."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.desk.linking.linkage import linkage, linkage_around
from onrecord.desk.placing import Placed
from onrecord.desk.query import Query
from onrecord.desk.recent import is_large
from onrecord.store import View


def placed_tellings(view: View, claim: str) -> Mapping[str, Placed]:
    """What stands in and around a claim, by its id; of a large ledger what is linked.

    Raises LedgerError, WeightsError.
    """
    linked = linkage_around(view, claim)
    if linked is None and is_large(view):
        linked = linkage_around(view, claim, waiting=True)
    return (linkage(view, Query()) if linked is None else linked).placed
