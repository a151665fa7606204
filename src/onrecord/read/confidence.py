"""How sure the reader is of an attribution: the probability that a careful reader would call it right.

A logistic model over a few plain signals, fitted by `training.calibrate` on PolNeAR dev (right = the scorer's
`whole`); its weights are in the card. Platt 1999.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

SIGNALS = ("begins", "log_share", "sourceless", "direct", "mixed", "split", "long", "at_edge", "carried")


@dataclass(frozen=True, slots=True)
class Calibration:
    """Weights of the logistic model, its intercept, and the floor below which an attribution is refused."""

    weights: dict[str, float]
    intercept: float
    floor: float

    @staticmethod
    def from_settings(settings: Mapping[str, Any]) -> Calibration:
        """Take the calibration out of a card's settings; without one, the cue's own probability stands."""
        weights = settings.get("confidence", {"begins": 1.0})
        return Calibration(dict(weights), float(settings.get("intercept", 0.0)), float(settings.get("floor", 0.4)))

    def confidence(self, signals: Mapping[str, float]) -> float:
        """Probability in [0, 1], rounded to three places."""
        logit = self.intercept + sum(self.weights.get(name, 0.0) * value for name, value in signals.items())
        return round(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, logit)))), 3)
