"""The arithmetic of `evals.assertions` on a made-up record."""

from __future__ import annotations

import numpy as np
import pytest

from evals.assertions import covers, figures, judge
from evals.case_checking import locate
from onrecord.record import Spans

TEXT = "The dam broke in May. The mayor said it was old. A sad day."
CASE = {
    "name": "x",
    "reason": "",
    "text": TEXT,
    "assertions": ["The dam broke in May"],
    "not": ["it was old", "A sad day"],
}


def at(words: str) -> Spans:
    return (locate(words, TEXT),)


@pytest.mark.parametrize(
    ("found", "counts"),
    [
        pytest.param(["The dam broke in May"], [1, 1, 1, 1, 0, 0], id="the place itself"),
        pytest.param([], [0, 0, 0, 1, 0, 0], id="nothing"),
        pytest.param(["The dam"], [0, 1, 0, 1, 0, 0], id="too little of the place"),
        pytest.param(["The dam broke in May. The mayor said it was"], [0, 1, 0, 1, 1, 0], id="too much"),
        pytest.param(["The dam broke in May", "A sad day"], [1, 2, 1, 1, 1, 0], id="a place that is banned"),
        pytest.param(["The dam broke in May", "The mayor said"], [1, 1, 1, 1, 0, 1], id="a place not listed"),
    ],
)
def test_a_cases_counts(found: list[str], counts: list[int]) -> None:
    assert judge(CASE, [at(words) for words in found])[0].tolist() == counts


def test_what_is_wrong_is_said() -> None:
    assert judge(CASE, [at("A sad day")])[1] == ["not covered: 'The dam broke in May'", "read amiss: 'A sad day'"]


def test_precision_recall_and_f1() -> None:
    assert figures(np.array([3.0, 4.0, 3.0, 6.0, 1.0, 0.0])) == pytest.approx([0.75, 0.5, 0.6])


def test_the_edges_of_covering() -> None:
    place = frozenset(range(10))
    assert covers(frozenset(range(9)), place)
    assert not covers(frozenset(range(8)), place)
    assert covers(frozenset(range(16)), place)
    assert not covers(frozenset(range(17)), place)


def test_a_place_that_is_not_there_is_an_error() -> None:
    assert locate({"text": "a", "nth": 2}, "banana") == (3, 4)
    with pytest.raises(ValueError, match="fewer than 1"):
        locate("river", TEXT)
