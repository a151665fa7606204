"""How often such things come true at all: what a forecast must beat."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.judge.scores.revising import is_late, standing
from onrecord.record.judging import Case, CaseKind

ENOUGH = 30
"""Cases that a topic needs for a base rate of its own; with fewer the rate of its kind is used.

Pooling topics of unlike rates flatters whoever only knows which topic is which (Hamill and Juras 2006); a rate from 30
cases is itself only known to ±18 points at worst (Wilson), which fewer would widen.
"""


@dataclass(frozen=True, slots=True)
class BaseRates:
    """Cases come true and all cases of each kind, and of each topic of a kind."""

    kinds: dict[CaseKind, tuple[int, int]]
    topics: dict[tuple[CaseKind, str], tuple[int, int]]

    def of(self, kind: CaseKind, topic: str | None) -> tuple[float, int]:
        """The rate for a case, and from how many cases it is."""
        true, cases = self.topics.get((kind, topic or ""), (0, 0))
        if cases < ENOUGH:
            true, cases = self.kinds.get(kind, (0, 0))
        return (true / cases, cases) if cases else (0.5, 0)


def base_rates(cases: Iterable[Case]) -> BaseRates:
    """The rates of what stands and came true or did not, with or without a number, of whatever source."""
    plain = Counter(
        ((each.case.kind, each.case.topic), each.case.outcome)
        for each in standing(cases)
        if each.case.outcome in ("true", "false") and not is_late(each.case)
    )
    return added_up((key, count * (outcome == "true"), count) for (key, outcome), count in plain.items())


def added_up(counts: Iterable[tuple[tuple[CaseKind, str | None], int, int]]) -> BaseRates:
    """Rates from how many cases of each kind and topic came true, and how many there were."""
    kinds: dict[CaseKind, tuple[int, int]] = {}
    topics: dict[tuple[CaseKind, str], tuple[int, int]] = {}
    for (kind, topic), true, cases in counts:
        before = kinds.get(kind, (0, 0))
        kinds[kind] = before[0] + true, before[1] + cases
        if topic:
            before = topics.get((kind, topic), (0, 0))
            topics[kind, topic] = before[0] + true, before[1] + cases
    return BaseRates(kinds, topics)
