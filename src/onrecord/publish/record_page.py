"""The record of a source: its grade and why, scores, how what it said compares with what came, and every case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.publish.signs import BOLD, DIM, Look, look_of
from onrecord.record.grading import Credibility, Graded, Reliability
from onrecord.record.judging import Bin, Record, Score, Skill, Tally

PLOT = 40
"""Columns of the calibration plot: a column is two and a half points."""

FEW = 5
"""Cases with a number below which Murphy's parts and skill are left to the JSON: of one or two they say nothing."""

KINDS = {"forecast": "Forecasts", "claim": "Claims of fact that were settled"}


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case as it is listed: its id, the day it was put, what was put, how sure, what came, on whose word and why."""

    id: str
    made: str
    words: str
    sure: str
    outcome: str
    note: str


@dataclass(frozen=True, slots=True)
class RecordPage:
    """What the page shows. `open` are forecasts that nobody has resolved, those of them that are too vague to be."""

    name: str
    graded: Graded
    records: Sequence[tuple[Record, Skill | None]]
    cases: Sequence[CaseLine]
    open: int
    vague: int


def print_record(page: RecordPage, console: Console) -> None:
    """Print it."""
    look = look_of(console)
    console.print(Text(look.line(page.name), BOLD))
    print_grade(page.graded, console, look)
    for record, skill in page.records:
        console.print()
        console.print(Text(KINDS[record.kind], BOLD))
        for line in _record_lines(record, skill, page.graded, look):
            console.print(line)
    console.print()
    console.print(Text(look.line(_open(page)), DIM))
    if page.cases:
        console.print()
        console.print(Text("Cases", BOLD))
        console.print(_cases(page.cases, look), highlight=False)


def print_grade(graded: Graded, console: Console, look: Look) -> None:
    """Print a grade: the computed one with its reasons, and what analysts set beside it."""
    computed = graded.computed
    name = "reliability" if isinstance(computed, Reliability) else "credibility"
    console.print(Text(f"{name} {_grade(computed)}", BOLD))
    for reason in computed.reasons:
        console.print(Padding(Text(look.line(reason)), (0, 0, 0, 2)))
    for given in graded.given:
        words = f"{given.by} gives it {given.grade} ({given.day or 'no day'}): {given.reason}"
        console.print(Padding(Text(look.line(words)), (0, 0, 0, 2)))
    if isinstance(computed, Reliability):
        for side in computed.sides:
            of = "its own side" if side.side == "own" else "its adversary"
            console.print(Padding(Text(look.line(f"of {of}: {side.letter}, {side.reasons[0]}")), (0, 0, 0, 2)))
        if computed.drift:
            drift = computed.drift
            console.print(Padding(Text(look.line(f"since {drift.turned}: {drift.words}")), (0, 0, 0, 2)))


def _grade(computed: Reliability | Credibility) -> str:
    return computed.letter if isinstance(computed, Reliability) else str(computed.digit)


def _record_lines(record: Record, skill: Skill | None, graded: Graded, look: Look) -> list[Text]:
    counts = record.counts
    numbers = [
        (counts.true, "true"), (counts.false, "false"), (counts.partly, "partly"), (counts.void, "void"),
        (counts.vague, "vague"), (counts.earlier, "said again later"), (counts.late, "made too late"),
    ]  # fmt: skip
    lines = [", ".join(f"{number} {name}" for number, name in numbers if number) or "no cases"]
    if record.words:
        lines.append(_words(record.words, graded.computed))
    lines += [_score(score) for score in (record.brier, record.logarithmic) if score]
    if record.parts and record.brier and record.brier.cases >= FEW:
        parts = record.parts
        lines.append(
            f"Brier {parts.brier:.3f} = reliability {parts.reliability:.3f} - resolution {parts.resolution:.3f} + "
            f"uncertainty {parts.uncertainty:.3f}" + _within(parts.within_variance - parts.within_covariance)
        )
    if skill and skill.skill is not None and record.brier and record.brier.cases >= FEW:
        lines.append(f"skill {skill.skill:+.2f} against always saying {skill.base:.0%}" + _interval(skill))
    plot = [Text(line, DIM) for line in _plot(record.calibration, look)]
    return [Text(look.line(line)) for line in lines] + plot


def _words(words: Tally, computed: Reliability | Credibility) -> str:
    """Right and wrong, with an interval unless the grade above has one of the same cases."""
    said = f"{words.right} right and {words.wrong} wrong in words without a number"
    share = computed.share if isinstance(computed, Reliability) else None
    if share and (share.right, share.wrong) == (words.right, words.wrong):
        return said
    low, high = words.interval
    return f"{said} (right {low:.0%} to {high:.0%} of the time, Wilson)"


def _score(score: Score) -> str:
    name = "Brier score" if score.rule == "brier" else "logarithmic score"
    band = f", {score.best:.3f} to {score.worst:.3f} within the bands" if score.bands else ""
    sure = f"; {score.infinite} called certain went the other way, {_finite(score)}" if score.infinite else ""
    return f"{name} {score.mean:.3f} over {score.cases} with a number (0 is best{band}){sure}"


def _finite(score: Score) -> str:
    return "no others" if score.finite is None else f"{score.finite:.3f} without these"


def _within(rest: float) -> str:
    return f" {rest:+.3f} within bins" if abs(rest) >= 0.0005 else ""


def _interval(skill: Skill) -> str:
    return f" ({skill.interval[0]:+.2f} to {skill.interval[1]:+.2f}, 95 %)" if skill.interval else ""


def _plot(bins: Sequence[Bin], look: Look) -> list[str]:
    """Of each bin what was said (s), what came (x) and the interval of that, on a line from never to always."""
    if not bins:
        return []
    lines = [f"{'said':>9}  {'never':<{PLOT - 6}}{'always':>6}  came true"]
    for each in bins:
        line = [look.signs.dash if _at(each.interval[0]) <= at <= _at(each.interval[1]) else " " for at in range(PLOT)]
        line[_at(each.mean)] = "s"
        line[_at(each.share)] = "x" if line[_at(each.share)] != "s" else "*"
        said = f"{100 * each.low:.0f}-{100 * each.high:.0f} %"
        lines.append(f"{said:>9}  {''.join(line)}  {each.true} of {each.cases}")
    return [*lines, f"{'':>11}s said, x came true, * both; line: 95% interval of what comes true"]


def _at(share: float) -> int:
    return min(PLOT - 1, max(0, round(share * (PLOT - 1))))


def _open(page: RecordPage) -> str:
    parts = [f"{page.open} forecast{'' if page.open == 1 else 's'} open"]
    if page.vague:
        some = "" if page.vague == page.open else f"{page.vague} of them "
        parts.append(f"{some}too vague to be resolved")
    return ", ".join(parts) + ". What nobody wrote down is in no record."


def _cases(cases: Sequence[CaseLine], look: Look) -> Table:
    table = Table(box=None, pad_edge=False, header_style=BOLD, show_edge=False)
    for name, share in (("Put", 0), ("What", 5), ("How sure", 2), ("Came", 0), ("On whose word", 4)):
        table.add_column(name, ratio=share or None, no_wrap=not share, overflow="fold")
    for each in cases:
        row = (each.made, each.words, each.sure, each.outcome, each.note)
        table.add_row(*(Text(look.line(cell)) for cell in row))
    return table
