"""Which sentences of two articles are one put otherwise: by their words, and by order within and among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.link.copies.reading import Copyable, Sentence, telling

ALIKE = 0.2
"""Likeness from which two sentences can be one."""

_LIGHTEST = 1.5


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence of one text and the one of the other that it is nearest to, each the other's nearest."""

    one: int
    other: int
    likeness: float
    weight: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """The matches in the order of the one text; `matched` and `ordered` are the shares of the shorter text's weight
    in matches, and in matches that stand in the same order in both."""

    matches: tuple[Match, ...]
    matched: float
    ordered: float


NOTHING = Alignment((), 0.0, 0.0)


def align(one: Copyable, other: Copyable) -> Alignment:
    """Match the sentences of two articles."""
    ours, theirs = one.sentences, other.sentences
    least = min(sum(s.weight for s in ours), sum(s.weight for s in theirs))
    if least <= 0:
        return NOTHING
    likeness = _likeness(one, other, ours, theirs)
    nearest = likeness.argmax(axis=1)
    mutual = likeness.argmax(axis=0)[nearest] == np.arange(len(ours))
    matches = [
        Match(i, j, value, min(ours[i].weight, theirs[j].weight) * value)
        for i, j in enumerate(nearest.tolist())
        if mutual[i] and (value := float(likeness[i, j])) > ALIKE
    ]
    return Alignment(tuple(matches), sum(m.weight for m in matches) / least, _in_order(matches) / least)


def _likeness(
    one: Copyable, other: Copyable, ours: Sequence[Sentence], theirs: Sequence[Sentence]
) -> NDArray[np.float64]:
    """Half Dice's of the weights of their words, half that of their longest common subsequence."""
    weights = dict(zip(one.words.hashes.tolist(), one.words.weights.tolist(), strict=True))
    shared = sorted(set(weights) & set(other.words.hashes.tolist()))
    place = {hashed: index for index, hashed in enumerate(shared)}
    values = telling(np.array([weights[hashed] for hashed in shared]))
    common = (_table(ours, place) * values) @ _table(theirs, place).T
    ours_weigh, theirs_weigh = (np.array([s.weight for s in side]) for side in (ours, theirs))
    dice = 2 * common / (ours_weigh[:, None] + theirs_weigh[None, :])
    heavy = (ours_weigh > _LIGHTEST)[:, None] & (theirs_weigh > _LIGHTEST)[None, :]
    made = np.zeros(dice.shape)
    for i, j in np.argwhere(heavy & (dice > ALIKE)).tolist():
        left, right = ours[i].hashes, theirs[j].hashes
        made[i, j] = dice[i, j] / 2 + common_length(left, right) / (len(left) + len(right))
    return made


def _table(sentences: Sequence[Sentence], place: dict[int, int]) -> NDArray[np.float64]:
    made = np.zeros((len(sentences), len(place)))
    for row, sentence in enumerate(sentences):
        made[row, [place[hashed] for hashed in sentence.hashes if hashed in place]] = 1.0
    return made


def common_length(left: Sequence[int], right: Sequence[int]) -> int:
    """The length of the longest common subsequence (Hyyrö 2004: a word of bits for `left`)."""
    where: dict[int, int] = {}
    for place, item in enumerate(left):
        where[item] = where.get(item, 0) | 1 << place
    every = (1 << len(left)) - 1
    state = every
    for item in right:
        met = state & where.get(item, 0)
        state = ((state + met) | (state - met)) & every
    return len(left) - state.bit_count()


def _in_order(matches: Sequence[Match]) -> float:
    """The weight of the heaviest matches that stand in the same order in both."""
    heaviest: list[float] = []
    for index, match in enumerate(matches):
        before = max((heaviest[k] for k in range(index) if matches[k].other < match.other), default=0.0)
        heaviest.append(match.weight + before)
    return max(heaviest, default=0.0)
