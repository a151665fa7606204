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


HELD = 8
"""Steps after which the shares are brought back to one: 8 that differ by 80 each are still no zero."""


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
    first, steps = emissions[:, 0].T.astype(np.float64), _steps(emissions, moves, lengths)
    roles, best = _decoded(first, steps, moves, lengths)
    bare = np.flatnonzero(~(roles == CONTENT).any(1))
    if len(bare):
        roles[bare], best[bare] = _with_content(emissions[bare], moves[bare], lengths[bare])
    return Labelling(roles, (best - _log_of_all(first, steps)).astype(np.float32))


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
    labels, best = _decoded(twice[:, 0].T.astype(np.float64), _steps(twice, steps, lengths), steps, lengths)
    return labels % roles, best


def _decoded(first: Doubles, steps: Doubles, moves: Floats, lengths: Ints) -> tuple[Ints, Doubles]:
    """The best labelling of each cue, and its score."""
    roles, cues = first.shape
    units = len(steps) + 1
    reached = _best_to_each(first, steps)
    back = (reached[:-1, :, None] + moves[:, 1:].transpose(1, 2, 3, 0)).argmax(1)
    past = np.arange(1, units)[:, None] >= lengths
    back = np.where(past[:, None], np.arange(roles)[:, None], back)
    labels = np.zeros((units, cues), dtype=np.int64)
    rows = np.arange(cues)
    labels[-1] = reached[-1].argmax(0)
    for unit in range(units - 1, 0, -1):
        labels[unit - 1] = back[unit - 1][labels[unit], rows]
    labels[1:][past] = 0
    return np.ascontiguousarray(labels.T), reached[-1].max(0)


def _steps(emissions: Floats, moves: Floats, lengths: Ints) -> Doubles:
    """What each step adds, [steps, from, to, cues]: numpy is fastest along the longest rows, and cues are many.

    Past a cue's end a step stays where it is and adds nothing.
    """
    _, units, roles = emissions.shape
    steps = (moves[:, 1:].astype(np.float64) + emissions[:, 1:, None]).transpose(1, 2, 3, 0)
    still = np.where(np.eye(roles, dtype=bool), 0.0, NEVER)[..., None]
    past = np.arange(1, units)[:, None] >= lengths
    return np.where(past[:, None, None], still, np.ascontiguousarray(steps))


def _best_to_each(first: Doubles, steps: Doubles) -> Doubles:
    """The score of the best way to each role, [steps + 1, roles, cues]: Viterbi's recursion."""
    reached = np.empty((len(steps) + 1, *first.shape))
    reached[0] = first
    ways = np.empty(steps.shape[1:])
    for place, step in enumerate(steps):
        np.add(reached[place][:, None], step, out=ways)
        np.maximum.reduce(ways, axis=0, out=reached[place + 1])
    return reached


def _log_of_all(first: Doubles, steps: Doubles) -> Doubles:
    """The log of the sum over all ways: the forward recursion, on shares that are held near one."""
    most = steps.max((1, 2), initial=NEVER)
    shares = np.exp(steps - most[:, None, None])
    top = first.max(0)
    now, logs = np.exp(first - top), top + most.sum(0)
    ways = np.empty(steps.shape[1:])
    for place, share in enumerate(shares):
        np.multiply(now[:, None], share, out=ways)
        np.add.reduce(ways, axis=0, out=now)
        if place % HELD == HELD - 1:
            size = now.max(0)
            now /= size
            logs += np.log(size)
    found: Doubles = np.log(now.sum(0)) + logs
    return found
