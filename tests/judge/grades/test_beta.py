"""The posterior of a share: closed forms, an independent implementation, and coverage on simulated sources."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from onrecord.judge.grades.beta import LEVEL, below, larger, quantile, share


def test_against_closed_forms() -> None:
    """I_x(1/2, 1/2) is the arcsine law, I_x(a, 1) = x^a, and whole numbers are tails of the binomial (DLMF 8.17.5)."""
    for x in (1e-9, 0.01, 0.3, 0.5, 0.77, 0.999):
        assert below(x, 0.5, 0.5) == pytest.approx(2 / math.pi * math.asin(math.sqrt(x)), rel=1e-13)
        assert below(x, 3.5, 1) == pytest.approx(x**3.5, rel=1e-13)
        tail = math.fsum(math.comb(12, at) * x**at * (1 - x) ** (12 - at) for at in range(5, 13))
        assert below(x, 5, 8) == pytest.approx(tail, rel=1e-12)
    assert (below(0, 2, 3), below(1, 2, 3)) == (0, 1)


def test_a_quantile_is_the_inverse() -> None:
    for p in (0.001, 0.025, 0.5, 0.975):
        assert quantile(p, 0.5, 0.5) == pytest.approx(math.sin(math.pi * p / 2) ** 2, rel=1e-12)
        for a, b in ((0.5, 0.5), (3.5, 20.5), (4000.5, 12.5), (0.5, 90_000.5)):
            assert below(quantile(p, a, b), a, b) == pytest.approx(p, rel=1e-8)


def test_against_scipy() -> None:
    stats = pytest.importorskip("scipy.stats")
    for right in (0, 1, 2, 7, 50, 999):
        for wrong in (0, 1, 3, 12, 400):
            low, high = share(right, wrong).interval
            wanted = stats.beta.ppf((0.025, 0.975), right + 0.5, wrong + 0.5)
            assert low == (pytest.approx(wanted[0], abs=1e-12) if right else 0)
            assert high == (pytest.approx(wanted[1], abs=1e-12) if wrong else 1)


def test_which_of_two_shares_is_larger() -> None:
    """The sum over angles against the same integral by an independent way: draws from both posteriors."""
    random = np.random.default_rng(5)
    for one, other in (((3, 3), (3, 3)), ((8, 2), (6, 4)), ((0, 5), (1, 4)), ((200, 100), (180, 120))):
        drawn = [random.beta(right + 0.5, wrong + 0.5, 400_000) for right, wrong in (one, other)]
        assert larger(one, other) == pytest.approx(np.mean(drawn[1] > drawn[0]), abs=0.004)
        assert larger(one, other) + larger(other, one) == pytest.approx(1)
    assert larger((0, 5), (5, 0)) > 0.999


SOURCES: dict[str, Callable[[np.random.Generator, int], np.ndarray]] = {
    "of every kind": lambda random, many: random.uniform(size=many),
    "mostly right": lambda random, many: random.beta(8, 2, many),
    "mostly wrong": lambda random, many: random.beta(3, 7, many),
    "nearly always right": lambda random, many: random.beta(19, 1, many),
    "as the prior has it": lambda random, many: random.beta(0.5, 0.5, many),
}


@pytest.mark.parametrize("kind", SOURCES)
@pytest.mark.parametrize("cases", [5, 12, 40, 100])
def test_intervals_hold_the_true_share_as_often_as_they_say(kind: str, cases: int) -> None:
    random = np.random.default_rng(cases)
    shares = SOURCES[kind](random, 20_000)
    right = random.binomial(cases, shares)
    edges = np.array([share(int(one), cases - int(one)).interval for one in range(cases + 1)])
    held = np.mean((edges[right, 0] <= shares) & (shares <= edges[right, 1]))
    assert abs(held - LEVEL) < 0.03
