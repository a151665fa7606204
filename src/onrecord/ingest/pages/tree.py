"""Tokens → elements, as a browser nests them in all that matters for text.

What is left out of the standard: moving text out of tables, and opening "<b>" anew behind a paragraph that closed it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

from onrecord.errors import LimitError
from onrecord.ingest.pages.elements import BLOCKS, BOUNDARIES, CLOSE_PARAGRAPH, HEADINGS, TABLE_PARTS, VOID, Element
from onrecord.ingest.pages.scanning import Attributes, Token

DEEPEST = 200
"""Elements deeper than this become siblings, as in Chrome (512 there; libxml2 gives up at 256)."""

MOST_ELEMENTS = 300_000
"""A live blog of a whole day has some 30,000; the memory for this many is about 300 MB."""

_HEAD = frozenset("base link meta script style title noscript template".split())
_SKIPPED_UP = frozenset(("address", "div", "p"))
_BARRIERS = (BLOCKS | BOUNDARIES) - _SKIPPED_UP
_GROUPS = frozenset(("tbody", "thead", "tfoot"))
_SPACES = " \t\n\f\r"
_Counts = dict[str, int]


class Kind(IntEnum):
    """What happens at a place of the page."""

    OPEN = 0
    CLOSE = 1
    TEXT = 2
    RAW = 3


class Event(NamedTuple):
    """Something that happens at a place of the page, in or to an element."""

    kind: Kind
    element: Element
    start: int
    end: int


class _Frame(NamedTuple):
    """An open element with what is open around it: inline elements, blocks, parts of the table, by name."""

    element: Element
    inline: _Counts
    scope: _Counts
    rows: _Counts


@dataclass
class Tree:
    """A page as elements (parents first) and events (in the order of the page)."""

    page: str
    elements: list[Element] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)


def tree_of(page: str, tokens: Iterable[Token]) -> Tree:
    """Nest a page's tokens. Raises LimitError for more elements than any article has."""
    builder = _Builder(page)
    for token in tokens:
        builder.take(token)
    return builder.finish()


class _Builder:
    def __init__(self, page: str) -> None:
        self.tree = Tree(page)
        self._stack: list[_Frame] = []
        self._outer: _Counts = {}
        self._body = False
        self._opening: dict[str, Callable[[], None]] = {
            "li": lambda: self._end_item(frozenset(("li",))),
            "dt": lambda: self._end_item(frozenset(("dt", "dd"))),
            "dd": lambda: self._end_item(frozenset(("dt", "dd"))),
            "option": lambda: self._end_item(frozenset(("option",))),
            "td": self._ready_for_cell,
            "th": self._ready_for_cell,
            "tr": self._ready_for_row,
            **dict.fromkeys(_GROUPS, self._ready_for_group),
        }
        self._push("html", {}, 0)

    def take(self, token: Token) -> None:
        """Take the next token in."""
        if token.kind == "text":
            self._text(token)
        elif token.kind == "raw":
            self._raw(token)
        elif token.kind == "open":
            self._open(token)
        else:
            self._close(token)

    def finish(self) -> Tree:
        """Close what is still open."""
        while self._stack:
            self._pop(len(self.tree.page))
        return self.tree

    def _text(self, token: Token) -> None:
        if token.start == token.end:
            return
        if not self._body:
            if not self.tree.page[token.start : token.end].strip(_SPACES):
                return
            self._enter_body(token.start)
        self._note(Kind.TEXT, self._stack[-1].element, token.start, token.end)

    def _raw(self, token: Token) -> None:
        """Keep raw contents with the element that was opened for them; the end tag behind them closes it."""
        self._note(Kind.RAW, self._stack[-1].element, token.start, token.end)
        self._pop(token.end)

    def _open(self, token: Token) -> None:
        name, attributes = token.name, token.attributes or {}
        if name in ("html", "head", "body"):
            self._open_frame(name, attributes, token.start)
            return
        if not self._body and name not in _HEAD:
            self._enter_body(token.start)
        if name in CLOSE_PARAGRAPH and self._stack[-1].scope.get("p"):
            self._pop_to("p", token.start)
        if name in TABLE_PARTS and not self._outer.get("table"):
            return
        if name in HEADINGS and self._stack[-1].element.name in HEADINGS:
            self._pop(token.start)
        ready = self._opening.get(name)
        if ready:
            ready()
        self._push(name, attributes, token.start, token.end)
        if name in VOID or (token.closed and self._foreign()):
            self._pop(token.end)

    def _open_frame(self, name: str, attributes: Attributes, start: int) -> None:
        """Take in <html>, <head> or <body>: each is there once, and what a second one says is added."""
        if name == "head" and not self._body and len(self._stack) == 1:
            self._push(name, attributes, start)
            return
        if name == "body" and not self._body:
            self._enter_body(start, attributes)
            return
        for element in self.tree.elements[:3]:
            if element.name == name:
                element.attributes = attributes | element.attributes

    def _enter_body(self, start: int, attributes: Attributes | None = None) -> None:
        while len(self._stack) > 1:
            self._pop(start)
        self._push("body", attributes or {}, start)
        self._body = True

    def _close(self, token: Token) -> None:
        name = token.name
        if name in ("html", "body"):
            return
        if name == "head":
            while not self._body and len(self._stack) > 1:
                self._pop(token.start)
            return
        if name == "br":
            self._open(token)
            return
        frame = self._stack[-1]
        if name in HEADINGS:
            name = next((level for level in sorted(HEADINGS) if frame.scope.get(level)), name)
        if self._counts_for(name, frame).get(name):
            self._pop_to(name, token.end)

    def _counts_for(self, name: str, frame: _Frame) -> _Counts:
        """Where open elements of this name are counted: an end tag sees only those that it may close."""
        if name in TABLE_PARTS:
            return frame.rows
        if name in BOUNDARIES:
            return self._outer
        return frame.scope if name in BLOCKS else frame.inline

    def _push(self, name: str, attributes: Attributes, start: int, end: int | None = None) -> None:
        if len(self.tree.elements) >= MOST_ELEMENTS:
            raise LimitError(
                f"The page has more than {MOST_ELEMENTS} elements.", hint="save the article's text alone and read that"
            )
        if len(self._stack) >= DEEPEST:
            self._pop(start)
        above = self._stack[-1] if self._stack else None
        parent = above.element if above else None
        element = Element(name, attributes, parent, len(self.tree.events))
        inline = above.inline if above and name not in BLOCKS and name not in BOUNDARIES else {}
        scope = above.scope if above and name not in BOUNDARIES else {}
        rows = above.rows if above and name != "table" else {}
        frame = _Frame(element, inline, scope, rows)
        counts = self._counts_for(name, frame)
        counts[name] = counts.get(name, 0) + 1
        self._stack.append(frame)
        self.tree.elements.append(element)
        self._note(Kind.OPEN, element, start, start if end is None else end)

    def _pop(self, at: int) -> None:
        frame = self._stack.pop()
        self._counts_for(frame.element.name, frame)[frame.element.name] -= 1
        self._note(Kind.CLOSE, frame.element, at, at)
        frame.element.end = len(self.tree.events)

    def _pop_to(self, name: str, at: int) -> None:
        """Close the nearest open element of this name, and what is open in it."""
        while len(self._stack) > 2:
            closed = self._stack[-1].element.name
            self._pop(at)
            if closed == name:
                break

    def _pop_until(self, names: frozenset[str], at: int) -> None:
        """Close what is open in the nearest open element of one of these names."""
        while len(self._stack) > 2 and self._stack[-1].element.name not in names:
            self._pop(at)

    def _end_item(self, names: frozenset[str]) -> None:
        """Close the list item before, unless a list or another block stands between."""
        for frame in reversed(self._stack):
            name = frame.element.name
            if name in names:
                self._pop_to(name, self._here())
                return
            if name in _BARRIERS:
                return

    def _ready_for_group(self) -> None:
        self._pop_until(frozenset(("table",)), self._here())

    def _ready_for_row(self) -> None:
        self._pop_until(_GROUPS | {"table"}, self._here())
        if self._stack[-1].element.name == "table":
            self._push("tbody", {}, self._here())

    def _ready_for_cell(self) -> None:
        self._pop_until(_GROUPS | {"table", "tr"}, self._here())
        if self._stack[-1].element.name != "tr":
            self._ready_for_row()
            self._push("tr", {}, self._here())

    def _foreign(self) -> bool:
        return bool(self._outer.get("svg") or self._outer.get("math"))

    def _here(self) -> int:
        return self.tree.events[-1].end if self.tree.events else 0

    def _note(self, kind: Kind, element: Element, start: int, end: int) -> None:
        self.tree.events.append(Event(kind, element, start, end))
