"""Steps from the period in hand ("last", "this", "next"), and the year that stands with a month or day."""

from __future__ import annotations

from onrecord.read.times.expression import Expression

BEHIND = frozenset({"last", "prev", "past"})
AHEAD = frozenset({"next", "coming", "following"})
LOOKING_BACK = frozenset({"that", "same", "prev", "following"})
"""Words that count from what was spoken of last, not from the article's day."""

CENTURY_TURN = 30
"""Two-digit years from here on are of the 1900s, as most wire copy with such years is."""


def step_of(found: Expression) -> int:
    """How many periods from the current one: "last" -1, "this" 0, "next" 1."""
    kinds = found.kinds()
    return -1 if kinds & BEHIND else 1 if kinds & AHEAD else 0


def full_year(year: int) -> int:
    """A year of two digits with its century."""
    if year >= 100:
        return year
    return year + (1900 if year >= CENTURY_TURN else 2000)


def spoken_year(found: Expression) -> int | None:
    """The year that stands with it: written out, short after an apostrophe, or relative ("last year")."""
    if year := found.value("year"):
        return int(year)
    words = found.words
    if found.get("apos") and len(words) > 1 and words[-1].kind in ("day", "number") and len(words[-1].value) == 2:
        return full_year(int(words[-1].value))
    if found.get("oneyear") and found.kinds() & (BEHIND | AHEAD | {"this", "that", "same", "current"}):
        base = found.today
        if found.kinds() & LOOKING_BACK:
            base = found.mention.day if found.mention else None
        return base.year + step_of(found) if base else None
    return None
