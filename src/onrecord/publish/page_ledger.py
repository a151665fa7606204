"""The lower half of the terminal page: one entry for each attribution, with what deep reading found of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from rich.console import Console
from rich.style import Style
from rich.text import Text

from onrecord.publish.excerpt import Part, excerpt
from onrecord.publish.facts import Fact, attribution_facts
from onrecord.publish.index import Index
from onrecord.publish.labels import ABSENT, Credited, characters, manner
from onrecord.publish.selection import Entry
from onrecord.publish.signs import BOLD, DIM, STYLES, Look
from onrecord.record import Article, Attribution, Spans

_BREAKS = re.compile(r"\s*\n\s*")
_STEP = 4
_NARROWEST = 24
_NAME = 10
"""Columns for a fact's name, where there is room for a second column."""


def print_ledger(
    index: Index, entries: Iterable[Entry], places: Mapping[str, list[int]], console: Console, look: Look
) -> list[Text]:
    """Set the ledger for one console; an entry within another is indented under it as far as the width allows."""
    lines: list[Text] = []
    for entry in entries:
        indent = min(entry.depth * _STEP, max(0, look.width - _STEP - _NARROWEST))
        number = Text(" " * indent).append(f"{entry.number:>2}  ", BOLD)
        width = look.width - len(number)
        for wrapped in _entry(index, entry, places.get(str(entry.number), []), console, replace(look, width=width)):
            lines.append(number.append_text(wrapped))
            number = Text(" " * (indent + max(_STEP, len(str(entry.number)) + 2)))
        lines.append(Text())
    return lines


def fact_lines(facts: Iterable[Fact], console: Console, look: Look) -> list[Text]:
    """Set facts below each other, dimmed; where there is room their names make a column."""
    lines: list[Text] = []
    for fact in facts:
        words, name = Text(look.line(f" {look.signs.dot} ".join(fact.parts)), DIM), look.line(fact.name)
        if look.width < _NARROWEST + 2 * _NAME:
            words = Text(f"{name}: ", DIM).append_text(words)
            lines += words.wrap(console, look.width, overflow="fold")
            continue
        name = f"{name:<{_NAME}}"
        for line in words.wrap(console, look.width - _NAME, overflow="fold"):
            lines.append(Text().append(name, DIM).append_text(line))
            name = " " * _NAME
    return lines


def _entry(index: Index, entry: Entry, lines: list[int], console: Console, look: Look) -> list[Text]:
    article, attribution = index.reading.article, entry.attribution
    addressee = None if attribution.addressee is None else article.text[slice(*attribution.addressee)]
    how = _role(article, attribution, "cue", look)
    for word in manner(attribution, addressee, article.outlet):
        how.append(f" {look.signs.dot} {look.line(word)}")
    where = [f"characters {characters(attribution)}", f"confidence {attribution.confidence:.2f}"]
    where = [line_words(lines, look), *where] if lines else where
    roles = (_role(article, attribution, "source", look), how, _role(article, attribution, "content", look))
    return [
        *(line for text in roles for line in text.wrap(console, look.width, overflow="fold")),
        *fact_lines(attribution_facts(attribution, index), console, look),
        *Text(look.line(f" {look.signs.dot} ".join(where)), DIM).wrap(console, look.width, overflow="fold"),
    ]


def _role(article: Article, attribution: Attribution, role: Credited, look: Look) -> Text:
    spans: Spans = getattr(attribution, role)
    if not spans:
        return Text().append(f"({ABSENT[role]})", DIM)
    text = Text()
    opening, closing = look.signs.pairs[role]
    for parts in excerpt(article.text, spans, attribution.editorial):
        text.append(" " if text else "")
        if parts[0].left_out:
            text.append(look.signs.gap.format(parts[0].left_out), DIM)
            continue
        text.append(opening, STYLES[role])
        for part in parts:
            text.append_text(_part(part, STYLES[role], look))
        text.append(closing, STYLES[role])
    return text


def _part(part: Part, style: Style, look: Look) -> Text:
    shown = look.safe(_BREAKS.sub(f" {look.signs.line_break} ", part.text))
    if not part.editorial:
        return Text().append(shown, style)
    return Text().append(shown + look.signs.editors, style + STYLES["editorial"])


def line_words(lines: list[int], look: Look) -> str:
    """Write line numbers with their runs joined: lines 3–5, 8."""
    runs: list[list[int]] = []
    for line in lines:
        if runs and line == runs[-1][-1] + 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    words = [str(run[0]) if len(run) == 1 else f"{run[0]}{look.signs.dash}{run[-1]}" for run in runs]
    return f"line{'s' if len(lines) > 1 else ''} {', '.join(words)}"
