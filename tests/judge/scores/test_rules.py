"""The rules, bands, calibration and what a Brier score is made of, by hand and as properties."""

from __future__ import annotations

from fractions import Fraction
from math import inf, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest
from sklearn.metrics import brier_score_loss, log_loss

from onrecord.judge.scores import EDGES, brier, brier_score, distinct, logarithmic, logarithmic_score, parts, wilson
from onrecord.judge.scores.calibration import bin_of, tables

PROBABILITY = st.floats(0, 1)
CASES = st.lists(st.tuples(PROBABILITY, st.booleans()), min_size=1, max_size=60)


def test_a_band_is_scored_at_its_middle_with_best_and_worst_beside() -> None:
    """20 to 60 % of what came: 0.6² at the middle, 0.4² at 60 %, 0.8² at 20 %."""
    score = brier_score([0.2], [0.6], [True])
    assert score is not None
    assert (score.mean, score.best, score.worst) == pytest.approx((0.36, 0.16, 0.64), abs=1e-15)
    assert (score.cases, score.bands) == (1, 1)
    fail = brier_score([0.2], [0.6], [False])
    assert fail is not None
    assert (fail.mean, fail.best, fail.worst) == pytest.approx((0.16, 0.04, 0.36), abs=1e-15)


def test_a_number_is_a_band_of_no_width() -> None:
    score = brier_score([0.7], [0.7], [True])
    assert score is not None
    assert score.mean == score.best == score.worst
    assert score.bands == 0


def test_what_was_impossible_and_came_is_infinite_and_counted() -> None:
    score = logarithmic_score([0.0, 0.5, 1.0], [0.0, 0.5, 1.0], [True, True, True])
    assert score is not None
    assert (score.mean, score.infinite, score.cases) == (inf, 1, 3)
    assert score.finite == pytest.approx(log(2) / 2, abs=1e-15)


def test_a_band_that_reaches_0_is_infinite_at_its_worst_alone() -> None:
    score = logarithmic_score([0.0], [0.5], [True])
    assert score is not None
    assert (score.mean, score.best, score.worst, score.infinite) == (-log(0.25), log(2), inf, 0)


def test_nothing_has_no_score() -> None:
    assert brier_score([], [], []) is None
    assert logarithmic_score([], [], []) is None
    assert parts([], [], []) is None


def test_bins_are_tenths_with_their_lower_edge() -> None:
    assert bin_of([0, 0.0999, 0.1, 0.3, 0.7, 0.95, 1]).tolist() == [0, 0, 1, 3, 7, 9, 9]
    assert len(EDGES) == 11


def test_of_no_case_any_share_may_be() -> None:
    low, high = wilson(0, 0)
    assert (float(low), float(high)) == (0, 1)


def test_a_table_leaves_empty_bins_out() -> None:
    counts, means, true = np.zeros((1, 10)), np.zeros((1, 10)), np.zeros((1, 10))
    counts[0, 3], means[0, 3], true[0, 3] = 4, 0.34, 1
    ((row,),) = tables(counts, means, true)
    assert (row.low, row.high, row.cases, row.mean, row.true, row.share) == (0.3, 0.4, 4, 0.34, 1, 0.25)


def test_parts_by_hand() -> None:
    """Four forecasts of 20 %, of which one came, and four of 80 %, of which three came."""
    p, o = [0.2] * 4 + [0.8] * 4, [1, 0, 0, 0, 1, 1, 1, 0]
    found = parts(p, o, distinct(p))
    assert found is not None
    expected = Fraction(1, 400), Fraction(1, 16), Fraction(1, 4)
    assert (found.reliability, found.resolution, found.uncertainty) == pytest.approx([float(x) for x in expected])
    assert found.brier == pytest.approx(float(Fraction(1, 400) - Fraction(1, 16) + Fraction(1, 4)), abs=1e-15)


def test_within_bin_parts_by_hand() -> None:
    """One bin of 20 % that failed and 40 % that came: variance 0.01, covariance term 2 × 0.05; o = 0.5, f = 0.3."""
    found = parts([0.2, 0.4], [0, 1], [0, 0])
    assert found is not None
    assert found.within_variance == pytest.approx(0.01, abs=1e-15)
    assert found.within_covariance == pytest.approx(0.1, abs=1e-15)
    assert found.reliability == pytest.approx(0.04, abs=1e-15)
    assert found.brier == pytest.approx((0.04 + 0.36) / 2, abs=1e-15)


@given(CASES, st.integers(1, 12))
def test_the_parts_add_up_whatever_the_bins(cases: list[tuple[float, bool]], bins: int) -> None:
    p, o = (np.array(column, dtype=float) for column in zip(*cases, strict=True))
    for bin in (np.floor(p * bins), distinct(p), np.zeros(len(p))):
        found = parts(p, o, bin)
        assert found is not None
        added = found.reliability - found.resolution + found.uncertainty + found.within_variance
        assert added - found.within_covariance == pytest.approx(brier(p, o).mean(), abs=1e-12)
        assert found.brier == pytest.approx(brier(p, o).mean(), abs=1e-12)
    one = parts(p, o, np.zeros(len(p)))
    assert one is not None
    assert one.resolution == pytest.approx(0, abs=1e-12), "one bin tells nothing apart"


@given(CASES)
def test_scores_equal_scikit_learn(cases: list[tuple[float, bool]]) -> None:
    p, o = (np.array(column, dtype=float) for column in zip(*cases, strict=True))
    assert brier(p, o).mean() == pytest.approx(brier_score_loss(o, p, pos_label=1, labels=[0, 1]), abs=1e-12)
    inner = np.clip(p, 1e-6, 1 - 1e-6)
    assert logarithmic(inner, o).mean() == pytest.approx(log_loss(o, inner, labels=[0, 1]), abs=1e-12)


@given(st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_intervals_equal_scipy_and_hold_the_share(hits_of: tuple[int, int]) -> None:
    hits, n = hits_of
    low, high = (float(edge) for edge in wilson(hits, n))
    theirs = binomtest(hits, n).proportion_ci(method="wilson")
    assert (low, high) == pytest.approx((theirs.low, theirs.high), abs=1e-12)
    assert 0 <= low <= hits / n <= high <= 1


@given(st.tuples(PROBABILITY, PROBABILITY).map(sorted), st.booleans())
def test_the_middle_lies_between_best_and_worst(band: list[float], came: bool) -> None:
    low, high = band
    for score in (brier_score([low], [high], [came]), logarithmic_score([low], [high], [came])):
        assert score is not None
        assert score.best <= score.mean <= score.worst
