"""Accu: Dong, Berti-Équille and Srivastava, "Integrating Conflicting Data: The Role of Source Dependence", Proceedings
of the VLDB Endowment 2(1), 2009, 550–561, its section 4 without dependence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from evals.truth_methods.claims import Claims, Numbers, chosen

LEAST, MOST = 0.01, 0.99
"""Bounds of a source's accuracy: at 0 or 1 its claims would outweigh everything."""


@dataclass(frozen=True, slots=True)
class Accu:
    """The settings, by the paper's names and values (its section 6): `n` false values an object can have, `accuracy` of
    every source at first; for copying, `alpha` is the chance beforehand that two sources depend on each other, `c` that
    a copier copies a value."""

    n: float = 100
    accuracy: float = 0.8
    alpha: float = 0.2
    c: float = 0.8
    rounds: int = 50


def accu(claims: Claims, settings: Accu | None = None) -> Numbers:
    """The probability of each value, when which values are chosen has settled."""
    settings = settings or Accu()
    accuracy = np.full(len(claims.sources), settings.accuracy)
    before = None
    for _ in range(settings.rounds):
        probability = probabilities(claims, claims.over_value(weights(accuracy, settings)[claims.source]), settings)
        accuracy = claims.over_source(probability)  # the accuracy of a source is the mean probability of its values
        now = chosen(claims, probability)
        if before is not None and np.array_equal(now, before):
            break
        before = now
    return probability


def weights(accuracy: Numbers, settings: Accu) -> Numbers:
    """What the claims of each source weigh: ln(n A / (1 - A)) for accuracy A (section 4, vote count)."""
    bounded = np.clip(accuracy, LEAST, MOST)
    weight: Numbers = np.log(settings.n * bounded / (1 - bounded))
    return weight


def probabilities(claims: Claims, counts: Numbers, settings: Accu) -> Numbers:
    """The probability of each value from what speaks for it, by Bayes: exp C over the sum of all exp C (section 4);
    of the `n` false values that an object can have, those that nobody gives have C = 0."""
    starts = claims.starts()
    highest = np.maximum(np.maximum.reduceat(counts, starts[:-1]), 0.0)
    given = np.exp(counts - highest[claims.object_of])
    unseen = np.maximum(settings.n + 1 - np.diff(starts), 0) * np.exp(-highest)
    probability: Numbers = given / (claims.over_object(given) + unseen)[claims.object_of]
    return probability
