"""Accu with copy detection: Dong, Berti-Équille and Srivastava 2009 (see `accu`), its sections 3 and 4.

Two sources that share values which seem to be false have probably copied, since there are many ways to be wrong and one
to be right; what a copier gives then counts for less.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import numpy as np

from evals.truth_methods.accu import LEAST, MOST, Accu, probabilities, weights
from evals.truth_methods.claims import Claims, Indices, Numbers, chosen

Pair = tuple[int, int]
Copies = Mapping[Pair, float]
"""The chance that the first source copies from the second."""


def accu_with_copying(claims: Claims, settings: Accu | None = None) -> Numbers:
    """The probability of each value, when which values are chosen has settled."""
    settings = settings or Accu()
    accuracy = np.full(len(claims.sources), settings.accuracy)
    shared = Shared(claims)
    before: list[Indices] = []
    for _ in range(settings.rounds):
        copies = shared.copies(before[-1] if before else None, accuracy, settings)
        counts = claims.over_value(weights(accuracy, settings)[claims.source] * independence(claims, copies, settings))
        probability = probabilities(claims, counts, settings)
        accuracy = claims.over_source(probability)
        now = chosen(claims, probability)
        if any(np.array_equal(now, earlier) for earlier in before):  # settled, or going round
            break
        before.append(now)
    return probability


class Shared:
    """What every two sources that speak of one object say of it: the same value, or two."""

    def __init__(self, claims: Claims) -> None:
        of_object: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for source, value in zip(claims.source.tolist(), claims.value.tolist(), strict=True):
            of_object[int(claims.object_of[value])].append((source, value))
        rows = [
            (min(one, other), max(one, other), value if value == second else -1)
            for said in of_object.values()
            for place, (one, value) in enumerate(said)
            for other, second in said[place + 1 :]
            if one != other
        ]
        table = np.array(rows, dtype=np.int64).reshape(-1, 3)
        self.pairs, self._pair_of = np.unique(table[:, :2], axis=0, return_inverse=True)
        self._value = table[:, 2]

    def copies(self, truths: Indices | None, accuracy: Numbers, settings: Accu) -> dict[Pair, float]:
        """The chance of each direction of copying, for each pair (Bayes as in section 3, with the accuracies of section
        4), given what is held to be true. Where nothing is yet, sharing a value counts whether it is true or false."""
        same = self._value >= 0
        true = np.zeros_like(same) if truths is None else same & np.isin(self._value, truths)
        counts = [np.bincount(self._pair_of[rows], minlength=len(self.pairs)) for rows in (true, same & ~true, ~same)]
        held = np.clip(accuracy, LEAST, MOST)
        first, second = held[self.pairs[:, 0]], held[self.pairs[:, 1]]
        every = np.stack(
            [
                np.log(chance) + _likelihood(counts, _chances(first, second, original, settings), truths is None)
                for chance, original in (
                    (1 - settings.alpha, None),
                    (settings.alpha / 2, second),
                    (settings.alpha / 2, first),
                )
            ]
        )
        every = np.exp(every - every.max(axis=0))
        every /= every.sum(axis=0)
        found: dict[Pair, float] = {}
        for (one, other), forth, back in zip(self.pairs.tolist(), every[1].tolist(), every[2].tolist(), strict=True):
            found[one, other], found[other, one] = forth, back
        return found


def _chances(first: Numbers, second: Numbers, original: Numbers | None, settings: Accu) -> tuple[Numbers, ...]:
    """How likely it is that both give the true value, the same false one, or two values: of independent sources, or
    where one copies each value with chance `c` from an `original` of that accuracy (sections 3 and 4)."""
    true = first * second
    false = (1 - first) * (1 - second) / settings.n
    different = 1 - true - false
    if original is None:
        return true, false, different
    mixed = (original, 1 - original, np.zeros_like(original))
    return tuple(
        settings.c * copied + (1 - settings.c) * own
        for copied, own in zip(mixed, (true, false, different), strict=True)
    )


def _likelihood(counts: list[Indices], chances: tuple[Numbers, ...], truth_unknown: bool) -> Numbers:
    """The logarithm of how likely it is to share so many true values and false ones and to differ so often."""
    true, false, different = chances
    if truth_unknown:
        false = true + false
    shares = zip(counts, (true, false, different), strict=True)
    likely: Numbers = np.sum([count.astype(np.float64) * np.log(chance) for count, chance in shares], axis=0)
    return likely


def independence(claims: Claims, copies: Copies, settings: Accu) -> Numbers:
    """For each claim, the chance that its source did not copy it from those that come before it: the product of
    1 - c P(it copies that one) (section 3, independent vote count)."""
    alone = np.ones(len(claims.source))
    of_value: dict[int, list[int]] = defaultdict(list)
    for place, value in enumerate(claims.value.tolist()):
        of_value[value].append(place)
    for places in of_value.values():
        if len(places) > 1:
            source_at = {int(claims.source[place]): place for place in places}
            for source, share in _in_turn(sorted(source_at), copies, settings):
                alone[source_at[source]] = share
    return alone


def _in_turn(sources: list[int], copies: Copies, settings: Accu) -> list[tuple[int, float]]:
    """Take the sources of a value one by one: first one of the pair that most probably depends on each
    other, of which the one copied from; then whichever depends most on one already taken."""

    def depends(one: int, other: int) -> float:
        return copies.get((one, other), 0.0) + copies.get((other, one), 0.0)

    _, _, first = max(
        (depends(one, other), copies.get((one, other), 0.0), -other)
        for one in sources
        for other in sources
        if one != other
    )
    taken = [(-first, 1.0)]
    left = [source for source in sources if source != -first]
    most = {source: depends(source, -first) for source in left}
    share = {source: 1 - settings.c * copies.get((source, -first), 0.0) for source in left}
    while left:
        source = max(left, key=lambda each: (most[each], -each))
        left.remove(source)
        taken.append((source, share[source]))
        for each in left:
            most[each] = max(most[each], depends(each, source))
            share[each] *= 1 - settings.c * copies.get((each, source), 0.0)
    return taken
