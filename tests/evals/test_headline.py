"""The arithmetic of `evals.headline` on a made-up record."""

from __future__ import annotations

import numpy as np
import pytest

from evals.headline import KEYS, figures, judge, measure
from onrecord.record.wording import Headline

TEXT = "Mad dam is safe\n\nThe dam is safe, he said."
CASE = {
    "name": "x",
    "reason": "",
    "text": TEXT,
    "support": ["full", "partial"],
    "drops": ["source"],
    "adds": ["Mad"],
    "borne_out_by": ["The dam is safe"],
}
CONTENTS = {"at-1": ((17, 32),), "at-2": ((33, 41),)}


def headline(**changes: object) -> Headline:
    right = {"span": (0, 15), "borne_out_by": ("at-1",), "support": "full", "adds": ((0, 3),), "drops": ("source",)}
    return Headline(**{**right, **changes})  # type: ignore[arg-type]


RIGHT = [1, 1, 1, 1, 1, 1, 3, 3, 3, 1, 1]


@pytest.mark.parametrize(
    ("weighed", "counts"),
    [
        pytest.param(headline(), RIGHT, id="all right"),
        pytest.param(headline(support="partial"), RIGHT, id="another accepted support"),
        pytest.param(headline(support="none"), [1, 0, 0, *RIGHT[3:]], id="support"),
        pytest.param(headline(drops=("hedge",)), [1, 1, 0, 0, 1, 1, *RIGHT[6:]], id="drops"),
        pytest.param(headline(adds=((0, 7),)), [*RIGHT[:6], 3, 6, 3, 1, 1], id="adds"),
        pytest.param(headline(borne_out_by=("at-2",)), [1, 1, 0, *RIGHT[3:9], 0, 1], id="basis"),
        pytest.param(None, [1, 0, 0, 0, 0, 1, 0, 0, 3, 0, 1], id="no headline at all"),
    ],
)
def test_a_cases_counts(weighed: Headline | None, counts: list[int]) -> None:
    assert judge(CASE, (weighed, CONTENTS))[0].tolist() == counts


def test_adds_count_only_where_a_case_lists_them() -> None:
    case = {key: value for key, value in CASE.items() if key != "adds"}
    assert judge(case, (headline(), CONTENTS))[0].tolist()[6:9] == [0, 0, 0]


def test_the_figures() -> None:
    found = dict(zip(KEYS, figures(np.array([4.0, 3, 2, 1, 2, 4, 3, 6, 4, 1, 2])), strict=True))
    assert found["support_accuracy"] == pytest.approx(3 / 4)
    assert found["share_right"] == pytest.approx(2 / 4)
    assert found["drops_precision"] == pytest.approx(1 / 2)
    assert found["drops_recall"] == pytest.approx(1 / 4)
    assert found["drops_f1"] == pytest.approx(1 / 3)
    assert found["adds_f1"] == pytest.approx(6 / 10)
    assert found["borne_out_recall"] == pytest.approx(1 / 2)


def test_what_nothing_bears_on_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    case = {key: value for key, value in CASE.items() if key not in ("adds", "borne_out_by")}
    monkeypatch.setattr("evals.headline.weigh_in", lambda case, reader: (headline(), CONTENTS))
    results = measure({"own.jsonl": [case]}, reader=None)  # type: ignore[arg-type]
    assert results["adds_f1"] is None
    assert results["borne_out_recall"] is None
    assert results["support_accuracy"] == 100.0
    assert results["count"] == 1
