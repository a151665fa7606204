"""The lower half of the terminal page: one entry for each attribution."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.style import Style
from rich.text import Text

from onrecord.publish.excerpt import Part, excerpt
from onrecord.publish.labels import ABSENT, Credited, characters, manner
from onrecord.publish.selection import Entry
from onrecord.publish.signs import BOLD, DIM, STYLES, Look
from onrecord.record import Article, Attribution, Spans

_BREAKS = re.compile(r"\s*\n\s*")
_STEP = 4
_NARROWEST = 24


def print_ledger(
    article: Article, entries: Iterable[Entry], places: Mapping[int, list[int]], console: Console, look: Look
) -> list[Text]:
    """Set the ledger for one console; an entry within another is indented under it as far as the width allows."""
    lines: list[Text] = []
    for entry in entries:
        indent = min(entry.depth * _STEP, max(0, look.width - _STEP - _NARROWEST))
        number = Text(" " * indent).append(f"{entry.number:>2}  ", BOLD)
        for content in _entry(article, entry, places.get(entry.number, []), look):
            for wrapped in content.wrap(console, look.width - len(number), overflow="fold"):
                lines.append(number.append_text(wrapped))
                number = Text(" " * (indent + max(_STEP, len(str(entry.number)) + 2)))
        lines.append(Text())
    return lines


def _entry(article: Article, entry: Entry, lines: list[int], look: Look) -> list[Text]:
    attribution = entry.attribution
    addressee = None if attribution.addressee is None else article.text[slice(*attribution.addressee)]
    how = _role(article, attribution, "cue", look)
    for word in manner(attribution, addressee):
        how.append(f" {look.signs.dot} {look.line(word)}")
    where = [f"characters {characters(attribution)}", f"confidence {attribution.confidence:.2f}"]
    where = [_line_words(lines, look), *where] if lines else where
    return [
        _role(article, attribution, "source", look),
        how,
        _role(article, attribution, "content", look),
        Text(look.line(f" {look.signs.dot} ".join(where)), DIM),
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


def _line_words(lines: list[int], look: Look) -> str:
    """Write line numbers with their runs joined: lines 3–5, 8."""
    runs: list[list[int]] = []
    for line in lines:
        if runs and line == runs[-1][-1] + 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    words = [str(run[0]) if len(run) == 1 else f"{run[0]}{look.signs.dash}{run[-1]}" for run in runs]
    return f"line{'s' if len(lines) > 1 else ''} {', '.join(words)}"
