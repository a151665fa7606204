"""Tellings of a made world, linked into claims as the ledger links them."""

from __future__ import annotations

from evals.world_making.tellings import Found
from onrecord.desk.claims import links_between
from onrecord.link.claims import gather
from onrecord.record.linking import Claim


def link(found: Found) -> tuple[Claim, ...]:
    """The claims that the tellings make up."""
    return gather(found.tellings.values(), links_between(found.tellings, found.sentences))
