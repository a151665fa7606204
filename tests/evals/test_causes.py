"""Rival causes: what is paired, and what the area is of."""

from __future__ import annotations

import numpy as np
import pytest

from evals.causes import TUNED, area, main, measure, wordings

BANK = {
    "events": {"fire": {"np": ["the fire", "the blaze at {place}"], "hap": ["it burned", "the mill caught fire"]}},
    "causes": {"fire": {"spark": ["a spark set off {np}", "sparks flew"], "arson": ["somebody lit it when {hap}"]}},
}


def test_an_event_is_named_in_all_its_ways() -> None:
    assert list(wordings(BANK, "fire")) == [
        ("spark", 0, "a spark set off the fire"),
        ("spark", 0, "a spark set off the blaze at Tolven"),
        ("spark", 1, "sparks flew"),
        ("arson", 0, "somebody lit it when it burned"),
        ("arson", 0, "somebody lit it when the mill caught fire"),
    ]


AREAS = [
    ([0.9, 0.1], [True, False], 1.0, "the right one is nearer"),
    ([0.1, 0.9], [True, False], 0.0, "the wrong one is"),
    ([0.5, 0.5], [True, False], 0.5, "neither"),
    ([0.9, 0.2, 0.5, 0.1], [True, True, False, False], 0.75, "one of four pairs is the wrong way round"),
]


@pytest.mark.parametrize(("scores", "right", "wanted", "reason"), AREAS, ids=[case[-1] for case in AREAS])
def test_area(scores: list[float], right: list[bool], wanted: float, reason: str) -> None:
    assert area(np.array(scores), np.array(right)) == pytest.approx(wanted), reason


def test_causes_are_told_apart_and_the_test_bank_is_not_looked_at() -> None:
    assert "test" not in TUNED
    found = measure(["validation"])
    assert found["area"] == found["by_bank"]["validation"]
    assert 0.5 < found["area"] < 1
    assert found["pairs"] > 200


def test_a_folder_of_banks_is_refused() -> None:
    with pytest.raises(SystemExit, match="type --data generated"):
        main(["--data", "somewhere"])
