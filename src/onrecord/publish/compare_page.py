"""Two articles side by side: what each says of itself, what one took over, what both tell, what one of them tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from rich.console import Console
from rich.text import Text

from onrecord.publish.lines import print_lines, quote, wrapped
from onrecord.publish.reason_words import short_id
from onrecord.publish.signs import BOLD, DIM, Look, look_of
from onrecord.publish.why_page import Section, print_sections

_NAME = 10
"""Columns for the name of a row."""

_GAP = 2
_NARROWEST = 16
"""Columns of one side below which the two stand below each other."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of both sides; `quoted` says that articles' own words stand in it."""

    name: str
    one: str
    other: str
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Both:
    """A claim that both articles tell, or a pair in which they stand against each other: its id or how they stand, what
    each says, whose it is, with which numbers, and how that came; `ends` are the ids of the two tellings."""

    heading: str
    id: str
    rows: tuple[Row, ...]
    lines: tuple[str, ...] = ()
    ends: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Group:
    """Such claims or pairs under a heading; `more` is how many the page leaves out. One without any is none."""

    heading: str
    found: tuple[Both, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class ComparePage:
    """What the page shows."""

    facts: tuple[Row, ...]
    answer: str
    derived: Section
    groups: tuple[Group, ...] = ()
    sections: tuple[Section, ...] = ()


def print_comparison(page: ComparePage, console: Console) -> None:
    """Print it."""
    look = look_of(console)
    print_lines(_rows(page.facts, console, look), console)
    print_lines([Text(), *wrapped(Text(look.line(page.answer)), console, look)], console)
    print_sections((page.derived,), console)
    for group in page.groups:
        if group.found:
            _print_group(group, console, look)
    print_sections(page.sections, console)


def _print_group(group: Group, console: Console, look: Look) -> None:
    print_lines([Text(), *wrapped(Text(group.heading, BOLD), console, look)], console)
    for number, both in enumerate(group.found, start=1):
        head = Text().append(f"{number}  ", BOLD).append(look.line(both.heading))
        head.append(f"  {look.line(short_id(both.id))}" if both.id else "", DIM)
        print_lines(wrapped(head, console, look), console)
        print_lines(_rows(both.rows, console, look), console)
        for line in both.lines:
            print_lines(wrapped(Text(look.line(line), DIM), console, look), console)
    if group.more:
        print_lines(wrapped(Text(f"and {group.more} more: --format json", DIM), console, look), console)


def quoted_row(name: str, one: str, other: str) -> Row:
    """A row of articles' words."""
    return Row(name, one, other, quoted=True)


def _rows(rows: Sequence[Row], console: Console, look: Look) -> list[Text]:
    width = (look.width - _NAME - _GAP) // 2
    lines: list[Text] = []
    for row in rows:
        sides = [_side(row, words, look) for words in (row.one, row.other)]
        if width < _NARROWEST:
            lines.append(Text(row.name, DIM))
            lines += [line for side in sides for line in wrapped(side, console, look)]
            continue
        name = Text().append(f"{row.name[: _NAME - 1]:<{_NAME}}", DIM)
        columns = (side.wrap(console, width, overflow="fold") for side in sides)
        for left, right in zip_longest(*columns, fillvalue=Text()):
            left.rstrip()
            line = name.copy().append_text(left).append(" " * (width + _GAP - left.cell_len)).append_text(right)
            lines.append(line)
            name = Text(" " * _NAME)
    return lines


def _side(row: Row, words: str, look: Look) -> Text:
    if not words:
        return Text(look.signs.dash, DIM)
    return quote(words, look) if row.quoted else Text(look.line(words))
