"""Which pairs are looked at: those that share a block, and whose vectors are near enough. The pair alone decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from onrecord.link.claims.features import day_number, told_words
from onrecord.link.claims.preparing import Prepared
from onrecord.link.claims.words import weight
from onrecord.record.identity import text_digest
from onrecord.record.telling import Telling

WINDOW = 14
"""Days of a time block. A telling stands in that of its day and in the next, so that all pairs up to this many days
apart share one, and none more than twice as many."""

NEAREST = 0.35
"""Cosine from which on a pair is compared at all. Of the pairs of two articles of ECB+ that would be linked none has
less, and 7 in 10,000 less than .4 (with minilm-sentence-4 1 and 4 in 1,000, of made tellings' 4 and 47)."""

SEASON = 182
"""Days of the block in which far keys are looked for: as `WINDOW`. It has an end so that what a ledger holds of years
does not make one more telling dearer."""

TRIPLED, COUNTED, LEADING = 4, 6, 4
"""Of how many of a telling's rarest words three are a far key, and with how many of them, and of the rarest names that
its article begins with, a number is one.

Of pairs of ECB+ that are linked though they be given days two months apart (3,185, 98 in 100 of one event) 92 in 100
share a key, of made ones (532) 99; of pairs of tellings of different news 1.3 in 10,000 do in Wikinews and 2.0 in one
campaign. Three of five words find 1 in 100 more and are twice as many keys; two of four, 3 in 100 more with eight times
as much that has nothing to do with each other.
"""

_TRIPLED, _COUNTED, _LEADING = 0.3, 0.4, 0.5
"""Weights from which on a word is one of them."""

UNKNOWN = -1
_ROWS = 1024
_SLACK = 1e-4
"""What a product of matrices may be off by: its last digits depend on what else is in it, and a pair may not."""

Vectors = NDArray[np.float32]


def blocks(one: Prepared) -> frozenset[str]:
    """The keys of a telling's blocks: its time, and what it has in common with others of its season."""
    return time_blocks(bucket(one.telling)) | far_blocks(one)


def time_blocks(own: int) -> frozenset[str]:
    """The keys of the blocks of a time."""
    return frozenset({"time:unknown"} if own == UNKNOWN else {f"time:{own}", f"time:{own + 1}"})


def far_blocks(one: Prepared) -> frozenset[str]:
    """Those that reach beyond its time: its far keys by season."""
    own = season(one.telling)
    return frozenset(block for key in far_keys(one) for block in blocks_of(key, own))


def blocks_of(key: str, own: int) -> tuple[str, ...]:
    """The blocks that a far key of a season stands in: two share one where the seasons are the same or neighbours."""
    return (f"{key}:unknown",) if own == UNKNOWN else (f"{key}:{own}", f"{key}:{own + 1}")


def seasons_near(own: int) -> tuple[int, ...]:
    """The seasons whose far keys stand in a block with those of one."""
    return (own,) if own == UNKNOWN else (own - 1, own, own + 1)


def far_keys(one: Prepared) -> frozenset[str]:
    """What a telling is found by over any time: its very words, three of its rarest ones, its numbers each with one of
    its words or with a name that its article begins with.

    What is linked across months is nearly word for word the same, or gives the same number of one event.
    """
    words = told_words(one.telling.text)
    keys = {f"words:{text_digest(' '.join(sorted(words)))[:16]}"} if one.telling.text.strip() else set()
    keys |= {f"three:{' '.join(some)}" for some in combinations(sorted(_rarest(words, _TRIPLED)[:TRIPLED]), 3)}
    beside = {*_rarest(words, _COUNTED)[:COUNTED], *_rarest(one.setting.lead, _LEADING)[:LEADING]}
    numbers = {number.best for number in one.telling.numbers if number.best is not None}
    return frozenset(keys | {f"number:{number:g}:{word}" for number in numbers for word in beside})


def _rarest(words: Iterable[str], least: float) -> list[str]:
    """The words of a weight or more, the rarest first."""
    weighed = sorted((-_weight(word), word) for word in set(words) if len(word) > 1)
    return [word for negative, word in weighed if -negative >= least]


def _weight(word: str) -> float:
    """A word's weight. The plain form of "this" is "thi", which is no rare word for being in no table."""
    return min(weight(word), weight(f"{word}s"))


def season(telling: Telling) -> int:
    """The season of a telling's own day; `UNKNOWN` where it has none."""
    day = day_number(telling.published)
    return UNKNOWN if day is None else day // SEASON


def bucket(telling: Telling) -> int:
    """The time block of a telling's own day; `UNKNOWN` where it has none."""
    day = day_number(telling.published)
    return UNKNOWN if day is None else day // WINDOW


def near_pairs(
    keys: Sequence[frozenset[str]], vectors: Vectors, new: int | None = None
) -> Iterator[tuple[int, int, float]]:
    """The pairs (indices, first below second) of a shared block whose cosine is `NEAREST` or more, with it; once each.

    Exact: every pair of a block is looked at, by products of matrices. With `new`, only the pairs of the first so many
    among themselves and with all others.
    """
    members: dict[str, list[int]] = {}
    for place, own in enumerate(keys):
        for key in own:
            members.setdefault(key, []).append(place)
    for key in sorted(key for key, places in members.items() if len(places) > 1 and (new is None or places[0] < new)):
        for one, other, cosine in _near_in(np.array(members[key]), vectors, new):
            if key == min(keys[one] & keys[other]):
                yield one, other, cosine


def _near_in(places: NDArray[np.int64], vectors: Vectors, new: int | None) -> Iterator[tuple[int, int, float]]:
    last = len(places) if new is None else int(np.searchsorted(places, new))
    own = vectors[places] if last else vectors[:0]
    for start in range(0, last, _ROWS):
        products = own[start : min(start + _ROWS, last)] @ own.T
        rows, columns = np.nonzero(products >= NEAREST - _SLACK)
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
            if start + row < column and (cosine := cosine_of(own[start + row], own[column])) >= NEAREST:
                yield int(places[start + row]), int(places[column]), cosine


def cosine_of(one: Vectors, other: Vectors) -> float:
    """The cosine of two vectors of length 1, the same to the last digit whatever it is computed beside."""
    return round(float(np.dot(one.astype(np.float64), other.astype(np.float64))), 6)
