"""Days, as the record writes them: YYYY-MM-DD."""

from __future__ import annotations

import datetime
import re

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_date(word: str) -> bool:
    """Tell whether a word is a day of the calendar, written as YYYY-MM-DD."""
    if not _DATE.fullmatch(word):
        return False
    try:
        datetime.date.fromisoformat(word)
    except ValueError:
        return False
    return True
