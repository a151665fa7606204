"""What later articles say of forecasts: `python -m evals.sequels --data PATH [--json]`.

PATH is a table or a folder of tables (`*.jsonl`), a forecast a line, with what was printed later:

    {"name", "made": "YYYY-MM-DD", "outlet", "text", "later": [{"date", "outlet", "reason", "text",
     "says": "happened" | "did_not" | null}]}

All articles of a table go into one ledger, so that each forecast also stands beside what was printed of all others. A
case is a forecast and a later article of its own. `precision`: of all suggestions, of which article whatever, how many
are of a case that says so, the right way round. `recall`: of the cases that say something, how many are suggested the
right way round. `way_accuracy`: of those suggested at all, how many the right way round. `forecasts` counts those that
were read as such: what is not read cannot have a sequel, and counts against recall. Cases that fail are named.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from evals.articles import load_records
from evals.case_tables import first_run_of, show_failing, tables_or_stop
from evals.command import Results, options, show
from evals.intervals import bootstrap, in_percent
from evals.scoring import divide
from onrecord.desk.adding import take_in
from onrecord.desk.judging.docket import docket
from onrecord.desk.judging.sequels import sequels_of
from onrecord.desk.opening import opened
from onrecord.desk.preparing import Preparation
from onrecord.desk.query import Query
from onrecord.ingest.files import captures_at
from onrecord.record.traits import Traits
from onrecord.record.wording import Prospect

KEYS = ("precision", "recall", "way_accuracy")


@dataclass(frozen=True, slots=True)
class Case:
    """A forecast's article and one that was printed later; `says` is None where that says nothing of the forecast."""

    name: str
    forecast: str
    later: str
    reason: str
    says: str | None


@dataclass(frozen=True, slots=True)
class Suggested:
    """What was suggested: by the names of the two articles, and which way."""

    forecast: str
    later: str
    says: str
    words: str


def cases_of(record: Mapping[str, Any]) -> list[Case]:
    """The cases of one line of a table."""
    name = record["name"]
    return [
        Case(f"{name}/{number}", name, f"{name}/{number}", later["reason"], later["says"])
        for number, later in enumerate(record["later"], start=1)
    ]


def articles_of(record: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """The articles of one line of a table, as `onrecord add` takes them."""
    name = record["name"]
    yield {"id": name, "text": record["text"], "date": record["made"], "outlet": record["outlet"]}
    for number, later in enumerate(record["later"], start=1):
        yield {"id": f"{name}/{number}", "text": later["text"], "date": later["date"], "outlet": later["outlet"]}


def suggested_in(records: Sequence[Mapping[str, Any]], preparation: Preparation) -> tuple[set[str], list[Suggested]]:
    """The names of the articles in which a forecast was read, and all that is suggested, of the whole of a table."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "in.jsonl"
        lines = [json.dumps(each) for record in records for each in articles_of(record)]
        file.write_text("\n".join(lines), encoding="utf-8")
        with opened(str(Path(folder) / "ledger.db"), create=True) as ledger:
            take_in(captures_at(file), ledger, preparation=preparation)
            view = ledger.view()
            named = {row.id: row.name.rpartition("(")[2].rstrip(")") for row in view.articles()}
            forecasts = [each for kind in get_args(Prospect) for each in docket(view, _only(kind))]
            home = {each.id: named[each.stated[0].article] for each in forecasts}
            found = [
                Suggested(home[id], named[article], sequel.says, sequel.words)
                for id, sequels in sequels_of(view, forecasts).items()
                for sequel in sequels
                for article in (sequel.article, *sequel.again)
            ]
    return set(home.values()), found


def _only(kind: Prospect) -> Query:
    """What is read as a plan or a promise ("parliament would approve it") can have a sequel as well."""
    return Query(traits=Traits(forecast=kind))


def measure(cases: Sequence[Case], foretold: set[str], found: Sequence[Suggested]) -> Results:
    """Each key with its interval; `counts` are suggestions, right ones, and cases that say something."""
    ways = {(one.forecast, one.later): one.says for one in found}
    by_forecast = {
        name: np.zeros(4) for name in sorted({case.forecast for case in cases} | {f.forecast for f in found})
    }
    wanted = {(case.forecast, case.later): case.says for case in cases if case.says}
    for one in found:
        pair = (one.forecast, one.later)
        by_forecast[one.forecast] += (1, wanted.get(pair) == one.says, 0, pair in wanted)
    for forecast, _ in wanted:
        by_forecast[forecast][2] += 1
    columns = np.stack(list(by_forecast.values()))
    edges = bootstrap(columns, figures)
    sums = columns.sum(0)
    results: Results = {key: round(100 * float(value), 1) for key, value in zip(KEYS, figures(sums), strict=True)}
    results["counts"] = [int(number) for number in sums[:3]]
    results["count"] = len(cases)
    results["forecasts"] = len(foretold & {case.forecast for case in cases})
    results["intervals"] = {key: in_percent(edges[:, place]) for place, key in enumerate(KEYS)}
    results["failing"] = _failing(cases, foretold, found, ways)
    return results


def figures(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """`KEYS` as shares of 1, [..., keys], from sums of suggestions, right ones, cases that say something, and
    suggestions of these, [..., 4]."""
    whole = sums[..., [0, 2, 3]]
    return divide(np.broadcast_to(sums[..., 1:2], whole.shape), whole)


def _failing(
    cases: Sequence[Case], foretold: set[str], found: Sequence[Suggested], ways: Mapping[tuple[str, str], str]
) -> dict[str, list[str]]:
    failing = {}
    for case in cases:
        way = ways.get((case.forecast, case.later))
        if way != case.says:
            unread = "" if case.forecast in foretold else " (no forecast was read)"
            failing[case.name] = [case.reason, f"wanted {case.says}, found {way}{unread}"]
    own = {(case.forecast, case.later) for case in cases}
    for one in found:
        if (one.forecast, one.later) not in own:
            failing[f"{one.forecast} + {one.later}"] = ["of another forecast", f"found {one.says}: {one.words}"]
    return failing


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    args = options(__doc__).parse_args(argv)
    records = [record for file in tables_or_stop(args.data) for record in load_records(file)]
    foretold, found = suggested_in(records, Preparation(args.reader))
    results = measure([case for record in records for case in cases_of(record)], foretold, found)
    results["first_run"] = first_run_of(args.data)
    if not args.json:
        failing = results.pop("failing")
        results["failing"] = len(failing)
        show_failing(failing)
    show(results, as_json=args.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
