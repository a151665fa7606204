"""The best labelling that has a content and its share of the probability, against counting every labelling out."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from onrecord.read.labelling import best_labelling


def by_counting(emissions: np.ndarray, moves: np.ndarray) -> tuple[list[int], float]:
    scores = {}
    for labels in itertools.product(range(4), repeat=len(emissions)):
        steps = sum(moves[i, labels[i - 1], labels[i]] for i in range(1, len(labels)))
        scores[labels] = sum(emissions[i, label] for i, label in enumerate(labels)) + steps
    best = max((labels for labels in scores if 3 in labels), key=lambda labels: scores[labels])
    total = np.log(sum(np.exp(score) for score in scores.values()))
    return list(best), float(scores[best] - total)


@pytest.mark.parametrize("seed", range(40))
def test_equals_counting_every_labelling_out(seed: int) -> None:
    chance = np.random.default_rng(seed)
    lengths = np.array([5, 3, 1])
    emissions = chance.normal(size=(3, 5, 4)).astype(np.float32)
    moves = chance.normal(size=(3, 5, 4, 4)).astype(np.float32)
    labelling = best_labelling(emissions, moves, lengths)
    for row, size in enumerate(lengths):
        labels, share = by_counting(emissions[row, :size].astype(float), moves[row, :size].astype(float))
        assert labelling.roles[row, :size].tolist() == labels
        assert labelling.log_share[row] == pytest.approx(share, abs=1e-5)
        assert not labelling.roles[row, size:].any(), "nothing is labelled past the window's end"


def test_cues_do_not_depend_on_their_company() -> None:
    chance = np.random.default_rng(3)
    emissions = chance.normal(size=(4, 6, 4)).astype(np.float32)
    moves = chance.normal(size=(4, 6, 4, 4)).astype(np.float32)
    lengths = np.array([6, 4, 6, 2])
    together = best_labelling(emissions, moves, lengths)
    for row in range(4):
        alone = best_labelling(emissions[row : row + 1], moves[row : row + 1], lengths[row : row + 1])
        assert (alone.roles[0] == together.roles[row]).all()
        assert alone.log_share[0] == together.log_share[row]


def test_no_cues_give_no_labels() -> None:
    labelling = best_labelling(
        np.zeros((0, 3, 4), np.float32), np.zeros((0, 3, 4, 4), np.float32), np.zeros(0, np.int64)
    )
    assert labelling.roles.shape == (0, 3)
