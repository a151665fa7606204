"""When something was told: the day that the sentence names, else the article's."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.link.origins.naming import is_of_itself
from onrecord.record.telling import Telling

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_TO_US = re.compile(r"\b(?:told|with|to) (?:us|this (?:news)?paper|our (?:reporter|correspondent)s?)\b", re.IGNORECASE)
_TO = re.compile(r"\b(?:told|with|to) ((?:[Tt]he )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")
_TAKES_BACK = re.compile(
    r"\b(?:correct(?:s|ed|ing|ion)|revis(?:es|ed|ing|ion)|retract\w*|withdr[ae]w\w*|tak(?:es|en|ing) back|took back|"
    r"amend\w*|recount\w*|miscount\w*|instead of|rather than|not (?=\d))",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"\b(?:({'|'.join(_WEEKDAYS)})|(yesterday))\b", re.IGNORECASE)


def published(telling: Telling) -> date | None:
    """The day of a telling's article."""
    try:
        return date.fromisoformat((telling.published or "")[:10])
    except ValueError:
        return None


def day_named(telling: Telling) -> date | None:
    """The day on which it was said, where the sentence around the words names one: the last such day that had come."""
    printed = published(telling)
    if printed is None:
        return None
    found = _NAMED.search(frame(telling))
    if found is None:
        return None
    if found[2]:
        return printed - timedelta(days=1)
    back = (printed.weekday() - _WEEKDAYS.index(found[1].lower())) % 7
    return printed - timedelta(days=back)


def day_told(telling: Telling) -> date | None:
    """The day on which it was said, as near as can be told."""
    return day_named(telling) or published(telling)


def frame(telling: Telling) -> str:
    """What stands in the sentence around a telling's words: who says it, to whom, and when."""
    return telling.sentence.replace(telling.text, " ", 1)


def told_to_itself(telling: Telling) -> bool:
    """Whether it was said to the outlet that prints it ("told the Courier" in the Oskel Courier)."""
    around = frame(telling)
    if telling.outlet and telling.outlet in around:
        return True
    spoken_to = any(is_of_itself(to, telling.outlet) for to in _TO.findall(around))
    return spoken_to or bool(_TO_US.search(around))


def takes_back(telling: Telling) -> bool:
    """Whether a sentence says that its figure stands in place of an earlier one."""
    return bool(_TAKES_BACK.search(telling.sentence))


def days_after(day: date, other: date | None) -> int:
    """How many days the second comes after the first; 0 where it is not known."""
    return (other - day).days if other else 0


def days_apart(one: date | None, other: date | None) -> int:
    """How many days lie between two; 0 where one is not known."""
    return abs((one - other).days) if one and other else 0


def came_before(one: Telling, other: Telling) -> bool:
    """Whether a telling was printed before another one or on the same day, as far as is known."""
    mine, theirs = published(one), published(other)
    return mine is None or theirs is None or mine <= theirs
