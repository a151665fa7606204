"""On what occasion something was said: "at a news conference on Tuesday", "speaking after the meeting"."""

from __future__ import annotations

import re
from functools import cache

from onrecord.read.chain.surroundings import around, gaps
from onrecord.read.passage import Passage
from onrecord.read.tables import table
from onrecord.record import Article, Span

_BREAK = r"[^,;:“”\"\n]"
_SPEAKING = re.compile(
    r"\b(?:[Ss]peaking|[Tt]alking|[Tt]estifying|[Aa]ppearing|[Aa]ddressing|[Aa]nswering questions|[Ww]riting)\b"
    r"(?! (?:only )?(?:on (?:the )?(?:strict )?condition|anonymously|under))"
    rf"{_BREAK}{{0,140}}"
)
_ENDS = re.compile(r"(?:\s+(?:that|and|but|as|where|who|how|to|saying|said|he|she|they)){1,4}$")


def find_occasion(article: Article, passage: Passage) -> Span | None:
    """The words beside the cue that say on what occasion it was said."""
    if not passage.cue:
        return None
    window = around(article, passage.cue)
    taken = (*passage.content, *passage.source, *passage.cue)
    for gap in gaps(window, taken):
        span = _in_gap(article.text, gap)
        if span is not None:
            return span
    return next((span for cue in passage.cue if (span := _in_gap(article.text, cue)) is not None), None)


def _in_gap(text: str, gap: Span) -> Span | None:
    found = _SPEAKING.search(text, *gap) or _at().search(text, *gap)
    return None if found is None else _trimmed(text, found.span())


@cache
def _at() -> re.Pattern[str]:
    """ "At a news conference on Tuesday": a preposition, at most six words, a noun of occasions, and what follows."""
    nouns = "|".join(sorted(table("chain/occasions.txt"), key=lambda noun: (-len(noun), noun)))
    return re.compile(
        r"\b(?:[Aa]t|[Ii]n|[Dd]uring|[Aa]fter|[Ff]ollowing|[Bb]efore|[Oo]n the sidelines of|[Aa]head of|[Oo]n) "
        rf"(?:(?!(?:said|told|that|says|and|but|who|which)\b)[\w’'&-]+ ){{0,6}}?(?:{nouns})\b(?!-){_BREAK}{{0,100}}"
    )


def _trimmed(text: str, span: Span) -> Span | None:
    start, end = span
    ended = _ENDS.search(text, start, end)
    end = ended.start() if ended is not None else end
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return (start, end) if start < end else None
