"""How sure it is that two reports are of one event, with the features that say so."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path

from onrecord.link.reports import days
from onrecord.link.reports.features import Feature, days_of, features
from onrecord.link.reports.report import Report, Toll
from onrecord.record.globe import kilometres
from onrecord.record.linking import Link, Reason, Relation, Zone

LINKED, SUGGESTED = 0.27, 0.1
"""From which scores on a pair counts as of one event, or is one to ask about. B³ is best with the first below .5, since
the pairs of an event, most of them surer, bear each other out."""

DAYS_APART = 1
KILOMETRES_APART = 40.0
"""Pairs whose days lie further apart, or whose places do, are not looked at."""

BARRED = -60.0
"""What a bar weighs, in log odds: more than all else together."""

WORTH_TELLING = 0.05
"""Reasons that weigh less than this are left out."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression: what each feature weighs, and what is there without any."""

    constant: float
    features: Mapping[str, float]


@cache
def shipped_weights() -> Weights:
    """Those that `training/reports.py` fitted."""
    read = json.loads((Path(__file__).parent / "weights.json").read_text(encoding="utf-8"))
    return Weights(read["constant"], read["features"])


def in_block(one: Report, other: Report) -> bool:
    """Whether a pair is looked at at all. It depends on nothing but the two."""
    if days.gap(days_of(one), days_of(other)) > DAYS_APART:
        return False
    if one.degrees is None or other.degrees is None:
        return True
    return kilometres(*one.degrees, *other.degrees) <= KILOMETRES_APART


def barred(one: Report, other: Report) -> bool:
    """Whether two reports are of two events whatever else they say: one document tells of an event once."""
    return bool(one.document) and one.document == other.document


def log_odds(found: tuple[Feature, ...], weights: Weights) -> float:
    """The features weighed and added up."""
    return weights.constant + sum(weights.features.get(item.name, 0.0) * item.value for item in found)


def probability(odds: float) -> float:
    """Of log odds, the probability."""
    return 1 / (1 + exp(-max(BARRED, min(-BARRED, odds))))


def compare(one: Report, other: Report, weights: Weights | None = None) -> Link:
    """How sure it is that two reports are of one event, and how their tolls stand. The order makes no difference."""
    one, other = sorted((one, other), key=lambda report: report.id)
    if barred(one, other):
        reason = Reason("document.same", 1.0, BARRED, one.document)
        return Link(one.id, other.id, 0.0, "apart", "same", (reason,))
    weights = weights or shipped_weights()
    found = features(one, other)
    score = probability(log_odds(found, weights))
    return Link(one.id, other.id, score, _zone(score), _relation(one, other), _reasons(found, weights))


def _reasons(found: tuple[Feature, ...], weights: Weights) -> tuple[Reason, ...]:
    """The features that count, those that weigh most first."""
    weighed = [
        Reason(item.name, item.value, weights.features.get(item.name, 0.0) * item.value, item.words) for item in found
    ]
    telling = [reason for reason in weighed if abs(reason.weight) >= WORTH_TELLING]
    return tuple(sorted(telling, key=lambda reason: (-abs(reason.weight), reason.name)))


def _zone(score: float) -> Zone:
    return "linked" if score >= LINKED else "suggested" if score >= SUGGESTED else "apart"


def _relation(one: Report, other: Report) -> Relation:
    tolls = ((one.dead, other.dead), (one.injured, other.injured))
    return "differs_in_number" if any(_differ(*pair) for pair in tolls) else "same"


def _differ(one: Toll, other: Toll) -> bool:
    return one.best != other.best and one.best > 0 < other.best
