"""The two rules, and how a band is scored by them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from onrecord.record.judging import Score

Numbers = NDArray[np.float64]
Rule = Callable[[ArrayLike, ArrayLike], Numbers]


def brier(probability: ArrayLike, came: ArrayLike) -> Numbers:
    """(p - o)², 0 to 1 (Brier 1950, equation 2, of one of the two outcomes: half of the sum over both)."""
    return np.square(np.asarray(probability, dtype=np.float64) - np.asarray(came, dtype=np.float64))


def logarithmic(probability: ArrayLike, came: ArrayLike) -> Numbers:
    """-ln of the probability that was given to what came (Good 1952, section 4, with the sign turned); infinite where
    that was 0."""
    p = np.asarray(probability, dtype=np.float64)
    given = np.where(np.asarray(came, dtype=bool), p, 1 - p)
    with np.errstate(divide="ignore"):
        return np.asarray(-np.log(given) + 0.0, dtype=np.float64)


def middle(low: ArrayLike, high: ArrayLike) -> Numbers:
    """The number at which a band is scored; a source's own number is a band of no width."""
    return (np.asarray(low, dtype=np.float64) + np.asarray(high, dtype=np.float64)) / 2


def kindest(low: ArrayLike, high: ArrayLike, came: ArrayLike) -> Numbers:
    """The number of each band that is nearest to what came; the harshest is that of what did not."""
    return np.where(np.asarray(came, dtype=bool), high, low).astype(np.float64)


def brier_score(low: ArrayLike, high: ArrayLike, came: ArrayLike) -> Score | None:
    """The mean Brier score of bands; None of none."""
    if not np.size(came):
        return None
    at = _three(brier, low, high, came)
    mean, best, worst = (float(penalties.mean()) for penalties in at)
    return Score("brier", np.size(came), mean, best, worst, bands=_bands(low, high))


def logarithmic_score(low: ArrayLike, high: ArrayLike, came: ArrayLike) -> Score | None:
    """The mean logarithmic score of bands; None of none."""
    if not np.size(came):
        return None
    at = _three(logarithmic, low, high, came)
    mean, best, worst = (float(penalties.mean()) for penalties in at)
    finite = at[0][np.isfinite(at[0])]
    infinite = np.size(came) - len(finite)
    rest = float(finite.mean()) if len(finite) else None
    return Score("logarithmic", np.size(came), mean, best, worst, _bands(low, high), infinite, rest)


def _three(rule: Rule, low: ArrayLike, high: ArrayLike, came: ArrayLike) -> tuple[Numbers, Numbers, Numbers]:
    outcome = np.asarray(came, dtype=bool)
    return (
        rule(middle(low, high), outcome),
        rule(kindest(low, high, outcome), outcome),
        rule(kindest(low, high, ~outcome), outcome),
    )


def _bands(low: ArrayLike, high: ArrayLike) -> int:
    return int(np.count_nonzero(np.asarray(low) != np.asarray(high)))
