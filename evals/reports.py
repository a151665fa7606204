"""Reports grouped into events from their fields alone: `python -m evals.reports --data PATH [--json]`.

PATH is a file of the shape of `maverick`: one report a line, what a document says of an event, coded by people, who
also said which reports are of one event (`event_id`). Neither that nor `id` nor the order of lines is seen by what is
measured: reports get ids from what their fields say, and are handed over in the order of these.

`b3_f1`: B³ (Bagga and Baldwin 1998), in percent, of the events found against those of the coders; precision and recall
are means over reports, F1 of these two means. Intervals are by event. `out_of_fold`: the same where the events fall
into five blocks in order of `event_id` and a pair is scored by weights fitted without the blocks of either: what the
shipped weights would do on reports that they were not fitted on, as they were on `maverick/ivory_coast`.
`baseline_b3_f1`: reports of one `date_start`, `city` and `location` taken for one event, the best of the groupings by
equal fields; `above_baseline` and `out_of_fold_above_baseline` are how far above it the two others are, with intervals
over the same draws. `pair_precision` and `pair_recall` are of pairs of one event.

`deaths_disagree`, `injuries_disagree`: of the coders' events with two or more tolls (`*_best`) above zero, in how many
our view of disagreement says that they differ, as [differ, of].
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evals.command import Results, options, records_or_stop, show
from evals.intervals import bootstrap, in_percent
from evals.scoring import divide, with_f1
from onrecord.link.disagreement import ranges
from onrecord.link.reports import Actor, Report, Toll, gather, group
from onrecord.record.layers import Number
from onrecord.record.linking import Claim
from onrecord.record.telling import Telling
from onrecord.record.wording import Wording
from training.reports import out_of_fold

HIDDEN = ("id", "event_id")
BASELINE = ("date_start", "city", "location")
KEYS = ("b3_precision", "b3_recall", "b3_f1")
MEASURES = {"deaths": "dead", "injuries": "wounded"}
_CITATION = re.compile(r"\((\d{4}-\d\d-\d\d)\)\s*(.*)", re.DOTALL)

Row = Mapping[str, Any]
Numbers = NDArray[np.float64]


def in_hidden_order(rows: Iterable[Row]) -> list[tuple[Row, Report]]:
    """Rows with their reports, by ids that come of the fields alone."""
    found: dict[str, Row] = {}
    for row in rows:
        seen = json.dumps({key: value for key, value in row.items() if key not in HIDDEN}, sort_keys=True)
        id = sha256(seen.encode()).hexdigest()[:16]
        while id in found:
            id = sha256(id.encode()).hexdigest()[:16]
        found[id] = row
    return [(found[id], report_of(found[id], id)) for id in sorted(found)]


def report_of(row: Row, id: str) -> Report:
    """A row as a report."""
    citation = _CITATION.search(row["source"] or "")
    published = _day(citation[1]) if citation else None
    start, end = _day(row["date_start"]), _day(row["date_end"])
    known = row["latitude"] is not None and row["longitude"] is not None
    named = ((row[place], row[f"{place}_type"]) for place in ("actor1", "actor2"))
    return Report(
        id,
        start or end or published or date.min,
        end or start or published or date.min,
        document=row["source"] or "",
        published=published,
        title=citation[2] if citation else "",
        country=row["country"] or "",
        city=row["city"] or "",
        place=row["location"] or "",
        degrees=(row["latitude"], row["longitude"]) if known else None,
        fineness=int(row["geo_precision"] or 1),
        actors=tuple(Actor(name, kind or None) for name, kind in named if name),
        target=row["target"] or None,
        dead=_toll(row, "deaths"),
        injured=_toll(row, "injuries"),
    )


def _day(written: str | None) -> date | None:
    """A day; None where nothing, or no day of the calendar, is written."""
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        return None


def _toll(row: Row, measure: str) -> Toll:
    low, best, high = (int(row[f"{measure}_{end}"] or 0) for end in ("low", "best", "high"))
    return Toll(low, best, high)


def b3(ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> Numbers:
    """Each report's precision and recall, and a one to count it by, [reports, 3]."""
    found, there = _members(ours), _members(theirs)
    columns = np.ones((len(ours), 3))
    for place, (mine, other) in enumerate(zip(ours, theirs, strict=True)):
        both = len(found[mine] & there[other])
        columns[place, :2] = both / len(found[mine]), both / len(there[other])
    return columns


def _members(labels: Sequence[Hashable]) -> dict[Hashable, set[int]]:
    found: dict[Hashable, set[int]] = defaultdict(set)
    for place, label in enumerate(labels):
        found[label].add(place)
    return found


def figures(sums: Numbers) -> Numbers:
    """Precision, recall and F1 from sums of B³'s columns."""
    return with_f1(divide(sums[..., :2], sums[..., 2:]))


def by_event(columns: Numbers, events: Sequence[Hashable]) -> Numbers:
    """B³'s columns added up by event, which intervals draw."""
    return np.stack([columns[sorted(places)].sum(0) for places in _members(events).values()])


def pair_shares(ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> tuple[float, float]:
    """Of the pairs of one event, precision and recall."""
    found, there, right = (
        sum(len(places) * (len(places) - 1) / 2 for places in _members(labels).values())
        for labels in (ours, theirs, list(zip(ours, theirs, strict=True)))
    )
    return right / max(1, found), right / max(1, there)


def disagreement(rows: Iterable[Row], measure: str) -> tuple[int, int]:
    """Events of which our view says that their tolls differ, and those with two tolls above zero."""
    by_id: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if (row[f"{measure}_best"] or 0) > 0:
            by_id[row["event_id"]].append(row)
    many = {event: told for event, told in by_id.items() if len(told) > 1}
    return sum(_disagree(event, told, measure) for event, told in many.items()), len(many)


def _disagree(event: str, rows: Sequence[Row], measure: str) -> bool:
    """Whether the tolls of an event's reports differ, asked of the view that claims have."""
    tellings = {}
    for place, row in enumerate(rows):
        toll = float(row[f"{measure}_best"])
        number = Number((0, 0), toll, toll, toll, "person", MEASURES[measure], "exact")
        id = f"{event}/{place}"
        tellings[id] = Telling(
            *(id, id, "", "", row["source_author"], row["date_end"], None, (), Wording()), numbers=(number,)
        )
    first = min(tellings)
    return ranges(Claim(event, first, first, tuple(tellings)), tellings).disagrees(MEASURES[measure])


def measure(rows: Sequence[Row]) -> Results:
    """The figures with their intervals and counts."""
    ordered = in_hidden_order(rows)
    reports, theirs = [report for _, report in ordered], [str(row["event_id"]) for row, _ in ordered]
    ours = _labels(reports, group(reports))
    folded = _labels(reports, gather(reports, out_of_fold(reports, theirs)))
    baseline = [tuple(str(row[key]) for key in BASELINE) for row, _ in ordered]
    named: dict[str, Sequence[Hashable]] = {"": ours, "out_of_fold_": folded, "baseline_": baseline}
    columns = {name: by_event(b3(labels, theirs), theirs) for name, labels in named.items()}
    results: Results = {}
    intervals = {}
    for name, parts in columns.items():
        edges = bootstrap(parts, figures)
        for place, key in enumerate(KEYS):
            results[name + key] = round(100 * float(figures(parts.sum(0))[place]), 1)
            intervals[name + key] = in_percent(edges[:, place])
    for name in ("", "out_of_fold_"):
        both = np.concatenate([columns[name], columns["baseline_"]], axis=1)
        results[f"{name}above_baseline"] = round(100 * float(_ahead(both.sum(0))), 1)
        intervals[f"{name}above_baseline"] = in_percent(bootstrap(both, _ahead))
    precision, recall = pair_shares(ours, theirs)
    return results | {
        "pair_precision": round(100 * precision, 1),
        "pair_recall": round(100 * recall, 1),
        "deaths_disagree": list(disagreement(rows, "deaths")),
        "injuries_disagree": list(disagreement(rows, "injuries")),
        "count": len(rows),
        "count_events": len(set(theirs)),
        "count_found": len(set(ours)),
        "intervals": intervals,
    }


def _ahead(sums: Numbers) -> Numbers:
    """How far the F1 of the first three columns is above that of the other three."""
    return figures(sums[..., :3])[..., 2] - figures(sums[..., 3:])[..., 2]


def _labels(reports: Sequence[Report], events: Iterable[Any]) -> list[str]:
    event_of = {id: event.id for event in events for id in event.reports}
    return [event_of[report.id] for report in reports]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    args = options(__doc__).parse_args(argv)
    show(measure(records_or_stop(args.data)), as_json=args.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
