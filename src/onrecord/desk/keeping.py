"""Keeping a ledger: proving it, copying it, forgetting in it, and how it fares."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import NotFoundError, UsageError
from onrecord.record.ledger import Fact, Fault, Tombstone
from onrecord.store import Ledger, View, apply_tombstones
from onrecord.store import backup as back_up
from onrecord.store import doctor as look_over
from onrecord.store import dump as dump_view
from onrecord.store import verify as prove


def verify(ledger: Ledger) -> Iterator[Fault]:
    """Everything in the ledger that is not as it was written."""
    return prove(ledger)


def doctor(ledger: Ledger) -> tuple[Fact, ...]:
    """How the ledger fares."""
    return look_over(ledger)


def dump(view: View) -> Iterator[str]:
    """The lines by which two ledgers are compared."""
    return dump_view(view)


def backup(ledger: Ledger, path: Path) -> None:
    """Copy the ledger into a new file. Raises LedgerError."""
    back_up(ledger, path)


def forget(ledger: Ledger, id: str, *, who: str, why: str) -> Tombstone:
    """Erase an article and everything made of its bytes. Raises NotFoundError, LedgerError."""
    try:
        capture = ledger.view().article(id).capture.id
    except NotFoundError:
        if not id.startswith("capture-"):
            raise
        capture = id  # one of which no article could be made
    with ledger.writer() as writer:
        return writer.forget(capture, who=who, why=why)


def forget_as(ledger: Ledger, other: Ledger) -> int:
    """Forget in a ledger what another one has forgotten; returns how many things that are. Raises LedgerError."""
    tombstones = other.view().tombstones()
    if ledger.name == other.name:
        raise UsageError("a ledger has forgotten what it has forgotten", hint="name another with --like")
    apply_tombstones(ledger, tombstones)
    return len(tombstones)
