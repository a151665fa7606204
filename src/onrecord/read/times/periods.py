"""Weeks, months, seasons, quarters, years, decades and centuries, named or counted from the article's day."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.read.times.calendar import SEASONS, made, moved, moved_months, moved_units, unknown_of, value_of
from onrecord.read.times.days import full_year, pick
from onrecord.read.times.direction import FUTURE, PAST
from onrecord.read.times.expression import Expression, Value
from onrecord.read.times.quantities import UNITS

_BEHIND = frozenset({"last", "prev", "past"})
_AHEAD = frozenset({"next", "coming", "following"})
_LOOKING_BACK = frozenset({"that", "same", "prev", "following"})
_COARSER = frozenset({"month", "quarter", "season", "half", "year", "decade", "century"})
FIRST_SURE_YEAR, LAST_SURE_YEAR = 1900, 2049
_IN_SIGHT = frozenset({"in", "since", "by", "until", "of", "from", "between", "during", "through", "early", "edge", "to",
                       "before", "after", "dash", "paren", "slash", "the", "a", "this", "that"})  # fmt: skip


def step_of(found: Expression) -> int:
    """How many periods from the current one: "last" -1, "this" 0, "next" 1."""
    kinds = found.kinds()
    return -1 if kinds & _BEHIND else 1 if kinds & _AHEAD else 0


def relative_period(found: Expression) -> Value | None:
    """ "last week", "early next year", "that month", "the current quarter"."""
    unit = found.value(*UNITS) or "D"
    step = step_of(found)
    if found.kinds() & _LOOKING_BACK or (unit == "D" and step):
        return _of_mention(found, unit, step)
    if unit[0] == "T":
        return None
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
    if kinds & (_BEHIND | {"recent"}):
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
    if year := _year(found):
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
    if kinds & _BEHIND or found.before() == "last":
        return moved_months(current, -((today.month - number) % 12 or 12))
    if kinds & {"next", "coming"}:
        return moved_months(current, (number - today.month) % 12 or 12)
    if "that" in kinds and found.mention:
        return made(found.mention.day.year, number, 1)
    if "this" in kinds:
        return made(today.year, number, 1)
    return pick(past, future, current, found.direction()) if past and future else past or future


def _year(found: Expression) -> int | None:
    """The year that stands with a month, quarter or season: written out, short after an apostrophe, or relative."""
    if year := found.value("year"):
        return int(year)
    if found.get("apos") and (short := found.get("day", "number")):
        return full_year(int(short.value))
    if found.get("oneyear") and found.kinds() & (_BEHIND | _AHEAD | {"this", "that", "same", "current"}):
        base = found.today
        if found.kinds() & _LOOKING_BACK:
            base = found.mention.day if found.mention else None
        return base.year + step_of(found) if base else None
    return None


def season(found: Expression) -> Value | None:
    """ "last fall", "the summer of 1998", "spring 2003"."""
    part = found.value("season")
    if year := _year(found):
        return Value(f"{year:04d}-{part}")
    if found.today is None:
        return Value(f"XXXX-{part}")
    today, kinds = found.today, found.kinds()
    first = moved_months(today.replace(day=1), -((today.month - SEASONS[part]) % 12))
    following = moved_months(first, 12) if first else None
    if first is None or following is None:
        return None
    running = (today.month - SEASONS[part]) % 12 < 3
    if kinds & _BEHIND and running:
        return Value(f"{first.year - 1:04d}-{part}")
    ahead = kinds & {"next", "coming"} or (not kinds & _BEHIND and not running and _is_ahead(found, following, today))
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
    if year := _year(found):
        return Value(f"{year:04d}-{name}", confidence=0.95)
    if found.get("fiscal") or found.today is None:
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


def year(found: Expression) -> Value | None:
    """A year alone: "in 1998", "early 1999", "the 1996 law"; "2000 people" is none."""
    number = int(found.value("year"))
    before, after = found.before(), found.after()
    sure = before in _IN_SIGHT or found.last - found.first > 1
    if before in ("money", "number", "dot") or (after and after.kind in ("percent", "scale", *UNITS)):
        return None
    if before == "comma" and found.before(2) in ("number", "day"):
        return None
    if not FIRST_SURE_YEAR <= number <= LAST_SURE_YEAR and before not in ("in", "since", "until", "by", "of", "from"):
        return None
    if not sure and after and _is_counted(after.text):
        return None
    return Value(f"{number:04d}", confidence=0.95 if sure else 0.8)


def _is_counted(word: str) -> bool:
    return word.islower() and word.endswith("s") and len(word) > 3 and word not in ("this", "was", "does", "towards")


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
        if not found.kinds() & {"apos", "the", "decadew"}:
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


def edge_of_period(found: Expression) -> Value | None:
    """ "the end of the year", "the beginning of next month", "by year-end"."""
    if found.get("month", "vmonth"):
        return month(found)
    if found.get("year"):
        return year(found)
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
    """ "the week of March 6"."""
    from_day = int(found.value("day", "dayord") or 0)
    number = int(found.value("month", "vmonth"))
    base = found.today
    if base is None or not 10 < base.year < 9990:
        return Value("XXXX-WXX")
    written = found.value("year")
    options = [made(int(written), number, from_day)] if written else [
        made(base.year + step, number, from_day) for step in (-1, 0, 1)
    ]  # fmt: skip
    days = [day for day in options if day]
    if not days:
        return None
    nearest = min(days, key=lambda day: abs(day - base))
    return Value(value_of(nearest, "W"), confidence=0.9)
