"""Find the time expressions of a text, sentence by sentence, and give each its value and its days."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from onrecord.read.times.almanac import GRANULARITY, days_of, parsed
from onrecord.read.times.clock import NO_DAY
from onrecord.read.times.expression import Expression, Mention, Value
from onrecord.read.times.grammar import compiled, instead, naming, rule_of
from onrecord.read.times.tokens import Token, spelling, tokenize
from onrecord.record import Span, Spans, Time

_REMEMBERED = 3
"""For how many sentences "that day" may look back."""

_LONGEST = 4000
"""A sentence longer than this, in characters, is read in pieces of so many."""


@dataclass(frozen=True, slots=True)
class _Read:
    span: Span
    value: Value


def find_times(text: str, sentences: Spans, date: str | None) -> tuple[Time, ...]:
    """The times of a text in order. `date` is the article's day or UTC time; without one "last week" has no days."""
    today = parsed(date)
    times: list[Time] = []
    mention: Mention | None = None
    age = 0
    for start, end in _pieces(sentences):
        tokens = tokenize(text, start, end)
        read, latest = _read_sentence(tokens, today, mention)
        read = _with_days(read, mention, today)
        times.extend(_time(one) for one in read)
        age = 0 if latest is not mention else age + 1
        mention = latest if age < _REMEMBERED else None
    return tuple(times)


def _pieces(sentences: Spans) -> Iterator[Span]:
    for start, end in sentences:
        for begin in range(start, end, _LONGEST):
            yield begin, min(end, begin + _LONGEST)


def _read_sentence(
    tokens: list[Token], today: date | None, mention: Mention | None
) -> tuple[list[_Read], Mention | None]:
    spelt, pattern = spelling(tokens), compiled()
    read: list[_Read] = []
    place = 0 if naming().search(spelt) else len(spelt)
    while found := pattern.search(spelt, place):
        first, last = found.span()
        value = rule_of(found).resolve(Expression(tokens, first, last, today, mention))
        for rule, end in instead(found) if value is None else ():
            value = rule.resolve(Expression(tokens, first, end, today, mention))
            if value is not None:
                last = end
                break
        if value is None:
            place = first + 1
            continue
        read.append(_Read(_span(tokens, first, last), value))
        mention = _mention(value) or mention
        place = last
    return read, mention


def _span(tokens: list[Token], first: int, last: int) -> Span:
    if tokens[last - 1].kind == "dot" and last - 2 >= first and _is_whole(tokens[last - 2].text):
        last -= 1
    return tokens[first].span[0], tokens[last - 1].span[1]


def _is_whole(month: str) -> bool:
    """Whether a month is written out, so that the full stop after it is the sentence's."""
    return len(month) > 4 or month.lower() in ("may", "june", "july")


def _mention(value: Value) -> Mention | None:
    """What later words may look back to: a placed DATE or TIME."""
    if value.type not in ("DATE", "TIME") or not value.placed:
        return None
    days, unit = days_of(value.timex)
    first = parsed(days[0]) if days else None
    return Mention(value.timex, first, unit) if first else None


def _with_days(read: list[_Read], mention: Mention | None, today: date | None) -> list[_Read]:
    """Give times of day without a day that of the nearest day in the sentence, else of the one before, else today.

    Where the sentence names a day that comes again ("every Friday at 3 p.m.") they have none.
    """
    if all(one.value.placed for one in read) or any(_recurs(one.value) for one in read):
        return read
    days = [(one.span[0], one.value.timex[:10]) for one in read if one.value.placed and _is_day(one.value)]
    otherwise = _day_of(mention) or (today.isoformat() if today else None)
    return [one if one.value.placed else _placed(one, _nearest(days, one.span[0]) or otherwise) for one in read]


def _placed(one: _Read, day: str | None) -> _Read:
    if day is None:
        return one
    return _Read(one.span, replace(one.value, timex=day + one.value.timex[len(NO_DAY) :], placed=True))


def _nearest(days: list[tuple[int, str]], here: int) -> str | None:
    """The day that stands nearest, of days in the order of the text."""
    place = bisect(days, (here, ""))
    around = days[max(0, place - 1) : place + 1]
    return min(around, key=lambda day: abs(day[0] - here))[1] if around else None


def _recurs(value: Value) -> bool:
    return value.type == "SET" and value.unit in ("D", "part of day")


def _is_day(value: Value) -> bool:
    return value.type in ("DATE", "TIME") and len(value.timex) >= 10 and parsed(value.timex) is not None


def _day_of(mention: Mention | None) -> str | None:
    return mention.day.isoformat() if mention and mention.unit in ("day", "part of day", "hour", "minute") else None


def _time(one: _Read) -> Time:
    value = one.value
    days, unit = days_of(value.timex) if value.type in ("DATE", "TIME") else (None, "")
    days = value.days or days
    return Time(
        span=one.span,
        timex=value.timex,
        type=value.type,
        start=days[0] if days else None,
        end=days[1] if days else None,
        granularity=_granularity(value, unit),
        confidence=value.confidence,
    )


def _granularity(value: Value, unit: str) -> str:
    if value.timex.endswith("_REF"):
        return "none"
    return GRANULARITY.get(value.unit, value.unit) if value.unit else unit
