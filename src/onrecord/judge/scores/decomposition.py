"""What a Brier score is made of.

With the mean forecast f_k and the share come true o_k of each bin k of n_k cases, and the share o of all:

- reliability, Σ n_k (f_k - o_k)² / n: how far forecasts are from what then came (0 is best);
- resolution, Σ n_k (o_k - o)² / n: how far bins are from each other (more is better);
- uncertainty, o (1 - o): what is left to whoever only knows how often such things come (Murphy 1973, equation 12);
- within-bin variance, Σ Σ (f - f_k)² / n, and within-bin covariance, 2 Σ Σ (f - f_k) (o_i - o_k) / n: what bins hide
  whose forecasts differ (Stephenson, Coelho and Jolliffe 2008, equation 7).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from onrecord.record.judging import Parts

Numbers = NDArray[np.float64]
Indices = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Cells:
    """Cases, mean forecast, cases come true and within-bin sums of each group's bins, [groups, bins]."""

    cases: Numbers
    mean: Numbers
    true: Numbers
    variance: Numbers
    covariance: Numbers


def parts(probability: ArrayLike, came: ArrayLike, bin: ArrayLike) -> Parts | None:
    """The parts for one set of cases, each in its `bin`; None of none."""
    p, o = np.asarray(probability, dtype=np.float64), np.asarray(came, dtype=np.float64)
    _, place = np.unique(np.asarray(bin), return_inverse=True)
    if not len(p):
        return None
    cells = cells_of(p, o, np.zeros(len(p), dtype=np.int64), place.astype(np.int64), (1, int(place.max()) + 1))
    return parts_of(cells)[0]


def distinct(probability: ArrayLike) -> Indices:
    """Bins of one probability each, for which Murphy's three parts are enough."""
    _, place = np.unique(np.asarray(probability, dtype=np.float64), return_inverse=True)
    return place.astype(np.int64)


def cells_of(p: Numbers, o: Numbers, group: Indices, bin: Indices, shape: tuple[int, int]) -> Cells:
    """Add up the cases of every group's bins: linear in the cases."""
    at = group * shape[1] + bin
    size = shape[0] * shape[1]
    cases = np.bincount(at, minlength=size).astype(np.float64)
    true = np.bincount(at, weights=o, minlength=size)
    n = np.maximum(cases, 1)
    mean = np.bincount(at, weights=p, minlength=size) / n
    apart = p - mean[at]
    variance = np.bincount(at, weights=apart * apart, minlength=size)
    covariance = 2 * np.bincount(at, weights=apart * (o - (true / n)[at]), minlength=size)
    return Cells(
        *(np.asarray(figure, np.float64).reshape(shape) for figure in (cases, mean, true, variance, covariance))
    )


def parts_of(cells: Cells) -> list[Parts | None]:
    """The parts for each group; None where it has no case."""
    total = cells.cases.sum(axis=1)
    n = np.maximum(total, 1)
    share = cells.true / np.maximum(cells.cases, 1)
    base = cells.true.sum(axis=1) / n
    reliability = (cells.cases * np.square(cells.mean - share)).sum(axis=1) / n
    resolution = (cells.cases * np.square(share - base[:, None])).sum(axis=1) / n
    uncertainty = base * (1 - base)
    variance, covariance = cells.variance.sum(axis=1) / n, cells.covariance.sum(axis=1) / n
    brier = reliability - resolution + uncertainty + variance - covariance
    rows = np.stack([brier, reliability, resolution, uncertainty, variance, covariance], axis=1).tolist()
    return [Parts(*row) if cases else None for row, cases in zip(rows, total.tolist(), strict=True)]
