"""The evaluation's own arithmetic, on readings made by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from evals.forecasts import Case, case_of, found_in, load_cases, measure
from onrecord.ingest import article_from_text
from onrecord.record import Assertion, Forecast, Horizon, Reading, Wording

TEXT = "The dam will hold by May. The well is dry."


def case(content: str, forecast: dict[str, Any] | None) -> Case:
    return case_of({"name": content, "reason": "r", "text": TEXT, "content": content, "forecast": forecast})


def reading(content: str, forecast: Forecast | None) -> Reading:
    span = (TEXT.index(content), TEXT.index(content) + len(content))
    said = Assertion("as-1", (span,), "body", Wording(forecast=forecast), 1.0)
    return Reading(article_from_text(TEXT, id="x"), "none", (), (), (said,))


GOLD = {"kind": "forecast", "conditional": False, "horizon": "by May", "by": ["2024-03-12", "2024-05-31"]}
SPAN = (TEXT.index("by May"), TEXT.index("by May") + len("by May"))
FOUND = Forecast("the dam holds", "forecast", by=("2024-03-12", "2024-05-31"), horizon=Horizon(SPAN, "May", None))


def test_a_forecast_that_touches_the_place_is_found() -> None:
    assert found_in(case("dam will", GOLD), reading("The dam will hold", FOUND)) == FOUND
    assert found_in(case("The well is dry", None), reading("The dam will hold", FOUND)) is None
    assert found_in(case("dam will", GOLD), reading("The dam will hold", None)) is None


def test_precision_recall_and_fields() -> None:
    wrong = replace(FOUND, kind="plan", conditional=True, by=None, horizon=None)
    cases = [case("The dam", GOLD), case("dam will", GOLD), case("hold", GOLD), case("dry", None), case("well", None)]
    results = measure(cases, [FOUND, wrong, None, FOUND, None])
    assert results["counts"] == [2, 3, 3]
    assert (results["precision"], results["recall"]) == (66.7, 66.7)
    assert [results[f"{field}_accuracy"] for field in ("kind", "conditional", "horizon", "by")] == [50.0] * 4
    assert sorted(results["failing"]) == ["dry", "hold"]


def test_a_place_that_is_not_in_the_text_stops_the_run(tmp_path: Path) -> None:
    table = tmp_path / "own.jsonl"
    table.write_text('{"name": "a", "reason": "r", "text": "x", "content": "y", "forecast": null}\n', encoding="utf-8")
    with pytest.raises(SystemExit, match="'y' stands in the text fewer than 1 times"):
        load_cases(table)


def test_the_own_table_holds_as_many_lookalikes_as_forecasts() -> None:
    for name in ("own.jsonl", "unseen.jsonl"):
        cases = load_cases(Path(__file__).parents[1] / "read/forecast_cases" / name)
        assert [sum(one.forecast is None for one in cases), len(cases)] == [75, 150], name
