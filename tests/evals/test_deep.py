"""The arithmetic of `evals.deep`, on an article made by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from evals.deep import columns_of, measure
from onrecord.record import Attribution, Forecast, Horizon, Span, Via, Who, Wording

TEXT = "Ilse Tarn told the Gazette the ramp would hold for a year. Officials did not say when."


def at(words: str) -> Span:
    start = TEXT.index(words)
    return start, start + len(words)


def gold(source: str, cue: str, content: str, **fields: Any) -> dict[str, Any]:
    base = {
        "source": [at(source)], "cue": [at(cue)], "content": [at(content)], "within": None, "act": "speech",
        "editorial": [], "via": [], "polarity": "asserted", "forecast": None,
        "who": {"kind": "person", "anonymous": False, "mention": at(source)},
    }  # fmt: skip
    return {**base, **fields}


RECORD = {
    "id": "a",
    "text": TEXT,
    "attributions": [
        gold(
            "Ilse Tarn", "told", "the ramp would hold for a year", via=[at("the Gazette")],
            forecast={"kind": "promise", "conditional": False, "horizon": at("for a year")},
        ),
        gold(
            "Officials", "did not say", "when", polarity="uncommitted",
            who={"kind": "group", "anonymous": True, "mention": at("Officials")},
        ),
    ],
}  # fmt: skip


def read(marked: dict[str, Any], **fields: Any) -> Attribution:
    who, foreseen = marked["who"], marked["forecast"]
    forecast = None if foreseen is None else Forecast(
        "it holds", foreseen["kind"], horizon=Horizon(foreseen["horizon"], "now", None)
    )  # fmt: skip
    made = Attribution(
        id=str(marked["cue"]), within=None, source=tuple(marked["source"]), cue=tuple(marked["cue"]),
        content=tuple(marked["content"]), act=marked["act"], form="indirect", editorial=(), segment="body",
        via=tuple(Via("Gazette", span) for span in marked["via"]), addressee=None, confidence=0.9,
        who=Who(who["kind"], None, who["mention"], 1, anonymous=who["anonymous"]),
        wording=Wording(polarity=marked["polarity"], forecast=forecast),
    )  # fmt: skip
    return replace(made, **fields)


RIGHT = [read(marked) for marked in RECORD["attributions"]]  # type: ignore[arg-type]
TARN, OFFICIALS = RIGHT
NO_WORDING = replace(TARN, wording=Wording())

WRONG = [
    ("act_accuracy", [replace(TARN, act="writing"), OFFICIALS], 50.0, "one act of two"),
    ("kind_accuracy", [replace(TARN, who=None), OFFICIALS], 50.0, "nobody said who"),
    ("anonymous_f1", [TARN, replace(OFFICIALS, who=Who("group", None, None, 2))], 0.0, "the only anonymous one missed"),
    ("mention_accuracy", [TARN, replace(OFFICIALS, who=Who("group", None, at("Ilse Tarn"), 2))], 50.0, "elsewhere"),
    ("via_f1", [replace(TARN, via=()), OFFICIALS], 0.0, "the only way missed"),
    ("via_f1", [replace(TARN, via=(*TARN.via, Via("x", at("Ilse")))), OFFICIALS], 66.7, "one too many"),
    ("forecast_f1", [NO_WORDING, OFFICIALS], 0.0, "the only forecast missed"),
    ("horizon_f1", [NO_WORDING, OFFICIALS], 0.0, "horizons count where both sides see a forecast"),
    ("polarity_macro_f1", [TARN, replace(OFFICIALS, wording=Wording())], 33.3, "asserted .67 and uncommitted 0"),
    ("nested_f1", RIGHT, 0.0, "there are no nested ones"),
]


def test_what_is_right_is_all_right() -> None:
    results = measure(np.stack([columns_of(RECORD, RIGHT)]))
    keys = ("act_accuracy", "kind_accuracy", "anonymous_f1", "mention_accuracy", "via_f1", "forecast_f1", "horizon_f1")
    assert [results[key] for key in (*keys, "polarity_macro_f1", "forecast_kind_accuracy")] == [100.0] * 9
    assert results["pairs"] == 2
    assert results["intervals"]["via_f1"] == [100.0, 100.0]


@pytest.mark.parametrize(("key", "items", "value", "reason"), WRONG, ids=[f"{key}: {why}" for key, _, _, why in WRONG])
def test_what_is_wrong_costs_what_it_should(key: str, items: list[Attribution], value: float, reason: str) -> None:
    assert measure(np.stack([columns_of(RECORD, items)]))[key] == value, reason


def test_nested_ones_are_paired_among_themselves_and_counted_nowhere_else() -> None:
    marked = [*RECORD["attributions"], gold("Officials", "say", "when", within=1)]
    inner = replace(OFFICIALS, id="inner", within=OFFICIALS.id)
    results = measure(np.stack([columns_of({**RECORD, "attributions": marked}, [*RIGHT, inner])]))
    assert (results["nested_f1"], results["pairs"]) == (100.0, 2)
