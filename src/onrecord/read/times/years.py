"""Years, decades and centuries by their own number: "1998", "'98", "fiscal 1998", "the 1990s", "the 19th century"."""

from __future__ import annotations

from onrecord.read.times.expression import Expression, Value
from onrecord.read.times.quantities import UNITS
from onrecord.read.times.steps import full_year, step_of

FIRST_SURE_YEAR, LAST_SURE_YEAR = 1900, 2049
_BEFORE_ANY_YEAR = frozenset("in since until by of from dash to".split())
_IN_SIGHT = _BEFORE_ANY_YEAR | frozenset(
    "between during through early edge before after paren slash the a this that".split()
)
"""What a year stands after, by class; elsewhere a number before a plural is a count."""

_PLURALS = frozenset("people men women children troops police".split())
_NOT_PLURAL = frozenset("this was does towards".split())


def year(found: Expression) -> Value | None:
    """A year alone: "in 1998", "early 1999", "the 1996 law"; "2000 people" is none."""
    number = int(found.value("year"))
    before, after = found.before(), found.after()
    sure = before in _IN_SIGHT or found.last - found.first > 1
    if found.last - found.first == 1 and before in ("money", "number", "dot"):
        return None
    if after and after.kind in ("percent", "scale", *UNITS):
        return None
    if before == "comma" and found.before(2) in ("number", "day"):
        return None
    if not FIRST_SURE_YEAR <= number <= LAST_SURE_YEAR and before not in (
        "in",
        "since",
        "until",
        "by",
        "of",
        "from",
        "dash",
        "to",
    ):
        return None
    if not sure and after and _is_counted(after.text):
        return None
    return Value(f"{number:04d}", confidence=0.95 if sure else 0.8)


def _is_counted(word: str) -> bool:
    """Whether a word is a plural noun that a number before it counts."""
    plural = word.islower() and word.endswith("s") and len(word) > 3 and word not in _NOT_PLURAL
    return plural or word in _PLURALS


def short_year(found: Expression) -> Value:
    """ "'98"."""
    return Value(f"{full_year(int(found.value('day', 'number'))):04d}", confidence=0.7)


def fiscal_year(found: Expression) -> Value:
    """ "fiscal 1998", "the fiscal year 2003": its first day is not known, so it has no days."""
    if number := found.value("year"):
        return Value(f"FY{number}", unit="year")
    base = found.today
    return Value(f"FY{base.year + step_of(found)}" if base else "FYXXXX", unit="year", confidence=0.7)


def decade(found: Expression) -> Value | None:
    """ "the 1990s", "the '60s", "the early nineties"."""
    text = found.value("decade").rstrip("s’'") or found.value("decadew")
    number = int(text)
    if number < 100:
        if not found.kinds() & {"apos", "the"}:
            return None
        number += 1900 if found.today is None or number > found.today.year % 100 or number >= 20 else 2000
    if not 1000 <= number <= 2090:
        return None
    if number % 100 == 0 and number < 2000:
        return Value(f"{number // 100:02d}", confidence=0.8)
    return Value(f"{number // 10:03d}", confidence=0.95)


def century(found: Expression) -> Value | None:
    """ "the 19th century": "18"; "the last century" is the relative one."""
    ordinal = found.value("ord", "dayord")
    if not ordinal.isdigit() or not 1 <= int(ordinal) <= 30:
        return None
    return Value(f"{int(ordinal) - 1:02d}", confidence=0.95)
