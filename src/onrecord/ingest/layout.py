"""Paragraphs: which lines belong together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from onrecord.ingest.lines import Line, LineMark, lines_of
from onrecord.record import Span, Spans

_WIDEST_WRAP = 100
_NARROWEST_WRAP = 50
_LONGEST_WORD = 40
_ITEMS: tuple[LineMark, ...] = ("bullet", "number")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph with what its lines had at their heads: `indent` is the least of theirs, `mark` the first's."""

    span: Span
    indent: int
    mark: LineMark


def find_paragraphs(text: str) -> Spans:
    """Find the paragraphs, without the white space and the layout marks around them."""
    return tuple(block.span for block in find_blocks(text))


def find_blocks(text: str) -> tuple[Block, ...]:
    """Group lines into paragraphs.

    Empty lines part paragraphs. A line break alone parts them too, unless the text is wrapped by hand at some
    width: then only a break that the width did not force does.
    """
    lines = lines_of(text)
    width = _wrapped_at(text, lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _parts(text, groups[-1][-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(_block(group) for group in groups)


def _block(lines: list[Line]) -> Block:
    return Block((lines[0].start, lines[-1].end), min(line.indent for line in lines), lines[0].mark)


def _wrapped_at(text: str, lines: list[Line]) -> int:
    """The width at which a text is wrapped by hand, 0 if it is not."""
    lengths = sorted(line.end - line.start for line in lines if text.find(" ", line.start, line.end) >= 0)
    if not lengths:
        return 0
    # One line in twenty may be longer: an address that could not be broken.
    longest = lengths[(len(lengths) - 1) * 19 // 20]
    width = max(longest, _NARROWEST_WRAP)
    breaks = [pair for pair in pairwise(lines) if not pair[1].apart]
    free = sum(_had_room(text, before, after, width) for before, after in breaks)
    return width if longest <= _WIDEST_WRAP and free * 3 <= len(breaks) else 0


def _parts(text: str, before: Line, after: Line, width: int) -> bool:
    if after.apart or not width:
        return True
    if "heading" in (before.mark, after.mark) or (before.mark == "quote") != (after.mark == "quote"):
        return True
    if after.mark == "bullet" or (after.mark == "number" and (after.indent or before.mark == "number")):
        return True
    if after.indent > before.indent and before.mark not in _ITEMS:
        return True
    return _had_room(text, before, after, width)


def _had_room(text: str, before: Line, after: Line, width: int) -> bool:
    """Whether the next line's first word would have fitted on this one: then the break was meant."""
    word = text[after.start : min(after.end, after.start + _LONGEST_WORD)].split(None, 1)[0]
    return (before.end - before.start + 1 + len(word)) * 10 < width * 9
