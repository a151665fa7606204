"""Which pairs are looked at: those that share a block, and whose vectors are near enough. The pair alone decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.link.claims.counting import kind_told
from onrecord.link.claims.features import day_number, told_names, told_words
from onrecord.link.claims.words import weight
from onrecord.record.identity import text_digest
from onrecord.record.telling import Telling

WINDOW = 14
"""Days of a time block. A telling stands in that of its day and in the next, so that all pairs up to this many days
apart share one, and none more than twice as many."""

NEAREST = 0.35
"""Cosine from which on a pair is compared at all: of made tellings' pairs that would be linked 97 in 100 have it (83 at
.4), as `benchmarks.linking` finds by comparing all."""

_TELLING_FIGURE = 100
"""Least number that links tellings over any time: smaller ones are everywhere."""

SEASON = 182
"""Days of the block in which the same words, or the same number of the same thing, are looked for: as `WINDOW`. It has
an end so that what a ledger holds of years does not make one more telling dearer."""

UNKNOWN = -1
_ROWS = 1024
_SLACK = 1e-4
"""What a product of matrices may be off by: its last digits depend on what else is in it, and a pair may not."""

Vectors = NDArray[np.float32]


def blocks(telling: Telling) -> frozenset[str]:
    """The keys of a telling's blocks: its time, its very words, its names with its numbers."""
    own = bucket(telling)
    times = {"time:unknown"} if own == UNKNOWN else {f"time:{own}", f"time:{own + 1}"}
    return frozenset(times) | far_blocks(telling)


def far_blocks(telling: Telling) -> frozenset[str]:
    """Those of them that reach beyond its time: its very words, its names with its numbers, by season."""
    keys = {f"words:{text_digest(' '.join(sorted(told_words(telling.text))))[:16]}"} if telling.text.strip() else set()
    names = [name for name in told_names(telling.text, telling.sentence) if weight(name) > 0.5]
    for number in telling.numbers:
        if number.best is not None and abs(number.best) >= _TELLING_FIGURE:
            keys |= {
                f"number:{number.best:g}:{kind_told(number, telling.text) or number.unit or ''}:{name}"
                for name in names
            }
    day = day_number(telling.published)
    seasons = ("unknown",) if day is None else (str(day // SEASON), str(day // SEASON + 1))
    return frozenset(f"{key}:{season}" for key in keys for season in seasons)


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
    for key in sorted(members):
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
