"""How firmly a text blames an organisation: `python -m evals.blame --data PATH [--json]`.

PATH is a file of the shape of `muc4`: for every organisation of every incident the text and its names are given, and
`onrecord.read.certainty.blame` says how firmly it is blamed. Where the key allows two answers either counts.

  macro_f1   mean F1 of the labels that the key has
  accuracy   percentage right
  majority   both for always answering with the commonest label, for comparison
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evals.command import Results, options, records_or_stop, show
from evals.intervals import bootstrap, in_percent
from evals.scoring import divide
from onrecord.read.certainty import BLAMES, Blame, blame

Numbers = NDArray[np.float64]
Case = tuple[tuple[Blame, ...], Blame]
"""The labels that the key allows, and the one that was read."""


def cases_of(record: dict[str, Any]) -> list[Case]:
    """One text's organisations."""
    return [
        (tuple(named["labels"]), blame(record["text"], named["strings"]))
        for incident in record["incidents"]
        for named in incident.get("org_confidence", [])
        if named["labels"]
    ]


def table_of(cases: Sequence[Case]) -> Numbers:
    """Key against read labels, laid flat; an allowed answer stands for the key's."""
    table = np.zeros((len(BLAMES), len(BLAMES)))
    for allowed, read in cases:
        key = read if read in allowed else allowed[0]
        table[BLAMES.index(key), BLAMES.index(read)] += 1
    return table.ravel()


def figures(sums: Numbers) -> Numbers:
    """Macro F1 and accuracy, [..., 2]."""
    table = sums.reshape(*sums.shape[:-1], len(BLAMES), len(BLAMES))
    right = np.diagonal(table, axis1=-2, axis2=-1)
    there = table.sum(-1) > 0
    each = divide(2 * right, table.sum(-1) + table.sum(-2))
    macro = divide((each * there).sum(-1), there.sum(-1).astype(float))
    return np.stack([macro, divide(right.sum(-1), table.sum((-1, -2)))], -1)


def measure(cases: Sequence[Sequence[Case]]) -> Results:
    """Both figures with intervals by text, beside the majority's."""
    columns = np.stack([table_of(text) for text in cases])
    every = [case for text in cases for case in text]
    commonest = max(BLAMES, key=lambda label: sum(label in allowed for allowed, _ in every))
    lazy = np.stack([table_of([(allowed, commonest) for allowed, _ in text]) for text in cases])
    edges = bootstrap(columns, figures)
    macro, accuracy = (round(100 * float(figure), 1) for figure in figures(columns.sum(0)))
    lazy_macro, lazy_accuracy = (round(100 * float(figure), 1) for figure in figures(lazy.sum(0)))
    return {
        "macro_f1": macro,
        "accuracy": accuracy,
        "majority": {"label": commonest, "macro_f1": lazy_macro, "accuracy": lazy_accuracy},
        "count": len(every),
        "intervals": {"macro_f1": in_percent(edges[:, 0]), "accuracy": in_percent(edges[:, 1])},
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    args = options(__doc__).parse_args(argv)
    show(measure([cases_of(record) for record in records_or_stop(args.data)]), as_json=args.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
