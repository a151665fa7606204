"""Quotation marks as they stand in a text, and what their neighbours say about them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from onrecord.record import Span

Side = Literal["open", "close", "either"]

SINGLE = "‘’'"
"""Signs that are apostrophes as often as quotation marks."""

# Of three straight ones in a row, the inner quotation's single one stands first only where they close.
_SIGN = re.compile(r"``|'(?=''(?:[^\w']|$))|''|‘‘|’’|[\"“”„‟«»‹›‘’‚‛'「」『』]")
_OPENS_AFTER = frozenset("([{<=*_—–―-/¿¡")
_CLOSES_BEFORE = frozenset(",.;:!?)]}>*_—–―-/…")
_NO_OPENING_BEFORE = frozenset(",.;:!?)]}…")
_SAME = {"‟": "“", "‛": "‘", "''": '"', "‘‘": "“", "’’": "”"}


@dataclass(frozen=True, slots=True)
class Sign:
    """One mark. `before` and `after` are the characters around the run of marks it stands in ("" at the edge).

    `alone` says whether that run is this one mark.
    """

    start: int
    end: int
    sign: str
    before: str
    after: str
    alone: bool

    @property
    def side(self) -> Side:
        """Whether its neighbours make it an opening mark, a closing one, or leave it open."""
        if self.before and not self.after:
            return "close"
        opens = _edge(self.before, _OPENS_AFTER) and not _edge(self.after, _NO_OPENING_BEFORE)
        closes = not _edge(self.before) and _edge(self.after, _CLOSES_BEFORE)
        if opens == closes:
            return "either"
        return "open" if opens else "close"

    @property
    def inside_word(self) -> bool:
        """Whether it stands between two letters or digits ("don’t", "5'10")."""
        return self.alone and self.before.isalnum() and self.after.isalnum()


def signs_of(text: str, paragraph: Span) -> list[Sign]:
    """List a paragraph's quotation marks in order."""
    signs: list[Sign] = []
    run: list[tuple[int, int, str]] = []
    for found in _SIGN.finditer(text, *paragraph):
        if run and run[-1][1] != found.start():
            signs.extend(_of_run(text, run, paragraph))
            run = []
        run.append((found.start(), found.end(), _SAME.get(found.group(), found.group())))
    signs.extend(_of_run(text, run, paragraph))
    return signs


def _of_run(text: str, run: list[tuple[int, int, str]], paragraph: Span) -> Iterator[Sign]:
    if not run:
        return
    first, last = run[0][0], run[-1][1]
    before = text[first - 1] if first > paragraph[0] else ""
    after = text[last] if last < paragraph[1] else ""
    for start, end, sign in run:
        yield Sign(start, end, sign, before, after, len(run) == 1)


def _edge(neighbour: str, also: frozenset[str] = frozenset()) -> bool:
    return not neighbour or neighbour.isspace() or neighbour in also
