"""The evaluation's own arithmetic, on a made-up article of three sentences."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from evals.who import COLUMNS, belongs, columns_of, head_of, marked_in, measure, with_silver
from onrecord.record import Attribution, Span, Who

TEXT = "Mayor Ann Moe, the head of the council, left. She said no. The council met. Moe said yes."
CHAINS = {
    "Mayor Ann Moe": "1",
    "the head of the council": "1",
    "the council": "2",
    "She": "1",
    "The council": "2",
    "Moe": "1",
}


def span(words: str) -> Span:
    start = TEXT.rindex(words) if words == "Moe" else TEXT.index(words)
    return start, start + len(words)


def record() -> dict[str, Any]:
    entities = [
        {"chain": chain, "start": span(words)[0], "end": span(words)[1], "text": words}
        for words, chain in CHAINS.items()
    ]
    start, end = span("no")
    relation = {"content_edu": {"start": start, "end": end}, "attribution_clause": {"start": 46, "end": 54}}
    return {"doc_id": "x", "text": TEXT, "entities": entities, "attributions": [relation]}


def source(words: str, mention: str | None, cluster: int) -> Attribution:
    who = Who("person", None, span(mention) if mention else None, cluster)
    return Attribution(
        words, None, (span(words),), (), (span("no"),), "speech", "indirect", (), "body", (), None, 1.0, who=who
    )


def columns(*items: Attribution) -> dict[str, float]:
    return dict(zip(COLUMNS, columns_of(record(), items), strict=True))


RESOLVED = [
    ("Mayor Ann Moe", 1, "the name"),
    ("Mayor Ann Moe, the head of the council", 1, "the name with its apposition"),
    ("the head of the council", 1, "another phrase of the chain"),
    ("the council", 0, "a phrase that the right one holds"),
    ("She", 0, "the pronoun itself"),
    ("The council met. Moe said yes", 0, "a stretch that merely holds the name"),
    (None, 0, "nothing"),
]


@pytest.mark.parametrize(("mention", "right", "reason"), RESOLVED, ids=[case[-1] for case in RESOLVED])
def test_what_resolves_a_pronoun(mention: str | None, right: int, reason: str) -> None:
    found = columns(source("She", mention, 1))
    assert (found["third"], found["of_third"]) == (right, 1), reason


def test_a_short_name_is_not_resolved_by_itself() -> None:
    assert columns(source("Moe", "Moe", 1))["short"] == 0
    assert columns(source("Moe", "Mayor Ann Moe", 1))["short"] == 1


def test_a_first_mention_is_not_counted() -> None:
    assert columns(source("Mayor Ann Moe", "Mayor Ann Moe", 1))["of_short"] == 0


def test_clusters() -> None:
    one, two = source("She", "Mayor Ann Moe", 1), source("Moe", "Mayor Ann Moe", 1)
    assert [columns(one, two)[name] for name in ("precision", "recall", "sources")] == [2, 2, 2]
    apart = replace(two, who=Who("person", None, span("Mayor Ann Moe"), 2))
    assert [columns(one, apart)[name] for name in ("precision", "recall", "sources")] == [2, 1, 2]
    other = source("The council", None, 1)
    assert [columns(one, other)[name] for name in ("precision", "recall", "sources")] == [1, 2, 2]


def test_heads() -> None:
    assert head_of("the driver of the bus, Per Moe", (0, 30)) == 4
    assert head_of("Mayor Ann Moe, the head", (0, 23)) == 10
    assert belongs(TEXT, (0, len(TEXT)), marked_in(record())) is not None, "its head is the first name"


def test_figures() -> None:
    results = measure(np.stack([columns_of(record(), [source("She", "Mayor Ann Moe", 1)])] * 2))
    assert (results["resolved"], results["b3_f1"], results["attribution_recall"]) == (100.0, 100.0, 100.0)
    assert (results["resolved_short"], results["count_resolved"], results["count"]) == (0.0, 2, 2)


@pytest.mark.parametrize(
    ("words", "pronoun"),
    [("all of us", True), ("each other", True), ("’s", True), ("you and I", True), ("all of the mayors", False)],
)
def test_what_names_nobody_is_a_pronoun(words: str, pronoun: bool) -> None:
    made = marked_in({"text": words, "entities": [{"chain": "1", "start": 0, "end": len(words)}]})
    assert made[0].pronoun is pronoun


def test_chains_of_another_program_are_read_into_the_same_shape() -> None:
    article = {"id": "x", "text": TEXT, "date": None, "title": "T"}
    chains = [[list(span("Mayor Ann Moe")), list(span("She"))], [list(span("the council")), list(span("The council"))]]
    (made,) = with_silver([article, {"id": "y", "text": ""}], [{"id": "x", "coreference": chains}])
    assert [item.chain for item in marked_in(made)] == ["0", "0", "1", "1"]
    read = [source("She", "Mayor Ann Moe", 1), source("The council", "the council", 2)]
    results = measure(np.stack([columns_of(made, read)]))
    assert (results["resolved"], results["b3_f1"], results["count"]) == (100.0, 100.0, 0)
    assert "attribution_recall" not in results
