"""Sources, and how many attributions are found on open text: `python -m evals.who --data PATH [--json]`.

PATH is a file of the shape of `gum_wikinews`; it is measured on and never trained on. GUM's rhetorical annotation
(Zeldes 2017) marks an attribution as a relation between two clauses: one that credits ("the mayor said",
`attribution_clause`) and the first one that is credited (`content_edu`).

`attribution_recall`: the percentage of these relations where the content of some attribution that was read, outermost
or nested, covers at least one character of the credited clause (spaces, marks and edge punctuation left out). This
counts contents credited to the wrong source too, so `attribution_recall_linked` stands beside it: there the same
attribution's source or cue must touch the crediting clause. There is no precision: GUM leaves out attributions that lie
within one clause.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evals.articles import Credited, load_records
from evals.characters import characters
from evals.command import Results, open_or_stop, options, show
from evals.intervals import bootstrap, in_percent
from evals.scoring import divide
from onrecord.desk.reading import read_text
from onrecord.read import Reader

KEYS = ("attribution_recall", "attribution_recall_linked")


def read_columns(record: Mapping[str, Any], reader: Reader) -> NDArray[np.float64]:
    """One article's relations: how many are found, found and linked, and there."""
    read = read_text(
        record["text"], id=record["doc_id"], reader=reader, date=record.get("date"), title=record.get("title")
    ).attributions
    return found_in(record, read)


def found_in(record: Mapping[str, Any], read: Iterable[Credited]) -> NDArray[np.float64]:
    """The same, of attributions already read."""
    text = record["text"]
    sides = [(characters(item.content, text), characters([*item.source, *item.cue], text)) for item in read]
    columns = np.zeros(3)
    for relation in record["attributions"]:
        credited, crediting = (_clause(relation[name], text) for name in ("content_edu", "attribution_clause"))
        hits = [crediting & by for content, by in sides if content & credited]
        columns += (bool(hits), any(hits), 1)
    return columns


def _clause(clause: Mapping[str, Any], text: str) -> frozenset[int]:
    return characters([(clause["start"], clause["end"])], text)


def measure(columns: NDArray[np.float64]) -> Results:
    """Both recalls with their intervals, and how many relations there are."""
    found, linked, count = columns.sum(0)
    edges = bootstrap(columns, lambda sums: divide(sums[..., :2], sums[..., 2:]))
    return {
        "attribution_recall": round(100 * float(found) / max(1.0, float(count)), 1),
        "attribution_recall_linked": round(100 * float(linked) / max(1.0, float(count)), 1),
        "count": int(count),
        "intervals": {key: in_percent(edges[:, place]) for place, key in enumerate(KEYS)},
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    args = options(__doc__).parse_args(argv)
    if not args.data.is_file():
        raise SystemExit(f"error: no file {args.data}")
    records = list(load_records(args.data))
    reader = open_or_stop(args.reader)
    show(measure(np.stack([read_columns(record, reader) for record in records])), as_json=args.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
