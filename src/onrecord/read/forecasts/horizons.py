"""By when: the words that say it, what they are counted from, and how far that is."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.read.forecasts.phrases import COUNTS, STRONG, UP_TO, clauses, phrases, vague, without_lead
from onrecord.record import Article, Horizon, Span, Spans, Time

_LETTERS = {"hour": "TH", "minute": "TM", "day": "D", "week": "W", "fortnight": "2W", "month": "M", "quarter": "3M",
            "year": "Y", "decade": "10Y", "century": "100Y"}  # fmt: skip

_FROM = re.compile(r" (?:of|after|from|before|following) (?P<anchor>[^,.;“”\"]{3,60})", re.I)
_LENGTH = re.compile(
    rf"(?P<count>\d{{1,4}}|{'|'.join(COUNTS)})(?: more| further| short)?[ -]"
    r"(?P<unit>minute|hour|day|week|fortnight|month|quarter|year|decade|century)",
    re.I,
)

_MIDDLE = re.compile(r"\bmid(?:dle)?\b", re.I)
_TURN = "15"
"""Before the middle of a month is before this day of it; the middle itself is its second ten days, "mid-April"."""


@dataclass(frozen=True, slots=True)
class Term:
    """A horizon with the days it comes to."""

    horizon: Horizon
    by: tuple[str, str] | None


def find_horizon(
    article: Article, stretches: Spans, sign: int, times: Sequence[Time], made: tuple[str, str] | str | None
) -> Term | None:
    """The words of some stretches of the content that say by when what is foretold at `sign` should come."""
    span = _best(article, stretches, sign, times)
    if span is None:
        return None
    text = article.text[slice(*span)]
    offset = _offset(text)
    anchor, counted = _anchor(article, span, made, offset)
    return Term(Horizon(span, anchor, offset), _days(article, span, times, made, offset if counted else None))


def _best(article: Article, stretches: Spans, sign: int, times: Sequence[Time]) -> Span | None:
    """Of times that do not lie behind the one by its lead and nearness, else words without a calendar."""
    text = article.text
    found = [span for each in stretches for span in phrases(text, each) if not _over(article, span, times)]
    found = found or [span for each in stretches for span in vague(text, each)]
    if found:
        return min(found, key=lambda span: _rank(text, span, sign))
    return next((span for each in stretches for span in clauses(text, each)), None)


def _rank(text: str, span: Span, sign: int) -> tuple[int, int]:
    lead = text[slice(*span)].lower()
    return (0 if lead.startswith(STRONG) else 1) + (2 if span[0] < sign else 0), abs(span[0] - sign)


def _touching(times: Sequence[Time], span: Span) -> Sequence[Time]:
    """The times that overlap a span; they stand in the order of the text and never in one another."""
    first = bisect_right(times, span[0], key=lambda time: time.span[1])
    return times[first : bisect_left(times, span[1], key=lambda time: time.span[0])]


def _over(article: Article, span: Span, times: Sequence[Time]) -> bool:
    """Whether the time that a phrase names lies before the article's own day."""
    today = (article.date or "")[:10]
    ends = [time.end for time in _touching(times, span) if time.end is not None]
    return bool(today and ends) and max(ends) < today


def _offset(words: str) -> str | None:
    match = _LENGTH.search(words)
    if match is None:
        return None
    count = match["count"].lower()
    number = int(count) if count.isdigit() else COUNTS[count]
    letters = _LETTERS[match["unit"].lower()]
    times = letters.lstrip("T")[:-1]
    clock = "T" if letters.startswith("T") else ""
    return f"P{clock}{number * int(times or 1)}{letters[-1]}"


def _anchor(article: Article, span: Span, made: tuple[str, str] | str | None, offset: str | None) -> tuple[str, bool]:
    """What the term is counted from, and whether that is a day that is known."""
    text = article.text
    after = _FROM.match(text, span[1])
    if offset is not None and after is not None:
        return _name(after["anchor"]), False
    if isinstance(made, str):
        return _name(made.split(" ", 1)[-1].removeprefix("of ")), False
    if offset is not None:
        return (made[0] if made else (article.date or "")[:10] or "when it was said"), True
    words = text[slice(*span)]
    return without_lead(words), True


def _name(words: str) -> str:
    return " ".join(words.split()).rstrip(" .,;:’'\"”")


def _days(
    article: Article, span: Span, times: Sequence[Time], made: tuple[str, str] | str | None, offset: str | None
) -> tuple[str, str] | None:
    """First and last day. "By May" runs from the day on which it was said, "in May" is May, or what is left of it."""
    said = made[0] if isinstance(made, tuple) else (article.date or "")[:10]
    named = [time for time in _touching(times, span) if time.start and time.end]
    if named:
        lead = article.text[slice(*span)].lower()
        first, last = _hull(named, whole=" and " in lead or " to " in lead)
        middle = len(named) == 1 and named[0].granularity == "month" and _MIDDLE.search(lead) is not None
        if middle:
            first, last = f"{first[:8]}11", f"{first[:8]}20"
        if lead.startswith("before "):
            last = _later(f"{first[:8]}{_TURN}" if middle else first, "P-1D") or last
        if said and said <= last and (lead.startswith(UP_TO) or first < said):
            first = said
        return (first, last) if first <= last and (said or not lead.startswith(UP_TO)) else None
    if offset is None or not said:
        return None
    end = _later(said, offset)
    return (said, end) if end else None


def _hull(named: Sequence[Time], whole: bool) -> tuple[str, str]:
    """The days of the times that a phrase overlaps: all of them ("between May and July"), else of the finest."""
    spans = [(str(time.start), str(time.end)) for time in named]
    if whole:
        return min(first for first, _ in spans), max(last for _, last in spans)
    return min(spans, key=lambda each: date.fromisoformat(each[1]) - date.fromisoformat(each[0]))


def _later(day: str, offset: str) -> str | None:
    """The day that lies an ISO duration of one unit after another."""
    match = re.fullmatch(r"P(T?)(-?\d{1,6})([HMDWY])", offset)
    try:
        start = date.fromisoformat(day)
        if match is None:
            return None
        count, unit = int(match[2]), match[3]
        if match[1]:
            return (start + timedelta(hours=count if unit == "H" else 0)).isoformat()
        if unit in "DW":
            return (start + timedelta(days=count * (7 if unit == "W" else 1))).isoformat()
        months = start.month - 1 + count * (12 if unit == "Y" else 1)
        year, month = start.year + months // 12, months % 12 + 1
        return date(year, month, min(start.day, monthrange(year, month)[1])).isoformat()
    except (ValueError, OverflowError):
        return None
