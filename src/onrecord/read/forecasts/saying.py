"""When it was said: the tense of the cue, and the words around it that say when."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from onrecord.read.forecasts.words import classes, entries, in_quotation, is_past
from onrecord.read.passage import Passage
from onrecord.record import Article, Span, Time, overlap

REACH = 60
"""Code points before a source and behind a cue in which the words that say when are looked for."""

_WHEN = re.compile(
    r"\b(?:before|after|during|ahead of|prior to|on the eve of) (?:the|a|an|his|her|its|their|last) "
    r"[^,.;:“”\"\n]{2,40}?(?=$|[,.;:“”\"\n]| that\b)",
    re.I,
)
_BE = frozenset("is are was were been being be".split())
_SAYING_MOST = ("threat", "promise", "forecast", "plan", "hope", "warn", "announce", "direct")
_SPEAK = frozenset(
    "comment say discuss answer elaborate speculate confirm disclose specify reveal identify name tell explain respond "
    "speak talk give provide be".split()
)
"""What somebody declines to do who only does not speak; "be" is "be named"."""

_WORD = re.compile(r"[\w'’-]+")


def word_of_cue(article: Article, passage: Passage) -> str:
    """The class of the cue's word that has one; of several the one that says most of the future."""
    words = _cue_words(article, passage)
    if words[-1:] == ["considered"] and not _BE.isdisjoint(words):  # "is considered illegal": a view, not a plan
        return ""
    found = {classes()[word] for word in words if word in classes()}
    return next((name for name in _SAYING_MOST if name in found), "")


def tells_of_the_past(article: Article, passage: Passage) -> bool:
    """Whether the cue stands in the past, so that what it credits is shifted back: "said it would"."""
    words = _cue_words(article, passage)
    if not words:
        return passage.act is not None
    past = any(is_past(word) for word in words)
    return past or words[0] in ("according", "as") or words[-1].endswith("ing") or words[-1] == "has"


def keeps_silent(article: Article, passage: Passage) -> bool:
    """Whether the source will not speak: "declined to comment" foretells nothing."""
    cue = _cue_words(article, passage)
    if not any(word.startswith(("declin", "refus")) for word in cue) or not passage.content:
        return False
    said = [word for word in (*cue[-1:], *_words(article, passage.content[0])[:3]) if word != "to"]
    return not _SPEAK.isdisjoint(said[:2])


def is_over(article: Article, passage: Passage) -> bool:
    """Whether somebody quoted tells of what lies behind: “We vowed it in this church”."""
    words = _cue_words(article, passage)
    if not words or not in_quotation(article, passage.cue[0][0]):
        return False
    past = any(is_past(word) for word in words)
    return past and not any(word in ("has", "have", "is", "are", "been") or word.endswith("ve") for word in words)


def permits(article: Article, passage: Passage) -> bool:
    """Whether the source is a rulebook, which allows where others foretell: "visitors may"."""
    return not entries("rulebooks").isdisjoint(words_of_source(article, passage))


def words_of_source(article: Article, passage: Passage) -> frozenset[str]:
    """The words of the source in lower case."""
    return frozenset(word for span in passage.source for word in _words(article, span))


def _cue_words(article: Article, passage: Passage) -> list[str]:
    return [word for span in passage.cue for word in _words(article, span)]


def _words(article: Article, span: Span) -> list[str]:
    return _WORD.findall(article.text[span[0] : min(span[1], span[0] + 200)].lower())


def made_when(article: Article, passage: Passage, times: Sequence[Time]) -> tuple[str, str] | str | None:
    """The days on which it was said, or the words that say when, where they stand beside the cue."""
    for window in _windows(article, passage):
        for time in times:
            if time.start and time.end and window[0] <= time.span[0] and time.span[1] <= window[1]:
                return time.start, time.end
        match = _WHEN.search(article.text, *window)
        if match is not None:
            return " ".join(match[0].split())
    return None


def sentence_of(article: Article, passage: Passage) -> str:
    """The sentence of the cue, where what is promised may hang on words that stand outside the content."""
    return article.text[slice(*_sentence(article, passage.cue[0][0]))] if passage.cue else ""


def _windows(article: Article, passage: Passage) -> list[Span]:
    """What stands behind the cue up to the content, and before the source in its sentence."""
    if not passage.cue:
        return []
    end = passage.cue[-1][1]
    sentence = _sentence(article, passage.cue[0][0])
    later = [start for start, _ in (*passage.content, *passage.source) if start >= end]
    windows = [(end, min([end + REACH, max(sentence[1], end), *later]))]
    first = min(start for start, _ in (*passage.source, *passage.cue, *passage.content))
    windows.append((max(sentence[0], first - REACH), first))
    windows.extend(passage.cue)  # "said before the election"
    return [window for window in windows if window[0] < window[1] and not overlap([window], passage.content)]


def _sentence(article: Article, position: int) -> Span:
    place = bisect_right(article.sentences, (position, len(article.text))) - 1
    if place >= 0 and article.sentences[place][1] > position:
        return article.sentences[place]
    return position, min(len(article.text), position + REACH)
