"""The upper half of the terminal page: the article's text with its marks, wrapped and numbered by line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import takewhile

from rich.console import Console
from rich.style import Style
from rich.text import Text

from onrecord.publish.cutting import Block, Mark, Piece, blocks_of, in_order, marks_of, own_marks
from onrecord.publish.labels import LABELS
from onrecord.publish.selection import Entry, OwnEntry
from onrecord.publish.signs import BOLD, DIM, STYLES, Look
from onrecord.record import Article

_BLANKS = re.compile(r"(?:\r\n|[ \t\n])+")
_LABELS = "onrecord"


@dataclass(slots=True)
class Printed:
    """Lines ready to print, and on which of them each statement stands, by what the page calls it ("3", "a2")."""

    lines: list[Text] = field(default_factory=list)
    places: dict[str, list[int]] = field(default_factory=dict)


def print_article(
    article: Article, entries: Iterable[Entry], own: Iterable[OwnEntry], console: Console, look: Look
) -> Printed:
    """Set the article for one console. What it states in its own voice bears no sign; only its lines are noted."""
    blocks = blocks_of(article, in_order((*marks_of(entries), *own_marks(own))))
    # Twice: the gutter's breadth depends on how many lines there are, and those on the gutter's breadth.
    breadth = 2
    while True:
        wrapped = [_wrap(article, block, console, look, look.width - breadth - 3) for block in blocks]
        needed = len(str(sum(len(lines) for lines in wrapped)))
        if needed <= breadth:
            return _number(blocks, wrapped, look, breadth)
        breadth = needed


def _wrap(article: Article, block: Block, console: Console, look: Look, width: int) -> list[Text]:
    text = _set(article, block.pieces, look)
    if block.kind == "headline":
        text.stylize(BOLD)
    return list(text.wrap(console, width, overflow="fold")) if text else []


def _number(blocks: tuple[Block, ...], wrapped: list[list[Text]], look: Look, breadth: int) -> Printed:
    printed = Printed()
    number = 0
    for block, lines in zip(blocks, wrapped, strict=True):
        if printed.lines and lines:
            printed.lines.append(_gutter("", look, breadth))
        label = LABELS.get(block.kind)
        if label and lines and block.opens_segment:
            printed.lines.append(_gutter("", look, breadth).append(f"({label})", DIM))
        for line in lines:
            number += 1
            printed.lines.append(_gutter(str(number), look, breadth).append_text(line))
            for label in _labels_on(line):
                printed.places.setdefault(label, []).append(number)
    return printed


def _gutter(number: str, look: Look, breadth: int) -> Text:
    # The style covers the gutter alone: a Text's base style would dim the line that is appended to it.
    return Text().append(f"{number:>{breadth}} {look.signs.gutter} ", DIM)


def _labels_on(line: Text) -> set[str]:
    styles = (span.style for span in line.spans if isinstance(span.style, Style))
    return {label for style in styles for label in style.meta.get(_LABELS, ())}


def _set(article: Article, pieces: tuple[Piece, ...], look: Look) -> Text:
    """Write pieces with their signs; where spans cross, the inner one closes and opens again, so that signs nest."""
    text = Text()
    open_marks: tuple[Mark, ...] = ()
    for piece in pieces:
        signed = tuple(mark for mark in piece.marks if mark.role in look.signs.pairs)
        kept = _shared(open_marks, signed)
        _close(text, open_marks[kept:], look)
        for mark in signed[kept:]:
            text.append(look.signs.pairs[mark.role][0], STYLES[mark.role])
        open_marks = signed
        text.append(look.safe(_BLANKS.sub(" ", article.text[slice(*piece.span)])), _style(piece.marks))
    _close(text, open_marks, look)
    return text


def _close(text: Text, marks: tuple[Mark, ...], look: Look) -> None:
    for mark in reversed(marks):
        text.append(look.signs.closing(mark), STYLES[mark.role])


def _shared(before: tuple[Mark, ...], after: tuple[Mark, ...]) -> int:
    """Count how many of the outermost marks stay open from one piece to the next."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False))
    return sum(1 for _ in same)


def _style(marks: tuple[Mark, ...]) -> Style:
    letters = {"own": "a"}
    labels = tuple({f"{letters.get(mark.role, '')}{number}" for mark in marks for number in mark.numbers})
    return Style.combine([*(STYLES[mark.role] for mark in marks if mark.role in STYLES), Style(meta={_LABELS: labels})])
