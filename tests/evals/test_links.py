"""The arithmetic of the links' evaluation, on a made-up record whose answers are known."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from evals.links import CLASSES, columns_of, f1_of, half_of, main, measure

TEXT = "The mayor said the wall fell. She wants to rebuild it. She denied that it burned. She knew that it leaned."
EVENTS = ("said", "fell", "wants", "rebuild", "denied", "burned", "knew", "leaned")


def record_of(*relations: str) -> dict[str, Any]:
    events = [
        {"eid": word, "start": TEXT.index(word), "end": TEXT.index(word) + len(word), "text": word} for word in EVENTS
    ]
    pairs = zip(EVENTS[::2], EVENTS[1::2], strict=True)
    slinks = [
        {"rel": rel, "governor": governor, "event": event}
        for rel, (governor, event) in zip(relations, pairs, strict=True)
    ]
    return {"doc_id": "a", "text": TEXT, "events": events, "slinks": slinks}


def test_all_right_and_each_class_counts_the_same() -> None:
    columns = np.stack([columns_of(record_of("EVIDENTIAL", "MODAL", "NEG_EVIDENTIAL", "FACTIVE"))])
    results = measure(columns, [0])
    assert results["macro_f1"] == 100
    assert results["counts"] == {"evidential": 1, "factive": 1, "uncommitted": 1, "denied": 1}
    assert results["majority_macro_f1"] == 10  # a quarter of everything is one class: F1 0.4, over four
    assert results["unknown_governors"] == 0


def test_a_wrong_class_costs_on_both_sides() -> None:
    columns = np.stack([columns_of(record_of("EVIDENTIAL", "EVIDENTIAL", "NEG_EVIDENTIAL", "FACTIVE"))])
    assert f1_of(columns.sum(0)) == pytest.approx([2 / 3, 1, 0, 1])


def test_the_six_relations_come_to_four_classes() -> None:
    columns = np.stack([columns_of(record_of("EVIDENTIAL", "CONDITIONAL", "COUNTER_FACTIVE", "FACTIVE"))])
    assert dict(zip(CLASSES, f1_of(columns.sum(0)), strict=True)) == dict.fromkeys(CLASSES, 1)


def test_a_link_whose_event_is_not_listed_still_counts() -> None:
    record = record_of("EVIDENTIAL", "MODAL", "NEG_EVIDENTIAL", "FACTIVE")
    record["events"] = record["events"][:1]
    assert columns_of(record)[:-1].sum() == 4


def test_halves_split_by_name_alone() -> None:
    assert {half_of(f"article {number}") for number in range(20)} == {0, 1}
    assert half_of("a") == half_of("a")


def test_without_a_file_it_says_so() -> None:
    with pytest.raises(SystemExit, match="no file"):
        main(["--data", "/nowhere/links.jsonl"])
