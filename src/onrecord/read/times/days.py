"""Days: dates, weekdays, "yesterday", named days, and the part of a day that stands with them."""

from __future__ import annotations

from datetime import date

from onrecord.read.times.almanac import holiday, made, moved, parsed
from onrecord.read.times.direction import FUTURE, PAST
from onrecord.read.times.expression import Expression, Value
from onrecord.read.times.steps import full_year, spoken_year

NEAR = 70
"""So many days ahead a day or month without a year is likelier meant than the one nearly a year ago."""

UNKNOWN_DAY = "XXXX-XX-XX"


def part_of_day(found: Expression) -> str:
    """ "TMO" where a part of the day is named."""
    part = found.value("part")
    return f"T{part}" if part else "TNI" if found.get("tonight", "overnight") else ""


def on_day(day: str, found: Expression, confidence: float = 0.95) -> Value:
    """A day with the part of it that the words name; a part makes it a TIME."""
    part = part_of_day(found)
    return Value(day + part, "TIME" if part else "DATE", confidence=confidence)


def iso_date(found: Expression) -> Value | None:
    """ "2024-05-01", with a time or without."""
    text = found.value("iso")
    if parsed(text) is None:
        return None
    return Value(text, "TIME" if "T" in text else "DATE", confidence=0.99)


def slashed_date(found: Expression) -> Value | None:
    """ "11/02/89" as Americans write it, "02.11.1989" as Europeans do; a first number over 12 is a day."""
    text = found.value("slashed")
    mark = "/" if "/" in text else "."
    one, two, year = (int(part) for part in text.split(mark))
    if mark == "." and year < 1000:
        return None
    day_first = one > 12 or (mark == "." and two <= 12)
    month, day = (two, one) if day_first else (one, two)
    on = made(full_year(year), month, day)
    return Value(on.isoformat(), confidence=0.9) if on else None


def month_and_day_figures(found: Expression) -> Value | None:
    """ "08-07": month and day, only where one of them is written with a nought."""
    month, day = (int(part) for part in found.value("monthday").split("-"))
    if "0" not in (found.value("monthday")[0], found.value("monthday")[3]) or made(2000, month, day) is None:
        return None
    return Value(yearless_day(found, month, day), confidence=0.6)


def calendar_date(found: Expression) -> Value | None:
    """ "Friday, Aug. 7, 1998", "7 August", "4 FEB 90"."""
    month, day = int(found.value("month", "vmonth")), _day_number(found)
    year = _year_number(found)
    if year is None:
        if made(2000, month, day) is None:
            return None
        return on_day(yearless_day(found, month, day), found)
    on = made(year, month, day)
    return on_day(on.isoformat(), found, 0.98) if on else None


def _day_number(found: Expression) -> int:
    token = found.get("day", "dayord")
    return int(token.value) if token else 1


def _year_number(found: Expression) -> int | None:
    if (year := spoken_year(found)) is not None:
        return year
    figures = [token for token in found.words if token.kind in ("day", "number")]
    short = figures[-1].value if figures and figures[-1] is not found.get("day", "dayord") else ""
    return full_year(int(short)) if short.isdigit() and len(short) == 2 else None


def yearless_day(found: Expression, month: int, day: int) -> str:
    """A month and day with the year that its sentence and the article's date give it."""
    if found.today is None:
        return f"XXXX-{month:02d}-{day:02d}"
    today = found.today
    options = [on for year in range(today.year - 8, today.year + 9) if (on := made(year, month, day))]
    past = [on for on in options if on <= today]
    future = [on for on in options if on >= today]
    if "last" in found.kinds() or found.before() == "last":
        past = [on for on in past if on < today]
        return past[-1].isoformat()
    return pick(past[-1], future[0], today, found.direction()).isoformat()


def pick(past: date, future: date, today: date, way: int) -> date:
    """The day behind or ahead: as the sentence says, unless that is nearly a year off and the other near."""
    behind, ahead = (today - past).days, (future - today).days
    if way == FUTURE:
        return past if ahead > 365 - NEAR // 2 else future
    if way == PAST:
        return future if behind > 365 - NEAR // 2 else past
    return future if ahead <= NEAR and behind > ahead + NEAR else past


def weekday(found: Expression) -> Value:
    """ "on Tuesday", "last Friday", "next Monday", "Friday night"."""
    number = int(found.value("weekday"))
    if found.today is None:
        return on_day(f"XXXX-WXX-{number}", found)
    back = (found.today.isoweekday() - number) % 7
    ahead = (number - found.today.isoweekday()) % 7
    kinds = found.kinds()
    if kinds & {"last", "prev", "past"}:
        shift = -(back or 7)
    elif kinds & {"next", "coming"}:
        shift = ahead or 7
    elif "following" in kinds or _ends_range(found):
        return on_day(_following(found, number), found)
    elif "this" in kinds:
        shift = -back if found.direction() == PAST else ahead
    else:
        shift = ahead if found.direction() == FUTURE else -back
    return on_day(_shifted(found.today, shift), found)


def _ends_range(found: Expression) -> bool:
    """Whether a weekday is the second of a range: "Monday to Friday"."""
    linked = found.before() in ("to", "through", "dash") or (found.before(), found.before(3)) == ("and", "between")
    return linked and found.before(2) == "weekday" and found.mention is not None


def _following(found: Expression, number: int) -> str:
    base = found.mention.day if found.mention else found.today
    return _shifted(base, (number - base.isoweekday() - 1) % 7 + 1) if base else UNKNOWN_DAY


def _shifted(day: date | None, days: int) -> str:
    on = moved(day, days) if day else None
    return on.isoformat() if on else UNKNOWN_DAY


def eleventh_of_september(found: Expression) -> Value | None:
    """ "9/11", the one day that figures alone name."""
    text = "".join(token.text for token in found.words)
    known = found.today is None or found.today >= date(2001, 9, 11)
    return Value("2001-09-11", confidence=0.9) if text == "9/11" and known else None


def further_day(found: Expression) -> Value | None:
    """ "25" of "April 24 and 25": of the month of the day before it."""
    beside = found.tokens[found.first - 3] if found.before(3) != "dot" else found.tokens[max(0, found.first - 4)]
    if beside.kind not in ("month", "vmonth"):
        return None
    month, day = int(beside.value), int(found.value("day", "dayord"))
    known = found.mention.day if found.mention and found.mention.day.month == month else None
    if known is None:
        return Value(f"XXXX-{month:02d}-{day:02d}", confidence=0.85) if made(2000, month, day) else None
    on = made(known.year, month, day)
    return Value(on.isoformat(), confidence=0.85) if on and on > known else None


def military_date(found: Expression) -> Value | None:
    """ "4 FEB 05": a year of two digits that could be a day is one only beside a month in capitals."""
    month = found.get("month", "vmonth")
    return calendar_date(found) if month and month.text.isupper() else None


def deictic_day(found: Expression) -> Value | None:
    """ "today", "tomorrow night", "the day before yesterday", "tonight"."""
    if found.is_title():
        return None
    shift = int(found.value("today", "tonight") or 0)
    if "before" in found.kinds():
        shift -= 1
    elif "after" in found.kinds():
        shift += 1
    return on_day(_shifted(found.today, shift), found, 0.97)


def day_by_weekday(found: Expression) -> Value:
    """ "the day before last Tuesday"."""
    on = parsed(weekday(found).timex)
    shift = -1 if "before" in found.kinds() else 1
    return Value(_shifted(on, shift), confidence=0.9)


def part_of_this_day(found: Expression) -> Value | None:
    """ "this morning", "last night", "overnight"."""
    if found.is_title():
        return None
    kinds = found.kinds()
    shift = -1 if kinds & {"last", "prev", "before"} else 1 if kinds & {"next", "after"} else 0
    if kinds & {"that", "same", "next", "following", "prev", "before", "after"}:
        base = found.mention.day if found.mention else found.today if shift else None
        return on_day(_shifted(base, 1 if "following" in kinds else shift), found, 0.7)
    return on_day(_shifted(found.today, shift), found)


def named_day(found: Expression) -> Value | None:
    """ "Thanksgiving Day", "last Christmas", "Easter week", "Christmas 2001"."""
    rule = found.value("holiday")
    if found.before() == "word" and found.first > 1 and found.tokens[found.first - 1].text.istitle():
        return None  # a surname, a title
    year = found.value("year")
    day = holiday(rule, int(year)) if year else _holiday_near(found, rule)
    if day is None:
        return Value(f"XXXX-{rule}" if rule[2:3] == "-" else UNKNOWN_DAY, confidence=0.8)
    if found.get("oneweek"):
        iso = day.isocalendar()
        return Value(f"{iso.year:04d}-W{iso.week:02d}", confidence=0.8)
    return on_day(day.isoformat(), found)


def _holiday_near(found: Expression, rule: str) -> date | None:
    today = found.today
    if today is None or not 10 < today.year < 9990:
        return None
    days = [day for year in range(today.year - 1, today.year + 2) if (day := holiday(rule, year))]
    past, future = [day for day in days if day <= today], [day for day in days if day >= today]
    if found.kinds() & {"last", "past"}:
        return [day for day in days if day < today][-1]
    if found.kinds() & {"next", "coming", "this"}:
        return future[0]
    return pick(past[-1], future[0], today, found.direction())
