"""Records of every source, outlet, topic, horizon and side, in one pass: time and memory are linear in the cases."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from onrecord.judge.scores.base_rates import BaseRates
from onrecord.judge.scores.calibration import EDGES, tables, wilson
from onrecord.judge.scores.columns import STATES, Columns, Flags, Indices, Penalties, columns
from onrecord.judge.scores.decomposition import Cells, cells_of, parts_of
from onrecord.judge.scores.revising import Standing, stands
from onrecord.judge.scores.rules import Numbers
from onrecord.judge.scores.skills import skill_score
from onrecord.record.judging import Case, CaseKind, Counts, Grouping, Record, Score, Skill, Tally

HORIZONS = ((7, "to 7 days"), (30, "8 to 30 days"), (90, "31 to 90 days"), (365, "91 to 365 days"))
LONGEST = "over 365 days"
UNKNOWN = ""
"""The name of a group of cases of which it is not known."""


def horizon_name(days: int | None) -> str:
    """The class of a horizon."""
    if days is None:
        return UNKNOWN
    return next((name for most, name in HORIZONS if days <= most), LONGEST)


NAMES: dict[Grouping, Callable[[Case], tuple[str, ...]]] = {
    "all": lambda case: (UNKNOWN,),
    "source": lambda case: (case.source,),
    "outlet": lambda case: tuple(dict.fromkeys(case.outlets)) or (case.outlet or UNKNOWN,),
    "topic": lambda case: (case.topic or UNKNOWN,),
    "horizon": lambda case: (horizon_name(case.horizon),),
    "side": lambda case: (case.side or UNKNOWN,),
}
GROUPINGS: tuple[Grouping, ...] = tuple(NAMES)


def records(
    cases: Iterable[Case],
    *,
    by: Sequence[Grouping] = GROUPINGS,
    rates: BaseRates | None = None,
    edges: Sequence[float] = EDGES,
) -> tuple[Record, ...]:
    """A record for each group, forecasts and claims apart, in order of grouping, kind and name.

    The base rates are those of the cases given, unless those of more are handed over: for a record to be compared with
    others they must be the same. Skill comes without an interval; `skill` makes it. The order of cases, and giving one
    twice, change nothing.
    """
    found = stands(cases)
    table = columns(found, rates, edges)
    rank = np.argsort(np.array(sorted(range(len(table.ids)), key=table.ids.__getitem__), dtype=np.int64))
    return tuple(record for grouping in by for record in _grouped(table, rank, grouping, edges))


@dataclass(frozen=True, slots=True)
class Groups:
    """Which row is in which group: one entry for each row and group that it is in, in order of id, so that sums come
    out to the last digit whatever the order of the cases was. `members` are the ids of all cases and of the scored."""

    keys: list[tuple[CaseKind, str]]
    row: Indices
    group: Indices
    members: list[tuple[tuple[str, ...], tuple[str, ...]]]

    def sums(self, of_row: Numbers | Flags | Indices, where: Flags) -> Numbers:
        """The sum for each group of a figure of its rows, of those `where` alone."""
        kept = where[self.row]
        weights = np.asarray(of_row, dtype=np.float64)[self.row[kept]]
        return np.bincount(self.group[kept], weights=weights, minlength=len(self.keys)).astype(np.float64)

    def counts(self, where: Flags) -> list[int]:
        """How many rows of each group it holds for."""
        return [int(count) for count in np.bincount(self.group[where[self.row]], minlength=len(self.keys))]


def _groups(table: Columns, rank: Indices, grouping: Grouping) -> Groups:
    keys, row, group = _entries(table.stands.cases, grouping)
    order = np.lexsort((rank[row], group))
    row, group = row[order], group[order]
    return Groups(keys, row, group, _members(table, row, group, len(keys)))


def _entries(cases: Sequence[Case], grouping: Grouping) -> tuple[list[tuple[CaseKind, str]], Indices, Indices]:
    """The groups in order, and a row and a group for each entry."""
    names = NAMES[grouping]
    at: dict[CaseKind, dict[str, int]] = {"forecast": {}, "claim": {}}
    codes, sizes, count = array("q"), array("q"), 0
    for case in cases:
        known, named = at[case.kind], names(case)
        for name in named:
            code = known.get(name, -1)
            if code < 0:
                code = known[name] = count
                count += 1
            codes.append(code)
        sizes.append(len(named))
    ordered = [(kind, name, code) for kind, known in at.items() for name, code in sorted(known.items())]
    place = np.argsort(np.array([code for _, _, code in ordered], dtype=np.int64))
    row = np.repeat(np.arange(len(cases)), np.array(sizes, dtype=np.int64))
    return [(kind, name) for kind, name, _ in ordered], row, place[np.array(codes, dtype=np.int64)]


def _members(
    table: Columns, row: Indices, group: Indices, groups: int
) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The ids of all cases of each group, and of those scored; entries are in order of group and id."""
    ids = np.array(table.ids, dtype=object)
    scored = table.scored[row]
    all = _split(ids[row].tolist(), np.bincount(group, minlength=groups))
    some = _split(ids[row[scored]].tolist(), np.bincount(group[scored], minlength=groups))
    chains = table.stands.chains
    is_chained = np.zeros(len(ids), dtype=bool)
    is_chained[list(chains)] = True
    shown: dict[int, list[str]] = {}
    for at, place in zip(group[is_chained[row]].tolist(), row[is_chained[row]].tolist(), strict=True):
        shown.setdefault(at, []).extend(_shown(chains[place]))
    for at, more in shown.items():
        all[at] = tuple(sorted([*all[at], *more]))
    return list(zip(all, some, strict=True))


def _split(ids: list[str], counts: Indices) -> list[tuple[str, ...]]:
    ends = np.cumsum(counts).tolist()
    return [tuple(ids[start:end]) for start, end in zip([0, *ends], ends, strict=False)]


def _shown(chain: Standing) -> list[str]:
    """Those of a chain that do not stand."""
    return [case.id for case in (*chain.earlier, *chain.late) if case is not chain.case]


def _grouped(table: Columns, rank: Indices, grouping: Grouping, edges: Sequence[float]) -> list[Record]:
    groups = _groups(table, rank, grouping)
    if not groups.keys:
        return []
    cells = _cells(table, groups, edges)
    counts, members = _counts(table, groups), groups.members
    brier = _scores("brier", table.brier, table.band, table.scored, groups)
    first = _first(table, groups)
    logarithmic = _logarithmic(table, groups)
    words, skills, parts = _words(table, groups), _skills(table, groups), parts_of(cells)
    calibration = tables(cells.cases, cells.mean, cells.true, edges)
    return [
        Record(
            grouping, name, kind, counts[at], *members[at], brier[at], first[at], logarithmic[at], words[at],
            calibration[at], parts[at], skills[at],
        )
        for at, (kind, name) in enumerate(groups.keys)
    ]  # fmt: skip


def _cells(table: Columns, groups: Groups, edges: Sequence[float]) -> Cells:
    kept = table.scored[groups.row]
    row, group = groups.row[kept], groups.group[kept]
    shape = (len(groups.keys), len(edges) - 1)
    return cells_of(table.p[row], table.came[row].astype(np.float64), group, table.bin[row], shape)


def _counts(table: Columns, groups: Groups) -> list[Counts]:
    every = np.ones(len(table.state), dtype=bool)
    earlier, late = np.zeros(len(every), dtype=np.int64), (table.state == STATES.index("late")).astype(np.int64)
    for row, chain in table.stands.chains.items():
        earlier[row], late[row] = len(chain.earlier), len(chain.late)
    states = [groups.counts(table.state == place) for place in range(len(STATES) - 1)]
    grouped = groups.counts(table.group)
    shown = groups.sums(earlier, every).tolist(), groups.sums(late, every).tolist()
    return [Counts(*map(int, row)) for row in zip(*states, *shown, grouped, strict=True)]


def _scores(
    rule: Literal["brier", "logarithmic"], penalties: Penalties, band: Flags, scored: Flags, groups: Groups
) -> list[Score | None]:
    n = groups.counts(scored)
    mean, best, worst = (
        (groups.sums(penalty, scored) / np.maximum(n, 1)).tolist()
        for penalty in (penalties.middle, penalties.best, penalties.worst)
    )
    bands = groups.counts(scored & band)
    rows = zip(n, mean, best, worst, bands, strict=True)
    return [Score(rule, *row) if row[0] else None for row in rows]


def _logarithmic(table: Columns, groups: Groups) -> list[Score | None]:
    """With how many are infinite, and the mean of the others."""
    scores = _scores("logarithmic", table.logarithmic, table.band, table.scored, groups)
    finite = table.scored & np.isfinite(table.logarithmic.middle)
    usual = groups.counts(finite)
    rest = (groups.sums(table.logarithmic.middle, finite) / np.maximum(usual, 1)).tolist()
    return [
        score and replace(score, infinite=score.cases - some, finite=mean if some else None)
        for score, some, mean in zip(scores, usual, rest, strict=True)
    ]


def _first(table: Columns, groups: Groups) -> list[Score | None]:
    """Of groups in which anything was revised."""
    scores = _scores("brier", table.first, table.first_band, table.has_first, groups)
    revised = groups.counts(table.has_first & table.revised)
    return [score if some else None for score, some in zip(scores, revised, strict=True)]


def _words(table: Columns, groups: Groups) -> list[Tally | None]:
    right, wrong = groups.counts(table.worded & table.came), groups.counts(table.worded & ~table.came)
    low, high = wilson(right, np.add(right, wrong))
    rows = zip(right, wrong, low.tolist(), high.tolist(), strict=True)
    return [Tally(yes, no, (least, most)) if yes + no else None for yes, no, least, most in rows]


def _skills(table: Columns, groups: Groups) -> list[Skill | None]:
    n = groups.counts(table.scored)
    ours, theirs = groups.sums(table.brier.middle, table.scored), groups.sums(table.reference, table.scored)
    base = (groups.sums(table.base, table.scored) / np.maximum(n, 1)).tolist()
    fewest = np.full(len(groups.keys), np.iinfo(np.int64).max)
    kept = table.scored[groups.row]
    np.minimum.at(fewest, groups.group[kept], table.base_cases[groups.row[kept]])
    rows = zip(n, ours.tolist(), theirs.tolist(), base, fewest.tolist(), strict=True)
    return [Skill(skill_score(us, them), rate, least) if cases else None for cases, us, them, rate, least in rows]
