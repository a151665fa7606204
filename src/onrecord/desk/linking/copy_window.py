"""Where copies of new articles are looked for: kept articles of the weeks around, and those of a like signature."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from onrecord.desk.linking.kept import Seen, copyables_in, signed_bands, unpack_sketch
from onrecord.link.copies import PRINTED_WITHIN, Copyable, Pair, Shelf, Sketch, compare, may_copy
from onrecord.record.kept import ArticleRef, KeptPair, KeptSketch
from onrecord.store import View
from onrecord.store.linked import LinkedView

_AT_HAND = 256
"""Articles that are held ready to be compared: a wire's reprints come within hours of it."""

Found = tuple[ArticleRef, ArticleRef, KeptPair]


class CopyWindow:
    """The sketches of some weeks of a ledger, which move along with what is looked for."""

    def __init__(self, view: View, kept: LinkedView) -> None:
        self._kept = kept
        self._hours = (0.0, -1.0)
        self._shelf = Shelf()
        self._articles: dict[int, str] = {}
        self._copyable = lru_cache(maxsize=_AT_HAND)(lambda article: copyables_in(view, [article])[article])

    def pairs(self, seen: Sequence[Seen]) -> Iterator[Found]:
        """The pairs of copies of new articles, among each other and with what is kept."""
        for place, each in enumerate(seen):
            others: list[tuple[ArticleRef, Copyable]] = [
                ((before,), other.copyable)
                for before, other in enumerate(seen[:place])
                if may_copy(each.sketch, other.sketch)
            ]
            others += [(row, self._copyable(article)) for row, article in self._likely(each)]
            for ref, other in others:
                pair = compare(each.copyable, other)
                if pair is not None:
                    yield (place,), ref, kept_pair(pair)

    def _likely(self, each: Seen) -> list[tuple[int, str]]:
        """Kept articles that this one is to be compared with, other states of itself left out."""
        found = {one.row: one.article for one in self._kept.sketches_with(signed_bands(each.sketch))}
        hours = each.sketch.hours
        if hours is None:
            found |= {one.row: one.article for one in self._kept.all_sketches() if may_copy(each.sketch, _open(one))}
        else:
            self._move_to(hours)
            found |= {int(row): self._articles[int(row)] for row in self._shelf.find(each.sketch)}
        return [(row, found[row]) for row in sorted(found) if found[row] != each.state.article.id]

    def _move_to(self, hours: float) -> None:
        first, last = hours - PRINTED_WITHIN, hours + PRINTED_WITHIN
        if self._hours[0] <= first and last <= self._hours[1]:
            return
        self._hours, self._shelf, self._articles = (first, last + PRINTED_WITHIN), Shelf(), {}
        for one in self._kept.sketches(*self._hours):
            self._enter(one)

    def _enter(self, one: KeptSketch) -> None:
        self._articles[one.row] = one.article
        self._shelf.enter(replace(_open(one), id=str(one.row)))

    def took(self, seen: Sequence[Seen], rows: Sequence[int]) -> None:
        """These articles are kept now, in these rows."""
        first, last = self._hours
        for each, row in zip(seen, rows, strict=True):
            hours = each.sketch.hours
            if hours is None or first <= hours <= last:
                self._articles[row] = each.state.article.id
                self._shelf.enter(replace(each.sketch, id=str(row)))


def _open(kept: KeptSketch) -> Sketch:
    return unpack_sketch(kept.sketch)


def kept_pair(pair: Pair) -> KeptPair:
    """A pair of copies as it is kept."""
    return KeptPair(pair.one, pair.other, pair.by, pair.score, pair.containment, pair.reasons)


def copies_pair(pair: KeptPair) -> Pair:
    """A pair that was kept, as families are gathered from."""
    assert pair.by in ("wording", "rewriting")
    return Pair(pair.one, pair.other, pair.by, pair.score, pair.containment, pair.reasons)  # type: ignore[arg-type]
