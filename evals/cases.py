"""Tables of cases: `python -m evals.cases --data PATH [--json]`.

PATH is a table or a folder of tables (`*.jsonl`): of attributions (`evals.case_checking`) or of deep reading
(`evals.deep_checks`). `share_right` is the
percentage of cases that pass, with its interval by case; `first_run` what the folder's `first_run.json` says that it
was when a table of which the rules' writer had seen nothing was first run, or null. Failing cases are named with what
was read instead.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evals.case_checking import Case, check_case
from evals.case_tables import first_run_of, load_cases, show_failing, tables_or_stop
from evals.command import Results, open_or_stop, options, show
from evals.deep_checks import DeepCase, check_deep_case
from evals.intervals import bootstrap, in_percent
from onrecord.desk.reading import read_text
from onrecord.read import Reader


def tables_in(path: Path) -> dict[str, list[Case | DeepCase]]:
    """Tables by file name. Stops with a line where there is none."""
    try:
        return {file.name: load_cases(file) for file in tables_or_stop(path)}
    except ValueError as error:
        raise SystemExit(f"error: {error}") from None


def wrong_with(case: Case | DeepCase, reader: Reader) -> list[str]:
    """Read a case's text and say what is wrong, a line each."""
    if isinstance(case, DeepCase):
        return check_deep_case(case, read_text(case.text, id=case.name, reader=reader, date=case.date))
    return check_case(case, read_text(case.text, id=case.name, reader=reader))


def measure(tables: dict[str, list[Case | DeepCase]], reader: Reader) -> Results:
    """Shares that pass by file and group, and what is wrong with those that fail."""
    failing: dict[str, list[str]] = {}
    passed: dict[str, dict[str, list[bool]]] = {"files": defaultdict(list), "groups": defaultdict(list)}
    for file, cases in tables.items():
        for case in cases:
            wrong = wrong_with(case, reader)
            if wrong:
                failing[case.name] = [case.reason, *wrong]
            passed["files"][file].append(not wrong)
            passed["groups"][case.group].append(not wrong)
    hits = np.array([hit for file in passed["files"].values() for hit in file], dtype=np.float64)
    columns = np.stack([hits, np.ones_like(hits)], axis=1)
    return {
        "share_right": round(100 * float(hits.mean()), 1),
        "count": len(hits),
        **{by: {name: [sum(some), len(some)] for name, some in shares.items()} for by, shares in passed.items()},
        "failing": failing,
        "intervals": {"share_right": in_percent(bootstrap(columns, _share))},
    }


def _share(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    shares: NDArray[np.float64] = sums[..., 0] / sums[..., 1]
    return shares


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    args = options(__doc__).parse_args(argv)
    results = measure(tables_in(args.data), open_or_stop(args.reader))
    results["first_run"] = first_run_of(args.data)
    if args.json:
        show(results, as_json=True)
        return 0
    failing = results.pop("failing")
    for by in ("files", "groups"):
        for name, (hits, count) in results.pop(by).items():
            print(f"{name:<28}{hits:>4} of {count}")
        print()
    show_failing(failing)
    show(results, as_json=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
