"""Weights of features, frozen beside the code: `weights.json`, made by `python -m training.claims`."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from onrecord.record.linking import Reason

LEAST = 0.05
"""Added to a chance of which the logarithm is weighed: no article is surer than this to be about something else."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing seen of a pair: its name, its value, and the words or figures that it comes from."""

    name: str
    value: float
    words: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """A logistic scale. Each feature has a weight and a `neutral` value, which speaks neither way; of a chance that
    comes before all else (`chances`) the logarithm is weighed, so that what is hardly so speaks against strongly."""

    start: float
    weights: dict[str, float]
    neutral: dict[str, float]
    chances: frozenset[str] = frozenset()

    def reasons(self, features: Iterable[Feature]) -> tuple[Reason, ...]:
        """What each feature adds; with `start` they sum up to the logit. One that was not seen has no reason."""
        return tuple(Reason(one.name, one.value, self.adds(one.name, one.value), one.words) for one in features)

    def adds(self, name: str, value: float) -> float:
        """What a value adds to the logit."""
        return self.weights[name] * self.away(name, value)

    def away(self, name: str, value: float) -> float:
        """How far a value is from neutral."""
        neutral = self.neutral[name]
        return math.log((value + LEAST) / (neutral + LEAST)) if name in self.chances else value - neutral

    def score(self, reasons: Iterable[Reason]) -> float:
        """The probability that reasons add up to."""
        return logistic(self.start + math.fsum(reason.weight for reason in reasons))


def logistic(logit: float) -> float:
    """A logit as a probability."""
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, logit))))


@cache
def scale(name: str) -> Scale:
    """The scale of that name: "event" for two articles, "claim" for two tellings."""
    entry = weights()[name]
    return Scale(entry["start"], entry["weights"], entry["neutral"], frozenset(entry.get("chances", ())))


@cache
def weights() -> dict[str, dict[str, Any]]:
    """All that `weights.json` holds."""
    text = resources.files(__package__).joinpath("weights.json").read_text(encoding="utf-8")
    content: dict[str, dict[str, Any]] = json.loads(text)
    return content
