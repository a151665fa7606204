"""The phrases that may say by when: a lead ("by", "no later than") and a time, or words that name none ("soon")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.record import Span

COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "ninety": 90,
}  # fmt: skip
UP_TO = tuple("by |before |within |until |till |no later |not later |inside |at the latest |up to ".split("|"))
"""Leads of a last day: what they precede runs from the day on which it was said."""

STRONG = (*UP_TO, "as early ", "as soon ", "in ")
"""Leads that make a phrase a horizon rather than any other time."""

_NUMBER = "|".join(COUNTS)
_COUNT = rf"(?:\d{{1,4}}|{_NUMBER}|several|a few|few|a couple of|the)"
_UNIT = r"(?:minute|hour|day|night|weekend|week|fortnight|month|quarter|season|year|decade|century|centurie)s?"
_SEASON = r"(?:summer|autumn|fall|winter|spring)"
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PART = r"(?:morning|afternoon|evening|night)"
_PERIOD = rf"(?:{_UNIT}|{_SEASON}|{_PART}|{_DAY}|{_MONTH}|Christmas|Easter)"
_NEXT = r"(?:next|this|coming|following|upcoming)"
_ORDINAL = r"(?:first|second|third|fourth|last|final)"
_KIND = r"(?:more|further|short|long|working|business|calendar|or so)"
_EDGE = rf"(?:end|beginning|start|middle|close|turn|first half|second half|{_SEASON})"
_TIMES = (
    rf"tomorrow(?: {_PART})?|tonight|today|noon|midnight|dawn|nightfall|Christmas|Easter|New Year",
    rf"(?:the )?(?:very )?{_EDGE} of (?:(?:the|{_NEXT}) )?(?:{_ORDINAL} )?(?:{_PERIOD}|\d{{4}})"
    rf"(?:(?: of)? \d{{4}})?",
    rf"(?:later|early|late) (?:this|next|in the) {_PERIOD}",
    rf"the {_ORDINAL} quarter(?: of (?:\d{{4}}|the year|{_NEXT} year))?",
    rf"(?:the )?{_NEXT} (?:few |several |couple of |{_COUNT} )?{_PERIOD}",
    rf"the (?:{_UNIT}) (?:to come|ahead)",
    rf"{_COUNT}(?: (?:or|to|and) {_COUNT})?(?: {_KIND})?[ -]{_UNIT}(?:['’]? time)?",
    rf"(?:mid-)?{_MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?\b)?(?:,? \d{{4}}\b)?",
    rf"\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?: \d{{4}})?",
    rf"(?:late |early )?{_DAY}(?: {_PART})?",
    r"\d{1,2}(?:[:.]\d\d)? ?(?:a\.m\.|p\.m\.|am\b|pm\b)",
    r"(?:the )?(?:summer|autumn|winter|spring)\b|this (?:term|session|half)|day one",
    r"(?:mid-|late |early )?(?:19|20)\d\ds?\b|(?:the )?weekend|the future|a long time",
)
_LEADS = (
    "as early as|as soon as|as late as|no later than|not later than|not before|up to|at the latest by|by|within|in|"
    "inside|over|during|throughout|through|before|after|for|on|at|from|starting|beginning|between|until|till|around|"
    "about|late|early|at least|another|the|anywhere|only|just|less than|more than|under"
)
_PHRASE = re.compile(rf"\b(?P<lead>(?:(?:{_LEADS}) ){{0,4}})(?P<core>{'|'.join(_TIMES)})(?:\b|(?<=\.))", re.I)
_LEAD = re.compile(rf"(?:(?:{_LEADS}) ){{1,4}}(?=\S)", re.I)
_VAGUE = re.compile(
    r"\b(?:(?:with)?in (?:just |only |a matter of )?(?:hours|days|weeks|months|years)|very soon|any ?time soon|soon|"
    r"shortly|imminent(?:ly)?|at any (?:moment|time|minute|hour|day)|any (?:day|minute|moment|time) now|"
    r"in the (?:near |not too distant |foreseeable |immediate )?future|in due course|"
    r"in (?:the )?(?:short|long|longer|medium|near) (?:term|run)|overnight|before long|one day|eventually|immediately|"
    r"ahead of [^,.;]{3,40})\b",
    re.I,
)
_CLAUSE = re.compile(
    r"\b(?:before|after|until|till|once(?! (?:again|more))|when|as soon as|by the time|during|ahead of) "
    r"[^,.;“”\"]{3,80}",
    re.I,
)
_AGO = re.compile(r" (?:ago|earlier|old|before)\b", re.I)
_LAST = re.compile(r"(?:last|past|previous|since|every|each|per|of the) (?:the )?$", re.I)
_DOUBLE = re.compile(r"(?:on|in|at|over) (?=(?:by|within|until|before) )", re.I)  # "will be on by Monday"
_BARE = re.compile(
    rf"(?:{_COUNT}(?: (?:or|to|and) {_COUNT})?(?: {_KIND})?[ -]{_UNIT}|{_SEASON}|the {_SEASON}|(?:19|20)\d\ds?|"
    r"Christmas|Easter|dawn)",
    re.I,
)
"""What says no "by when" without a lead: "20 years", "winter", "2017"."""

_NO_TIME = re.compile(r"-\w| (?:percentage |basis )?points?\b| of (?:a|the|its|their|his|her|all|our)\b", re.I)
"""What makes no time of the words before it: "a two-day visit", "a quarter point", "about a quarter of its staff"."""

_MATTER = re.compile(r"matter of (?:time|when) $", re.I)
_NO_MONTH = frozenset(("may", "march"))


def phrases(text: str, stretch: Span) -> Iterator[Span]:
    """Times with their leads, but for those that look back ("two weeks ago") and the verbs "may" and "march"."""
    for match in _PHRASE.finditer(text, *stretch):
        start, end = match.span()
        start += len(double[0]) if (double := _DOUBLE.match(match["lead"])) else 0
        if (not match["lead"] and _BARE.fullmatch(match["core"])) or _NO_TIME.match(text, end, end + 24):
            continue
        if match["core"] in _NO_MONTH or _AGO.match(text, end, end + 12):
            continue
        if not _LAST.search(text, max(0, start - 14), start):
            yield start, end


def vague(text: str, stretch: Span) -> Iterator[Span]:
    """Words that say that it will not be long, or when it may be, by no calendar."""
    return (match.span() for match in _VAGUE.finditer(text, *stretch))


def clauses(text: str, stretch: Span) -> Iterator[Span]:
    """ "Before leaving office", "when the talks resume"."""
    for match in _CLAUSE.finditer(text, *stretch):
        start, end = match.span()
        while end > start and not text[end - 1].isalnum():
            end -= 1
        if not _MATTER.search(text, max(0, start - 20), start):
            yield start, end


def without_lead(words: str) -> str:
    """The time alone, with its article: "by the end of May" → "the end of May"."""
    lead = _LEAD.match(words)
    if lead is None:
        return words
    return ("the " if lead[0].lower().endswith("the ") else "") + words[lead.end() :]
