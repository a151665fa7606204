"""Forecasts among look-alikes: `python -m evals.forecasts --data PATH [--json]`.

PATH is a table or a folder of tables (`*.jsonl`), a case a line:

    {"name", "reason", "date"?: "YYYY-MM-DD", "text", "content": PLACE,
     "forecast": null | {"kind", "conditional", "horizon": PLACE | null, "by": [day, day] | null, "probability"?}}

with PLACE as in `evals.case_checking`. A case is
found where an attribution or assertion whose content shares a letter with `content` has a forecast. `precision` and
`recall` are of that, in percent. Over the forecasts found (of several that of the one whose content fits best):
`kind_accuracy`, `conditional_accuracy`, `horizon_accuracy` (the words overlap, or there are none on either side) and
`by_accuracy` (both days are the same, or there are none on either side). `first_run` is what the folder's
`first_run.json` says that precision and recall were when the table that was written without sight of the rules was
first run. Cases that fail are named.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evals.articles import load_records
from evals.case_checking import locate
from evals.case_tables import first_run_of, show_failing, tables_or_stop
from evals.characters import characters, jaccard
from evals.command import Results, open_or_stop, options, show
from evals.intervals import bootstrap, in_percent
from evals.scoring import divide
from onrecord.desk.reading import read_text
from onrecord.record import Assertion, Attribution, Forecast, Reading, Span, overlap

FIELDS = ("kind", "conditional", "horizon", "by")
KEYS = ("precision", "recall", *(f"{field}_accuracy" for field in FIELDS))


@dataclass(frozen=True, slots=True)
class Case:
    """A text, the place in it that is meant, and the forecast that it is, or None."""

    name: str
    reason: str
    date: str | None
    text: str
    content: Span
    forecast: Mapping[str, Any] | None


def case_of(record: Mapping[str, Any]) -> Case:
    """One line of a table. Raises ValueError for a place that the text does not have."""
    text = record["text"]
    forecast = record["forecast"]
    if forecast is not None and forecast.get("horizon") is not None:
        forecast = {**forecast, "horizon": locate(forecast["horizon"], text)}
    return Case(record["name"], record["reason"], record.get("date"), text, locate(record["content"], text), forecast)


def found_in(case: Case, reading: Reading) -> Forecast | None:
    """The forecast of the attribution or assertion whose content fits the case's place best, among those with one."""
    meant = characters([case.content], case.text)
    fitting: list[tuple[float, Forecast]] = []
    items: list[Attribution | Assertion] = [*reading.attributions, *reading.assertions]
    for item in items:
        content = characters(item.content, case.text)
        if content & meant and item.wording is not None and item.wording.forecast is not None:
            fitting.append((jaccard(content, meant), item.wording.forecast))
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def columns_of(case: Case, found: Forecast | None) -> NDArray[np.float64]:
    """One case's part: foretold by both, by the reading, by the table; then the fields that are right."""
    gold = case.forecast
    both = found is not None and gold is not None
    right = [both and _agrees(field, found, gold) for field in FIELDS]
    return np.array([both, found is not None, gold is not None, *right], dtype=np.float64)


def _agrees(field: str, found: Forecast | None, gold: Mapping[str, Any] | None) -> bool:
    if found is None or gold is None:
        return False
    if field == "horizon":
        span = None if found.horizon is None else found.horizon.span
        wanted = gold.get("horizon")
        return span is wanted if span is None or wanted is None else overlap([span], [wanted]) > 0
    if field == "by":
        return (None if found.by is None else list(found.by)) == gold.get("by")
    return bool(getattr(found, field) == gold[field])


def figures(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """`KEYS` as shares of 1, [..., keys], from sums of `columns_of`, [..., columns]."""
    return np.concatenate(
        [
            divide(sums[..., :1], sums[..., 1:2]),
            divide(sums[..., :1], sums[..., 2:3]),
            divide(sums[..., 3:], sums[..., :1]),
        ],
        axis=-1,
    )


def measure(cases: Sequence[Case], found: Sequence[Forecast | None]) -> Results:
    """Each key with its interval; `counts` are right, found and there; `failing` the cases that fail, with what."""
    columns = np.stack([columns_of(case, one) for case, one in zip(cases, found, strict=True)])
    edges = bootstrap(columns, figures)
    results: Results = {
        key: round(100 * float(value), 1) for key, value in zip(KEYS, figures(columns.sum(0)), strict=True)
    }
    results["counts"] = [int(n) for n in columns.sum(0)[:3]]
    results["count"] = len(cases)
    results["intervals"] = {key: in_percent(edges[:, place]) for place, key in enumerate(KEYS)}
    results["failing"] = {
        case.name: [case.reason, "not found" if one is None else f"found: {one.what}"]
        for case, one in zip(cases, found, strict=True)
        if (one is None) != (case.forecast is None)
    }
    return results


def load_cases(path: Path) -> list[Case]:
    """The cases of a table or of a folder's tables. Stops with a line where there is none or one is wrong."""
    try:
        return [case_of(record) for file in tables_or_stop(path) for record in load_records(file)]
    except (ValueError, KeyError) as error:
        raise SystemExit(f"error: {error}") from None


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    args = options(__doc__).parse_args(argv)
    cases = load_cases(args.data)
    reader = open_or_stop(args.reader)
    found = [found_in(case, read_text(case.text, id=case.name, reader=reader, date=case.date)) for case in cases]
    results = measure(cases, found)
    results["first_run"] = first_run_of(args.data)
    if not args.json:
        failing = results.pop("failing")
        results["failing"] = len(failing)
        show_failing(failing)
    show(results, as_json=args.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
