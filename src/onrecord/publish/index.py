"""What a page calls each statement, and what statements point into: one reading, looked up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from onrecord.record import Assertion, Attribution, Number, Place, Reading, Time, Wording

Layer = TypeVar("Layer", Number, Time, Place)


@dataclass(frozen=True, slots=True)
class Index:
    """A reading by ids. `labels` are the numbers that a page has given to what it shows ("3", "a2")."""

    reading: Reading
    labels: Mapping[str, str]
    statements: Mapping[str, Attribution | Assertion]
    clusters: Mapping[int, tuple[str, ...]]

    @property
    def text(self) -> str:
        """The article's text."""
        return self.reading.article.text

    def is_attribution(self, id: str) -> bool:
        """Whether somebody is credited with it."""
        return isinstance(self.statements.get(id), Attribution)

    def wording(self, id: str) -> Wording | None:
        """How the statement of this id is put."""
        found = self.statements.get(id)
        return None if found is None else found.wording

    def same_source(self, item: Attribution) -> list[str]:
        """The labels of what else on the page the same source is credited with."""
        same = () if item.who is None else self.clusters.get(item.who.cluster, ())
        return [self.labels[id] for id in same if id != item.id]

    def numbers(self, wording: Wording | None) -> list[Number]:
        """The numbers in a statement."""
        return _of(self.reading.numbers, () if wording is None else wording.numbers)

    def times(self, wording: Wording | None) -> list[Time]:
        """The times in a statement."""
        return _of(self.reading.times, () if wording is None else wording.times)

    def places(self, wording: Wording | None) -> list[Place]:
        """The places in a statement."""
        return _of(self.reading.places, () if wording is None else wording.places)


def index_of(reading: Reading, labels: Mapping[str, str]) -> Index:
    """Index a reading of which a page shows what has a label."""
    statements: dict[str, Attribution | Assertion] = {item.id: item for item in reading.assertions}
    statements |= {item.id: item for item in reading.attributions}
    clusters: dict[int, list[str]] = {}
    for id in labels:
        item = statements.get(id)
        if isinstance(item, Attribution) and item.who is not None:
            clusters.setdefault(item.who.cluster, []).append(id)
    return Index(reading, labels, statements, {cluster: tuple(ids) for cluster, ids in clusters.items()})


def _of(layer: Sequence[Layer], indices: Sequence[int]) -> list[Layer]:
    # A reading as it stands after a correction may have fewer layers than its attributions point into.
    return [layer[index] for index in indices if 0 <= index < len(layer)]
