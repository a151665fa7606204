"""The official scorer's pairs and rows (`score_attributions.py`), article by article.

A tally holds what each attribution of one article earned, so that a bootstrap by article only adds tallies up again.
`tests/evals/test_scoring.py` holds the figures equal to the official ones, to the printed digit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from evals.articles import Credited
from evals.characters import KINDS, Kind, characters, jaccard, kind_of, quoted_positions, soft

GROUPS = ("all", *KINDS)
ROWS = ("pair", "content", "content_ex", "source", "source_ex", "cue", "whole", "whole_ex")
KEYS = tuple(f"{group}.{row}" for group, row in product(GROUPS, ROWS))
CELLS = 2 * len(KEYS)
WHOLE_JACCARD = 0.8

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Roles:
    """An attribution as sets of characters, with the kind of its content."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    kind: Kind


@dataclass(frozen=True, slots=True)
class Pair:
    """A predicted and a gold attribution that belong together: their places in the two lists, and their rows.

    `rows` are `ROWS` by precision and recall, [8, 2].
    """

    read: int
    gold: int
    rows: Numbers
    sources_meet: bool

    @property
    def whole(self) -> bool:
        """Contents overlap by .8 (Jaccard) and the sources overlap, or both have none."""
        return bool(self.rows[ROWS.index("whole"), 0])


@dataclass(frozen=True, slots=True)
class Tally:
    """One article's part of the figures.

    `earned` are the pairs' rows by group, [pairs, groups, rows, precision/recall]; `count` the attributions by group,
    [groups, read/gold].
    """

    earned: Numbers
    count: Numbers

    @property
    def flat(self) -> Numbers:
        """Everything that adds up over articles, in one row."""
        return np.concatenate([self.earned.sum(0).ravel(), self.count.ravel()])


def roles_of(attributions: Iterable[Credited], text: str) -> list[Roles]:
    """Attributions as sets of characters."""
    inside = quoted_positions(text)
    made = []
    for attribution in attributions:
        content = characters(attribution.content, text)
        source, cue = characters(attribution.source, text), characters(attribution.cue, text)
        made.append(Roles(source, cue, content, kind_of(content, inside)))
    return made


def pair_up(read: Sequence[Roles], gold: Sequence[Roles]) -> list[Pair]:
    """One to one, greedily by the Jaccard overlap of contents, then of cues, then by place; contents must overlap."""
    options = sorted(
        (-jaccard(ours.content, theirs.content), -jaccard(ours.cue, theirs.cue), i, j)
        for (i, ours), (j, theirs) in product(enumerate(read), enumerate(gold))
        if ours.content & theirs.content
    )
    pairs: list[Pair] = []
    taken_read: set[int] = set()
    taken_gold: set[int] = set()
    for _, _, i, j in options:
        if i not in taken_read and j not in taken_gold:
            taken_read.add(i)
            taken_gold.add(j)
            meet = _sources_meet(read[i], gold[j])
            pairs.append(Pair(i, j, _rows(read[i], gold[j], meet), meet))
    return pairs


def _sources_meet(read: Roles, gold: Roles) -> bool:
    return bool(read.source & gold.source) or not (read.source or gold.source)


def _rows(read: Roles, gold: Roles, sources_meet: bool) -> Numbers:
    same = {role: getattr(read, role) == getattr(gold, role) for role in ("source", "cue", "content")}
    both = {
        "pair": True,
        "content_ex": same["content"],
        "source_ex": same["source"],
        "cue": bool(read.cue & gold.cue) or not (read.cue or gold.cue),
        "whole": sources_meet and jaccard(read.content, gold.content) >= WHOLE_JACCARD,
        "whole_ex": all(same.values()),
    }
    rows = {row: (float(hit), float(hit)) for row, hit in both.items()}
    rows["content"] = soft(read.content, gold.content)
    rows["source"] = soft(read.source, gold.source)
    return np.array([rows[row] for row in ROWS])


def tally(text: str, read: Iterable[Credited], gold: Iterable[Credited]) -> Tally:
    """Score the outermost attributions of one article: what stands within another is left out on both sides."""
    return tally_roles(
        roles_of((item for item in read if item.within is None), text),
        roles_of((item for item in gold if item.within is None), text),
    )


def tally_roles(read: Sequence[Roles], gold: Sequence[Roles]) -> Tally:
    """Score sets of characters. Precision goes by the kind of what was read, recall by that of gold."""
    pairs = pair_up(read, gold)
    earned = np.zeros((len(pairs), len(GROUPS), len(ROWS), 2))
    for place, pair in enumerate(pairs):
        for side, kind in enumerate((read[pair.read].kind, gold[pair.gold].kind)):
            for group in ("all", kind):
                earned[place, GROUPS.index(group), :, side] = pair.rows[:, side]
    count = np.zeros((len(GROUPS), 2))
    for side, items in enumerate((read, gold)):
        for item in items:
            count[[0, GROUPS.index(item.kind)], side] += 1
    return Tally(earned, count)


def figures(sums: Numbers) -> Numbers:
    """Precision, recall and F1 of each key, [..., keys, 3], from sums of `Tally.flat`, [..., columns]."""
    earned = sums[..., :CELLS].reshape(*sums.shape[:-1], len(GROUPS), len(ROWS), 2)
    count = sums[..., CELLS:].reshape(*sums.shape[:-1], len(GROUPS), 1, 2)
    shares = divide(earned, np.broadcast_to(count, earned.shape))
    return with_f1(shares).reshape(*sums.shape[:-1], len(KEYS), 3)


def with_f1(shares: Numbers) -> Numbers:
    """Add F1, the harmonic mean (van Rijsbergen 1979), to precision and recall in the last axis."""
    precision, recall = shares[..., 0], shares[..., 1]
    f1 = divide(2 * precision * recall, precision + recall)
    return np.concatenate([shares, f1[..., None]], axis=-1)


def divide(above: Numbers, below: Numbers) -> Numbers:
    """Quotients, 0 where there is nothing to divide by."""
    return np.divide(above, below, out=np.zeros(np.broadcast_shapes(above.shape, below.shape)), where=below != 0)


def score(tallies: Sequence[Tally]) -> dict[str, list[float]]:
    """The official scorer's figures under its keys: percent, to one digit. Sums in its order, so rounds as it does."""
    total = np.zeros(CELLS)
    for item in tallies:
        for pair in item.earned:
            total += pair.ravel()
    count = sum((item.count for item in tallies), np.zeros((len(GROUPS), 2)))
    found = figures(np.concatenate([total, count.ravel()]))
    out = {key: [round(100 * float(value), 1) for value in found[place]] for place, key in enumerate(KEYS)}
    return out | {f"{group}.count": [int(n) for n in count[place]] for place, group in enumerate(GROUPS)}
