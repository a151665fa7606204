"""Whether two articles derive one from the other: from the pair alone, with the figures behind it."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp
from typing import Literal

import numpy as np

from onrecord.link.copies.aligning import Alignment, align
from onrecord.link.copies.reading import Copyable
from onrecord.link.copies.words import Hashes
from onrecord.record.linking import Reason

CONTAINED = 0.2
"""Containment of five-word runs below which wording alone links no pair."""

OWN = 0.2
"""The same for the writer's own words, so that one shared quotation makes no copy (independent reports of one event by
writers of the same habits reach .18)."""

MOSTLY = 0.5
OWN_OF_MOSTLY = 0.08
TOO_FEW_OWN = 20
"""From `MOSTLY` on less of the writer's own words is enough, and none is asked where there are so few."""

REWRITTEN_WITHIN = 7 * 24
"""Hours between two articles of which one may be taken for a rewriting of the other."""

NAMED_ALIKE = 0.3
"""Share of the names and numbers of one that the other has too: reports of like events by like forms have none."""

FEWEST_WORDS = 40
FEWEST_MATCHES = 3
ENOUGH_MATCHES = 5
ORDERED_IF_FEW = 0.45
"""What as few sentences as these must reach: in few, order comes about by chance."""

WEIGHTS = (("matched", 4.1), ("ordered", 19.3))
BIAS = -7.8
"""Logistic regression on pairs of one event from seeds 101 to 106 of `evals.copying`; each seed told by the others: AUC
.9958, and at `LINKED` 90 % of rewritings that share no wording, with 3 of 3,993 pairs wrong."""

LINKED = 0.62
SURE = 0.8
"""From here on a rewriting is linked wherever it stands; below only with the article that it is likest."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles (`one` before `other` by id) of which one derives from the other: how surely, by what, and why."""

    one: str
    other: str
    by: Literal["wording", "rewriting"]
    score: float
    containment: float
    reasons: tuple[Reason, ...]


def compare(left: Copyable, right: Copyable) -> Pair | None:
    """The pair, or None where neither derives from the other as far as can be told."""
    one, other = sorted((left, right), key=lambda article: article.printed.id)
    containment = contained(one.runs, other.runs)
    return by_wording(one, other, containment) or by_rewriting(one, other, containment)


def by_wording(one: Copyable, other: Copyable, containment: float) -> Pair | None:
    """Linked by runs of words that both have, in the writer's own voice."""
    if containment < CONTAINED:
        return None
    own = contained(one.own, other.own)
    if own < OWN and not _mostly(one, other, containment, own):
        return None
    reasons = (
        Reason("containment", round(containment, 4), 1.0, "runs of five words of the shorter that the other has"),
        Reason("own_words", round(own, 4), 0.0, "the same outside quotations and page furniture"),
    )
    return Pair(one.printed.id, other.printed.id, "wording", round((1 + containment) / 2, 4), containment, reasons)


def by_rewriting(one: Copyable, other: Copyable, containment: float) -> Pair | None:
    """Linked by sentences put otherwise that follow each other in the same order."""
    if not near(one, other, REWRITTEN_WITHIN) or min(_own_words(one), _own_words(other)) < FEWEST_WORDS:
        return None
    names = contained(one.names, other.names)
    if names < NAMED_ALIKE:
        return None
    aligned = align(one, other)
    score = rewritten(aligned)
    if score < LINKED or _too_few(aligned):
        return None
    words = f"{len(aligned.matches)} sentences of the one that have their like in the other"
    (matched, its_weight), (ordered, order_weight) = WEIGHTS
    reasons = (
        Reason(matched, round(aligned.matched, 4), its_weight, words),
        Reason(ordered, round(aligned.ordered, 4), order_weight, "the same that stand in the same order"),
        Reason("names", round(names, 4), 0.0, "names and numbers of the one that the other has"),
        Reason("containment", round(containment, 4), 0.0, "runs of five words of the shorter that the other has"),
    )
    return Pair(one.printed.id, other.printed.id, "rewriting", round(score, 4), containment, reasons)


def _too_few(aligned: Alignment) -> bool:
    count = len(aligned.matches)
    return count < FEWEST_MATCHES or (count < ENOUGH_MATCHES and aligned.ordered < ORDERED_IF_FEW)


def rewritten(aligned: Alignment) -> float:
    """How likely one is a rewriting of the other."""
    (_, matched), (_, ordered) = WEIGHTS
    return 1 / (1 + exp(-(BIAS + matched * aligned.matched + ordered * aligned.ordered)))


def contained(ours: Hashes, theirs: Hashes) -> float:
    """The share of the smaller set that the other has."""
    least = min(len(ours), len(theirs))
    return len(np.intersect1d(ours, theirs, assume_unique=True)) / least if least else 0.0


def near(one: Copyable, other: Copyable, hours: float) -> bool:
    """Whether both are dated, and not farther apart."""
    return one.hours is not None and other.hours is not None and abs(one.hours - other.hours) <= hours


def _mostly(one: Copyable, other: Copyable, containment: float, own: float) -> bool:
    few = min(len(one.own), len(other.own)) < TOO_FEW_OWN
    return containment >= MOSTLY and (few or own >= OWN_OF_MOSTLY)


def _own_words(article: Copyable) -> int:
    return sum(len(sentence.hashes) for sentence in article.sentences)
