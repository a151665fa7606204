"""What the commands print, on articles made by hand."""

from __future__ import annotations

import json

import pytest

from evals import int8
from evals.articles import GoldArticle, GoldAttribution, Sheet
from evals.command import show, table
from evals.reading import measure

TEXT = "Mara said Edo hopes it rains. It did not."
OUTER = GoldAttribution(((0, 4),), ((5, 9),), ((10, 28),))
INNER = GoldAttribution(((10, 13),), ((14, 19),), ((20, 28),), within=0)
NESTING = GoldArticle("a", TEXT, (OUTER, INNER), nests=True)
FLAT = GoldArticle("a", TEXT, (OUTER,), nests=False)


def test_outermost_attributions_are_scored_and_nested_ones_counted() -> None:
    results = measure([Sheet(FLAT, (OUTER, INNER))])
    assert results["all.whole_ex"] == [100.0, 100.0, 100.0]
    assert results["nested"] == {"predicted": 1, "gold": 0}
    assert "nested_f1" not in results


def test_nested_ones_are_paired_among_themselves_where_gold_has_them() -> None:
    flat = GoldAttribution(INNER.source, INNER.cue, INNER.content)
    stray = GoldAttribution((), ((29, 31),), ((35, 38),), within=0)
    results = measure([Sheet(NESTING, (OUTER, INNER, stray)), Sheet(NESTING, (OUTER, flat))])
    assert [results[key] for key in ("nested_precision", "nested_recall", "nested_f1")] == [50.0, 50.0, 50.0]
    assert results["nested"] == {"predicted": 2, "gold": 2}
    assert results["all.count"] == [3, 2]
    assert results["intervals"]["nested_f1"] == [0.0, 66.7]


def test_every_f1_has_an_interval_around_it() -> None:
    results = measure([Sheet(FLAT, (OUTER,)), Sheet(FLAT, ()), Sheet(FLAT, (OUTER, INNER))])
    keys = [key for key in results if "." in key and not key.endswith(".count")]
    assert len(keys) == 32
    assert all(results["intervals"][key][0] <= results[key][2] <= results["intervals"][key][1] for key in keys)


def test_what_int8_costs_is_the_difference_of_two_whole_f1() -> None:
    full = [Sheet(FLAT, (OUTER,)), Sheet(FLAT, (OUTER,))]
    small = [Sheet(FLAT, (OUTER,)), Sheet(FLAT, ())]
    results = int8.measure(small, full)
    assert (results["fp32_whole_f1"], results["int8_whole_f1"], results["whole_f1_loss"]) == (100.0, 66.7, 33.33)
    assert results["intervals"]["whole_f1_loss"] == [0.0, 100.0]
    assert int8.measure(full, full)["intervals"]["whole_f1_loss"] == [0.0, 0.0]


def test_without_a_twin_the_command_that_makes_one_is_named() -> None:
    with pytest.raises(SystemExit, match=r"make it with: python -m training\.export"):
        int8.main(["--data", "x.jsonl", "--fp32", "no/such/folder"])


def test_json_is_one_object_and_a_table_has_a_line_for_each_key(capsys: pytest.CaptureFixture[str]) -> None:
    results = measure([Sheet(NESTING, (OUTER, INNER))])
    show(results, as_json=True)
    assert json.loads(capsys.readouterr().out) == results
    lines = table(results).splitlines()
    assert [line.split()[0] for line in lines] == [key for key in results if key != "intervals"]
    assert "95 % 100 … 100" in lines[0]
