"""Times and their values: `python -m evals.times --data PATH [--json]`.

PATH is a file of the shape of `timex`: time expressions marked by people with their TIMEX3 type and value, and the
article's date (`dct`).

`found_f1`: expressions read and marked pair one to one where they share a character, in the order of the text
(relaxed, as TempEval-3 counts). `date_value_accuracy`: of the DATEs so found, how many have exactly the marked value,
as given. Beside them: exact spans, types, and the values of the other types; `date_value_same_days` counts a DATE's
value as right where it only writes the same thing otherwise ("1968-XX" for 1968, "196X" for 196, "2000-W8" for W08),
or names a part of the marked day.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evals.command import Results, options, records_or_stop, show
from evals.intervals import bootstrap, in_percent
from evals.scoring import divide
from onrecord.ingest import article_from_text
from onrecord.read.times import find_times
from onrecord.record import Time

COLUMNS = ("read", "marked", "found", "exact", "typed", "dates", "right", "same", "others", "others_right")
Pair = tuple[Time, Mapping[str, Any]]


def read_columns(record: Mapping[str, Any]) -> NDArray[np.float64]:
    """One article's counts, in the order of `COLUMNS`."""
    article = article_from_text(record["text"], id=record["doc_id"], date=record["dct"])
    return counted(find_times(article.text, article.sentences, record["dct"]), record["timexes"])


def counted(read: Sequence[Time], marked: Sequence[Mapping[str, Any]]) -> NDArray[np.float64]:
    """The counts of what was read beside what is marked."""
    pairs = paired(read, marked)
    dates = [(time.timex, mark["value"]) for time, mark in pairs if mark["type"] == "DATE"]
    others = [(time.timex, mark["value"]) for time, mark in pairs if mark["type"] != "DATE"]
    return np.array(
        [
            len(read),
            len(marked),
            len(pairs),
            sum(time.span == (mark["start"], mark["end"]) for time, mark in pairs),
            sum(time.type == mark["type"] for time, mark in pairs),
            len(dates),
            sum(ours == theirs for ours, theirs in dates),
            sum(is_same(ours, theirs) for ours, theirs in dates),
            len(others),
            sum(ours == theirs for ours, theirs in others),
        ],
        dtype=np.float64,
    )


def paired(read: Sequence[Time], marked: Sequence[Mapping[str, Any]]) -> list[Pair]:
    """Pair one to one what shares a character: both in order, the one that ends first is passed first."""
    ours = sorted(read, key=lambda time: time.span)
    theirs = sorted(marked, key=lambda mark: (mark["start"], mark["end"]))
    pairs: list[Pair] = []
    i = j = 0
    while i < len(ours) and j < len(theirs):
        (start, end), mark = ours[i].span, theirs[j]
        if max(start, mark["start"]) < min(end, mark["end"]):
            pairs.append((ours[i], mark))
            i, j = i + 1, j + 1
        elif end <= mark["start"]:
            i += 1
        else:
            j += 1
    return pairs


def is_same(ours: str, theirs: str) -> bool:
    """Whether two values say the same but for how they are written, or ours adds a part of the day."""
    return plain(ours) == plain(theirs) or ("T" not in theirs and plain(ours.split("T", 1)[0]) == plain(theirs))


def plain(value: str) -> str:
    """A value without the ways of writing in which sets differ: trailing unknowns, and weeks without their nought."""
    return re.sub(r"-W(\d)$", r"-W0\1", re.sub(r"(?<=\d)X$", "", re.sub(r"(?:-XX)+$", "", value)))


def measure(columns: NDArray[np.float64]) -> Results:
    """All figures with their counts and intervals."""
    edges = bootstrap(columns, _shares)
    figures = _shares(columns.sum(0))
    keys = ("found_f1", "date_value_accuracy", "date_value_same_days", "precision", "recall", "exact_f1",
            "type_accuracy", "other_value_accuracy")  # fmt: skip
    counts = dict(zip(COLUMNS, (int(number) for number in columns.sum(0)), strict=True))
    return {
        **{key: round(100 * float(figures[place]), 1) for place, key in enumerate(keys)},
        "counts": counts,
        "articles": len(columns),
        "intervals": {key: in_percent(edges[:, place]) for place, key in enumerate(keys)},
    }


def _shares(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    at = {name: sums[..., place] for place, name in enumerate(COLUMNS)}
    both = at["read"] + at["marked"]
    shares = [
        divide(2 * at["found"], both),
        divide(at["right"], at["dates"]),
        divide(at["same"], at["dates"]),
        divide(at["found"], at["read"]),
        divide(at["found"], at["marked"]),
        divide(2 * at["exact"], both),
        divide(at["typed"], at["found"]),
        divide(at["others_right"], at["others"]),
    ]
    return np.stack(shares, axis=-1)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    args = options(__doc__).parse_args(argv)
    show(measure(np.stack([read_columns(record) for record in records_or_stop(args.data)])), as_json=args.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
