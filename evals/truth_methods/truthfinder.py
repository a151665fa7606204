"""TruthFinder: Yin, Han and Yu, "Truth Discovery with Multiple Conflicting Information Providers on the Web", IEEE
Transactions on Knowledge and Data Engineering 20(6), 2008, 796–808."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from evals.truth_methods.claims import Claims, Indices, Numbers

Implication = Callable[[Numbers, Numbers], Numbers]
MOST_TRUSTED = 1 - 1e-12
"""A trust of 1 would weigh infinitely (equation 3)."""


@dataclass(frozen=True, slots=True)
class TruthFinder:
    """The settings, by the paper's names and values: `rho` is how much the other values of an object count, `gamma`
    dampens what dependent sources add, `trust` is that in every source at first, `delta` is how little a round must
    change to be the last. With `rho` 0 values lend each other nothing."""

    rho: float = 0.5
    gamma: float = 0.3
    base_similarity: float = 0.5
    trust: float = 0.9
    delta: float = 1e-5
    rounds: int = 100


def truthfinder(claims: Claims, settings: TruthFinder | None = None) -> Numbers:
    """The confidence of each value (equation 8), when the trust in sources has settled."""
    settings = settings or TruthFinder()
    pairs = _pairs(claims)
    implied = _similarity(claims, *pairs) - settings.base_similarity
    trust = np.full(len(claims.sources), settings.trust)
    for _ in range(settings.rounds):
        confidence = _confidence(claims, trust, pairs, implied, settings)
        now = claims.over_source(confidence)  # equation 1
        alike = float(now @ trust / (np.linalg.norm(now) * np.linalg.norm(trust)))
        trust = now
        if 1 - alike < settings.delta:
            break
    return _confidence(claims, trust, pairs, implied, settings)


def _confidence(
    claims: Claims, trust: Numbers, pairs: tuple[Indices, Indices], implied: Numbers, settings: TruthFinder
) -> Numbers:
    weight = -np.log1p(-np.minimum(trust, MOST_TRUSTED))  # equation 3
    score = claims.over_value(weight[claims.source])  # equation 5
    by, of = pairs
    lent = np.bincount(of, weights=score[by] * implied, minlength=len(score))
    adjusted = score + settings.rho * lent  # equation 6
    confidence: Numbers = 1 / (1 + np.exp(-settings.gamma * adjusted))  # equation 8
    return confidence


def _pairs(claims: Claims) -> tuple[Indices, Indices]:
    """Every two values of one object, both ways."""
    starts = claims.starts()
    by, of = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for start, end in zip(starts[:-1], starts[1:], strict=True):
        if end - start > 1:
            here = np.arange(start, end)
            one, other = np.repeat(here, len(here)), np.tile(here, len(here))
            by.append(one[one != other])
            of.append(other[one != other])
    return np.concatenate(by), np.concatenate(of)


def _similarity(claims: Claims, by: Indices, of: Indices) -> Numbers:
    """How alike two values are, 0 to 1. The paper leaves it to the domain: for numbers it is the smaller against the
    larger, for anything else whether they are the same, which two values of one object never are."""
    figures = np.array([_figure(value) for value in claims.values])
    one, other = figures[by], figures[of]
    larger = np.maximum(np.abs(one), np.abs(other))
    with np.errstate(invalid="ignore", divide="ignore"):
        alike = 1 - np.abs(one - other) / larger
    kept: Numbers = np.clip(np.nan_to_num(alike, nan=0.0), 0.0, 1.0).astype(np.float64)
    return kept


def _figure(value: str) -> float:
    try:
        return float(value)
    except ValueError:
        return float("nan")
