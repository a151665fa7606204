"""Weeks, months, seasons, quarters, years, decades and centuries, named or counted from the article's day."""

from __future__ import annotations

from datetime import date

from onrecord.read.times.almanac import (
    GRANULARITY,
    SEASONS,
    made,
    moved,
    moved_months,
    moved_units,
    parsed,
    unknown_of,
    value_of,
)
from onrecord.read.times.days import pick, yearless_day
from onrecord.read.times.direction import FUTURE, PAST
from onrecord.read.times.expression import Expression, Value
from onrecord.read.times.quantities import UNITS
from onrecord.read.times.steps import BEHIND, LOOKING_BACK, spoken_year, step_of

_COARSER = frozenset({"month", "quarter", "season", "half", "year", "decade", "century"})


def relative_period(found: Expression) -> Value | None:
    """ "last week", "early next year", "that month", "the current quarter"."""
    unit = found.value(*UNITS) or "D"
    step = step_of(found)
    if found.kinds() & LOOKING_BACK or (unit == "D" and step):
        return _of_mention(found, unit, step)
    if unit[0] == "T":
        return None
    mention = found.mention
    if mention and "this" not in found.kinds() and not step and mention.unit == GRANULARITY[unit]:
        return Value(mention.value, confidence=0.7)  # "in the quarter", after one was named
    return Value(_stepped(found.today, step, unit), confidence=0.9)


def _of_mention(found: Expression, unit: str, step: int) -> Value | None:
    if unit[0] == "T":
        return None
    if found.mention and not step and unit == "D" and found.mention.unit in _COARSER:
        known = found.mention.day.strftime("%Y-%m") if found.mention.unit == "month" else f"{found.mention.day:%Y}-XX"
        return Value(f"{known}-XX", confidence=0.7)
    base = found.mention.day if found.mention else found.today if step else None
    return Value(_stepped(base, step, unit), confidence=0.7)


def _stepped(base: date | None, step: int, unit: str) -> str:
    if base is None:
        return unknown_of(unit)
    if unit in ("WE", "W", "FN"):
        on = moved(base, 7 * step)
    else:
        on = moved_units(base.replace(day=1) if unit != "D" else base, step, unit)
    return value_of(on, unit) if on else unknown_of(unit)


def weekend(found: Expression) -> Value:
    """ "the weekend", "over the weekend", "this weekend": the one behind unless the sentence looks ahead."""
    if found.today is None:
        return Value("XXXX-WXX-WE")
    in_it = found.today.isoweekday() >= 6
    kinds, step = found.kinds(), 0
    if kinds & (BEHIND | {"recent"}):
        step = -1
    elif "next" in kinds:
        step = 1
    elif not in_it:
        lean = FUTURE if kinds & {"this", "coming"} else PAST
        way = found.direction()
        step = 0 if (way or lean) == FUTURE else -1
    return Value(_stepped(found.today, step, "WE"), confidence=0.85)


def month(found: Expression) -> Value:
    """ "October 1998", "last October", "April next year", "in mid-July"."""
    number = int(found.value("month", "vmonth"))
    if year := spoken_year(found):
        return Value(f"{year:04d}-{number:02d}", confidence=0.95)
    if found.today is None:
        return Value(f"XXXX-{number:02d}")
    today = found.today
    first = _first_of_month(found, number, today)
    return Value(value_of(first, "M"), confidence=0.85) if first else Value(f"XXXX-{number:02d}")


def _first_of_month(found: Expression, number: int, today: date) -> date | None:
    current = today.replace(day=1)
    kinds = found.kinds()
    past = moved_months(current, -((today.month - number) % 12))
    future = moved_months(current, (number - today.month) % 12)
    if kinds & BEHIND or found.before() == "last":
        return moved_months(current, -((today.month - number) % 12 or 12))
    if kinds & {"next", "coming"}:
        return moved_months(current, (number - today.month) % 12 or 12)
    if "that" in kinds and found.mention:
        return made(found.mention.day.year, number, 1)
    if "this" in kinds:
        return made(today.year, number, 1)
    return pick(past, future, current, found.direction()) if past and future else past or future


_BEFORE_A_VERB = frozenset(
    "to will would could may might must shall should can cannot not n't did does do they we you i".split()
)
"""Behind these "fall" is the verb: "would fall next year"."""


def season(found: Expression) -> Value | None:
    """ "last fall", "the summer of 1998", "spring 2003"."""
    part = found.value("season")
    if found.words[0].text == "fall" and found.first and found.tokens[found.first - 1].text.lower() in _BEFORE_A_VERB:
        return None
    if year := spoken_year(found):
        return Value(f"{year:04d}-{part}")
    if found.today is None:
        return Value(f"XXXX-{part}")
    today, kinds = found.today, found.kinds()
    first = moved_months(today.replace(day=1), -((today.month - SEASONS[part]) % 12))
    following = moved_months(first, 12) if first else None
    if first is None or following is None:
        return None
    running = (today.month - SEASONS[part]) % 12 < 3
    if kinds & BEHIND and running:
        return Value(f"{first.year - 1:04d}-{part}")
    ahead = kinds & {"next", "coming"} or (not kinds & BEHIND and not running and _is_ahead(found, following, today))
    return Value(f"{(following if ahead else first).year:04d}-{part}", confidence=0.85)


def _is_ahead(found: Expression, following: date, today: date) -> bool:
    """Whether a season that is not the running one is still to come: "this summer" said in May."""
    way = found.direction()
    near = (following - today).days <= 180
    return way == FUTURE or ("this" in found.kinds() and following.year == today.year) or (way != PAST and near
                             and found.before() == "by")  # fmt: skip


def quarter(found: Expression) -> Value | None:
    """ "the third quarter", "Q3 2023", "the first half of 1998"."""
    name = _part_name(found)
    if name is None:
        return None
    year = spoken_year(found)
    if found.get("fiscal"):
        return Value(f"FY{year or 'XXXX'}-{name}", unit="quarter" if name[0] == "Q" else "half", confidence=0.8)
    if year:
        return Value(f"{year:04d}-{name}", confidence=0.95)
    if found.today is None:
        return Value(f"XXXX-{name}", confidence=0.7)
    months = 3 if name[0] == "Q" else 6
    begins = (int(name[1]) - 1) * months + 1
    today = found.today
    ahead = found.direction() == FUTURE
    ended = begins + months - 1
    year_of = today.year - (today.month < begins and not ahead) + (ahead and today.month > ended)
    return Value(f"{year_of:04d}-{name}", confidence=0.75)


def _part_name(found: Expression) -> str | None:
    if spelt := found.value("quartered"):
        return spelt if spelt[0].isalpha() else f"Q{spelt[0]}"
    ordinal = found.value("ord", "dayord")
    if found.get("last") and not ordinal:
        ordinal = "2" if found.get("half") else "4"
    letter, most = ("H", 2) if found.get("half") else ("Q", 4)
    return f"{letter}{int(ordinal)}" if ordinal.isdigit() and 1 <= int(ordinal) <= most else None


def edge_of_period(found: Expression) -> Value | None:
    """ "the end of the year", "the beginning of next month", "by year-end"."""
    if found.get("month", "vmonth"):
        return month(found)
    if number := found.value("year"):
        return Value(number, confidence=0.9)
    last = found.words[-1]
    if last.kind in UNITS and last.value not in ("D", "TH", "TM", "TS"):
        return relative_period(
            Expression(found.tokens, _last_noun_phrase(found), found.last, found.today, found.mention)
        )
    return relative_period(found) if found.get("edge") else None


def _last_noun_phrase(found: Expression) -> int:
    """Where what follows "of" begins, so that "the first week of next year" is not next week."""
    places = [place for place in range(found.first, found.last) if found.tokens[place].kind in ("of", "edge")]
    return places[-1] + 1 if places and places[-1] + 1 < found.last else found.first


def week_of(found: Expression) -> Value | None:
    """ "the week of March 6", "the weekend of Nov. 3"."""
    number, unit = int(found.value("month", "vmonth")), "WE" if found.get("oneweekend") else "W"
    day_number, written = int(found.value("day", "dayord")), found.value("year")
    if made(2000, number, day_number) is None:
        return None
    day = made(int(written), number, day_number) if written else parsed(yearless_day(found, number, day_number))
    return Value(value_of(day, unit) if day else unknown_of(unit), confidence=0.9)
