"""Truth discovery: `python -m evals.truth --data ../shared/data/truth_discovery/population.jsonl.gz [--json]`.

A line of the set is a claim (`source`, `object`, `value`) or the `truth` of an object with its `value`. Figures are the
share of the objects with a known truth and any claim for which the method chooses the true value.

- `vote`, `truthfinder`, `accu`, `accu_copy`: each method (`evals/truth_methods/`) with its paper's settings, but that
  for TruthFinder two different values lend each other nothing: 478,403 is no witness for 478,404.
  `truthfinder_implied` has the paper's `rho` of 0.5, with numbers the more alike the nearer they are.
- A tie is decided by the text of the values, which is luck: `vote_by_lot` and the like draw among those with most.
- `ceiling`: the share of these objects for which somebody gives the true value at all.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from evals.command import Results, options, records_or_stop, show
from evals.intervals import bootstrap
from evals.truth_methods import Claims, TruthFinder, accu, accu_with_copying, chosen, gather, truthfinder, vote
from evals.truth_methods.claims import Numbers, shared_top


def _apart(claims: Claims) -> Numbers:
    return truthfinder(claims, TruthFinder(rho=0.0))


METHODS: dict[str, Callable[[Claims], Numbers]] = {
    "vote": vote,
    "truthfinder": _apart,
    "accu": accu,
    "accu_copy": accu_with_copying,
    "truthfinder_implied": truthfinder,
}


def claims_and_truths(records: Sequence[Mapping[str, Any]]) -> tuple[Claims, dict[str, str]]:
    """The claims of a set, and the true value of each object that has one."""
    claims = gather((row["source"], _name(row["object"]), row["value"]) for row in records if "truth" not in row)
    return claims, {_name(row["truth"]): row["value"] for row in records if "truth" in row}


def _name(object: object) -> str:
    return json.dumps(object, ensure_ascii=False)


def measure(claims: Claims, truths: Mapping[str, str]) -> Results:
    """All figures, with intervals by object."""
    judged = np.array([index for index, name in enumerate(claims.objects) if name in truths], dtype=np.int64)
    if not len(judged):
        raise SystemExit("error: no object has both a claim and a truth")
    is_true = np.array(
        [truths.get(claims.objects[of]) == value for of, value in zip(claims.object_of, claims.values, strict=True)]
    )
    results: Results = {}
    by_lot: Results = {}
    intervals: dict[str, list[float]] = {}
    for name, method in METHODS.items():
        scores = method(claims)
        right = is_true[chosen(claims, scores)][judged].astype(np.float64)
        results[name], intervals[name] = _share(right)
        lucky = claims.over_object(shared_top(claims, scores) * is_true)[judged]
        by_lot[f"{name}_by_lot"], intervals[f"{name}_by_lot"] = _share(lucky)
    ceiling, _ = _share(claims.over_object(is_true.astype(np.float64))[judged])
    counts = {"objects": len(judged), "claims": len(claims.source), "sources": len(claims.sources)}
    return {**results, **by_lot, "ceiling": ceiling, **counts, "intervals": intervals}


def _share(right: Numbers) -> tuple[float, list[float]]:
    columns = np.stack([right, np.ones(len(right))], axis=1)
    low, high = bootstrap(columns, lambda sums: sums[..., 0] / sums[..., 1])
    return round(float(right.mean()), 4), [round(float(low), 4), round(float(high), 4)]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    args = options(__doc__).parse_args(argv)
    show(measure(*claims_and_truths(records_or_stop(args.data))), as_json=args.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
