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
SEVERAL = (
    "This is about words credited to whoever was called so in the articles: it may be different people each time, and "
    "it says nothing about any one of them, nor about the group that the name speaks of."
)
"""What comes first on the grade of a description."""
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
    if description:
        whole = replace(whole, reasons=(SEVERAL, *whole.reasons))
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
    row, obstacle = _row(found, right, wrong)
    reasons = (*_about(row, obstacle, found), *_mostly_from(counted))
    return Reliability(
        source, description, row.letter, found, reasons,
        tuple(one.id for one in right), tuple(one.id for one in wrong),
        outlets=tuple(sorted(frozenset[str]().union(*(one.outlets for one in counted)) - {""})), drift=_drift(counted),
    )  # fmt: skip


def _row(found: Share, right: Sequence[Counted], wrong: Sequence[Counted]) -> tuple[Row, str]:
    """The row of a record, and, for F, what stood in the way of another one."""
    row = letter_of(*found.interval)
    if not row.end:
        number = len(right) + len(wrong)
        return row, _too_few(number)
    name, deciding = ("right", right) if row.end == "low" else ("wrong", wrong)
    reason = ""
    if len(deciding) < ENOUGH:
        reason = f"{_cases(len(deciding))} went {name}, and a letter from A to E needs {ENOUGH}"
    elif _elsewhere(deciding) < ELSEWHERE:
        reason = f"nearly all cases that went {name} are known through one outlet alone"
    return (rows()[-1], reason) if reason else (row, "")


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


def _about(row: Row, obstacle: str, found: Share) -> tuple[str, ...]:
    low, high = found.interval
    why = f"{obstacle}. {row.meaning}" if obstacle else row.meaning
    return (
        f"{row.letter} (“{row.name}” in the Admiralty code): {why}",
        f"{found.right} right, {found.wrong} wrong; the share right lies between {low:.0%} and {high:.0%} (95 %)",
    )


def _cases(number: int) -> str:
    return "1 case" if number == 1 else f"{number} cases"


def _too_few(number: int) -> str:
    if not number:
        return "no cases yet"
    return "1 case is too few to tell" if number == 1 else f"{number} cases are too few, or too mixed, to tell"


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
    words = "no change can be told between the earlier and the later half of its cases"
    if better >= SURE or better <= 1 - SURE:
        more = "more" if better >= SURE else "fewer"
        words = f"of the later half of its cases {more} were right than of the earlier half"
    return Drift(turned, earlier, later, better, words)


def _share_of(counted: Iterable[Counted], belongs: Callable[[Counted], bool]) -> Share:
    half = [one.right for one in counted if belongs(one)]
    return share(sum(half), len(half) - sum(half))
