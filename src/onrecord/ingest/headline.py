"""Which paragraph is the headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.ingest.dateline import find_dateline
from onrecord.ingest.layout import Block

_LONGEST = 160
_LOOKED_AT = 5
_CLOSERS = "\"”’'»)]*_ "
_FULL_STOP = re.compile(r"(?<![.…])[.。।۔]$")
_ACRONYM = re.compile(r"\b(?:[A-Z]\.){2,}$")
_BYLINE = re.compile(r"(?:[Bb]y|BY|[Pp]ar|[Vv]on|[Pp]or) [A-Z]|(?i:published|updated|posted)\b")


def find_headline(text: str, blocks: Sequence[Block], candidates: Sequence[int], title: str | None) -> Sequence[int]:
    """Find the headline among the blocks numbered in `candidates` (those that are no furniture).

    The title as given wins wherever it stands near the top, on one line or on two; then a Markdown heading; then
    a short first line that does not end as a sentence does, if anything follows it.
    """
    near = candidates[:_LOOKED_AT]
    titled = _titled(text, blocks, near, title) if title else ()
    if titled:
        return titled
    headings = [i for i in near if blocks[i].mark == "heading"]
    if headings:
        return headings[:1]
    if len(candidates) > 1 and _reads_as_headline(text, blocks[candidates[0]]):
        return candidates[:1]
    return ()


def _titled(text: str, blocks: Sequence[Block], near: Sequence[int], title: str) -> Sequence[int]:
    """The block that repeats the title, or the two neighbours that do so together."""
    wanted = _letters(title)
    for first, i in enumerate(near):
        for several in (near[first : first + 1], near[first : first + 2]):
            start, end = blocks[i].span[0], blocks[several[-1]].span[1]
            if wanted and end - start <= 2 * len(title) + 20 and _letters(text[start:end]) == wanted:
                return several
    return ()


def is_byline(line: str) -> bool:
    """Whether a short line names who wrote the article, or when."""
    return len(line) <= _LONGEST and _BYLINE.match(line) is not None and not ends_as_sentence(line)


def ends_as_sentence(line: str) -> bool:
    """Whether a line ends with a full stop that is more than an abbreviation's."""
    tail = line[-20:].rstrip(_CLOSERS)
    return _FULL_STOP.search(tail) is not None and _ACRONYM.search(tail) is None


def _reads_as_headline(text: str, block: Block) -> bool:
    start, end = block.span
    line = text[start : min(end, start + _LONGEST + 1)]
    if len(line) > _LONGEST or block.mark or not any(character.isalpha() for character in line):
        return False
    if ends_as_sentence(line) or line[-1] in ":," or is_byline(line):
        return False
    return find_dateline(text, start, end) is None


def _letters(line: str) -> str:
    return "".join(character for character in line.casefold() if character.isalnum())
