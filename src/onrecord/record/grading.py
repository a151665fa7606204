"""Grades and weighed disagreements: what judging says of a source, of a claim, and of values that do not agree.

Everything here is a finding, computed from cases, with the ids behind it. What an analyst sets is kept beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.record.judging import Interval, Side

Letter = Literal["A", "B", "C", "D", "E", "F"]
LETTERS: tuple[Letter, ...] = ("A", "B", "C", "D", "E", "F")
Digit = Literal[1, 2, 3, 4, 5, 6]
DIGITS: tuple[Digit, ...] = (1, 2, 3, 4, 5, 6)
Stand = Literal["supports", "contradicts", "denies"]
Distance = Literal["witness", "own_staff", "official", "second_hand", "unknown"]
DISTANCES: tuple[Distance, ...] = ("witness", "own_staff", "official", "second_hand", "unknown")
"""How near an origin stood to the event, the nearest first."""
FORECAST = "forecast"
"""The rule of `Credibility` for what is to come: many can say it and be wrong, so that no digit stands beside it."""
Value = float | str
"""An answer to a question: a number, or one of several alternatives in words."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many cases were right and wrong, the best estimate of the share that is right, and its 95 % interval."""

    right: int
    wrong: int
    estimate: float
    interval: Interval


@dataclass(frozen=True, slots=True)
class Drift:
    """The earlier and the later cases of a source apart; `turned` is the first day of the later ones.

    `better` is the probability that the source has a larger share right in the later ones; `words` say what that allows
    to be said.
    """

    turned: str
    earlier: Share
    later: Share
    better: float
    words: str


@dataclass(frozen=True, slots=True)
class Reliability:
    """The letter of a source (of a `description`: of whoever was described so, never of one person).

    `right` and `wrong` are ids of the cases that count, `left_out` those that do not, with the reason. `outlets` are
    those that have the cases at first hand. `side` is None for the whole record; `sides` are the same for what a
    party's source said of its own side and of its adversary.
    """

    source: str
    description: bool
    letter: Letter
    share: Share
    reasons: tuple[str, ...]
    right: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()
    outlets: tuple[str, ...] = ()
    drift: Drift | None = None
    side: Side | None = None
    sides: tuple[Reliability, ...] = ()


@dataclass(frozen=True, slots=True)
class Bearing:
    """One independent origin and how it bears on a claim: its telling, those that only repeat it, and whose it is.

    `source` is the ledger source, None where nobody is credited. `adversary` says that a party's source speaks of what
    the other party lost or did.
    """

    telling: str
    stand: Stand
    distance: Distance = "unknown"
    source: str | None = None
    echoes: tuple[str, ...] = ()
    party: str | None = None
    adversary: bool = False


@dataclass(frozen=True, slots=True)
class Voice:
    """Origins that count as one: a source's own, or all of one party about its adversary (`partisan`)."""

    stand: Stand
    name: str
    distance: Distance
    tellings: tuple[str, ...]
    echoes: tuple[str, ...] = ()
    partisan: bool = False


@dataclass(frozen=True, slots=True)
class Credibility:
    """The digit of a claim, the rule that gave it, why, and the voices for and against."""

    claim: str
    digit: Digit
    rule: str
    reasons: tuple[str, ...]
    voices: tuple[Voice, ...]
    partisan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GivenGrade:
    """A grade that an analyst set, and why; `judgement` is the id of the judgement that holds it."""

    grade: Letter | Digit
    by: str
    reason: str
    day: str | None = None
    judgement: str | None = None


@dataclass(frozen=True, slots=True)
class Graded:
    """What was computed and what analysts set, side by side: neither replaces the other."""

    computed: Reliability | Credibility
    given: tuple[GivenGrade, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One independent origin's answer to a question, and the record of its source: cases right and wrong.

    `value` is an exact answer; a number put openly ("at least 30", "about 40") has none, but `low` or `high` or both.
    """

    telling: str
    value: Value | None = None
    low: float | None = None
    high: float | None = None
    source: str | None = None
    right: int = 0
    wrong: int = 0
    day: str | None = None
    party: str | None = None
    adversary: bool = False


@dataclass(frozen=True, slots=True)
class ToldValue:
    """That an outlet's telling gives a value, at first hand or not."""

    telling: str
    value: Value
    outlet: str | None = None


@dataclass(frozen=True, slots=True)
class Weight:
    """A value and its probability under the assumptions.

    `low` and `high` are the least and the most that other plausible assumptions give it. `origins` are the tellings
    that have it on their own, `tellings` all that print it.
    """

    value: Value
    probability: float
    low: float
    high: float
    origins: tuple[str, ...]
    tellings: tuple[str, ...]
    outlets: tuple[str, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Weighing:
    """The values of one question, the likeliest first; `neither` is the probability that none of them is right.

    An analysis under `assumptions`, never a verdict.
    """

    question: str
    weights: tuple[Weight, ...]
    neither: float
    assumptions: tuple[str, ...]
    voices: int = 0
