"""Lines of a terminal page, wrapped here and not by the console, which fills what it indents with blanks."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from onrecord.publish.signs import STYLES, Look, look_of

LONGEST = 400
"""Characters of one telling's words that a page of reasons shows; JSON has all."""

_NARROWEST = 20


def print_lines(lines: Iterable[Text], console: Console) -> None:
    """Print lines that are wrapped already, without blanks at their ends."""
    for line in lines:
        line.rstrip()
        console.print(line, no_wrap=True, overflow="ignore", crop=False)


def print_indented(words: Text, console: Console, indent: int = 0) -> None:
    """Print words, all their lines indented."""
    print_lines(hanging(Text(), words, indent, console, look_of(console)), console)


def wrapped(words: Text, console: Console, look: Look) -> list[Text]:
    """The lines of some words."""
    return list(words.wrap(console, look.width, overflow="fold"))


def hanging(label: Text, words: Text, indent: int, console: Console, look: Look) -> list[Text]:
    """Words beside a label, further lines under their first; where there is no room beside it, below it."""
    room = min(indent, max(look.width - _NARROWEST, 0))
    lines: list[Text] = []
    if len(label) > room:
        lines, label = wrapped(label, console, look), Text()
    for part in words.wrap(console, look.width - room, overflow="fold"):
        part.rstrip()
        lines.append(Text().append_text(label).append(" " * max(room - len(label), 0)).append_text(part))
        label = Text()
    return lines


def quote(words: str, look: Look) -> Text:
    """Words of an article between the signs of a content, cut where they are long."""
    opening, closing = look.signs.pairs["content"]
    return Text(opening + look.line(cut(words)) + closing, STYLES["content"])


def cut(words: str) -> str:
    """Words that are too long, without their end."""
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " […]"
