"""A telling: one attribution or assertion, as linking sees it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record.layers import Number, Place, Time
from onrecord.record.who import Who
from onrecord.record.wording import Wording


@dataclass(frozen=True, slots=True)
class Telling:
    """What one article tells, in its own voice or somebody's.

    `id` is the ledger's (an attribution's, or an assertion's), `text` the words told, `sentence` those of the sentences
    around them. `who` is None for what the article states itself; `via` are the names of those it came through, nearest
    the source first. `numbers`, `times` and `places` are those within the words, not indices. `published` is the
    article's day or time as the ledger has it, `family` the copy family that the article belongs to (its own id where
    it is nobody's copy), `source` the words in which whoever tells it is printed.
    """

    id: str
    article: str
    text: str
    sentence: str
    outlet: str | None
    published: str | None
    who: Who | None
    via: tuple[str, ...]
    wording: Wording
    numbers: tuple[Number, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    within: str | None = None
    family: str | None = None
    source: str = ""
