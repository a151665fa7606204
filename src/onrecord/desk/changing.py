"""Changes: what became of an article under its address, from one version to the next."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from onrecord.desk.arriving import in_one_form
from onrecord.desk.standing import StandingReading, standing_reading
from onrecord.errors import NotFoundError
from onrecord.link import compare_readings, compare_texts
from onrecord.record.changes import Change, Edit
from onrecord.store import View


@dataclass(frozen=True, slots=True)
class Step:
    """Two versions, one after the other, and what is not the same in them."""

    before: StandingReading
    after: StandingReading
    changes: tuple[Change, ...]
    edits: tuple[Edit, ...]
    facts: tuple[tuple[str, str | None, str | None], ...]


FACTS = ("title", "byline", "outlet", "published", "updated")


def changes_of(view: View, address: str) -> tuple[Step, ...]:
    """Compare each version under an address with the next, the oldest first; nothing where there is but one.

    Raises NotFoundError where there is none.
    """
    rows = view.versions(address) or view.versions(in_one_form(address))
    versions = [standing_reading(view, view.article(row.id)) for row in rows]
    if not versions:
        raise NotFoundError(f"the ledger holds nothing from {address}", hint="see what there is: onrecord articles")
    return tuple(_step(before, after) for before, after in pairwise(versions))


def _step(before: StandingReading, after: StandingReading) -> Step:
    ours, theirs = before.stored.row, after.stored.row
    return Step(
        before,
        after,
        compare_readings(before.reading, after.reading),
        compare_texts(before.reading.article, after.reading.article),
        tuple(
            (fact, getattr(ours, fact), getattr(theirs, fact))
            for fact in FACTS
            if getattr(ours, fact) != getattr(theirs, fact)
        ),
    )
