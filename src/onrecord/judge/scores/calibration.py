"""Of what was called likely, how much came true."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from onrecord.record.judging import Bin

Numbers = NDArray[np.float64]

EDGES = tuple(tenth / 10 for tenth in range(11))
"""Where bins of probability begin and end: tenths, each with its lower edge, the last with both."""

Z = 1.959963984540054
"""The normal deviate that leaves 2.5 % on either side."""


def wilson(true: ArrayLike, cases: ArrayLike, z: float = Z) -> tuple[Numbers, Numbers]:
    """The score interval of a share, 95 % unless `z` says otherwise (Wilson 1927, page 210; method 3 of Newcombe
    1998). Of no cases it is 0 to 1."""
    hits, n = np.asarray(true, dtype=np.float64), np.asarray(cases, dtype=np.float64)
    share = np.divide(hits, n, out=np.full(np.broadcast(hits, n).shape, 0.5), where=n > 0)
    centre = n * share + z * z / 2
    reach = z * np.sqrt(n * share * (1 - share) + z * z / 4)
    low = np.where(hits == 0, 0.0, (centre - reach) / (n + z * z))
    high = np.where(hits == n, 1.0, (centre + reach) / (n + z * z))
    return low, high


def bin_of(probability: ArrayLike, edges: Sequence[float] = EDGES) -> NDArray[np.int64]:
    """The bin that each probability falls in."""
    inner = np.asarray(edges[1:-1], dtype=np.float64)
    return np.searchsorted(inner, np.asarray(probability, dtype=np.float64), side="right").astype(np.int64)


def tables(counts: Numbers, means: Numbers, true: Numbers, edges: Sequence[float] = EDGES) -> list[tuple[Bin, ...]]:
    """The table of each group, without its empty bins, from count, mean probability and count come true of each bin,
    [groups, bins]."""
    group, bin = np.nonzero(counts)
    held = counts[group, bin], means[group, bin], true[group, bin]
    low, high = wilson(held[2], held[0])
    rows = zip(bin.tolist(), *(figure.tolist() for figure in (*held, low, high)), strict=True)
    every = [
        Bin(edges[at], edges[at + 1], int(n), mean, int(hits), (least, most)) for at, n, mean, hits, least, most in rows
    ]
    ends = np.cumsum(np.count_nonzero(counts, axis=1)).tolist()
    return [tuple(every[start:end]) for start, end in zip([0, *ends], ends, strict=False)]
