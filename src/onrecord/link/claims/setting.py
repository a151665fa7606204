"""The setting of a telling: what its article is about, by which two tellings are of the same event or are not.

"He denied it" says the same in two articles only where these are about the same thing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.link.claims.scales import Feature, scale
from onrecord.link.claims.words import (
    WORD,
    figure_weight,
    figures_of,
    likeness,
    names_of,
    plain,
    total,
    weight,
    words_of,
)
from onrecord.record.linking import Reason

LEAD = 3
"""Sentences whose vectors stand for an article: headline, and what follows it."""

_LEAD_NAMES = 4
"""Sentences whose names another article of the same event should have too."""

_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
_PRIOR = 0.3
"""Share of something common that is taken for granted where there is little to compare."""

_NAMED, _TOLD = 0.5, 0.3
"""Weight of a headline's names from which on it names something, and under which the other article has none of them."""

_NAME_PART = 0.3
"""Least weight of a word that is part of a full name."""

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """An article as linking sees it. `vector` is the mean of its first sentences' vectors at length 1."""

    vector: Vector
    words: Mapping[str, int]
    names: Mapping[str, int]
    lead: frozenset[str]
    headline: frozenset[str]
    figures: frozenset[str]
    days: frozenset[str]
    full_names: frozenset[tuple[str, str]]


def setting_of(sentences: Sequence[str], vectors: NDArray[np.float32]) -> Setting:
    """The setting that an article's sentences make, headline first; `vectors` are those of its first `LEAD`."""
    text = "\n".join(sentences)
    words, names = words_of(text), names_of(text)
    lead = frozenset(words_of("\n".join(sentences[:_LEAD_NAMES])))
    middle = vectors.sum(0) if len(vectors) else np.zeros(384, dtype=np.float32)
    size = float(np.linalg.norm(middle))
    return Setting(
        middle / size if size else middle, words, names, lead & names.keys(),
        frozenset(names_of(sentences[0]) if sentences else ()), figures_of(text), frozenset(words.keys() & _DAYS),
        frozenset(_full_names(sentences)),
    )  # fmt: skip


def _full_names(sentences: Sequence[str]) -> Iterator[tuple[str, str]]:
    for sentence in sentences:
        words = WORD.findall(sentence)
        for one, other in pairwise(words):
            if one[0].isupper() and other[0].isupper():
                pair = plain(one), plain(other)
                if min(weight(pair[0]), weight(pair[1])) > _NAME_PART:
                    yield pair


def same_event(one: Setting, other: Setting) -> tuple[float, tuple[Reason, ...]]:
    """How sure it is that two articles are about the same event, and why; the same whichever comes first."""
    reasons = scale("event").reasons(event_features(one, other))
    return scale("event").score(reasons), reasons


@lru_cache(maxsize=4096)
def event_score(one: Setting, other: Setting) -> float:
    """The score of `same_event`, kept for a while: an article has several tellings."""
    return same_event(one, other)[0]


def event_features(one: Setting, other: Setting) -> tuple[Feature, ...]:
    """What is seen of two articles."""
    shared = sorted(one.names.keys() & other.names.keys(), key=lambda word: (-weight(word), word))
    figures = sorted(one.figures & other.figures)
    pairs = sorted(one.full_names & other.full_names)
    days = sorted(one.days & other.days)
    return (
        Feature("vectors", round(float(np.dot(one.vector, other.vector)), 6), "first sentences"),
        Feature("names", likeness(one.names, other.names), " ".join(shared[:8])),
        Feature("lead names", (_held(one.lead, other.words.keys()) + _held(other.lead, one.words.keys())) / 2),
        Feature("headlines", *_headlines(one, other)),
        Feature("figures", _figures(one.figures, other.figures), " ".join(figures[:8])),
        Feature("days", _days(one.days, other.days), " ".join(days)),
        Feature("full names", len(pairs) / (1 + min(len(one.full_names), len(other.full_names))),
                ", ".join(" ".join(pair) for pair in pairs[:5])),
    )  # fmt: skip


def _headlines(one: Setting, other: Setting) -> tuple[float, str]:
    """−1 where each headline names what the other article does not tell of, else 0: two floods of one week in two
    towns, after both of which the same minister promises the same money."""
    sides = ((one.headline, other.words), (other.headline, one.words))
    for names, told in sides:
        shared = total(sorted(name for name in names if name in told))
        if total(sorted(names)) <= _NAMED or shared >= _TOLD:
            return 0.0, ""
    return -1.0, " / ".join(sorted(" ".join(sorted(names)) for names, _ in sides))


def _held(names: Collection[str], words: Collection[str]) -> float:
    held = sum(weight(name) for name in sorted(names) if name in words)
    return (held + _PRIOR) / (sum(weight(name) for name in sorted(names)) + 1)


def _figures(one: Collection[str], other: Collection[str]) -> float:
    shared = sum(figure_weight(figure) for figure in sorted(one) if figure in other) + _PRIOR
    parts = [shared / (sum(figure_weight(figure) for figure in sorted(side)) + 1) for side in (one, other)]
    return sum(sorted(parts)) / 2


def _days(one: Collection[str], other: Collection[str]) -> float:
    if not one or not other:
        return 0.0
    return (sum(day in other for day in one) - 0.5) / (1 + min(len(one), len(other)))
