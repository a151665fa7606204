"""The numbers of a claim: low, best and high by side and over time, and those that only one outlet gives."""

from __future__ import annotations

from onrecord.link.disagreement.figures import Figure, agree, figures_of, value
from onrecord.link.disagreement.ranging import Disagreement, Point, Range, ranges, spread
from onrecord.link.disagreement.siding import spoken_of
from onrecord.link.disagreement.slips import Slip

__all__ = [
    "Disagreement",
    "Figure",
    "Point",
    "Range",
    "Slip",
    "agree",
    "figures_of",
    "ranges",
    "spoken_of",
    "spread",
    "value",
]
