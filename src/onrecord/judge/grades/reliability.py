"""Reliability A to F of a source: where the interval of its share of right cases lies.

The share right has the posterior of `beta.share`; `letters.tsv` says where its 95 % interval must lie for a letter. Two
gates come before: a letter from A to C is earned by right cases alone, D and E by wrong ones alone, at least `ENOUGH`
of them, and not by one outlet's word. So a case that went wrong never raises a grade, not even by being the one case
that was missing; F lies between C and D. `docs/decisions/judging.md` argues the numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace

from onrecord.judge.grades.beta import larger, share
from onrecord.judge.grades.counting import Counted, count
from onrecord.judge.grades.letters import Row, letter_of, rows
from onrecord.record.grading import Drift, Reliability, Share
from onrecord.record.judging import Case, Side

ENOUGH = 5
"""Right cases below which there is no A, B or C, and wrong ones below which there is no D or E."""
ELSEWHERE = 2
"""How many of these must be known without the outlet that has most of them."""
SURE = 0.975
"""The probability from which on a source is said to have become better, or, the other way round, worse."""
SIDES: tuple[Side, ...] = ("own", "adversary")


def reliabilities(cases: Iterable[Case], descriptions: Collection[str] = ()) -> tuple[Reliability, ...]:
    """The reliability of every source with a case, by its name; `descriptions` are those that are no one source."""
    by_source: dict[str, list[Case]] = {}
    for case in cases:
        by_source.setdefault(case.source, []).append(case)
    return tuple(
        reliability(source, by_source[source], description=source in descriptions) for source in sorted(by_source)
    )


def reliability(source: str, cases: Iterable[Case], *, description: bool = False) -> Reliability:
    """The reliability of one source from its cases; those of other sources are passed over."""
    counted, left_out = count(case for case in cases if case.source == source)
    whole = replace(_graded(source, counted, description=description), left_out=left_out)
    sides = []
    for side in SIDES:
        own = [one for one in counted if one.side == side]
        if own:
            sides.append(replace(_graded(source, own, description=description), side=side))
    return replace(whole, sides=tuple(sides))


def _graded(source: str, counted: Sequence[Counted], *, description: bool) -> Reliability:
    right = [one for one in counted if one.right]
    wrong = [one for one in counted if not one.right]
    found = share(len(right), len(wrong))
    row, reasons = _row(found, right, wrong)
    reasons += (*_about(row, found, description=description), *_mostly_from(counted))
    return Reliability(
        source, description, row.letter, found, reasons,
        tuple(one.id for one in right), tuple(one.id for one in wrong),
        outlets=tuple(sorted(frozenset[str]().union(*(one.outlets for one in counted)) - {""})), drift=_drift(counted),
    )  # fmt: skip


def _row(found: Share, right: Sequence[Counted], wrong: Sequence[Counted]) -> tuple[Row, tuple[str, ...]]:
    """The row of a record, and what stood in the way of another one."""
    row = letter_of(*found.interval)
    if not row.end:
        number = len(right) + len(wrong)
        return row, (f"{_cases(number)}: too few, or too mixed, to tell" if number else "no cases yet",)
    name, deciding = ("right", right) if row.end == "low" else ("wrong", wrong)
    reason = None
    if len(deciding) < ENOUGH:
        reason = f"{_cases(len(deciding))} that went {name}: fewer than {ENOUGH}"
    elif _elsewhere(deciding) < ELSEWHERE:
        reason = f"nearly all cases that went {name} are known through one outlet alone"
    return (rows()[-1], (reason,)) if reason else (row, ())


def _alone(counted: Sequence[Counted]) -> Counter[str]:
    """For each outlet how many cases are known through it alone; all unnamed ones are "", and never a second one."""
    known = (one.outlets - {""} or {""} for one in counted)
    return Counter(outlet for outlets in known if len(outlets) == 1 for outlet in outlets)


def _elsewhere(counted: Sequence[Counted]) -> int:
    """How many cases are known, by name, without the outlet that has most of them alone."""
    alone = _alone(counted)
    unnamed = alone.pop("", 0)
    return len(counted) - unnamed - max(alone.values(), default=0)


def _mostly_from(counted: Sequence[Counted]) -> tuple[str, ...]:
    for outlet, number in _alone(counted).items():
        if 2 * number > len(counted):
            some = "the one case is" if len(counted) == 1 else f"{number} of {len(counted)} cases are"
            return (f"{some} known through {outlet or 'unnamed outlets'} alone",)
    return ()


def _about(row: Row, found: Share, *, description: bool) -> tuple[str, ...]:
    low, high = found.interval
    said = (
        f"{row.letter}, {row.name.lower()}" + (f": {row.meaning}" if found.right + found.wrong else ""),
        f"{found.right} right, {found.wrong} wrong; the share right lies between {low:.0%} and {high:.0%} (95 %)",
    )
    several = "a description's: whoever was called so, never one person"
    return (*said, several) if description else said


def _cases(number: int) -> str:
    return "1 case" if number == 1 else f"{number} cases"


def _drift(counted: Sequence[Counted]) -> Drift | None:
    """Earlier against later cases, cut at the day that halves them best; None where a half has fewer than `ENOUGH`."""
    days = sorted(one.made for one in counted)
    cuts = [at for at in range(ENOUGH, len(days) - ENOUGH + 1) if days[at] != days[at - 1]]
    if not cuts:
        return None
    turned = days[min(cuts, key=lambda at: (abs(2 * at - len(days)), at))]
    earlier = _share_of(counted, lambda one: one.made < turned)
    later = _share_of(counted, lambda one: one.made >= turned)
    better = larger((earlier.right, earlier.wrong), (later.right, later.wrong))
    words = "no change can be told"
    if better >= SURE or better <= 1 - SURE:
        words = "right more often than before" if better >= SURE else "right less often than before"
    return Drift(turned, earlier, later, better, words)


def _share_of(counted: Iterable[Counted], belongs: Callable[[Counted], bool]) -> Share:
    half = [one.right for one in counted if belongs(one)]
    return share(sum(half), len(half) - sum(half))
