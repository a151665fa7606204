"""Lines and what stands at their head: indentation, Markdown marks, list marks, front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.ingest.edges import trim

LineMark = Literal["", "heading", "quote", "bullet", "number", "front"]

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_PARAGRAPH_BREAKS = "\x0c\u2029"
_HEAD = re.compile(
    r"(?P<heading>#{1,6})(?=\s)|(?P<quote>>[>\s]*)|(?P<bullet>[-*+•●▪◦‣])(?=\s)|(?P<number>\d{1,3}[.)])(?=\s)"
)
_RULE = frozenset("-*_=~#> \t")
_FRONT_KEY = re.compile(r"[\w-]{1,40}[ \t]{0,4}:|[ \t]+\S|- |#")
_LONGEST_FRONT = 80
_TAB = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it.

    `start` is where its words begin, after indentation and mark; `indent` counts columns; `apart` says whether
    it stands apart from the line before (an empty line, a rule or a new page between them).
    """

    start: int
    end: int
    indent: int
    mark: LineMark
    apart: bool


def lines_of(text: str) -> list[Line]:
    """List the lines that are not empty. A rule ("---", "* * *") is empty: it parts what it stands between."""
    raw = list(_raw_lines(text))
    front = _front_matter(text, raw)
    found: list[Line] = []
    apart = True
    for number, (start, end, new_paragraph) in enumerate(raw):
        line = _line(text, start, end, apart or new_paragraph, in_front=number < front)
        if line is None:
            apart = True
        else:
            found.append(line)
            apart = False
    return found


def _raw_lines(text: str) -> Iterator[tuple[int, int, bool]]:
    start, new_paragraph = 0, True
    for found in _BREAK.finditer(text):
        yield start, found.start(), new_paragraph
        start, new_paragraph = found.end(), found.group() in _PARAGRAPH_BREAKS
    yield start, len(text), new_paragraph


def _line(text: str, start: int, end: int, apart: bool, *, in_front: bool) -> Line | None:
    left, right = trim(text, start, end)
    if left == right or _is_rule(text, left, right):
        return None
    indent = _columns(text[start:left])
    if in_front:
        return Line(left, right, 0, "front", True)
    head = _HEAD.match(text, left, right)
    if head is None:
        return Line(left, right, indent, "", apart)
    mark = _mark(head.lastgroup)
    # A number that is not set in belongs to the words: "3. Oktober" begins a sentence as often as a list.
    words = left if mark == "number" and not indent else trim(text, head.end(), right)[0]
    return Line(words, right, indent, mark, apart) if words < right else None


def _mark(name: str | None) -> LineMark:
    match name:
        case "heading" | "quote" | "bullet" | "number":
            return name
    return ""


def _is_rule(text: str, start: int, end: int) -> bool:
    return end - start >= 3 and text[start] in _RULE and _RULE.issuperset(text[start:end])


def _columns(indentation: str) -> int:
    return len(indentation) + (_TAB - 1) * indentation.count("\t")


def _front_matter(text: str, raw: list[tuple[int, int, bool]]) -> int:
    """Count the lines of a front matter ("---", keys and values, "---") at the very beginning; 0 for none."""
    if text[raw[0][0] : raw[0][1]].rstrip() != "---":
        return 0
    for number, (start, end, _) in enumerate(raw[1 : _LONGEST_FRONT + 1], 1):
        line = text[start:end]
        if line.rstrip() in ("---", "..."):
            return number + 1
        if line.strip() and not _FRONT_KEY.match(line):
            return 0
    return 0
