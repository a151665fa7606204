"""Worked examples that others published, to the digit that they print."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.judge.scores import brier, distinct, logarithmic, parts, wilson

ONE_CASE = [
    # AMS Glossary of Meteorology, "Brier score"; the numbers as in Wikipedia's article of that name.
    pytest.param(1.0, True, "0.00", id="100 % and it rains"),
    pytest.param(1.0, False, "1.00", id="100 % and it stays dry"),
    pytest.param(0.7, True, "0.09", id="70 % and it rains"),
    pytest.param(0.3, True, "0.49", id="30 % and it rains"),
    pytest.param(0.5, True, "0.25", id="50 % and it rains"),
    pytest.param(0.5, False, "0.25", id="50 % and it stays dry"),
]


@pytest.mark.parametrize(("probability", "came", "published"), ONE_CASE)
def test_brier_of_one_forecast_of_rain(probability: float, came: bool, published: str) -> None:
    assert f"{float(brier(probability, came)):.2f}" == published


def test_brier_1950_ten_forecasts_of_rain() -> None:
    """Brier, Monthly Weather Review 78 (1950), 1–3, table 1: P = 0.19 over both outcomes, twice ours."""
    rain = [0.7, 0.9, 0.8, 0.4, 0.2, 0, 0, 0, 0, 0.1]
    came = [0, 1, 1, 1, 0, 0, 0, 0, 0, 0]
    assert f"{2 * brier(rain, came).mean():.2f}" == "0.19"


def test_tetlock_and_gardner_2015_even_odds() -> None:
    """Superforecasting (2015), chapter 3: by the 0 to 2 rule always saying 50 % is 0.5, knowing everything 0, and being
    sure of the opposite every time 2.0."""
    came = np.array([1, 0, 0, 1])
    assert 2 * brier(np.full(4, 0.5), came).mean() == 0.5
    assert 2 * brier(came, came).mean() == 0
    assert 2 * brier(1 - came, came).mean() == 2.0


def test_scikit_learn_brier_score_loss() -> None:
    """scikit-learn's reference, sklearn.metrics.brier_score_loss: 0.0375."""
    assert f"{brier([0.1, 0.9, 0.8, 0.3], [0, 1, 1, 0]).mean():.4f}" == "0.0375"


def test_scikit_learn_log_loss() -> None:
    """scikit-learn's reference, sklearn.metrics.log_loss: 0.21616… of spam, ham, ham, spam."""
    assert f"{logarithmic([0.9, 0.1, 0.2, 0.65], [1, 0, 0, 1]).mean():.6f}"[:7] == "0.21616"


METACULUS = [
    (0.99, True, "-0.01"),
    (0.99, False, "-4.6"),
    (0.999, True, "-0.001"),
    (0.999, False, "-6.9"),
    (0.0, True, "-inf"),
]


@pytest.mark.parametrize(("probability", "came", "published"), METACULUS)
def test_metaculus_log_score(probability: float, came: bool, published: str) -> None:
    """Metaculus, Scores FAQ, "What is the log score?": ln of the probability of what came, the higher the better."""
    digits = len(published.partition(".")[2])
    assert f"{-float(logarithmic(probability, came)):.{digits}f}" == published


NEWCOMBE = [
    (81, 263, "0.2553", "0.3662"),
    (15, 148, "0.0624", "0.1605"),
    (0, 20, "0.0000", "0.1611"),
    (1, 29, "0.0061", "0.1718"),
]


@pytest.mark.parametrize(("true", "cases", "low", "high"), NEWCOMBE)
def test_newcombe_1998_score_intervals(true: int, cases: int, low: str, high: str) -> None:
    """Newcombe, Statistics in Medicine 17 (1998), 857–872, table I, method 3: Wilson's score interval."""
    assert [f"{float(edge):.4f}" for edge in wilson(true, cases)] == [low, high]


def test_wilks_table_of_twelve_probabilities_of_rain() -> None:
    """Wilks, Statistical Methods in the Atmospheric Sciences (1995), table 7.3: of 12,402 forecasts of rain by twelve
    probabilities, how often each was made and how often it then rained; it rained on 0.162 of all."""
    probability = np.array([0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1])
    made = [0.4112, 0.0671, 0.1833, 0.0986, 0.0616, 0.0366, 0.0303, 0.0275, 0.0245, 0.022, 0.017, 0.0203]
    rained = [0.006, 0.019, 0.059, 0.15, 0.277, 0.377, 0.511, 0.587, 0.723, 0.779, 0.934, 0.933]
    cases = np.rint(12_402 * np.array(made)).astype(int)
    wet = np.rint(cases * np.array(rained)).astype(int)
    p = np.repeat(probability, cases)
    o = np.concatenate([np.arange(n) < hits for n, hits in zip(cases, wet, strict=True)])
    found = parts(p, o, distinct(p))
    assert found is not None
    assert f"{o.mean():.3f}" == "0.162"
    assert found.brier == pytest.approx(brier(p, o).mean(), abs=1e-12)
    assert found.within_variance == pytest.approx(0, abs=1e-15)
