"""Where on an article's page a statement stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.desk.explaining.stated import find_stated
from onrecord.publish.html_article import anchor
from onrecord.publish.selection import select
from onrecord.record import ACTS, Attribution
from onrecord.store import View


@dataclass(frozen=True, slots=True)
class Place:
    """An article and the id of a statement's place on its page; `all_acts` says that the page has it only where it
    shows attributions of every act."""

    article: str
    anchor: str
    all_acts: bool


def locate(view: View, telling: str, *, acts: Sequence[str]) -> Place:
    """Find a telling on the page of its article, which shows `acts` unless asked for all.

    Raises NotFoundError, UsageError.
    """
    stood, item, _ = find_stated(view, telling)
    shown_acts = tuple(ACTS) if isinstance(item, Attribution) and item.act not in acts else tuple(acts)
    shown = select(stood.reading, acts=frozenset(shown_acts), min_confidence=0.0)
    numbers = {entry.attribution.id: anchor("content", entry.number) for entry in shown.entries}
    numbers |= {entry.assertion.id: anchor("own", entry.number) for entry in shown.own}
    return Place(stood.stored.row.id, numbers[item.id], all_acts=shown_acts != tuple(acts))
