"""What a governing word does to the event under it: `python -m evals.links --data PATH [--json]`.

PATH is a file of the shape of `timex`: articles with TimeML's subordination links. Each link's text and the spans of
its two events are given, and the class is read by `onrecord.read.certainty.relate`, which has learned nothing from any
such file. Classes by what they come to: EVIDENTIAL is asserted and neutral, FACTIVE asserted and endorsed, MODAL and
CONDITIONAL are uncommitted, COUNTER_FACTIVE and NEG_EVIDENTIAL denied.

  macro_f1           mean F1 of the four
  evidential_f1 …    each
  majority_macro_f1  the same figure of always answering with the commonest class
  halves             macro F1 on two halves of the articles (by the digest of their ids): single errors were looked at
                     in the first alone, but between a few variants of a rule the figures of both were seen
  unknown_governors  percentage of governing words that the lexicon does not know
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evals.command import Results, options, records_or_stop, show
from evals.intervals import bootstrap, in_percent
from evals.scoring import divide
from onrecord.read.certainty import look_up, relate

CLASSES = ("evidential", "factive", "uncommitted", "denied")
KINDS = {
    "evidential": 0,
    "factive": 1,
    "modal": 2,
    "conditional": 2,
    "counter_factive": 3,
    "neg_evidential": 3,
}

Numbers = NDArray[np.float64]


def columns_of(record: dict[str, Any]) -> Numbers:
    """One article's table of gold against read classes, laid flat, and how many governors are unknown."""
    table = np.zeros((len(CLASSES), len(CLASSES)))
    unknown = 0
    events = {event["eid"]: (event["start"], event["end"]) for event in record["events"]}
    for link in record["slinks"]:
        governor, event = events.get(link["governor"], (0, 0)), events.get(link["event"], (0, 0))
        read = relate(record["text"], governor, event)
        table[KINDS[link["rel"].lower()], KINDS[read]] += 1
        unknown += not look_up(record["text"][slice(*governor)])
    return np.append(table.ravel(), unknown)


def f1_of(sums: Numbers) -> Numbers:
    """F1 of each class, [..., 4], from sums over articles."""
    table = sums[..., :-1].reshape(*sums.shape[:-1], len(CLASSES), len(CLASSES))
    right = np.diagonal(table, axis1=-2, axis2=-1)
    return divide(2 * right, table.sum(-1) + table.sum(-2))


def half_of(name: str) -> int:
    """Which half an article is in."""
    return hashlib.sha256(name.encode()).digest()[-1] % 2


def measure(columns: Numbers, halves: Sequence[int]) -> Results:
    """Every figure with its count and interval."""
    sums = columns.sum(0)
    gold = sums[:-1].reshape(len(CLASSES), len(CLASSES)).sum(1)
    each = f1_of(sums)
    edges = bootstrap(columns, lambda drawn: np.concatenate([f1_of(drawn), f1_of(drawn).mean(-1, keepdims=True)], -1))
    names = [f"{name}_f1" for name in CLASSES]
    share = gold.max() / max(1.0, gold.sum())
    return {
        "macro_f1": round(100 * float(each.mean()), 1),
        **{name: round(100 * float(figure), 1) for name, figure in zip(names, each, strict=True)},
        "majority_macro_f1": round(100 * 2 * share / (1 + share) / len(CLASSES), 1),
        "halves": [
            round(100 * float(f1_of(columns[[at == half for at in halves]].sum(0)).mean()), 1) for half in (0, 1)
        ],
        "unknown_governors": round(100 * float(sums[-1]) / max(1.0, float(gold.sum())), 1),
        "count": int(gold.sum()),
        "counts": {name: int(count) for name, count in zip(CLASSES, gold, strict=True)},
        "intervals": {key: in_percent(edges[:, place]) for place, key in enumerate([*names, "macro_f1"])},
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    args = options(__doc__).parse_args(argv)
    records = records_or_stop(args.data)
    columns = np.stack([columns_of(record) for record in records])
    show(measure(columns, [half_of(record["doc_id"]) for record in records]), as_json=args.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
