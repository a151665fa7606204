"""Attributions against gold ones: `python -m evals.reading --data PATH [--json]`.

PATH is a file of the shape of `polnear` or `wikinews_attributions`. Each key of the official scorer with precision,
recall and F1 in percent and the interval of F1; `nested`, how many attributions were left out as nested on either side;
and where the gold marks nested attributions, those among themselves: paired by the scorer's rule within an article,
whatever they stand within.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from evals.articles import Credited, Sheet
from evals.command import Results, run
from evals.intervals import bootstrap, in_percent
from evals.scoring import KEYS, divide, figures, pair_up, roles_of, score, tally, with_f1

NESTED_KEYS = ("nested_precision", "nested_recall", "nested_f1")


def measure(sheets: Sequence[Sheet]) -> Results:
    """The scorer's keys, `nested`, `intervals` of each F1, and figures of nested attributions where gold has any."""
    tallies = [tally(sheet.gold.text, sheet.read, sheet.gold.attributions) for sheet in sheets]
    edges = bootstrap(np.stack([item.flat for item in tallies]), figures)[..., 2]
    intervals = {key: in_percent(edges[:, place]) for place, key in enumerate(KEYS)}
    results: Results = dict(score(tallies))
    columns = np.stack([_nested_columns(sheet) for sheet in sheets])
    predicted, gold, _ = columns.sum(0)
    results["nested"] = {"predicted": int(predicted), "gold": int(gold)}
    if any(sheet.gold.nests for sheet in sheets):
        results |= _percent(_nested_figures(columns.sum(0)))
        nested_edges = bootstrap(columns, _nested_figures)
        intervals |= {key: in_percent(nested_edges[:, place]) for place, key in enumerate(NESTED_KEYS)}
    return results | {"intervals": intervals}


def _nested(attributions: Iterable[Credited]) -> list[Credited]:
    return [attribution for attribution in attributions if attribution.within is not None]


def _nested_columns(sheet: Sheet) -> NDArray[np.float64]:
    read, gold = (
        roles_of(_nested(attributions), sheet.gold.text) for attributions in (sheet.read, sheet.gold.attributions)
    )
    return np.array([len(read), len(gold), len(pair_up(read, gold))], dtype=np.float64)


def _nested_figures(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    return with_f1(divide(sums[..., 2:], sums[..., :2]))


def _percent(values: NDArray[np.float64]) -> dict[str, float]:
    return {key: round(100 * float(value), 1) for key, value in zip(NESTED_KEYS, values, strict=True)}


if __name__ == "__main__":
    sys.exit(run(__doc__, measure))
