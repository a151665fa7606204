"""When something was told: the day that the sentence names, else the article's."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.record.telling import Telling

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
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
    found = _NAMED.search(telling.sentence.replace(telling.text, " ", 1))
    if found is None:
        return None
    if found[2]:
        return printed - timedelta(days=1)
    back = (printed.weekday() - _WEEKDAYS.index(found[1].lower())) % 7
    return printed - timedelta(days=back)


def day_told(telling: Telling) -> date | None:
    """The day on which it was said, as near as can be told."""
    return day_named(telling) or published(telling)
