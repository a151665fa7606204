"""Headlines held against their bodies: `python -m evals.headline --data PATH [--json]`.

PATH is a table or a folder of tables (`*.jsonl`). A line is

    {"name", "reason", "text" (headline, empty line, body), "support": "full|partial|none" or a list of those accepted,
     "drops": ["source"|"hedge"|"bound", ...], "adds"?: [PLACE, ...], "borne_out_by"?: [PLACE in the body, ...]}

with PLACE as in `evals.case_checking`. `support_accuracy` is the percentage of cases whose support is (one of) the
accepted; `drops_f1` is F1 over all drops of all cases, with `drops_precision` and `drops_recall` beside it; `adds_f1`
is F1 over letters of the words added, over the cases that list any (`adds` present, if only as []);
`borne_out_recall` is the percentage of places under `borne_out_by` of which at least 90 % of the letters lie within the
content of one attribution or assertion that is said to bear the headline out. `share_right` is the percentage of cases
with support, drops and basis all right. Intervals are by case.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evals.assertions import COVERED, places, tables_in
from evals.case_tables import first_run_of, show_failing
from evals.characters import characters
from evals.command import Results, open_or_stop, options, show
from evals.intervals import bootstrap, in_percent
from evals.scoring import divide
from onrecord.desk.reading import read_text
from onrecord.read import Reader
from onrecord.record import Spans
from onrecord.record.wording import Headline

KEYS = (
    "support_accuracy",
    "share_right",
    "drops_precision",
    "drops_recall",
    "drops_f1",
    "adds_f1",
    "borne_out_recall",
)

Numbers = NDArray[np.float64]
Weighed = tuple[Headline | None, Mapping[str, Spans]]
"""A headline as it was weighed, and the contents of the body's statements by id."""


def weigh_in(case: Mapping[str, Any], reader: Reader) -> Weighed:
    """Read a case's text and weigh its headline."""
    read = read_text(case["text"], id=case["name"], reader=reader, date=case.get("date"))
    contents = {item.id: item.content for item in read.attributions}
    return read.headline, contents | {item.id: item.content for item in read.assertions}


def judge(case: Mapping[str, Any], weighed: Weighed) -> tuple[Numbers, list[str]]:
    """A case's counts in the order of `figures`, and what is wrong with it."""
    headline, contents = weighed
    text = case["text"]
    accepted = [case["support"]] if isinstance(case["support"], str) else case["support"]
    support = headline.support if headline else None
    drops, wanted = set(headline.drops if headline else ()), set(case.get("drops", ()))
    new = characters(headline.adds if headline else (), text)
    adds = characters(places(case, "adds"), text) if "adds" in case else None
    bearing = [characters(contents[name], text) for name in (headline.borne_out_by if headline else ())]
    basis = [characters([span], text) for span in places(case, "borne_out_by")]
    borne = [any(len(place & item) >= COVERED * len(place) for item in bearing) for place in basis]
    wrong = [] if support in accepted else [f"support {support}, not {' or '.join(accepted)}"]
    wrong += [] if drops == wanted else [f"drops {sorted(drops)}, not {sorted(wanted)}"]
    wrong += [f"not borne out by {text[min(p) : max(p) + 1]!r}" for p, hit in zip(basis, borne, strict=True) if not hit]
    shared, read, gold = (0, 0, 0) if adds is None else (len(new & adds), len(new), len(adds))
    counts = (
        *(1, support in accepted, not wrong),
        *(len(drops & wanted), len(drops), len(wanted)),
        *(shared, read, gold),
        *(sum(borne), len(borne)),
    )
    if adds is not None and new != adds:
        wrong.append(f"adds {[text[s:e] for s, e in (headline.adds if headline else ())]}, not {case['adds']}")
    return np.array(counts, dtype=np.float64), wrong


def quotients(sums: Numbers) -> tuple[Numbers, Numbers]:
    """What is divided by what for each of `KEYS`, from sums of counts."""
    cases, supported, right, shared, read, wanted, letters, new, added, borne, places_ = np.moveaxis(sums, -1, 0)
    above = (supported, right, shared, shared, 2 * shared, 2 * letters, borne)
    below = (cases, cases, read, wanted, read + wanted, new + added, places_)
    return np.stack(above, axis=-1), np.stack(below, axis=-1)


def figures(sums: Numbers) -> Numbers:
    """The figures of `KEYS`, from sums of counts."""
    return divide(*quotients(sums))


def measure(tables: Mapping[str, Sequence[Mapping[str, Any]]], reader: Reader) -> Results:
    """The figures of all tables together, the support's of each, and what is wrong with the cases that fail."""
    columns: dict[str, list[Numbers]] = {}
    failing: dict[str, list[str]] = {}
    for file, cases in tables.items():
        for case in cases:
            counts, wrong = judge(case, weigh_in(case, reader))
            columns.setdefault(file, []).append(counts)
            if wrong:
                failing[case["name"]] = [case["reason"], *wrong]
    every = np.stack([row for rows in columns.values() for row in rows])
    sums = every.sum(0)
    edges = bootstrap(every, figures)
    return {
        **_named(sums),
        "count": len(every),
        "drops": int(sums[5]),
        "places": int(sums[10]),
        "files": {file: _named(np.stack(rows).sum(0)) for file, rows in columns.items()},
        "failing": failing,
        "intervals": {key: in_percent(edges[:, place]) for place, key in enumerate(KEYS)},
    }


def _named(sums: Numbers) -> dict[str, float | None]:
    """Figures by key in percent; None where nothing in the table bears on one."""
    above, below = quotients(sums)
    return {
        key: round(100 * float(over / under), 1) if under else None
        for key, over, under in zip(KEYS, above, below, strict=True)
    }


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
