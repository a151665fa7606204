"""Opening a ledger, and closing it however the work ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from onrecord.store import Ledger, View, open_ledger

__all__ = ["Ledger", "View", "opened", "viewed"]


@contextmanager
def opened(place: str, *, create: bool = False) -> Iterator[Ledger]:
    """Open the ledger at a place. Raises LedgerError where there is none and none is to be made."""
    ledger = open_ledger(place, create=create)
    try:
        yield ledger
    finally:
        ledger.close()


@contextmanager
def viewed(place: str, *, as_of: str | None = None, published_until: str | None = None) -> Iterator[View]:
    """Open the ledger at a place to look at, as it was on a day. Raises LedgerError, UsageError."""
    with opened(place) as ledger:
        yield ledger.view(as_of=as_of, published_until=published_until)
