"""The evaluation of numbers on made-up records: pairing, units, marks, and its figures."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from evals.numbers import KEYS, ends_of, measure, pairs_of, same_unit, tally, unit_words
from onrecord.record import Number


def number(low: float | None, best: float | None, high: float | None, **fields: Any) -> Number:
    return Number((0, 1), low, best, high, **{"unit": None, "of": None, "bound": "exact", **fields})


def gold(value: str, unit: str = "-", normalized: str = "-", change: str = "=") -> dict[str, str]:
    return {"value": value, "unit": unit, "normalized_unit": normalized, "change": change}


@pytest.mark.parametrize(
    ("value", "ends"),
    [
        ("3.0", (3,)),
        ("-1.4", (-1.4,)),
        ("1000-2000", (1000, 2000)),
        ("208.0-193.0", (193, 208)),
        ("2.998E-08", (2.998e-8,)),
    ],
)
def test_ends_of_a_value(value: str, ends: tuple[float, ...]) -> None:
    assert ends_of(value) == ends


@pytest.mark.parametrize(
    ("ours", "per", "unit", "normalized", "right"),
    [
        ("soldier", None, "Russian soldiers", "Russian soldier", True),
        ("US dollar", None, "$", "dollar", True),
        ("percent", None, "%", "percentage", True),
        ("person", None, "people", "people", True),
        ("barrel", "day", "barrels a day", "barrel per day", True),
        (None, "week", "per week", "burglary per week", True),
        (None, None, "-", "year of age", True),
        (None, None, "", "", True),
        ("tank", None, "-", "-", False),
        (None, None, "tanks", "tank", False),
        ("tank", None, "soldiers", "soldier", False),
        ("kilometre", None, "km", "kilometre", True),
    ],
)
def test_units(ours: str | None, per: str | None, unit: str, normalized: str, right: bool) -> None:
    assert same_unit(number(None, 1, None, unit=ours, per=per), gold("1", unit, normalized)) is right


def test_synonyms_come_from_the_table_of_units() -> None:
    assert unit_words("mph") == unit_words("miles per hour")
    assert unit_words("-") == frozenset()


def test_values_pair_once_and_those_with_the_unit_first() -> None:
    pairs = pairs_of(
        [gold("3", "tanks", "tank"), gold("3", "guns", "gun")],
        [number(None, 3, None, unit="gun"), number(None, 3, None, unit="tank"), number(None, 3, None)],
    )
    assert [pair.unit for pair in pairs] == [True, True]


def test_a_range_needs_both_ends_and_a_bound_one() -> None:
    golds = [gold("3-5"), gold("43000", change="<")]
    assert len(pairs_of(golds, [number(3, None, 5, bound="between"), number(None, None, 43000, bound="at_most")])) == 2
    assert not pairs_of([gold("3-5")], [number(3, None, 6, bound="between")])
    assert not pairs_of([gold("3-5")], [number(None, 3, None)])


@pytest.mark.parametrize(
    ("mark", "bound", "change", "right"),
    [
        ("=", "exact", None, True),
        ("=", "between", None, True),
        ("=", "exact", "up", False),
        ("up", "about", "up", True),
        ("~", "about", "up", True),
        ("<", "at_least", None, False),
        ("down", "exact", None, False),
    ],
)
def test_marks(mark: str, bound: str, change: str | None, right: bool) -> None:
    pair = pairs_of([gold("5", change=mark)], [number(None, 5, None, bound=bound, change=change)])[0]
    assert (pair.mark == pair.ours) is right


def test_figures_by_hand() -> None:
    """Two sentences: three golds, four of ours, two pairs of which one has its unit and one its mark."""
    columns = np.stack(
        [
            tally([gold("5", "tanks"), gold("9", "%", "percentage", "up")],
                  [number(None, 5, None, unit="tank", bound="about"), number(None, 9, None, change="up")]),
            tally([gold("1")], [number(None, 2, None), number(None, 3, None)]),
        ]
    )  # fmt: skip
    found = measure(columns)
    assert found["value_f1"] == pytest.approx(57.1)  # 2 × 2 of 3 + 4
    assert found["value_unit_f1"] == pytest.approx(28.6)
    assert found["bound_accuracy"] == 50.0
    assert found["bound_macro_f1"] == 50.0  # "=" has none of its one, "up" all
    assert (found["quantities"], found["read"], found["sentences"]) == (3, 4, 2)
    assert set(found["intervals"]) == set(KEYS)
