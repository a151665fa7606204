"""Who says what of which object, as arrays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Indices = NDArray[np.int64]
Numbers = NDArray[np.float64]

NEARLY = 1e-9
"""Scores this near to each other are a tie: they differ by how sums were rounded alone."""


@dataclass(frozen=True, slots=True)
class Claims:
    """One row a claim: `source` says `value`. Each value belongs to one object; values are in order of object, and
    within an object in order of their text."""

    sources: tuple[str, ...]
    objects: tuple[str, ...]
    values: tuple[str, ...]
    source: Indices
    value: Indices
    object_of: Indices

    def over_source(self, of_value: Numbers) -> Numbers:
        """The mean, for each source, of a figure of the values that it gives."""
        given = np.bincount(self.source, minlength=len(self.sources))
        return self.summed_by_source(of_value[self.value]) / np.maximum(given, 1)

    def summed_by_source(self, of_claim: Numbers) -> Numbers:
        """The sum, for each source, of a figure of its claims."""
        return _sums(self.source, of_claim, len(self.sources))

    def over_value(self, of_claim: Numbers) -> Numbers:
        """The sum, for each value, of a figure of the claims that give it."""
        return _sums(self.value, of_claim, len(self.values))

    def over_object(self, of_value: Numbers) -> Numbers:
        """The sum, for each object, of a figure of its values."""
        return _sums(self.object_of, of_value, len(self.objects))

    def starts(self) -> Indices:
        """Where each object's values begin, and where the last one's end."""
        return np.searchsorted(self.object_of, np.arange(len(self.objects) + 1))


def gather(rows: Iterable[tuple[str, str, str]]) -> Claims:
    """Claims from source, object and value; the same row twice is one claim, and their order changes nothing."""
    kept = sorted(set(rows))
    sources = sorted({source for source, _, _ in kept})
    pairs = sorted({(object, value) for _, object, value in kept})
    objects = sorted({object for object, _ in pairs})
    source_at = {name: index for index, name in enumerate(sources)}
    value_at = {pair: index for index, pair in enumerate(pairs)}
    object_at = {name: index for index, name in enumerate(objects)}
    return Claims(
        tuple(sources),
        tuple(objects),
        tuple(value for _, value in pairs),
        np.array([source_at[source] for source, _, _ in kept], dtype=np.int64),
        np.array([value_at[object, value] for _, object, value in kept], dtype=np.int64),
        np.array([object_at[object] for object, _ in pairs], dtype=np.int64),
    )


def chosen(claims: Claims, scores: Numbers) -> Indices:
    """For each object, the value with the highest score; of several, the first by its text."""
    starts = claims.starts()
    best = np.maximum.reduceat(scores, starts[:-1])
    margin = NEARLY * np.maximum(1.0, np.abs(best))
    at_top = np.flatnonzero(scores >= (best - margin)[claims.object_of])
    _, first = np.unique(claims.object_of[at_top], return_index=True)
    return at_top[first]


def shared_top(claims: Claims, scores: Numbers) -> Numbers:
    """For each value, the chance that it is chosen where one of several with the highest score is drawn by lot."""
    best = np.maximum.reduceat(scores, claims.starts()[:-1])
    margin = NEARLY * np.maximum(1.0, np.abs(best))
    top = (scores >= (best - margin)[claims.object_of]).astype(np.float64)
    shared: Numbers = top / claims.over_object(top)[claims.object_of]
    return shared


def _sums(place: Indices, weight: Numbers, count: int) -> Numbers:
    summed: Numbers = np.bincount(place, weights=weight, minlength=count).astype(np.float64)
    return summed
