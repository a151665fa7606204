"""What the article states in its own voice: `python -m evals.assertions --data PATH [--json]`.

PATH is a table or a folder of tables (`*.jsonl`). A line is

    {"name", "reason", "text", "date"?, "assertions": [PLACE, ...], "not": [PLACE, ...]}

with PLACE as in `evals.case_checking`. A place under `assertions` is covered by an assertion whose content holds at
least 90 % of its letters and is at most 1.6 times as long (spaces, marks and edge punctuation left out). `recall` is
the percentage of these places that are covered. `precision` is that of assertions that cover one, of all that touch a
place of either list; what touches neither is not judged, and counted as `unjudged`. `touching_not` counts those that
touch a place under `not`. Intervals are by case. `first_run` is what `first_run.json` beside the tables says.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evals.articles import load_records
from evals.case_checking import locate
from evals.case_tables import first_run_of, show_failing, tables_or_stop
from evals.characters import characters
from evals.command import Results, open_or_stop, options, show
from evals.intervals import bootstrap, in_percent
from evals.scoring import divide, with_f1
from onrecord.desk.reading import read_text
from onrecord.read import Reader
from onrecord.record import Span, Spans

COVERED, LONGER = 0.9, 1.6
KEYS = ("precision", "recall", "f1")


def tables_in(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Cases by file name. Stops with a line where there is none."""
    return {file.name: list(load_records(file)) for file in tables_or_stop(path)}


def places(case: Mapping[str, Any], key: str) -> list[Span]:
    """The spans of a list of places."""
    return [locate(place, case["text"]) for place in case.get(key, ())]


def found_in(case: Mapping[str, Any], reader: Reader) -> list[Spans]:
    """The contents of the assertions that are read in a case's text."""
    read = read_text(case["text"], id=case["name"], reader=reader, date=case.get("date"))
    return [item.content for item in read.assertions]


def covers(content: frozenset[int], wanted: frozenset[int]) -> bool:
    """Whether an assertion's letters are those of a place, by the rule above."""
    return len(content & wanted) >= COVERED * len(wanted) and len(content) <= LONGER * len(wanted)


def judge(case: Mapping[str, Any], found: Sequence[Spans]) -> tuple[NDArray[np.float64], list[str]]:
    """A case's counts (right, judged, covered, places, touching "not", unjudged), and what is wrong with it."""
    text = case["text"]
    wanted = [characters([span], text) for span in places(case, "assertions")]
    banned = [characters([span], text) for span in places(case, "not")]
    read = [characters(content, text) for content in found]
    right = [any(covers(item, place) for place in wanted) for item in read]
    touching = [any(item & place for place in banned) for item in read]
    judged = [
        hit or touches or any(item & place for place in wanted) for item, hit, touches in _rows(read, right, touching)
    ]
    covered = [any(covers(item, place) for item in read) for place in wanted]
    good = [hit and not touches for hit, touches in zip(right, touching, strict=True)]
    wrong = [f"not covered: {_words(text, place)}" for place, hit in zip(wanted, covered, strict=True) if not hit]
    wrong += [
        f"read amiss: {_words(text, item)}" for item, hit, known in _rows(read, good, judged) if known and not hit
    ]
    counts = (sum(good), sum(judged), sum(covered), len(wanted), sum(touching), len(read) - sum(judged))
    return np.array(counts, dtype=np.float64), wrong


def _rows(
    read: Sequence[frozenset[int]], left: Sequence[bool], right: Sequence[bool]
) -> zip[tuple[frozenset[int], bool, bool]]:
    return zip(read, left, right, strict=True)


def _words(text: str, letters: frozenset[int]) -> str:
    return repr(text[min(letters) : max(letters) + 1]) if letters else "nothing"


def figures(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """Precision, recall and F1 of sums of counts."""
    return with_f1(divide(sums[..., [0, 2]], sums[..., [1, 3]]))


def measure(tables: Mapping[str, Sequence[Mapping[str, Any]]], reader: Reader) -> Results:
    """The figures of all tables together and of each, and what is wrong with the cases that fail."""
    columns: dict[str, list[NDArray[np.float64]]] = {}
    failing: dict[str, list[str]] = {}
    for file, cases in tables.items():
        for case in cases:
            counts, wrong = judge(case, found_in(case, reader))
            columns.setdefault(file, []).append(counts)
            if wrong:
                failing[case["name"]] = [case["reason"], *wrong]
    every = np.stack([row for rows in columns.values() for row in rows])
    total = figures(every.sum(0))
    edges = bootstrap(every, figures)
    return {
        **{key: round(100 * float(total[place]), 1) for place, key in enumerate(KEYS)},
        "count": int(every.sum(0)[3]),
        "judged": int(every.sum(0)[1]),
        "touching_not": int(every.sum(0)[4]),
        "unjudged": int(every.sum(0)[5]),
        "cases": len(every),
        "files": {file: _percent(figures(np.stack(rows).sum(0))) for file, rows in columns.items()},
        "failing": failing,
        "intervals": {key: in_percent(edges[:, place]) for place, key in enumerate(KEYS)},
    }


def _percent(shares: NDArray[np.float64]) -> list[float]:
    return [round(100 * float(share), 1) for share in shares]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    args = options(__doc__).parse_args(argv)
    results = measure(tables_in(args.data), open_or_stop(args.reader))
    results["first_run"] = first_run_of(args.data)
    if not args.json:
        show_failing(results.pop("failing"))
    show(results, as_json=args.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
