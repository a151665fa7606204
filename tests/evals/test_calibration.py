"""The arithmetic of calibration, of intervals and of recall on open text, on known values."""

from __future__ import annotations

import numpy as np
import pytest

from evals.articles import GoldArticle, GoldAttribution, Sheet
from evals.calibration import bins_of, calibration_error, judge, measure, reliability_table
from evals.intervals import bootstrap, draws, in_percent
from evals.who import found_in
from evals.who import measure as measure_who


@pytest.mark.parametrize(
    ("confidence", "right", "error"),
    [
        ([], [], 0.0),
        ([1.0] * 10, [1.0] * 10, 0.0),
        ([1.0] * 10, [0.0] * 10, 1.0),
        ([0.9] * 20, [1.0] * 20, 0.1),
        ([0.2] * 10 + [0.8] * 10, [0.0] * 10 + [1.0] * 10, 0.2),  # one bin says too much, the other too little
        ([0.5], [1.0], 0.5),
    ],
)
def test_calibration_error(confidence: list[float], right: list[float], error: float) -> None:
    assert calibration_error(np.array(confidence), np.array(right)) == pytest.approx(error)


def test_bins_hold_equal_counts_by_rising_confidence() -> None:
    bins = bins_of(np.linspace(1, 0, 25), np.zeros(25))
    assert sorted(count for count, _, _ in bins) == [2] * 5 + [3] * 5
    assert [sure for _, sure, _ in bins] == sorted(sure for _, sure, _ in bins)


TEXT = "Mara said it rained. Edo said it snowed. They claim it hailed. Who says?"
GOLD = (
    GoldAttribution(((0, 4),), ((5, 9),), ((10, 19),)),
    GoldAttribution(((21, 24),), ((25, 29),), ((30, 39),)),
    GoldAttribution((), ((46, 51),), ((52, 61),)),
)
READ = (
    GoldAttribution(((0, 4),), ((5, 9),), ((10, 19),)),  # right
    GoldAttribution(((0, 4),), ((25, 29),), ((30, 39),)),  # paired, with another's source
    GoldAttribution(((41, 45),), ((46, 51),), ((52, 61),)),  # paired, with a source where gold has none
    GoldAttribution(((63, 66),), ((67, 71),), ((63, 66),)),  # not paired
    GoldAttribution(((0, 4),), ((5, 9),), ((10, 12),), within=0),  # nested: left out
)
SHEET = Sheet(GoldArticle("a", TEXT, GOLD, True), READ, [0.9, 0.8, 0.7, 0.6, 0.1])


def test_right_is_a_whole_pair_and_wrong_sources_are_those_of_pairs() -> None:
    judged = judge(SHEET)
    assert judged.right.tolist() == [1.0, 0.0, 0.0, 0.0]
    assert judged.confidence.tolist() == [0.9, 0.8, 0.7, 0.6]
    assert (judged.pairs, judged.wrong_sources) == (3, 2)


def test_figures_are_in_percent() -> None:
    results = measure([SHEET, SHEET])
    assert results["ece"] == round(100 * (0.1 + 0.8 + 0.7 + 0.6) / 4, 1)
    assert results["wrong_source"] == 66.7
    assert results["wrong_source_count"] == [4, 6]
    assert results["intervals"]["wrong_source"] == [66.7, 66.7]
    assert "90.0   100.0  ####" in reliability_table(results["bins"])


def test_both_without_a_source_is_no_wrong_source() -> None:
    sourceless = Sheet(GoldArticle("a", TEXT, GOLD[2:], True), GOLD[2:], [0.5])
    assert judge(sourceless).wrong_sources == 0


def test_a_resample_has_as_many_articles_as_the_set_and_is_the_same_every_time() -> None:
    assert (draws(7).sum(1) == 7).all()
    assert (draws(7) == draws(7)).all()


def test_an_interval_holds_the_middle_95_percent_of_resampled_figures() -> None:
    columns = np.array([[1.0, 1.0]] * 50 + [[0.0, 1.0]] * 50)
    low, high = in_percent(bootstrap(columns, lambda sums: sums[..., 0] / sums[..., 1]))
    assert 38 <= low <= 42  # the binomial's: .5 ± 1.96 × .05
    assert 58 <= high <= 62


@pytest.mark.parametrize(
    ("read", "found"),
    [
        ([], [0, 0, 1]),
        ([GOLD[0]], [1, 1, 1]),
        ([GoldAttribution(((21, 24),), (), ((10, 19),))], [1, 0, 1]),  # found, with a source elsewhere
        ([GoldAttribution(((0, 4),), (), ((9, 10), (19, 20)))], [0, 0, 1]),  # a space and a full stop are no content
        ([GOLD[1]], [0, 0, 1]),
    ],
)
def test_a_clause_is_found_where_a_content_covers_a_character_of_it(
    read: list[GoldAttribution], found: list[float]
) -> None:
    relation = {"attribution_clause": {"start": 0, "end": 9}, "content_edu": {"start": 9, "end": 20}}
    assert found_in({"text": TEXT, "attributions": [relation]}, read).tolist() == found


def test_recall_is_in_percent() -> None:
    results = measure_who(np.array([[0.0] * 9 + [1.0, 1.0, 2.0], [0.0] * 9 + [2.0, 1.0, 2.0]]))
    assert (results["attribution_recall"], results["attribution_recall_linked"], results["count"]) == (75.0, 50.0, 4)
