"""95 % intervals by resampling articles, since attributions of one article are not independent of each other."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 1000
SEED = 20_240_607
EDGES = (2.5, 97.5)

Numbers = NDArray[np.float64]


def draws(articles: int, *, resamples: int = RESAMPLES, seed: int = SEED) -> NDArray[np.int64]:
    """How often each article is drawn in each resample, [resamples, articles]."""
    chances = np.full(articles, 1.0 / articles)
    return np.random.default_rng(seed).multinomial(articles, chances, size=resamples).astype(np.int64)


def bootstrap(columns: Numbers, figure: Callable[[Numbers], Numbers], *, resamples: int = RESAMPLES) -> Numbers:
    """Percentile intervals (Efron 1979), [2, ...], of figures that come from sums over articles.

    `columns` are the articles' parts, [articles, columns]; `figure` takes sums, [..., columns].
    """
    sums = draws(len(columns), resamples=resamples).astype(np.float64) @ columns
    edges: Numbers = np.percentile(figure(sums), EDGES, axis=0)
    return edges


def in_percent(edges: Numbers, *, digits: int = 1) -> list[float]:
    """An interval [2] of shares as two percentages."""
    low, high = edges
    return [round(100 * float(low), digits), round(100 * float(high), digits)]
