"""How sure the reader is of an attribution.

Two logistic models over the same plain signals, fitted by `training.calibrate` on PolNeAR dev (Platt 1999): the
*confidence* is the probability that a careful reader would call it right (the scorer's `whole`); *found* the
probability that there is an attribution at all, however ragged its edges (the scorer's `pair`). What is refused is
refused for the second, since a rough span is worth seeing and a false one is not.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

SIGNALS = ("begins", "log_share", "sourceless", "direct", "mixed", "split", "long", "at_edge", "carried")


@dataclass(frozen=True, slots=True)
class Calibration:
    """Weights and intercept of both models.

    An attribution is refused where `found` is below `floor` or the confidence below `least`.
    """

    weights: dict[str, float]
    intercept: float
    floor: float
    found_weights: dict[str, float]
    found_intercept: float
    least: float = 0.0

    @staticmethod
    def from_settings(settings: Mapping[str, Any]) -> Calibration:
        """Take the calibration out of a card's settings; without one, the cue's own probability stands."""
        weights = settings.get("confidence", {"begins": 1.0})
        return Calibration(
            dict(weights),
            float(settings.get("intercept", 0.0)),
            float(settings.get("floor", 0.4)),
            dict(settings.get("found", weights)),
            float(settings.get("found_intercept", 0.0)),
            float(settings.get("least", 0.0)),
        )

    def confidence(self, signals: Mapping[str, float]) -> float:
        """Probability in [0, 1] that all of it is right, rounded to three places."""
        return _probability(self.weights, self.intercept, signals)

    def found(self, signals: Mapping[str, float]) -> float:
        """Probability in [0, 1] that there is an attribution at all, rounded to three places."""
        return _probability(self.found_weights, self.found_intercept, signals)


def _probability(weights: Mapping[str, float], intercept: float, signals: Mapping[str, float]) -> float:
    logit = intercept + sum(weights.get(name, 0.0) * value for name, value in signals.items())
    return round(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, logit)))), 3)
