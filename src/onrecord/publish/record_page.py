"""The record of a source: its grade and why, scores, how what it said compares with what came, and every case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.publish.record_groups import print_apart
from onrecord.publish.signs import BOLD, DIM, Look, look_of
from onrecord.record.grading import FORECAST, Credibility, Drift, GivenGrade, Graded, Reliability
from onrecord.record.judging import Bin, Record, Score, Skill, Tally

PLOT = 40
"""Columns of the calibration plot: a column is two and a half points."""

UNKNOWN = 6
"""The digit that is no mark."""

HANGING = (
    "Ranges take the cases to be independent: where several come from one briefing, they stand or fall together, and "
    "the range is too narrow."
)
"""What stands under more than one case."""

FEW = 5
"""Cases with a number below which Murphy's parts and skill are left to the JSON: of one or two they say nothing."""

CAME = 18
"""Columns of what came: "false, said again" goes in one line."""

CAME_WORDS = {"forecast": ("came true", "did not come true"), "claim": ("right", "wrong")}
"""What the counts of a kind of case are called: who denied a claim that was settled as false was right."""

KINDS = {"forecast": "Forecasts", "claim": "Claims of fact that were settled"}


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case as it is listed: its id, the day it was put, what was put, how sure, what came, on whose word and why, and
    what the source says to that."""

    id: str
    made: str
    words: str
    sure: str
    outcome: str
    note: str
    replies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordPage:
    """What the page shows: `title` is the name with what it is. `open` are forecasts that nobody has resolved, `vague`
    those of them that cannot be, `checked` those that somebody has; `own` are cases with a number of the source's;
    `apart` are the records of each topic, horizon and outlet, `replies` what the source says to its grade."""

    title: str
    name: str
    graded: Graded
    records: Sequence[tuple[Record, Skill | None]]
    cases: Sequence[CaseLine]
    open: int
    vague: int
    checked: int = 0
    own: frozenset[str] = frozenset()
    apart: Sequence[Record] = ()
    replies: tuple[str, ...] = ()


def print_record(page: RecordPage, console: Console) -> None:
    """Print it."""
    look = look_of(console)
    console.print(Text(look.line(page.title), BOLD))
    print_grade(page.graded, console, look)
    for reply in page.replies:
        console.print(Padding(Text(look.line(reply)), (0, 0, 0, 2)))
    for record, skill in page.records:
        console.print()
        console.print(Text(KINDS[record.kind], BOLD))
        for line in record_lines(record, skill, page):
            console.print(Text(look.line(line)))
        for line in _plot(record.calibration, look):
            console.print(Text(line, DIM))
        print_apart([each for each in page.apart if each.kind == record.kind], console, look)
    console.print()
    for limit in (limit_words(page), f'Who is counted as this source, and why: onrecord why "{page.name}"'):
        console.print(Text(look.line(limit), DIM))
    if page.cases:
        console.print()
        console.print(Text("Checked statements, each by the one person named", BOLD))
        console.print(_cases(page.cases, look), highlight=False)


def print_grade(graded: Graded, console: Console, look: Look, digit: str = "") -> None:
    """Print a grade: the computed one with its reasons, and what analysts set beside it; `digit` is a digit's name."""
    console.print(Text(grade_words(graded.computed, digit), BOLD))
    for words in (*graded.computed.reasons, *map(given_words, graded.given), *apart_lines(graded.computed)):
        console.print(Padding(Text(look.line(words)), (0, 0, 0, 2)))


def given_words(given: GivenGrade) -> str:
    """A grade that an analyst set, in words."""
    return f"{given.by} set {given.grade} beside it ({given.day or 'no day'}): {given.reason}"


def apart_lines(computed: Reliability | Credibility) -> list[str]:
    """How a source does about its own side and the other one, and whether it does better or worse of late."""
    if not isinstance(computed, Reliability):
        return []
    lines = []
    for side in computed.sides:
        about = "about the source's own side" if side.side == "own" else "about the other side"
        lines.append(f"{about}: {side.reasons[0]}; {side.share.right} right, {side.share.wrong} wrong")
    return [*lines, _drift(computed.drift)] if computed.drift else lines


def grade_words(computed: Reliability | Credibility, digit: str) -> str:
    """The grade, so that nobody takes an F or a 6 for a bad mark."""
    if isinstance(computed, Reliability):
        if computed.letter == "F":
            return "reliability: not judged yet (F)"
        return f"reliability {computed.letter}, from {computed.share.right + computed.share.wrong} cases"
    if computed.rule == FORECAST:
        return "a forecast: see what became of it"
    if computed.digit == UNKNOWN:
        return f"credibility: cannot be judged yet ({UNKNOWN}; not worse than 5)"
    return f"credibility {computed.digit}" + (f" (“{digit}” in the Admiralty code)" if digit else "")


def _drift(drift: Drift) -> str:
    earlier, later = (f"{half.right} of {half.right + half.wrong}" for half in (drift.earlier, drift.later))
    return f"{drift.words} ({later} against {earlier}); the day, {drift.turned}, only halves the cases"


def record_lines(record: Record, skill: Skill | None, page: RecordPage) -> list[str]:
    """What the cases of one kind come to, in words."""
    counts = record.counts
    came, failed = CAME_WORDS[record.kind]
    numbers = [
        (counts.true, came), (counts.false, failed), (counts.partly, "partly"), (counts.void, "void"),
        (counts.vague, "not checkable as printed"), (counts.earlier, "said again later"),
        (counts.late, "dated on or after the first evidence"),
    ]  # fmt: skip
    lines = [", ".join(f"{number} {name}" for number, name in numbers if number) or "no cases"]
    if record.words:
        lines.append(_words(record.words, page.graded.computed))
    own = len(page.own.intersection(record.scored))
    lines += [_score(score, own) for score in (record.brier, record.logarithmic) if score]
    if record.parts and record.brier and record.brier.cases >= FEW:
        parts = record.parts
        lines.append(
            f"Brier {parts.brier:.3f} = miscalibration {parts.reliability:.3f} (0 is best) - discrimination "
            f"{parts.resolution:.3f} (more is better) + difficulty {parts.uncertainty:.3f}"
            + _within(parts.within_variance - parts.within_covariance)
        )
    if skill and skill.skill is not None and record.brier and record.brier.cases >= FEW:
        lines.append(f"{_better(skill.skill)} than somebody who always says {skill.base:.0%}" + _interval(skill))
    return lines


def _words(words: Tally, computed: Reliability | Credibility) -> str:
    """Right and wrong, with an interval unless the grade above has one of the same cases."""
    said = f"{words.right} right and {words.wrong} wrong of what was put without a number"
    share = computed.share if isinstance(computed, Reliability) else None
    if share and (share.right, share.wrong) == (words.right, words.wrong):
        return said
    low, high = words.interval
    return f"{said} (with 95 % confidence between {low:.0%} and {high:.0%} of such words were right)"


def _score(score: Score, own: int) -> str:
    """A score over the cases that have a number; of `own` of them it is the source's."""
    name, over = "logarithmic score", "the same"
    if score.rule == "brier":
        name, read = "Brier score", score.cases - own
        over = f"{_forecasts(score.cases)}: {own} with a number of the source's own, {read} with words read by a scale"
    band = f"; {score.best:.3f} to {score.worst:.3f} by where in its range a number lies" if score.bands else ""
    return f"{name} {score.mean:.3f} over {over} (0 is best{band}){_certain(score)}"


def _certain(score: Score) -> str:
    if not score.infinite:
        return ""
    without = "" if score.finite is None else f"; {score.finite:.3f} without"
    return (
        f"; {_forecasts(score.infinite)} called certain or impossible went the other way, which this score punishes "
        f"without limit{without}"
    )


def _forecasts(number: int) -> str:
    return "1 forecast" if number == 1 else f"{number} forecasts"


def _within(rest: float) -> str:
    return f" {rest:+.3f} for what differs within one band of the plot" if abs(rest) >= 0.0005 else ""


def _better(skill: float) -> str:
    return f"{abs(skill):.0%} {'better' if skill >= 0 else 'worse'}"


def _interval(skill: Skill) -> str:
    if not skill.interval:
        return ""
    low, high = (_better(end) for end in skill.interval)
    return f" (with 95 % confidence from {low} to {high})"


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
    return [*lines, f"{'':>11}s said (words: by a scale), x came true, * both; line: 95% interval"]


def _at(share: float) -> int:
    return min(PLOT - 1, max(0, round(share * (PLOT - 1))))


def limit_words(page: RecordPage) -> str:
    """What the record is of, and what it is not."""
    forecasts = page.checked + page.open
    checked = f"{page.checked} of {_forecasts(forecasts)} checked" if forecasts else "No forecasts here"
    if page.vague:
        checked += f", {page.vague} not checkable as printed"
    return (
        f"{checked}. This is what articles printed and somebody here chose to check. It is not all that {page.name} "
        "ever said, and says nothing of honesty or lying."
    ) + (f" {HANGING}" if len(page.cases) > 1 else "")


def _cases(cases: Sequence[CaseLine], look: Look) -> Table:
    table = Table(box=None, pad_edge=False, header_style=BOLD, show_edge=False)
    for name, share in (("Put", 0), ("What", 5), ("How sure", 2), ("Came", 0), ("On whose word", 4)):
        longest = CAME if name == "Came" else None
        table.add_column(
            name, ratio=share or None, no_wrap=not share and not longest, overflow="fold", max_width=longest
        )
    for each in cases:
        said = ". ".join((each.note.rstrip(" ."), *each.replies)) if each.replies else each.note
        row = (each.made, each.words, each.sure, each.outcome, said)
        table.add_row(*(Text(look.line(cell)) for cell in row))
    return table
