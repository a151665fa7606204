"""The tellings of some articles as they stand: ready to be compared, with the spans of their words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.desk.linking.kept import linker_name, see, unpack_setting, unpack_telling
from onrecord.desk.standing import CORRECT
from onrecord.link.claims import Prepared
from onrecord.record import Spans
from onrecord.record.ledger import ArticleRow
from onrecord.store import View
from onrecord.store.linked import LinkedView


@dataclass(frozen=True, slots=True, eq=False)
class Stood:
    """A telling and the spans of its words."""

    prepared: Prepared
    spans: Spans


def standing_tellings(view: View, articles: Iterable[ArticleRow], *, waiting: bool = False) -> dict[str, Stood]:
    """By id, from what linking kept, and seen anew where it kept nothing yet, or, with `waiting`, left out.

    Raises LedgerError, WeightsError.
    """
    kept = LinkedView(view, linker_name())
    states = list(kept.states(articles, CORRECT))
    at = kept.rows_of(states)
    homes = set(at.values())
    settings = {row: unpack_setting(data) for row, data in kept.settings(homes).items()}
    found = {each.id: Stood(unpack_telling(each, settings), each.spans) for each in kept.tellings(homes)}
    for state in states:
        if state.key not in at and not waiting:
            seen = see(view, state).tellings
            found |= {prepared.telling.id: Stood(prepared, spans) for spans, prepared in seen}
    return found
