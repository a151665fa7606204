"""The calendar: TIMEX3 values of days and periods, and the days that a value covers."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

Days = tuple[str, str]

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The month in which each begins: the meteorological seasons of the northern half, as TIMEX3 annotators have them."""

DAYS_OF = {"D": 1, "W": 7, "FN": 14}
MONTHS_OF = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
GRANULARITY = {
    "TS": "second", "TM": "minute", "TH": "hour", "D": "day", "W": "week", "WE": "weekend", "FN": "week", "M": "month",
    "Q": "quarter", "Y": "year", "DE": "decade", "CE": "century", "ML": "millennium",
}  # fmt: skip

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(.*))?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE|-\d)?")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_YEARS = re.compile(r"\d{2,4}")


def parsed(day: str | None) -> date | None:
    """A day or UTC time as a day; None where it is none."""
    try:
        return date.fromisoformat(day[:10]) if day else None
    except ValueError:
        return None


def made(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def moved(day: date, days: int) -> date | None:
    """So many days on, or None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def moved_months(day: date, months: int) -> date | None:
    """The same day so many months on, or the month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def moved_units(day: date, count: int, unit: str) -> date | None:
    """So many days, weeks, months or years on; None for units that have no days."""
    if unit in DAYS_OF:
        return moved(day, count * DAYS_OF[unit])
    return moved_months(day, count * MONTHS_OF[unit]) if unit in MONTHS_OF else None


def value_of(day: date, unit: str) -> str:
    """The period of that unit in which a day lies."""
    if unit in ("W", "FN", "WE"):
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "WE" else "")
    by_unit = {
        "M": f"{day.year:04d}-{day.month:02d}",
        "Q": f"{day.year:04d}-Q{(day.month + 2) // 3}",
        "Y": f"{day.year:04d}",
        "DE": f"{day.year // 10:03d}",
        "CE": f"{day.year // 100:02d}",
        "ML": f"{day.year // 1000:01d}",
    }
    return by_unit.get(unit, day.isoformat())


def unknown_of(unit: str) -> str:
    """The value of such a period where nothing says which one."""
    return {"W": "XXXX-WXX", "FN": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX",
            "DE": "XXX", "CE": "XX", "ML": "X"}.get(unit, "XXXX-XX-XX")  # fmt: skip


def days_of(value: str) -> tuple[Days | None, str]:
    """The first and last day that a value names (None where it cannot be placed) and the unit it is given in."""
    try:
        return _days_of(value)
    except ValueError:
        return None, "day"


def _days_of(value: str) -> tuple[Days | None, str]:
    if found := _DAY.fullmatch(value):
        day = date(int(found[1]), int(found[2]), int(found[3])).isoformat()
        return (day, day), _fineness(found[4])
    if found := _WEEK.fullmatch(value):
        return _week_days(int(found[1]), int(found[2]), found[3] or "")
    if found := _PART.fullmatch(value):
        return _part_days(int(found[1]), found[2])
    if found := _MONTH.fullmatch(value):
        return _month_days(int(found[1]), int(found[2]), 1), "month"
    if _YEARS.fullmatch(value):
        span = 10 ** (4 - len(value))
        first = int(value) * span
        return (f"{max(1, first):04d}-01-01", f"{first + span - 1:04d}-12-31"), {1: "year", 10: "decade"}.get(
            span, "century"
        )
    return None, _unplaced(value)


def _week_days(year: int, week: int, rest: str) -> tuple[Days, str]:
    if rest and rest != "-WE":
        day = date.fromisocalendar(year, week, int(rest[1:])).isoformat()
        return (day, day), "day"
    first = date.fromisocalendar(year, week, 6 if rest else 1).isoformat()
    return (first, date.fromisocalendar(year, week, 7).isoformat()), "weekend" if rest else "week"


def _part_days(year: int, part: str) -> tuple[Days, str]:
    if part in SEASONS:
        return _month_days(year, SEASONS[part], 3), "season"
    length = 3 if part[0] == "Q" else 6
    return _month_days(year, (int(part[1]) - 1) * length + 1, length), "quarter" if length == 3 else "half"


def _month_days(year: int, month: int, months: int) -> Days:
    first = date(year, month, 1)
    last = moved_months(first, months - 1) or first
    return first.isoformat(), last.replace(day=monthrange(last.year, last.month)[1]).isoformat()


def _fineness(clock: str | None) -> str:
    if not clock:
        return "day"
    if clock[0].isalpha():
        return "part of day"
    return "second" if clock.count(":") == 2 else "minute" if ":" in clock and not clock.endswith(":00") else "hour"


def _unplaced(value: str) -> str:
    """The unit of a value that has no days of its own."""
    if "T" in value[4:]:
        return _fineness(value.split("T", 1)[1].replace("XX:XX", ""))
    if value[-2:] in SEASONS:
        return "season"
    for pattern, unit in (("-WE", "weekend"), ("-WXX-", "day"), ("-W", "week"), ("-Q", "quarter"), ("-H", "half")):
        if pattern in value:
            return unit
    return {2: "century", 3: "decade", 4: "year", 7: "month"}.get(len(value), "day")


def holiday(rule: str, year: int) -> date | None:
    """The day of a holiday's rule in a year."""
    if rule.startswith("easter"):
        return moved(easter(year), int(rule[6:]))
    if "/" not in rule:
        return made(year, int(rule[:2]), int(rule[3:]))
    month, nth, rest = rule.split("/")
    weekday, _, further = rest.partition("+")
    return moved(nth_weekday(year, int(month), int(nth), int(weekday)), int(further or 0))


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    """The nth weekday (Monday is 1) of a month; below 0 counted from its end."""
    if nth < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.isoweekday() - weekday) % 7 + 7 * (-nth - 1))
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus, Nature 1876)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    skipped, leap = divmod(century, 4)
    moon = (19 * golden + century - skipped - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * leap + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
