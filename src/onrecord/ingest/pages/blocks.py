"""Blocks: the paragraphs of a page, each with its characters and where they stand in the page."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass, field
from typing import NamedTuple

from onrecord.ingest.edges import EDGE
from onrecord.ingest.pages.elements import BLOCKS, Element
from onrecord.ingest.pages.references import PATTERN, resolve
from onrecord.ingest.pages.tree import Event, Kind, Tree
from onrecord.record import Span

_INVISIBLE = "\0\u00ad\u200b\u2060\ufeff"
"""Characters that a browser drops or shows nothing for, and that part a word in two for a reader of its letters."""

_PIECE = re.compile(
    rf"(?P<space>[ \t\n\f\r]+)|(?P<reference>{PATTERN})|(?P<nothing>[{_INVISIBLE}]+)"
    rf"|(?P<words>[^ \t\n\f\r&{_INVISIBLE}]+|&)"
)
_PRESERVED_PIECE = re.compile(
    rf"(?P<gap>\n[ \t\r]*\n\s*)|(?P<line>\r?\n)|(?P<reference>{PATTERN})|(?P<nothing>[{_INVISIBLE}]+)"
    rf"|(?P<words>[^\n\r&{_INVISIBLE}]+|\r|&)"
)
_INDENTATION = "\u00a0\u2003\u3000"
_SET_IN = 2
"""Hard spaces at the head of a line that make it the first of a paragraph."""


class Run(NamedTuple):
    """Characters of a block (`start` to `end`) and the range of the page they stand in (`first` to `last`).

    The range is as long as the run, unless the run is one reference.
    """

    start: int
    end: int
    first: int
    last: int
    element: Element


@dataclass(eq=False)
class Block:
    """A paragraph: its text, its runs, the block element it stands in, and how many characters are links."""

    text: str
    runs: list[Run]
    owner: Element
    linked: int = 0
    elements: list[Element] = field(default_factory=list)

    @property
    def place(self) -> Span:
        """From its first character in the page to its last."""
        return self.runs[0].first, self.runs[-1].last

    @property
    def inner(self) -> Element:
        """The innermost element that holds all of it."""
        return self.elements[0] if len(self.elements) == 1 else self.owner

    @property
    def spaced(self) -> str:
        """Its text, with a space where one inline element ends and the next begins ("By Ann Lee" "3 May")."""
        pieces: list[str] = []
        for before, run in zip([None, *self.runs], self.runs, strict=False):
            if before and before.element is not run.element and before.element.parent is run.element.parent:
                pieces.append(" ")
            pieces.append(self.text[before.end if before else 0 : run.end])
        return "".join(pieces)

    def lines(self, most: int) -> list[Block]:
        """Its first lines as a block each, and what is left of it behind them."""
        found, start = [], 0
        for _ in range(most):
            end = self.text.find("\n", start)
            if end < 0:
                break
            found.append(self.cut(start, end))
            start = end + 1
        found.append(self.cut(start, len(self.text)))
        return [block for block in found if block is not None]

    def cut(self, start: int, end: int) -> Block | None:
        """The block with only these of its characters, without white space around them; None if nothing is left."""
        while start < end and self.text[start] in EDGE:
            start += 1
        while start < end and self.text[end - 1] in EDGE:
            end -= 1
        if start >= end:
            return None
        if (start, end) == (0, len(self.text)):
            return self
        runs = [run for run in (_clipped(run, start, end) for run in self.runs) if run is not None]
        elements = list(dict.fromkeys(run.element for run in runs))
        return Block(self.text[start:end], runs, self.owner, min(self.linked, end - start), elements) if runs else None


def _clipped(run: Run, start: int, end: int) -> Run | None:
    left, right = max(run.start, start), min(run.end, end)
    if left >= right:
        return None
    if run.last - run.first != run.end - run.start:  # a reference: all or nothing
        return Run(run.start - start, run.end - start, run.first, run.last, run.element) if run.start >= start else None
    return Run(left - start, right - start, run.first + left - run.start, run.first + right - run.start, run.element)


def find_blocks(tree: Tree, *, unseen: Set[Element], apart: Set[Element] = frozenset()) -> list[Block]:
    """Cut what is shown of a page into paragraphs.

    Every block element begins one, so does each element of `apart`; so do two line breaks on end, or one with white
    space that sets the next line in (pages older than style sheets).
    """
    finder = _Finder(tree.page, apart)
    for event in tree.events:
        if event.element not in unseen:
            finder.take(event)
    finder.end_block()
    return finder.found


class _Finder:
    def __init__(self, page: str, apart: Set[Element]) -> None:
        self.found: list[Block] = []
        self._page = page
        self._apart = apart
        self._reset()

    def _reset(self) -> None:
        self._characters: list[str] = []
        self._runs: list[Run] = []
        self._size = 0
        self._space: tuple[int, Element] | None = None
        self._breaks = 0
        self._indent = 0
        self._owner: Element | None = None
        self._linked = 0
        self._elements: list[Element] = []

    def take(self, event: Event) -> None:
        """Take in what happens next."""
        name = event.element.name
        if event.kind is Kind.TEXT:
            self._text(event)
        elif name == "br":
            self._break(event)
        elif name in BLOCKS or "-" in name or event.element in self._apart:
            self.end_block()
        elif name == "q" and event.kind in (Kind.OPEN, Kind.CLOSE):
            self._quotation_mark("“" if event.kind is Kind.OPEN else "”")

    def end_block(self) -> None:
        """End the paragraph, and keep it if anything is in it."""
        if self._runs and self._owner is not None:
            text = "".join(self._characters)
            block = Block(text, self._runs, self._owner, self._linked, self._elements)
            trimmed = block.cut(0, len(text))
            if trimmed is not None:
                self.found.append(trimmed)
        self._reset()

    def _break(self, event: Event) -> None:
        if event.kind is Kind.OPEN:
            self._breaks += 1
            self._space = None
            if self._breaks == 2:
                self.end_block()

    def _text(self, event: Event) -> None:
        element = event.element
        pattern = _PRESERVED_PIECE if element.preserved else _PIECE
        for found in pattern.finditer(self._page, event.start, event.end):
            match found.lastgroup:
                case "space":
                    if self._characters and not self._breaks and self._space is None:
                        self._space = (found.start(), element)
                case "words":
                    self._add(found.group(), found.start(), found.end(), element)
                case "reference":
                    self._reference(found.group(), found.start(), element)
                case "line":
                    self._breaks = 1
                case "gap":
                    self.end_block()

    def _belongs(self, element: Element, size: int) -> None:
        if not self._elements or self._elements[-1] is not element:
            self._owner = self._owner or element.block
            self._elements.append(element)
        if element.linked:
            self._linked += size

    def _reference(self, reference: str, at: int, element: Element) -> None:
        character, size = resolve(reference)
        if not size:
            self._add(reference, at, at + len(reference), element)
            return
        if character and character not in _INVISIBLE:
            self._add(character, at, at + size, element)
        if size < len(reference):
            self._add(reference[size:], at + size, at + len(reference), element)

    def _quotation_mark(self, mark: str) -> None:
        """The marks that a browser sets around <q>: shown, and not in the page."""
        if mark == "“":
            self._settle()
        elif self._characters:
            self._space = None
        if self._characters or mark == "“":
            self._characters.append(mark)
            self._size += 1

    def _settle(self) -> None:
        """Write the white space or the line break that stands before what comes now."""
        if self._breaks and self._characters:
            self._characters.append("\n")
            self._size += 1
        elif self._space is not None:
            at, element = self._space
            self._write(" ", at, at + 1, element)
        self._space, self._breaks, self._indent = None, 0, 0

    def _add(self, text: str, first: int, last: int, element: Element) -> None:
        if self._breaks or not self._characters:
            shown = text.lstrip(_INDENTATION)
            self._indent += len(text) - len(shown)
            if not shown:
                return
            if last - first == len(text):
                first = last - len(shown)
            text = shown
            if self._indent >= _SET_IN and self._characters and not element.preserved:
                self.end_block()
        self._settle()
        self._write(text, first, last, element)

    def _write(self, text: str, first: int, last: int, element: Element) -> None:
        start, end = self._size, self._size + len(text)
        self._characters.append(text)
        self._size = end
        self._belongs(element, len(text))
        if self._runs:
            run = self._runs[-1]
            plain = last - first == len(text) and run.last - run.first == run.end - run.start
            if plain and run.element is element and run.last == first and run.end == start:
                self._runs[-1] = Run(run.start, end, run.first, last, element)
                return
        self._runs.append(Run(start, end, first, last, element))
