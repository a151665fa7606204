"""`evals.sequels`: how suggestions are counted, and that the tables are of the shape and size that the docs say."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.articles import load_records
from evals.sequels import Suggested, cases_of, measure, suggested_in
from onrecord.desk.preparing import Preparation

TABLES = Path(__file__).parents[1] / "judge" / "sequel_cases"
RECORDS = (
    {
        "name": "bridge", "made": "2031-05-03", "outlet": "Post",
        "text": "Minister Hedda Vale said the bridge at Oskel would open by 1 June.",
        "later": [
            {"date": "2031-05-30", "outlet": "Post", "reason": "it did", "says": "happened",
             "text": "The bridge at Oskel opened on Friday, the ministry said."},
            {"date": "2031-05-30", "outlet": "Weekly", "reason": "a bakery", "says": None,
             "text": "A bakery burnt down in Varno, the police said."},
        ],
    },
)  # fmt: skip


def test_what_is_suggested_of_a_table_is_right() -> None:
    foretold, found = suggested_in(RECORDS, Preparation())
    assert foretold == {"bridge"}
    assert [(one.forecast, one.later, one.says) for one in found] == [("bridge", "bridge/1", "happened")]


@pytest.mark.parametrize(
    ("found", "precision", "recall", "failing"),
    [
        ((("bridge/1", "happened"),), 100.0, 100.0, 0),
        ((), 0.0, 0.0, 1),
        ((("bridge/1", "did_not"),), 0.0, 0.0, 1),
        ((("bridge/1", "happened"), ("bridge/2", "did_not")), 50.0, 100.0, 1),
        ((("bridge/1", "happened"), ("other/1", "happened")), 50.0, 100.0, 1),
    ],
    ids=["right", "nothing", "the wrong way round", "one too many", "one of another forecast"],
)
def test_how_they_are_counted(
    found: tuple[tuple[str, str], ...], precision: float, recall: float, failing: int
) -> None:
    cases = [case for record in RECORDS for case in cases_of(record)]
    suggested = [Suggested("bridge", later, says, "") for later, says in found]
    results = measure(cases, {"bridge"}, suggested)
    assert (results["precision"], results["recall"], len(results["failing"])) == (precision, recall, failing)


def test_the_tables_have_a_reason_for_every_case_and_half_was_written_before() -> None:
    cases = {
        name: [case for record in load_records(TABLES / f"{name}.jsonl") for case in cases_of(record)]
        for name in ("own", "unseen")
    }
    assert len(cases["unseen"]) >= len(cases["own"]) >= 40
    names = [case.name for some in cases.values() for case in some]
    assert len(names) == len(set(names))
    assert all(case.reason and case.says in ("happened", "did_not", None) for some in cases.values() for case in some)
