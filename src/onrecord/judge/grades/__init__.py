"""Grades: reliability A to F of a source, credibility 1 to 6 of a claim, and both in other programs' formats."""

from __future__ import annotations

from onrecord.judge.grades.bearing import bearing_of, distance_of
from onrecord.judge.grades.beta import share
from onrecord.judge.grades.counting import Counted, count, is_right
from onrecord.judge.grades.credibility import DIGIT_NAMES, Rule, credibility, rules
from onrecord.judge.grades.exchange import Exchanged, Received, from_misp, from_stix, table, to_misp, to_stix
from onrecord.judge.grades.letters import Row, letter_of, rows
from onrecord.judge.grades.reliability import reliabilities, reliability
from onrecord.judge.grades.setting import beside

__all__ = [
    "DIGIT_NAMES",
    "Counted",
    "Exchanged",
    "Received",
    "Row",
    "Rule",
    "bearing_of",
    "beside",
    "count",
    "credibility",
    "distance_of",
    "from_misp",
    "from_stix",
    "is_right",
    "letter_of",
    "reliabilities",
    "reliability",
    "rows",
    "rules",
    "share",
    "table",
    "to_misp",
    "to_stix",
]
