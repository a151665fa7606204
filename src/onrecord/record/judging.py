"""What judging is made of: cases that the world has answered, and what they come to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.record.wording import Scale

Outcome = Literal["true", "false", "partly", "void"]
CaseKind = Literal["forecast", "claim"]
Side = Literal["own", "adversary"]
Grouping = Literal["all", "source", "outlet", "topic", "horizon", "side"]
Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Stated:
    """How a probability came about: the source's own number, or words for which `scale` publishes a range."""

    by: Literal["number", "words"]
    scale: Scale = "none"
    term: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One resolved forecast or settled claim of one source.

    `outcome` is that of the statement which the probability is about. `low` and `high` are None where no number was
    put on it, and then `stated` is None or names words without a number: none is invented. `made` is the day of the
    article, `known` the day from which the outcome could be known, or None; `horizon` is in days. `side` is whom a
    party's source spoke of. With `group` the source is a group, and the group alone is scored. `revises` is the id of
    the same source's earlier forecast of the same thing. A `vague` forecast could not be checked: it is void.
    `outlets` are all that have it at first hand, never those that only repeat it; empty where that is `outlet` alone.
    """

    id: str
    source: str
    outlet: str | None
    topic: str | None
    made: str
    outcome: Outcome
    kind: CaseKind = "forecast"
    low: float | None = None
    high: float | None = None
    stated: Stated | None = None
    horizon: int | None = None
    known: str | None = None
    side: Side | None = None
    group: bool = False
    revises: str | None = None
    vague: bool = False
    outlets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """A mean penalty over cases, 0 is best: at the middle of each band, and at its kindest and its harshest number.

    Of logarithmic scores `infinite` are those of cases that had been called impossible or certain and went the other
    way; with one of them the mean is infinite, and `finite` is the mean of the others.
    """

    rule: Literal["brier", "logarithmic"]
    cases: int
    mean: float
    best: float
    worst: float
    bands: int = 0
    infinite: int = 0
    finite: float | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were right and wrong, and the interval of the share that was right."""

    right: int
    wrong: int
    interval: Interval


@dataclass(frozen=True, slots=True)
class Bin:
    """Forecasts of like probability, `low` to `high`: their mean, how many came true, the interval of that share."""

    low: float
    high: float
    cases: int
    mean: float
    true: int
    interval: Interval

    @property
    def share(self) -> float:
        """The share that came true."""
        return self.true / self.cases


@dataclass(frozen=True, slots=True)
class Parts:
    """What a Brier score is made of; `brier` is `reliability - resolution + uncertainty + within_variance -
    within_covariance`. The last two are 0 where all forecasts of a bin are the same."""

    brier: float
    reliability: float
    resolution: float
    uncertainty: float
    within_variance: float
    within_covariance: float


@dataclass(frozen=True, slots=True)
class Skill:
    """How much smaller the Brier score is than that of who always says how often such things come true: 1 is perfect,
    0 no better, and None where the base rate alone is right each time. `base` is the mean of the rates used, from
    `base_cases` cases; `interval` is None where it was not asked for or there are too few cases."""

    skill: float | None
    base: float
    base_cases: int
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """Every case of a record, once: scored or not, and why not. `earlier` were revised, `late` came when the outcome
    could be known; both are shown and not scored, nor are `partly`, `void` and `vague`."""

    true: int
    false: int
    partly: int
    void: int
    vague: int
    earlier: int
    late: int
    of_groups: int


@dataclass(frozen=True, slots=True)
class Record:
    """What the cases of one source, outlet, topic, horizon or side come to.

    `cases` are the ids of all of them, `scored` of those that have a number and a plain outcome. `words` are those
    without a number, counted right or wrong. `first` is the Brier score that the same forecasts had before they were
    revised.
    """

    by: Grouping
    name: str
    kind: CaseKind
    counts: Counts
    cases: tuple[str, ...]
    scored: tuple[str, ...]
    brier: Score | None = None
    first: Score | None = None
    logarithmic: Score | None = None
    words: Tally | None = None
    calibration: tuple[Bin, ...] = ()
    parts: Parts | None = None
    skill: Skill | None = None
