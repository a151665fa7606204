"""What says of a whole content that it is to come, beside its signs: the cue's own word, and a time that lies ahead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.read.forecasts.saying import is_over
from onrecord.read.forecasts.seen import Seen
from onrecord.read.forecasts.words import Word, entries, is_past
from onrecord.read.passage import Passage
from onrecord.record import Article, Time, overlap

_NAMED = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July|August|\w+ember|October"
)
_AHEAD = re.compile(
    r"\b(?:tomorrow\b(?! [A-Z])|tonight|in the (?:near |foreseeable )?future|soon\b(?! after)|"
    r"shortly\b(?! (?:after|before))|"
    r"(?:the|in the) (?:coming|next) (?:\w+ )?(?:days|weeks|months|years|decades|hours)|"
    r"(?:days|weeks|months|years) (?:to come|ahead)|"
    rf"(?<!the )next (?:week|month|year|spring|summer|autumn|fall|winter|season|{_NAMED})|"
    r"later (?:this|next) (?:week|month|year|summer|spring|autumn))\b"
)
_BEHIND = re.compile(
    r"\b(?:ago|yesterday|(?<!the )last (?:week|month|year|summer|spring|autumn|winter|night|"
    rf"{_NAMED}))\b"
)
_PAST = frozenset("was were had did been wasn't weren't hadn't didn't".split())
_FINITE = frozenset("is are was were has have had did does do will would may might could can should".split())
_NEAR = frozenset("imminent impending looming upcoming".split())
_DOERS = frozenset("that it they he she we i there".split())


def lead_of_cue(article: Article, passage: Passage, cue: str, seen: Seen) -> tuple[float, str]:
    """How surely the cue itself says that its content is to come, and why. `cue` is the class of its word."""
    first = next((word.low for word in seen.words if word.low[0].isalnum()), "")
    lows = [word.low for word in seen.words]
    finite, past = bool(_FINITE.intersection(lows)), bool(_PAST.intersection(lows))
    if (past and first != "to" and cue != "threat") or (first != "to" and _lies_behind(article, passage)):
        return 0.0, ""
    if passage.act == "intention" and cue != "direct":
        return (0.0, "") if first != "to" and is_over(article, passage) else _of_intention(cue, first)
    if cue in ("forecast", "promise", "threat"):
        return 0.7, f"{cue} cue"
    if cue == "hope" and passage.act == "thought":
        return 0.6 if finite or first == "to" else 0.4, "hope cue"
    if cue == "plan" and first == "with":  # "agree with"
        return 0.0, ""
    if cue == "plan":
        return 0.6 if first == "to" or not finite else 0.3, "plan cue"
    return _of_noun(cue, first, finite, seen.words)


def _of_intention(cue: str, first: str) -> tuple[float, str]:
    if cue in ("plan", "promise", "threat", "forecast"):
        return 0.8, f"{cue} cue"
    return (0.6, "intention") if first == "to" else (0.0, "")


def _of_noun(cue: str, first: str, finite: bool, words: Sequence[Word]) -> tuple[float, str]:
    """ "Announced a withdrawal", "warned of floods": a content without a finite verb."""
    if finite or first in _DOERS:
        return 0.0, ""
    if any(word.low in _NEAR for word in words):
        return 0.6, "near noun"
    if cue == "announce":
        over = any(word.low in entries("finished") for word in words[:6]) or _tells(words)
        return 0.3 if over else 0.7, "announce cue"
    if cue == "warn" and first in ("of", "about"):
        return 0.6, "warn cue"
    return 0.0, ""


def _tells(words: Sequence[Word]) -> bool:
    """Whether a verb in the past follows the first noun: "the club sold its striker"."""
    return any(
        is_past(word.low) and (not word.low.endswith("ed") or after.low in ("a", "an", "the", "two", "its", "his"))
        for word, after in zip(words[1:8], words[2:9], strict=False)
    )


def _lies_behind(article: Article, passage: Passage) -> bool:
    return any(_BEHIND.search(article.text, start, min(end, start + 300)) for start, end in passage.content)


def lies_ahead(article: Article, passage: Passage, times: Sequence[Time]) -> bool:
    """Whether a time in the content is later than the article's day, or says by its own words that it is."""
    today = (article.date or "")[:10]
    if today and any(
        time.start is not None and time.start > today and overlap([time.span], passage.content) for time in times
    ):
        return True
    return any(_AHEAD.search(article.text, start, min(end, start + 1000)) for start, end in passage.content)


def lead_of_time(seen: Seen) -> tuple[float, str]:
    """A present tense with a time that lies ahead: "the protest begins tomorrow"."""
    if any(word.low in _PAST or is_past(word.low) for word in seen.words):
        return 0.0, ""
    return 0.6, "a time ahead"
