"""Paragraphs → the clean text, and where each line of it was printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.ingest.pdf.rows import Line
from onrecord.record import Printed

_BREAK = "\n\n"
_BROKEN_WORD = re.compile(r"([^\W\d_]{2,})[-\u2010]$")
_REST = re.compile(r"[^\W\d_]{2,}")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_SOFT = "\u00ad"
# Before these a hyphen is the word's own: "self-styled", "ex-minister", "twenty-one".
_KEPT_BEFORE = frozenset(
    "self ex non anti pro co vice half semi multi all cross post pre mid long short high low well ill then so war "
    "twenty thirty forty fifty sixty seventy eighty ninety two three four five six seven eight nine ten one".split()
)


def set_text(paragraphs: Sequence[Sequence[Line]]) -> tuple[str, tuple[Printed, ...]]:
    """Join lines and paragraphs: the text, and a run for each line that has any of it."""
    known = Counter(word.casefold() for lines in paragraphs for line in lines for word in _WORD.findall(line.text))
    parts: list[str] = []
    printed: list[Printed] = []
    length = 0
    for number, lines in enumerate(paragraphs):
        if number:
            parts.append(_BREAK)
            length += len(_BREAK)
        for line, below in zip(lines, [*lines[1:], None], strict=True):
            words, joint = _joined(line.text, below.text if below else None, known)
            if words:
                printed.append(Printed((length, length + len(words)), page=line.page, box=line.box))
            parts += (words, joint)
            length += len(words) + len(joint)
    return "".join(parts), tuple(printed)


def _joined(words: str, below: str | None, known: Counter[str]) -> tuple[str, str]:
    """A line's words as they go into the text, and what stands between them and the next line's."""
    if below is None:
        return words.rstrip(_SOFT), ""
    if words.endswith(_SOFT):
        return words.rstrip(_SOFT), ""
    broken = _BROKEN_WORD.search(words)
    rest = _REST.match(below)
    if broken is None or rest is None:
        # A hyphen after a figure, or before one: "2030-" and "31" belong together as they are.
        return words, "" if words.endswith(("-", "\u2010")) and not words.endswith((" -", " \u2010")) else " "
    return (words[:-1] if _is_one_word(broken.group(1), rest.group(), known) else words), ""


def _is_one_word(first: str, rest: str, known: Counter[str]) -> bool:
    """Whether a hyphen at a line's end is the printer's and not the word's. What else the article has decides."""
    whole, compound = (first + rest).casefold(), f"{first}-{rest}".casefold()
    if not rest[0].islower() or known[compound]:
        return False
    if known[whole]:
        return True
    if first.casefold() in _KEPT_BEFORE:
        return False
    # Both halves are words of this article: "cease-" and "fire" may be either, and the hyphen stays.
    return not (known[first.casefold()] > 1 and known[rest.casefold()] > 1)
