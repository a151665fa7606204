"""Reports of one event, gathered from their pairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from onrecord.link.reports.features import days_of
from onrecord.link.reports.report import Event, Report
from onrecord.link.reports.scoring import DAYS_APART, LINKED, Weights, compare, in_block
from onrecord.record.linking import Link

JOINED = log(LINKED / (1 - LINKED))
"""Two groups are joined while the mean of the log odds of all pairs between them is at least this."""

SUREST = 3.0
"""Log odds count no further than this either way, so that no single pair decides for a group."""

NOT_LOOKED_AT = -4.0
"""What a pair counts that is in no block."""


def pairs(reports: Iterable[Report]) -> Iterator[tuple[Report, Report]]:
    """The pairs that are looked at, each once: a sweep over the days on which reports begin."""
    waiting: list[Report] = []
    for report in sorted(reports, key=lambda report: (days_of(report), report.id)):
        first = days_of(report)[0]
        waiting = [other for other in waiting if (first - days_of(other)[1]).days <= DAYS_APART]
        yield from ((other, report) for other in waiting if in_block(other, report))
        waiting.append(report)


def compare_all(reports: Iterable[Report], weights: Weights | None = None) -> tuple[Link, ...]:
    """The links of all pairs that are looked at, in order of ids."""
    links = (compare(one, other, weights) for one, other in pairs(reports))
    return tuple(sorted(links, key=lambda link: (link.one, link.other)))


def gather(
    reports: Sequence[Report], links: Iterable[Link], decided: Mapping[tuple[str, str], bool] | None = None
) -> tuple[Event, ...]:
    """Events from reports and the links between them. `decided` is what people said of pairs (ids in order): one event
    or not. Nothing depends on the order of what is given.

    Pairs are taken by falling score, then by id, and their two groups are joined while the mean over all pairs between
    them stays high enough, no document tells of the event twice, and nobody said "not same" of any of these pairs.
    """
    decided = decided or {}
    groups = _Groups({report.id: report for report in reports}, {pair for pair, same in decided.items() if not same})
    for one, other in sorted(pair for pair, same in decided.items() if same):
        groups.join(one, other, surely=True)
    odds = {(link.one, link.other): _odds(link.score) for link in links if link.one in groups and link.other in groups}
    groups.odds = odds
    for one, other in sorted(odds, key=lambda pair: (-odds[pair], pair)):
        if odds[one, other] < JOINED:
            break
        groups.join(one, other)
    return groups.events()


def group(reports: Sequence[Report], weights: Weights | None = None) -> tuple[Event, ...]:
    """Events from reports alone."""
    return gather(reports, compare_all(reports, weights))


def _odds(score: float) -> float:
    """Log odds within bounds."""
    if not 0.0 < score < 1.0:
        return SUREST if score else -SUREST
    return max(-SUREST, min(SUREST, log(score / (1 - score))))


@dataclass(slots=True)
class _Groups:
    """Groups of reports; of two that are joined the smaller id leads."""

    reports: Mapping[str, Report]
    bars: set[tuple[str, str]]
    odds: Mapping[tuple[str, str], float] = field(default_factory=dict)
    lead: dict[str, str] = field(init=False)
    members: dict[str, list[str]] = field(init=False)

    def __post_init__(self) -> None:
        self.lead = {id: id for id in self.reports}
        self.members = {id: [id] for id in self.reports}

    def __contains__(self, id: str) -> bool:
        return id in self.reports

    def join(self, one: str, other: str, *, surely: bool = False) -> None:
        """Join the groups of two reports where that is allowed; `surely` where a person said so."""
        if one not in self or other not in self or self.lead[one] == self.lead[other]:
            return
        first, second = sorted((self.lead[one], self.lead[other]))
        if not self._allowed(first, second, surely=surely):
            return
        moved = self.members.pop(second)
        self.members[first] += moved
        self.lead.update(dict.fromkeys(moved, first))

    def _allowed(self, first: str, second: str, *, surely: bool) -> bool:
        between = [(min(a, b), max(a, b)) for a in self.members[first] for b in self.members[second]]
        if not self.bars.isdisjoint(between):
            return False
        if surely:
            return True
        if not self._documents(first).isdisjoint(self._documents(second)):
            return False
        return sum(self.odds.get(pair, NOT_LOOKED_AT) for pair in between) >= JOINED * len(between)

    def _documents(self, lead: str) -> set[str]:
        return {document for id in self.members[lead] if (document := self.reports[id].document)}

    def events(self) -> tuple[Event, ...]:
        """The groups, in order of id."""
        return tuple(Event(lead, tuple(sorted(self.members[lead]))) for lead in sorted(self.members))
