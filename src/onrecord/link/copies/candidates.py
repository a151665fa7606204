"""Which articles are compared: a matter of the two alone, found through an index of what they would share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from onrecord.link.copies.comparing import REWRITTEN_WITHIN
from onrecord.link.copies.reading import Copyable
from onrecord.link.copies.signature import Signature, bands, prints_in
from onrecord.link.copies.words import Hashes

PRINTED_WITHIN = 60 * 24
"""Hours between two articles of which one may hold part of the other; one without a date is near to all.

Beyond, near-copies of the whole are found still, by their bands.
"""

SHARED_PRINTS = 0.05
SHARED_ANCHORS = 0.25
FEWEST_ANCHORS = 5


@dataclass(frozen=True, slots=True)
class Sketch:
    """As much of an article as its copies are looked for by: signature, rare words (8 bytes each, sorted), hours."""

    id: str
    signature: Signature
    rare: bytes
    hours: float | None

    @property
    def anchors(self) -> Hashes:
        """The hashes of the rare words."""
        return np.frombuffer(self.rare, "<u8").astype(np.uint64)


def sketch_of(article: Copyable) -> Sketch:
    """The sketch of an article."""
    return Sketch(article.printed.id, article.signature, article.anchors.astype("<u8").tobytes(), article.hours)


def may_copy(one: Sketch, other: Sketch) -> bool:
    """Whether two articles are compared at all."""
    if not set(bands(one.signature)).isdisjoint(bands(other.signature)):
        return True
    ours, theirs = prints_in(one.signature), prints_in(other.signature)
    return _prints_tell(one, other, _common(ours, theirs)) or _anchors_tell(
        one, other, _common(one.anchors, other.anchors)
    )


class Shelf:
    """Articles by what they share with others; the same pairs come out in whatever order they were put in."""

    def __init__(self) -> None:
        self._articles: dict[str, Sketch] = {}
        self._bands: dict[int, list[str]] = {}
        self._prints: dict[int, list[str]] = {}
        self._anchors: dict[int, list[str]] = {}

    def __contains__(self, id: object) -> bool:
        return id in self._articles

    def put(self, article: Sketch) -> tuple[str, ...]:
        """Put an article in; the ids of those that stood there already and that it is to be compared with."""
        found = self.find(article)
        self.enter(article)
        return found

    def find(self, article: Sketch) -> tuple[str, ...]:
        """The ids of those that an article is to be compared with."""
        found = set(_met(self._bands, bands(article.signature)))
        prints, rare = prints_in(article.signature).tolist(), article.anchors.tolist()
        for id, shared in _met(self._prints, prints).items():
            if _prints_tell(article, self._articles[id], shared):
                found.add(id)
        if article.hours is not None:
            for id, shared in _met(self._anchors, rare).items():
                if _anchors_tell(article, self._articles[id], shared):
                    found.add(id)
        return tuple(sorted(found))

    def enter(self, article: Sketch) -> None:
        """Put an article in without looking for others."""
        id = article.id
        prints, rare = prints_in(article.signature).tolist(), article.anchors.tolist()
        self._articles[id] = article
        for index, keys in ((self._bands, bands(article.signature)), (self._prints, prints), (self._anchors, rare)):
            for key in keys:
                index.setdefault(key, []).append(id)


def _met(index: dict[int, list[str]], keys: Iterable[int]) -> Counter[str]:
    met: Counter[str] = Counter()
    for key in keys:
        if key in index:
            met.update(index[key])
    return met


def _prints_tell(one: Sketch, other: Sketch, shared: int) -> bool:
    if one.hours is not None and other.hours is not None and abs(one.hours - other.hours) > PRINTED_WITHIN:
        return False
    least = min(len(one.signature.prints), len(other.signature.prints)) // 8
    return shared >= max(1.0, SHARED_PRINTS * least)


def _anchors_tell(one: Sketch, other: Sketch, shared: int) -> bool:
    if one.hours is None or other.hours is None or abs(one.hours - other.hours) > REWRITTEN_WITHIN:
        return False
    return shared >= max(FEWEST_ANCHORS, SHARED_ANCHORS * min(len(one.anchors), len(other.anchors)))


def _common(ours: Hashes, theirs: Hashes) -> int:
    return len(set(ours.tolist()) & set(theirs.tolist()))
