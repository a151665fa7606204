"""The best labelling of each cue's view, and how much of the probability it holds.

Linear-chain CRF with position-dependent transitions (Lafferty, McCallum & Pereira 2001): Viterbi for the labelling,
the forward recursion for the normaliser. All cues of an article go through one loop; nothing is shared between them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Ints = NDArray[np.int64]

NEVER = -1e6
"""A score that no labelling makes up for, and finite: all sums stay numbers."""


@dataclass(frozen=True, slots=True)
class Labelling:
    """`roles` [cues, units] (0 none, 1 source, 2 cue, 3 content); `log_share` [cues]: log of the probability held."""

    roles: Ints
    log_share: Floats


CONTENT = 3


def best_labelling(emissions: Floats, moves: Floats, lengths: Ints) -> Labelling:
    """Decode `emissions` [cues, units, roles] and `moves` [cues, units, from, to], each cue up to its length.

    Whoever is credited is credited with something: of the labellings the best that has a content. Where content is
    sure but not how far it goes, the single best labelling may be the one without.
    """
    cues, units, _ = emissions.shape
    if not cues:
        return Labelling(np.zeros((0, units), np.int64), np.zeros(0, np.float32))
    roles, best, normaliser = _decoded(emissions, moves, lengths)
    bare = np.flatnonzero(~(roles == CONTENT).any(1))
    if len(bare):
        roles[bare], best[bare] = _with_content(emissions[bare], moves[bare], lengths[bare])
    return Labelling(roles, (best - normaliser).astype(np.float32))


def _with_content(emissions: Floats, moves: Floats, lengths: Ints) -> tuple[Ints, Doubles]:
    """The best labellings that have a content, and their scores: every role twice, before any content and since."""
    cues, _, roles = emissions.shape
    since = np.arange(2 * roles) >= roles
    start = since != (np.arange(2 * roles) % roles == CONTENT)  # a state that the first unit cannot be in
    twice = np.tile(emissions, 2).astype(np.float32)
    twice[:, 0, start] = NEVER
    twice[np.arange(cues), lengths - 1] += np.where(since, 0, NEVER)
    steps = np.tile(moves, (1, 1, 2, 2)).astype(np.float32)
    steps[:, :, :roles, roles:] = NEVER
    steps[:, :, roles:, :roles] = NEVER
    steps[:, :, :roles, roles + CONTENT] = moves[..., CONTENT]
    steps[:, :, :roles, CONTENT] = NEVER
    labels, best, _ = _decoded(twice, steps, lengths)
    return labels % roles, best


def _decoded(emissions: Floats, moves: Floats, lengths: Ints) -> tuple[Ints, Doubles, Doubles]:
    """The best labelling of each cue, its score, and the log of all labellings' sum."""
    cues, units, roles = emissions.shape
    best = emissions[:, 0].astype(np.float64)
    total = best.copy()
    back = np.zeros((units, cues, roles), dtype=np.int8)
    for unit in range(1, units):
        live = (unit < lengths)[:, None]
        step = moves[:, unit].astype(np.float64)
        paths = best[:, :, None] + step
        chosen = paths.argmax(1)
        reached = np.take_along_axis(paths, chosen[:, None], 1)[:, 0] + emissions[:, unit]
        back[unit] = np.where(live, chosen, np.arange(roles))
        best = np.where(live, reached, best)
        sums = total[:, :, None] + step
        top = sums.max(1)
        total = np.where(live, np.log(np.exp(sums - top[:, None]).sum(1)) + top + emissions[:, unit], total)
    top = total.max(1)
    normaliser = np.log(np.exp(total - top[:, None]).sum(1)) + top
    labels = np.zeros((cues, units), dtype=np.int64)
    rows = np.arange(cues)
    labels[:, -1] = best.argmax(1)
    for unit in range(units - 1, 0, -1):
        labels[:, unit - 1] = back[unit][rows, labels[:, unit]]
    labels[np.arange(units)[None] >= lengths[:, None]] = 0
    return labels, best.max(1), normaliser
