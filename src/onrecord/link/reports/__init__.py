"""Reports of one event: pairs compared by their fields, and the events that they make up."""

from __future__ import annotations

from onrecord.link.reports.grouping import compare_all, gather, group, pairs
from onrecord.link.reports.report import Actor, Event, Report, Toll
from onrecord.link.reports.scoring import Weights, compare

__all__ = [
    "Actor",
    "Event",
    "Report",
    "Toll",
    "Weights",
    "compare",
    "compare_all",
    "gather",
    "group",
    "pairs",
]
