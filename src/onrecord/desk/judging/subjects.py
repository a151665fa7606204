"""What a case is about: its topic, and whether a side speaks of itself or of the other one."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.desk.sources import Named
from onrecord.judge.docket import topic_of
from onrecord.link.disagreement import spoken_of
from onrecord.record.judging import Side
from onrecord.record.telling import Telling


class Subjects:
    """What is known of it by the sources of a ledger: which of them belong to which side."""

    def __init__(self, sources: Iterable[Named]) -> None:
        self._party = {named.source.id: named.source.party for named in sources}
        self._sides = sorted({party for party in self._party.values() if party})

    def side(self, source: str | None, words: str) -> Side | None:
        """Whom a source speaks of."""
        return spoken_of(words, self._party.get(source or ""), self._sides)

    def topic(self, telling: Telling) -> str | None:
        """The topic of a telling: by its own words, else by those of the sentences around them."""
        found = topic_of(telling.text) or topic_of(telling.sentence)
        return found.name if found else None
