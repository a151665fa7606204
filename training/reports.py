"""Fit the weights that compare reports: `python -m training.reports --data PATH` (a file of the shape of `maverick`).

A logistic regression with a ridge on the standardised features of the pairs that are looked at; pairs that are barred
are left out. The weights are written back for the features as they are.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from itertools import combinations_with_replacement
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evals.command import records_or_stop
from onrecord.link.reports import Report, Weights, pairs
from onrecord.link.reports.features import features
from onrecord.link.reports.scoring import barred, compare
from onrecord.record.linking import Link

WEIGHTS = Path(__file__).parents[1] / "src/onrecord/link/reports/weights.json"
RIDGE = 10.0
STEPS = 30
BLOCKS = 5

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]
Chosen = NDArray[np.bool_]


def fit(values: Numbers, same: Chosen, names: Sequence[str]) -> Weights:
    """Newton's steps on the ridged likelihood (Hoerl and Kennard 1970 for the ridge); the constant has none."""
    middle, scale = values.mean(0), values.std(0)
    scale[scale == 0] = 1.0
    design = np.column_stack([np.ones(len(values)), (values - middle) / scale])
    ridge = np.diag([1e-6] + [RIDGE] * values.shape[1])
    found = np.zeros(design.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(design @ found, -30, 30)))
        slope = design.T @ (same - chance) - ridge @ found
        bend = (design * (chance * (1 - chance))[:, None]).T @ design + ridge
        step = np.linalg.solve(bend, slope)
        found += step
        if np.abs(step).max() < 1e-8:
            break
    slopes = found[1:] / scale
    constant = float(found[0] - slopes @ middle)
    return Weights(constant, {name: float(slope) for name, slope in zip(names, slopes, strict=True)})


class Pairs:
    """The pairs of reports that are looked at, with their features and whether they are of one event."""

    def __init__(self, reports: Sequence[Report], events: Sequence[str]) -> None:
        place = {report.id: at for at, report in enumerate(reports)}
        self.pairs = list(pairs(reports))
        self.open = np.array([not barred(*pair) for pair in self.pairs])
        self.places: Places = np.array([[place[one.id], place[other.id]] for one, other in self.pairs]).reshape(-1, 2)
        found = [features(*pair) for pair in self.pairs]
        self.names = [item.name for item in found[0]] if found else []
        self.values = np.array([[item.value for item in row] for row in found])
        self.same = np.array([events[one] == events[other] for one, other in self.places])

    def fit(self, chosen: Chosen) -> Weights:
        """Weights from some of the pairs."""
        chosen = chosen & self.open
        return fit(self.values[chosen], self.same[chosen], self.names)


def blocks_of(events: Sequence[str], blocks: int = BLOCKS) -> Places:
    """In which block of events each report is: events in order of id, since neighbours are siblings."""
    ids = sorted(set(events))
    block = {id: at * blocks // len(ids) for at, id in enumerate(ids)}
    return np.array([block[event] for event in events])


def out_of_fold(reports: Sequence[Report], events: Sequence[str]) -> list[Link]:
    """Links of all pairs, each by weights that were fitted without the blocks of either report."""
    found = Pairs(reports, events)
    if len(set(events)) < BLOCKS or not found.pairs:
        return []
    blocks = blocks_of(events)[found.places]
    links = []
    for one, other in combinations_with_replacement(range(BLOCKS), 2):
        here = (np.sort(blocks, axis=1) == (one, other)).all(1)
        others: Chosen = np.logical_not(np.isin(blocks, (one, other)).any(axis=1))
        weights = found.fit(others)
        links += [compare(*found.pairs[at], weights) for at in np.flatnonzero(here)]
    return links


def main(argv: Sequence[str] | None = None) -> int:
    from evals.reports import in_hidden_order  # the evaluation asks this file for what is out of fold

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    ordered = in_hidden_order(records_or_stop(parser.parse_args(argv).data))
    found = Pairs([report for _, report in ordered], [str(row["event_id"]) for row, _ in ordered])
    weights = found.fit(np.ones(len(found.pairs), dtype=bool))
    kept = {name: round(weight, 4) for name, weight in weights.features.items()}
    WEIGHTS.write_text(json.dumps({"constant": round(weights.constant, 4), "features": kept}, indent=1) + "\n")
    print(f"{len(found.pairs)} pairs, {int(found.same.sum())} of one event; weights written to {WEIGHTS}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
