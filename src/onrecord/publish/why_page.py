"""The page of a finding: the answer first, then what it stands on, each weight beside the words that it is for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.style import Style
from rich.text import Text

from onrecord.publish.lines import cut, hanging, print_lines, quote, wrapped
from onrecord.publish.reason_words import NOTHING, short_id
from onrecord.publish.signs import BOLD, DIM, Look, look_of

_STRONG = 1.0
_WEIGHT = 6
"""Columns for a weight: sign, two digits before the point and one behind it, two spaces."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that speaks for or against, in words; `weight` is None where nothing is summed up."""

    words: str
    weight: float | None = None

    @property
    def figure(self) -> str:
        """The weight as a page has it; "" where there is none."""
        return "" if self.weight is None else weight_words(self.weight)

    @property
    def strength(self) -> str:
        """How much it says: "strong", "some", or "little", which a page sets back."""
        size = abs(self.weight or 0.0)
        return "strong" if size >= _STRONG else "some" if size >= NOTHING or self.weight is None else "little"


@dataclass(frozen=True, slots=True)
class Case:
    """One entry of a section: what it is called, facts of it, its id, words of an article, and what speaks for it."""

    label: str = ""
    facts: tuple[str | None, ...] = ()
    id: str = ""
    quote: str = ""
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Cases under a heading; `note` is the rule behind them, `more` how many the page leaves out."""

    heading: str
    cases: tuple[Case, ...] = ()
    note: str = ""
    more: int = 0


@dataclass(frozen=True, slots=True)
class WhyPage:
    """What the page shows; a section without cases and note is none."""

    title: str
    facts: tuple[str | None, ...]
    answer: str
    sections: tuple[Section, ...] = ()


def print_why(page: WhyPage, console: Console) -> None:
    """Print it."""
    look = look_of(console)
    lines = [Text(look.line(cut(page.title)), BOLD), Text(_facts(page.facts, look), DIM), Text()]
    lines += [Text(look.line(page.answer))]
    for line in lines:
        print_lines(wrapped(line, console, look) or [Text()], console)
    print_sections(page.sections, console)


def print_sections(sections: Iterable[Section], console: Console) -> None:
    """Print those of some sections that hold anything, each after an empty line."""
    look = look_of(console)
    for section in sections:
        if section.cases or section.note:
            print_lines([Text(), *wrapped(Text(look.line(section.heading), BOLD), console, look)], console)
            print_lines(_section(section, console, look), console)


def _section(section: Section, console: Console, look: Look) -> list[Text]:
    found: list[Text] = []
    if section.note:
        found += wrapped(Text(look.line(section.note), DIM), console, look)
    labels = max((len(look.line(case.label)) for case in section.cases), default=0)
    indent = min(labels, look.width // 3) + 2 if labels else 2
    for case in section.cases:
        found += _case(case, indent, console, look)
    if section.more:
        found += hanging(Text(), Text(f"and {section.more} more: --format json", DIM), 2, console, look)
    return found


def _case(case: Case, indent: int, console: Console, look: Look) -> list[Text]:
    head = Text(_facts(case.facts, look))
    if case.id:
        head.append("  " if head else "").append(look.line(short_id(case.id)), DIM)
    label = Text(look.line(case.label), BOLD)
    lines: list[Text] = []
    if len(label) > indent - 2:
        lines, label = [label], Text()
    lines += hanging(label, head, indent, console, look) if head else [label] if label else []
    if case.quote:
        lines += hanging(Text(), quote(case.quote, look), indent, console, look)
    for line in case.lines:
        lines += _weighed(line, indent, console, look)
    return lines


def _weighed(line: Line, indent: int, console: Console, look: Look) -> list[Text]:
    if line.weight is None:
        return hanging(Text(), Text(look.line(line.words), DIM), indent, console, look)
    style = DIM if abs(line.weight) < NOTHING else BOLD if abs(line.weight) >= _STRONG else Style()
    sign = Text(" " * indent).append(look.line(weight_words(line.weight)).rjust(_WEIGHT - 2), style)
    words = Text(look.line(line.words), DIM if abs(line.weight) < NOTHING else Style())
    return hanging(sign, words, indent + _WEIGHT, console, look)


def weight_words(weight: float) -> str:
    """A weight with its sign, to one place."""
    return "0.0" if abs(weight) < NOTHING else f"{weight:+.1f}".replace("-", "−")


def _facts(facts: Sequence[str | None], look: Look) -> str:
    return look.line(f" {look.signs.dot} ".join(fact for fact in facts if fact))
