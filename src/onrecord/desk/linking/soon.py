"""Linking what one decision or one new article left unlinked, while whoever made it waits."""

from __future__ import annotations

from onrecord.desk.linking.kept import linker_name
from onrecord.desk.linking.running import link
from onrecord.desk.standing import CORRECT
from onrecord.errors import BusyError
from onrecord.store import Ledger
from onrecord.store.linked import LinkedView

AT_MOST = 24
"""Articles that are linked so: a fifth of a second each. Of more it is left to `onrecord link`, and pages say so."""

AT_START = 200
"""Articles that are linked before a desk is served: less than a minute."""


def link_soon(ledger: Ledger, *, at_most: int = AT_MOST) -> bool:
    """Link what is not linked where that is little; says whether all is. What was decided is kept already, so that a
    pen that another program holds is no failure. Raises LedgerError, WeightsError."""
    kept = LinkedView(ledger.view(), linker_name())
    if kept.lacks_more_than(at_most, CORRECT):
        return False
    try:
        link(ledger)
    except BusyError:
        return False
    return True
