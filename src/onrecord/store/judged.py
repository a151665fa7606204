"""The judgements of a ledger, kept at hand in the order of their making and added to as more are made.

Pages ask again and again what people said of some articles. Judgements are appended and never changed, so that what was
read once needs not be read again when something else is written; after a `forget`, which takes some away, all are read
anew. Ten thousand of them take some 15 MB.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from sqlalchemy import func, select

from onrecord.record.ledger import Judgement
from onrecord.store import records, schema
from onrecord.store.shelf import Shelf

_PAGE = 1000
_CAPTURE = re.compile(r"capture-[0-9a-f]{32}")


@dataclass(slots=True)
class Judgements:
    """Judgements in the order of their making, to be found by what they are about and by their verbs."""

    every: list[Judgement] = field(default_factory=list)
    superseded: set[str | None] = field(default_factory=set)
    of_capture: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    of_verb: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    captures: dict[str, frozenset[str]] = field(default_factory=dict)
    made: defaultdict[Hashable, dict[str | None, Any]] = field(default_factory=lambda: defaultdict(dict))
    last: int = 0

    def add(self, judgement: Judgement) -> None:
        """One that was made after all others."""
        place = len(self.every)
        self.every.append(judgement)
        self.superseded.add(judgement.supersedes)
        self.of_verb[judgement.verb].append(place)
        self.captures.clear()  # what it supersedes may have any verb
        for capture in named_in(judgement):
            self.of_capture[capture].append(place)

    def find(
        self, naming: Iterable[str] | None, verbs: Collection[str] | None, *, superseded: bool, newest_first: bool
    ) -> Iterator[Judgement]:
        """Those that name some captures and have one of some verbs; None narrows nothing."""
        places: Iterable[int] = range(len(self.every))
        if naming is not None:
            places = {place for capture in naming for place in self.of_capture.get(capture, ())}
        elif verbs is not None:
            places = [place for verb in verbs for place in self.of_verb.get(verb, ())]
        for place in sorted(places, reverse=newest_first):
            judgement = self.every[place]
            if (verbs is None or judgement.verb in verbs) and (superseded or judgement.id not in self.superseded):
                yield judgement

    def of(self, verb: str) -> frozenset[str]:
        """The captures of which somebody judged so, as far as that stands."""
        if verb not in self.captures:
            made = (self.every[place] for place in self.of_verb.get(verb, ()))
            self.captures[verb] = frozenset(one.capture for one in made if one.id not in self.superseded)
        return self.captures[verb]


def named_in(judgement: Judgement) -> set[str]:
    """The captures that a judgement is about: its own, and that of the other side where it is about two things."""
    return {judgement.capture, *_CAPTURE.findall(judgement.value or "")}


class Judged:
    """Of one opened ledger. Several threads may ask it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._held = Judgements()
        self._tombstones = 0

    def now(self, shelf: Shelf) -> Judgements:
        """All that there are. Raises LedgerError."""
        judgement, tombstone = schema.judgement, schema.tombstone
        newest = select(
            select(func.max(judgement.c.row)).scalar_subquery(), select(func.max(tombstone.c.row)).scalar_subquery()
        )
        with self._lock:
            last, tombstones = (number or 0 for number in shelf.rows(newest)[0])
            if tombstones != self._tombstones or last < self._held.last:
                self._held, self._tombstones = Judgements(), tombstones
            if last > self._held.last:
                query = select(judgement).where(judgement.c.row > self._held.last)
                for page in shelf.pages(query, judgement.c.row, page=_PAGE):
                    for row in page:
                        self._held.add(records.judgement(row))
                        self._held.last = row.row
            return self._held

    def find(
        self,
        held: Judgements,
        naming: Iterable[str] | None,
        verbs: Collection[str] | None,
        *,
        superseded: bool,
        newest_first: bool,
    ) -> list[Judgement]:
        """What `Judgements.find` gives, while nobody adds to them: one is added before what it supersedes is known."""
        with self._lock:
            return list(held.find(naming, verbs, superseded=superseded, newest_first=newest_first))

    def captures(self, held: Judgements, verb: str) -> frozenset[str]:
        """What `Judgements.of` gives, while nobody adds to them."""
        with self._lock:
            return held.of(verb)

    def made_of(self, what: Hashable) -> dict[str | None, Any]:
        """What was worked out of judgements, by their ids, until something is forgotten."""
        with self._lock:
            return self._held.made[what]
