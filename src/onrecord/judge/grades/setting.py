"""What analysts set, beside what was computed."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.errors import UsageError
from onrecord.record.grading import DIGITS, LETTERS, Credibility, GivenGrade, Graded, Reliability


def beside(computed: Reliability | Credibility, given: Iterable[GivenGrade]) -> Graded:
    """A computed grade with those that analysts set, by day; each is checked, none replaces another."""
    allowed: tuple[object, ...] = LETTERS if isinstance(computed, Reliability) else DIGITS
    checked = [_checked(one, allowed) for one in set(given)]
    return Graded(computed, tuple(sorted(checked, key=lambda one: (one.day or "", one.by, str(one.grade), one.reason))))


def _checked(given: GivenGrade, allowed: tuple[object, ...]) -> GivenGrade:
    if given.grade not in allowed:
        names = f"{allowed[0]} to {allowed[-1]}"
        raise UsageError(f"no such grade: {given.grade}", hint=f"type one from {names}")
    if not given.reason.strip():
        raise UsageError("a grade that somebody sets needs a reason", hint="say why, in words that others can check")
    return given
