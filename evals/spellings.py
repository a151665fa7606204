"""How sources resolve across articles: `python -m evals.spellings --data PATH [--json]`.

PATH is a file of the shape of `casualty_claims_dev`; the spellings are the distinct values of its `source` and `via`
fields. `--table` (default: `spellings_table.json` beside this file) says which of them name one body or description:
{"groups": [[spelling, …], …]}; a spelling in no group stands alone. It was drawn up by somebody without sight of the
code. Each spelling becomes a source of an article of its own, with its words and nothing else, and is linked.

`pairs_right`: of all pairs of spellings the share put together or apart as the table has them, `joined_right` the share
of the pairs that belong together. `share_right`, the strictest: the share of spellings whose whole group is right, none
missing and none too many. All in percent; the interval of `share_right` comes from resampling spellings. `wrong` lists
those that are not.

Beside it the project's own tables (`--cases`, default `tests/link/sources`): `homonyms.jsonl`, sources of one name that
are several, and `role_changes.jsonl`, one source in changing roles and spellings; each line is a case of some sources
and how they group. `homonyms_right` and `role_changes_right` are the shares of cases whose grouping is right as a
whole, `cases_right` that of both together.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evals.command import Results, records_or_stop, show
from evals.intervals import bootstrap, in_percent
from onrecord.link.sources import SourceMention, link_sources
from onrecord.record import Who

TABLE = Path(__file__).parent / "spellings_table.json"
CASES = Path(__file__).parent.parent / "tests" / "link" / "sources"
TABLES = ("homonyms", "role_changes")

Group = frozenset[str]


def spellings_in(records: Iterable[Mapping[str, Any]]) -> list[str]:
    """The distinct values of the two fields, in order."""
    return sorted({record[name] for record in records for name in ("source", "via") if record.get(name)})


def resolved(spellings: Sequence[str]) -> dict[str, Group]:
    """With which spellings each is put together."""
    mentions = [SourceMention(spelling, 0, Who("unknown", None, None, 0), spelling) for spelling in spellings]
    sources = _sources_of(mentions)
    return {one: frozenset(other for other in spellings if sources[other] == sources[one]) for one in spellings}


def _sources_of(mentions: Sequence[SourceMention]) -> dict[str, Group]:
    """By article: the ledger sources that its source is linked to."""
    made: dict[str, set[str]] = {mention.article: set() for mention in mentions}
    for link in link_sources(mentions)[1]:
        if link.zone == "linked":
            made[link.article].add(link.source)
    return {article: frozenset(those) for article, those in made.items()}


def wanted(spellings: Sequence[str], groups: Iterable[Iterable[str]]) -> dict[str, Group]:
    """With which spellings each belongs, of those that there are."""
    made = {spelling: frozenset({spelling}) for spelling in spellings}
    for group in groups:
        there = frozenset(group) & frozenset(spellings)
        made.update(dict.fromkeys(there, there))
    return made


def measure_spellings(found: Mapping[str, Group], right: Mapping[str, Group]) -> Results:
    """The shares of pairs and of spellings."""
    spellings = sorted(right)
    pairs = list(combinations(spellings, 2))
    together = [(one, other) for one, other in pairs if other in right[one]]
    agree = sum((other in found[one]) == (other in right[one]) for one, other in pairs)
    joined = sum(other in found[one] for one, other in together)
    columns = np.array([[found[spelling] == right[spelling], 1.0] for spelling in spellings], dtype=np.float64)
    return {
        "share_right": _percent(float(columns[:, 0].sum()), len(spellings)),
        "pairs_right": _percent(agree, len(pairs)),
        "joined_right": _percent(joined, len(together)),
        "count": len(spellings),
        "count_pairs": len(pairs),
        "count_joined": len(together),
        "wrong": [spelling for spelling in spellings if found[spelling] != right[spelling]],
        "intervals": {"share_right": in_percent(bootstrap(columns, _share))},
    }


def _percent(part: float, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 100.0


def _share(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    shares: NDArray[np.float64] = sums[..., 0] / np.maximum(sums[..., 1], 1.0)
    return shares


def is_right(case: Mapping[str, Any]) -> bool:
    """Whether a case's sources group as it says."""
    mentions = [mention_of(source, number) for number, source in enumerate(case["sources"])]
    sources = _sources_of(mentions)
    found = {frozenset(int(one) for one in sources if sources[one] == sources[other]) for other in sources}
    return found == {frozenset(group) for group in case["groups"]}


def mention_of(source: Mapping[str, Any], number: int) -> SourceMention:
    """A case's source; without a kind it is a person, without words its name stands for them."""
    who = Who(
        source.get("kind", "person"),
        source.get("name"),
        None,
        0,
        role=source.get("role"),
        affiliation=source.get("affiliation"),
        country=source.get("country"),
        party=source.get("party"),
        anonymous=source.get("anonymous", False),
    )
    words = source.get("words") or source.get("name") or ""
    beside = tuple(source.get("beside", ()))
    return SourceMention(str(number), 0, who, words, source.get("published"), source.get("outlet"), beside)


def measure_cases(cases: Mapping[str, Sequence[Mapping[str, Any]]]) -> Results:
    """The shares of right cases by table."""
    results: Results = {"wrong_cases": [], "intervals": {}}
    parts = []
    for table, those in cases.items():
        right = [is_right(case) for case in those]
        columns = np.array([[value, 1.0] for value in right], dtype=np.float64).reshape(-1, 2)
        parts.append(columns)
        results[f"{table}_right"] = _percent(sum(right), len(right))
        results[f"count_{table}"] = len(right)
        results["wrong_cases"] += [case["name"] for case, value in zip(those, right, strict=True) if not value]
        if right:
            results["intervals"][f"{table}_right"] = in_percent(bootstrap(columns, _share))
    whole = np.concatenate(parts) if parts else np.zeros((0, 2))
    results["cases_right"] = _percent(float(whole[:, 0].sum()), len(whole))
    if len(whole):
        results["intervals"]["cases_right"] = in_percent(bootstrap(whole, _share))
    return results


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="a file of the shape of casualty_claims_dev")
    parser.add_argument("--table", type=Path, default=TABLE, help="which spellings belong together")
    parser.add_argument(
        "--cases", type=Path, default=CASES, help="a folder with the tables of homonyms and role changes"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    args = parser.parse_args(argv)
    spellings = spellings_in(records_or_stop(args.data))
    if not args.table.is_file():
        raise SystemExit(f"error: no file {args.table}")
    groups = json.loads(args.table.read_text(encoding="utf-8"))["groups"]
    results = measure_spellings(resolved(spellings), wanted(spellings, groups))
    cases = measure_cases({table: records_or_stop(args.cases / f"{table}.jsonl") for table in TABLES})
    intervals = results.pop("intervals") | cases.pop("intervals")
    show(results | cases | {"intervals": intervals}, as_json=args.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
