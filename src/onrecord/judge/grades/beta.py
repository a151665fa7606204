"""The beta distribution: what counts of right and wrong cases say about the share that is right.

Jeffreys' prior, Beta(1/2, 1/2), and the equal-tailed interval of the posterior: Brown, Cai and DasGupta, "Interval
Estimation for a Binomial Proportion", Statistical Science 16 (2001), section 3.1.3, who recommend it for few cases. On
average over sources its coverage is the nominal one; for one source with a fixed share and few cases no interval's is.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from onrecord.record.grading import Share

PRIOR = 0.5
"""What is added to either count."""
LEVEL = 0.95
_TINY = 1e-300
_STEPS = 10_000
_GRID = 8192


@lru_cache(maxsize=65_536)
def share(right: int, wrong: int) -> Share:
    """The posterior of the share right: its mean and its interval.

    As Brown, Cai and DasGupta have it, the interval begins at 0 where nothing was right and ends at 1
    where nothing was wrong.
    """
    a, b = right + PRIOR, wrong + PRIOR
    tail = (1 - LEVEL) / 2
    low = quantile(tail, a, b) if right else 0.0
    high = quantile(1 - tail, a, b) if wrong else 1.0
    return Share(right, wrong, a / (a + b), (low, high))


def below(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function I_x(a, b), by its continued fraction (DLMF 8.17.22) as Lentz evaluates
    it (Press et al., Numerical Recipes, 3rd edition 2007, section 6.4)."""
    if x <= 0 or x >= 1:
        return float(x > 0)
    front = math.exp(a * math.log(x) + b * math.log1p(-x) - _log_beta(a, b))
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


def quantile(p: float, a: float, b: float) -> float:
    """The x at which I_x(a, b) = p, by halving the interval until two doubles are next to each other."""
    low, high = 0.0, 1.0
    while True:
        middle = (low + high) / 2
        if middle in (low, high):
            return middle
        low, high = (middle, high) if below(middle, a, b) < p else (low, middle)


def larger(one: tuple[int, int], other: tuple[int, int]) -> float:
    """The probability that the share right behind `other` is larger than that behind `one` (right, wrong each).

    Summed over the angle θ with x = sin² θ, in which a posterior under Jeffreys' prior has no infinite ends.
    """
    first, second = _mass(*one), _mass(*other)
    return float(np.sum(second * (np.cumsum(first) - first / 2)))


@cache
def _angles() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    angles = (np.arange(_GRID) + 0.5) * (math.pi / 2 / _GRID)
    return np.log(np.sin(angles)), np.log(np.cos(angles))


def _mass(right: int, wrong: int) -> NDArray[np.float64]:
    sines, cosines = _angles()
    logs = 2 * (right + PRIOR - 0.5) * sines + 2 * (wrong + PRIOR - 0.5) * cosines
    masses = np.exp(logs - logs.max())
    found: NDArray[np.float64] = masses / masses.sum()
    return found


def _log_beta(a: float, b: float) -> float:
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)


def _fraction(x: float, a: float, b: float) -> float:
    c, d = 1.0, 1 / _far_from_zero(1 - (a + b) * x / (a + 1))
    found = d
    for m in range(1, _STEPS):
        for step in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _far_from_zero(1 + step * d)
            c = _far_from_zero(1 + step / c)
            found *= d * c
        if abs(d * c - 1) < 1e-15:
            break
    return found


def _far_from_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
