"""Scores of forecasts and of claims, and what they come to for a source, outlet, topic, horizon or side.

The Brier score is the 0 to 1 one: the square of probability less outcome, for the one thing that was forecast (Brier
1950 added up both outcomes of a yes-or-no question: 0 to 2, as Good Judgment does). The logarithmic score is natural.
"""

from onrecord.judge.scores.base_rates import BaseRates, base_rates
from onrecord.judge.scores.calibration import EDGES, wilson
from onrecord.judge.scores.decomposition import distinct, parts
from onrecord.judge.scores.recording import records
from onrecord.judge.scores.revising import Standing, standing
from onrecord.judge.scores.rules import brier, brier_score, logarithmic, logarithmic_score, middle
from onrecord.judge.scores.skills import skill

__all__ = [
    "EDGES",
    "BaseRates",
    "Standing",
    "base_rates",
    "brier",
    "brier_score",
    "distinct",
    "logarithmic",
    "logarithmic_score",
    "middle",
    "parts",
    "records",
    "skill",
    "standing",
    "wilson",
]
