"""Which articles are compared: a matter of the two alone, found through an index of what they would share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.link.copies.comparing import REWRITTEN_WITHIN
from onrecord.link.copies.reading import Copyable
from onrecord.link.copies.signature import bands, prints_in
from onrecord.link.copies.words import Hashes

PRINTED_WITHIN = 60 * 24
"""Hours between two articles of which one may hold part of the other; one without a date is near to all.

Beyond, near-copies of the whole are found still, by their bands.
"""

SHARED_PRINTS = 0.05
SHARED_ANCHORS = 0.25
FEWEST_ANCHORS = 5


def may_copy(one: Copyable, other: Copyable) -> bool:
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
        self._articles: dict[str, Copyable] = {}
        self._bands: dict[int, list[str]] = {}
        self._prints: dict[int, list[str]] = {}
        self._anchors: dict[int, list[str]] = {}

    def __contains__(self, id: object) -> bool:
        return id in self._articles

    def __getitem__(self, id: str) -> Copyable:
        return self._articles[id]

    def put(self, article: Copyable) -> tuple[Copyable, ...]:
        """Put an article in; those that stood there already and that it is to be compared with."""
        found = set(_met(self._bands, bands(article.signature)))
        prints, rare = prints_in(article.signature).tolist(), article.anchors.tolist()
        for id, shared in _met(self._prints, prints).items():
            if _prints_tell(article, self._articles[id], shared):
                found.add(id)
        if article.hours is not None:
            for id, shared in _met(self._anchors, rare).items():
                if _anchors_tell(article, self._articles[id], shared):
                    found.add(id)
        self._enter(article, prints, rare)
        return tuple(self._articles[id] for id in sorted(found))

    def _enter(self, article: Copyable, prints: Sequence[int], rare: Sequence[int]) -> None:
        id = article.printed.id
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


def _prints_tell(one: Copyable, other: Copyable, shared: int) -> bool:
    if one.hours is not None and other.hours is not None and abs(one.hours - other.hours) > PRINTED_WITHIN:
        return False
    least = min(len(one.signature.prints), len(other.signature.prints)) // 8
    return shared >= max(1.0, SHARED_PRINTS * least)


def _anchors_tell(one: Copyable, other: Copyable, shared: int) -> bool:
    if one.hours is None or other.hours is None or abs(one.hours - other.hours) > REWRITTEN_WITHIN:
        return False
    return shared >= max(FEWEST_ANCHORS, SHARED_ANCHORS * min(len(one.anchors), len(other.anchors)))


def _common(ours: Hashes, theirs: Hashes) -> int:
    return len(set(ours.tolist()) & set(theirs.tolist()))
