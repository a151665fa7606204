"""Durations, sets, and times counted from another: "two days ago", "the past three months", "every Friday"."""

from __future__ import annotations

from datetime import date

from onrecord.read.times.almanac import Days, moved_units, unknown_of, value_of
from onrecord.read.times.days import part_of_day
from onrecord.read.times.expression import Expression, Mention, Value
from onrecord.read.times.quantities import UNITS, duration, quantity

_COUNTING = frozenset({"numw", "day", "number", "year", "scale", "a", "half"})
_NOT_PLURAL = frozenset({"was", "is", "has", "does", "as", "his", "its", "thus", "perhaps", "always", "plus", "yes"})
_EARLIER = frozenset({"earlier", "before", "prev"})


def length(found: Expression) -> Value | None:
    """ "24 hours", "a three-day visit", "several months", "half an hour"."""
    unit, after = found.value(*UNITS), found.after()
    if unit == "Q" and (found.get("onequarter") or (after and after.kind == "of")):
        return None  # "another quarter", "three quarters of them"
    if found.get("year") and not found.get("units", "dash"):
        return None  # "World Cup 2018 day five"
    if found.get("vague") and not found.get("units", "dash"):
        return None  # "some day"
    return Value(duration(quantity(found), unit), "DURATION", unit=unit)


def vague_length(found: Expression) -> Value:
    """ "for years", "recent days", "decades-long": so many that no number is said."""
    unit = found.value(*UNITS)
    return Value(duration(None, unit), "DURATION", unit=unit, confidence=0.8)


def recent_length(found: Expression) -> Value:
    """ "the past three months", "the next two years": a length that ends or begins on the article's day."""
    unit, count = found.value(*UNITS), quantity(found)
    if found.get("units") and not found.kinds() & {"numw", "day", "number", "year", "scale", "half", "a"}:
        count = None
    ahead = bool(found.kinds() & {"next", "coming", "following"})
    days = None if found.get("following", "ord") else _days_around(found.today, count, unit, ahead)
    return Value(duration(count, unit), "DURATION", days=days, unit=unit)


def _days_around(today: date | None, count: float | None, unit: str, ahead: bool) -> Days | None:
    if today is None or count is None or count % 1:
        return None
    other = moved_units(today, int(count) if ahead else -int(count), unit)
    if other is None:
        return None
    first, last = sorted((today, other))
    return first.isoformat(), last.isoformat()


def ago(found: Expression) -> Value:
    """ "two days ago", "a decade ago", "years ago": in the grain of its unit."""
    unit, count = found.value(*UNITS), quantity(found)
    if not unit or count is None or (found.get("units") and not found.kinds() & _COUNTING):
        return Value("PAST_REF", confidence=0.8)
    if found.get("dash") and found.mention and found.mention.unit == "quarter":
        return _from_mention(found.mention, -count, unit)  # "the year-ago quarter"
    return _counted(found.today, -count, unit)


def from_now(found: Expression) -> Value:
    """ "two weeks from now", "in two weeks' time"."""
    unit, count = found.value(*UNITS), quantity(found)
    return Value("FUTURE_REF", confidence=0.8) if count is None else _counted(found.today, count, unit)


def counted_from_mention(found: Expression) -> Value | None:
    """ "two days later", "a year earlier", "the day before": from the time spoken of last."""
    unit = found.value(*UNITS)
    if not unit or unit[0] == "T":
        return length(found)
    back = bool(found.kinds() & _EARLIER)
    count = quantity(found)
    mention = found.mention
    if count is None:
        return vague_length(found)
    if mention and mention.unit == "quarter" and unit == "Y":
        return _from_mention(mention, -count if back else count, unit)
    base = mention.day if mention else found.today if back else None
    if base is None and count > 1:
        return length(found)
    return _counted(base, -count if back else count, unit, 0.7)


def _from_mention(mention: Mention, count: float, unit: str) -> Value:
    """A quarter counted from one that was named."""
    return Value(value_of(_moved(mention.day, count, unit) or mention.day, "Q"), confidence=0.7)


def _moved(base: date | None, count: float, unit: str) -> date | None:
    if base is None or abs(count) > 10_000:
        return None
    if count % 1:
        return moved_units(base, int(count * 12), "M") if unit == "Y" else None
    return moved_units(base, int(count), unit)


def _counted(base: date | None, count: float, unit: str, confidence: float = 0.9) -> Value:
    if unit[0] == "T":
        on = base.isoformat() if base else "XXXX-XX-XX"
        return Value(f"{on}TXX:XX", "TIME", days=None, confidence=0.6)
    on_day = _moved(base, count, unit)
    grain = {"DE": "Y", "CE": "Y", "ML": "Y", "WE": "W"}.get(unit, unit)
    return Value(value_of(on_day, grain) if on_day else unknown_of(grain), confidence=confidence)


def repeated(found: Expression) -> Value | None:
    """ "every Friday", "daily", "every two weeks", "$3 a day", "each summer"."""
    if weekday := found.value("weekday", "weekdays"):
        return Value(f"XXXX-WXX-{weekday}{part_of_day(found)}", "SET", unit="D")
    if month := found.value("month", "vmonth"):
        return Value(f"XXXX-{int(month):02d}", "SET", unit="M")
    if season := found.value("season"):
        return Value(f"XXXX-{season}", "SET", unit="season")
    if part := found.value("part", "parts"):
        return Value(f"XXXX-XX-XXT{part}", "SET", unit="part of day")
    if often := found.value("often"):
        if found.words[0].text.istitle() and not _begins_sentence(found):
            return None
        return Value(often, "SET", unit=("T" if often.startswith("PT") else "") + often[-1])
    unit = found.value(*UNITS)
    if found.words[0].kind == "a" and not _is_rate(found):
        return None
    count = 2.0 if found.get("other") else quantity(found)
    return Value(duration(count, unit), "SET", unit=unit)


def _begins_sentence(found: Expression) -> bool:
    """Whether a word owes its capital to where it stands: "Daily flights", but not "the Daily Post"."""
    after = found.after()
    return found.first == 0 and after is not None and after.text[0].islower()


def _is_rate(found: Expression) -> bool:
    """Whether "a day" follows what is counted by it: "$5", "two barrels", "once"; "it was a day" is no rate."""
    before = found.tokens[found.first - 1]
    if before.kind != "word":
        return True
    word = before.text
    return word in ("once", "twice") or (word.islower() and word.endswith("s") and word not in _NOT_PLURAL)


def each_of_last(found: Expression) -> Value:
    """ "each of the last three years": a set of such units."""
    unit = found.value(*UNITS)
    return Value(duration(1.0, unit), "SET", unit=unit, confidence=0.8)


def present(found: Expression) -> Value:
    """ "now", "currently", "at the moment"."""
    return Value("PRESENT_REF")


def past(found: Expression) -> Value:
    """ "recently", "in the past", "long ago"."""
    return Value("PAST_REF", confidence=0.8)


def future(found: Expression) -> Value:
    """ "the near future"."""
    return Value("FUTURE_REF", confidence=0.8)


def stage_of_event(found: Expression) -> Value:
    """ "the early stages of the war": part of an event whose days the article does not say."""
    unit = found.value(*UNITS)
    if found.get("units"):
        return Value(duration(None, unit), "DURATION", unit=unit, confidence=0.6)
    return Value(unknown_of(unit), unit=unit or "stage", confidence=0.6)
