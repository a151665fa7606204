"""By when: the words that say it, what they are counted from, and how far that is."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.record import Article, Horizon, Span, Time, overlap

_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "ninety": 90,
}  # fmt: skip
_LETTERS = {"hour": "TH", "minute": "TM", "day": "D", "week": "W", "fortnight": "2W", "month": "M", "quarter": "3M",
            "year": "Y", "decade": "10Y", "century": "100Y"}  # fmt: skip

_COUNT = rf"(?:\d{{1,4}}|{'|'.join(_COUNTS)}|several|a few|few|a couple of|the)"
_UNIT = r"(?:minute|hour|day|night|weekend|week|fortnight|month|quarter|season|year|decade|century|centurie)s?"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PERIOD = rf"(?:{_UNIT}|summer|autumn|fall|winter|spring|morning|afternoon|evening|{_DAY}|{_MONTH}|Christmas|Easter)"
_NEXT = r"(?:next|this|coming|following|upcoming)"
_CORE = (
    rf"(?:tomorrow(?: (?:morning|afternoon|evening|night))?|tonight|today"
    rf"|(?:the )?(?:very )?(?:end|beginning|start|middle|close|turn|first half|second half|summer|autumn|fall|winter|spring) "
    rf"of (?:(?:the|{_NEXT}) )?(?:{_PERIOD}|\d{{4}})(?: \d{{4}})?"
    rf"|(?:later|early|late) (?:this|next|in the) {_PERIOD}"
    rf"|(?:the )?{_NEXT} (?:few |several |couple of |{_COUNT} )?{_PERIOD}"
    rf"|the (?:{_UNIT}) (?:to come|ahead)"
    rf"|{_COUNT}(?: (?:or|to|and) {_COUNT})?(?: (?:more|further|short|long|working|business|calendar|nine|or so))?[ -]{_UNIT}(?:['’]? time)?"
    rf"|{_MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?\b)?(?:,? \d{{4}}\b)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?: \d{{4}})?"
    rf"|(?:late |early )?{_DAY}(?: (?:morning|afternoon|evening|night))?"
    rf"|\d{{1,2}}(?:[:.]\d\d)? ?(?:a\.m\.|p\.m\.|am\b|pm\b)|noon|midnight|(?:the )?(?:summer|autumn|winter|spring)\b|this (?:term|session|half)|day one"
    rf"|(?:mid-|late |early )?(?:19|20)\d\ds?\b|dawn|nightfall|Christmas|Easter|New Year|weekend|the weekend|the future|a long time)"
)
_LEAD = (
    r"(?:as early as|as soon as|as late as|no later than|not later than|not before|up to|at the latest by|"
    r"by|within|in|inside|over|during|throughout|through|before|after|for|on|at|from|starting|beginning|between|until|till|"
    r"around|about|late|early|at least|another|the|anywhere|only|just|less than|more than|under)"
)
_PHRASE = re.compile(rf"\b(?P<lead>(?:{_LEAD} ){{0,4}})(?P<core>{_CORE})(?:\b|(?<=\.))", re.I)
_VAGUE = re.compile(
    r"\b(?:(?:with)?in (?:just |only |a matter of )?(?:hours|days|weeks|months|years)|very soon|any ?time soon|soon|shortly|imminent(?:ly)?|at any (?:moment|time|minute|hour|day)|any (?:day|minute|moment|time) now|"
    r"in the (?:near |not too distant |foreseeable |immediate )?future|in due course|in (?:the )?(?:short|long|longer|medium|near) (?:term|run)|"
    r"overnight|before long|one day|eventually|immediately|ahead of [^,.;]{3,40})\b",
    re.I,
)
_CLAUSE = re.compile(
    r"\b(?:before|after|until|till|once|when|as soon as|by the time|during|by|ahead of) [^,.;“”\"]{3,80}", re.I
)
_AGO = re.compile(r" (?:ago|earlier|old|before)\b", re.I)
_LAST = re.compile(r"(?:last|past|previous|since|previous few|every|each|per|per cent of|of the) (?:the )?$", re.I)
_FROM = re.compile(r" (?:of|after|from|before|following) (?P<anchor>[^,.;“”\"]{3,60})", re.I)
_LENGTH = re.compile(
    rf"(?P<count>\d{{1,4}}|{'|'.join(_COUNTS)})(?: more| further| short)?[ -]"
    r"(?P<unit>minute|hour|day|week|fortnight|month|quarter|year|decade|century)",
    re.I,
)
_UP_TO = ("by ", "before ", "within ", "until ", "till ", "no later ", "not later ", "inside ", "at the latest ", "up to ")
_STRONG = ("by ", "within ", "until ", "before ", "no later ", "as early ", "as soon ", "in ", "inside ")


@dataclass(frozen=True, slots=True)
class Term:
    """A horizon with the days it comes to."""

    horizon: Horizon
    by: tuple[str, str] | None


def find_horizon(
    article: Article, stretch: Span, sign: int, times: Sequence[Time], made: tuple[str, str] | str | None
) -> Term | None:
    """The words of a stretch (a sentence of the content) that say by when what is foretold at `sign` should come."""
    span = _best(article, stretch, sign, times)
    if span is None:
        return None
    text = article.text[slice(*span)]
    offset = _offset(text)
    anchor, counted = _anchor(article, span, made, offset)
    return Term(Horizon(span, anchor, offset), _days(article, span, times, made, offset if counted else None))


def _best(article: Article, stretch: Span, sign: int, times: Sequence[Time]) -> Span | None:
    found = [span for span in _phrases(article, stretch) if not _over(article, span, times)]
    found = found or [match.span() for match in _VAGUE.finditer(article.text, *stretch)]
    if not found:
        after = (match.span() for match in _CLAUSE.finditer(article.text, *stretch))
        return next((_trimmed(article.text, span) for span in after), None)
    return min(found, key=lambda span: _rank(article.text, span, sign))


def _rank(text: str, span: Span, sign: int) -> tuple[int, int]:
    lead = text[slice(*span)].lower()
    return (0 if lead.startswith(_STRONG) else 1) + (2 if span[0] < sign else 0), abs(span[0] - sign)


def _phrases(article: Article, stretch: Span) -> Iterable[Span]:
    text = article.text
    for match in _PHRASE.finditer(text, *stretch):
        start, end = match.span()
        core = match["core"]
        if core[0].islower() and core.lower() in ("may", "march", "fall", "second") or core == "may":
            continue
        if _AGO.match(text, end, end + 12) or _LAST.search(text, max(0, start - 14), start):
            continue
        while text[start:end].lower().startswith(("the ", "about ", "around ", "only ", "just ")) and not match["lead"]:
            break
        yield start, end


def _over(article: Article, span: Span, times: Sequence[Time]) -> bool:
    """Whether the time that a phrase names lies before the article's own day."""
    today = (article.date or "")[:10]
    ends = [time.end for time in times if time.end is not None and overlap([time.span], [span])]
    return bool(today and ends) and max(ends) < today


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _offset(words: str) -> str | None:
    match = _LENGTH.search(words)
    if match is None:
        return None
    count = match["count"].lower()
    number = int(count) if count.isdigit() else _COUNTS[count]
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
    lead = re.match(rf"(?:{_LEAD} )+(?=\S)", words, re.I)
    rest = words[lead.end() :] if lead else words
    return (("the " if lead and lead[0].lower().endswith("the ") else "") + rest), True


def _name(words: str) -> str:
    return " ".join(words.split()).rstrip(" .,;:’'\"”")


def _days(
    article: Article, span: Span, times: Sequence[Time], made: tuple[str, str] | str | None, offset: str | None
) -> tuple[str, str] | None:
    """First and last day. "By May" runs from the day on which it was said, "in May" is May, or what is left of it."""
    said = made[0] if isinstance(made, tuple) else (article.date or "")[:10]
    named = [time for time in times if overlap([time.span], [span]) and time.start and time.end]
    if named:
        lead = article.text[slice(*span)].lower()
        first, last = _hull(named, whole=" and " in lead or " to " in lead)
        if lead.startswith("before "):
            last = _later(first, "P-1D") or last
        if said and said <= last and (lead.startswith(_UP_TO) or first < said):
            first = said
        return (first, last) if first <= last and (said or not lead.startswith(_UP_TO)) else None
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
