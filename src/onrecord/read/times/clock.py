"""Times of day: "3 p.m.", "10:35 a.m. Friday", "0735 GMT", "noon", "4 in the morning"."""

from __future__ import annotations

import re

from onrecord.read.times.days import calendar_date, deictic_day, weekday
from onrecord.read.times.expression import Expression, Value

_CLOCK = re.compile(r"(\d{1,2}):?(\d\d)?(?::(\d\d))?")
NO_DAY = "XXXX-XX-XX"


def clock_time(found: Expression) -> Value | None:
    """A time of day, with the day where it stands beside it; otherwise the caller gives it one."""
    clock = _clock(found)
    if clock is None:
        return None
    day = _day(found)
    zone = "Z" if found.value("zone") in ("GMT", "UTC") and "noon" not in found.kinds() else ""
    return Value(f"{day or NO_DAY}{clock}{zone}", "TIME", confidence=0.95 if day else 0.85, placed=day is not None)


def _day(found: Expression) -> str | None:
    """The day named beside it, without a part of day of its own."""
    if found.get("weekday"):
        value: Value | None = weekday(found)
    elif found.get("today", "tonight"):
        value = deictic_day(found)
    elif found.get("this") and found.today:
        return found.today.isoformat()
    elif found.get("month", "vmonth"):
        value = calendar_date(_date_alone(found))
    else:
        return None
    return value.timex.split("T", 1)[0] if value else None


def _date_alone(found: Expression) -> Expression:
    """The same expression from its month on, or up to it, so that the hour is not taken for the day."""
    place = next(i for i in range(found.first, found.last) if found.tokens[i].kind in ("month", "vmonth"))
    day_first = place - 1 >= found.first and found.tokens[place - 1].kind in ("day", "dayord")
    following = found.tokens[place + 1 : found.last]
    has_day = any(token.kind in ("day", "dayord") for token in following[:2])
    first = place - 1 if day_first and not has_day else place
    return Expression(found.tokens, first, found.last, found.today, found.mention)


def _clock(found: Expression) -> str | None:
    if noon := found.value("noon"):
        return noon
    token = found.get("clock", "day", "number", "year")
    if token is None:
        return None
    text = token.value.zfill(4) if token.kind in ("number", "year") and len(token.value) == 4 else token.value
    read = _CLOCK.fullmatch(text)
    if read is None:
        return None
    hour, minute, second = int(read[1]), int(read[2] or 0), read[3]
    hour = _by_half(hour, found)
    if hour > 24 or minute > 59:
        return None
    return f"T{hour:02d}:{minute:02d}" + (f":{second}" if second else "")


def _by_half(hour: int, found: Expression) -> int:
    """The hour of 24, by "a.m." and "p.m." or the part of the day."""
    half = found.value("ampm").lower().replace(".", "").replace(" ", "")
    part = found.value("part") or ("NI" if found.get("tonight") else "")
    if half == "am" or part == "MO":
        return 0 if hour == 12 else hour
    if half == "pm" or (part in ("AF", "EV") and hour < 12) or (part == "NI" and 5 < hour < 12):
        return hour + 12 if hour < 12 else hour
    return hour
