"""The highest score that two tellings could have, by what is seen of them at a glance."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.link.claims.features import Beside, gap_between, shared_figures
from onrecord.link.claims.scales import logistic, scale
from onrecord.record.telling import Telling

_SLACK = 1e-9
"""What two sums of the same may differ by."""


def most_between(one: Telling, other: Telling, likeness: float, beside: Beside) -> float:
    """The score if all that is not looked at spoke for one claim: nothing that `compare` finds comes to more, for
    all that is left out here (words, negation, one article …) weighs nothing or speaks against."""
    adds = scale("claim").adds
    logit = scale("claim").start + adds("meaning", round(float(likeness), 6)) + adds("event", beside.event)
    figures = shared_figures(one, other)
    logit += adds(figures.name, figures.value)
    logit += sum(adds(gap.name, gap.value) for gap in gap_between(one, other))
    logit += sum(max(0.0, adds(name, value)) for name, value in _hoped(one, other, beside))
    return logistic(logit + _SLACK)


def _hoped(one: Telling, other: Telling, beside: Beside) -> Iterator[tuple[str, float]]:
    """What could speak for one claim, each by the most that it could come to."""
    yield "names", 1.0
    if one.numbers and other.numbers:
        yield "numbers", beside.event
    if one.places and other.places:
        yield "places", 1.0
    if one.times and other.times:
        yield "times", 1.0
    if one.who is not None and other.who is not None:
        yield "source", 1.0
    if one.via or other.via:
        yield "cited", 1.0
