"""Attributions to nobody: "The mine is said to hold …", "It is understood that …", "Reportedly, …"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from onrecord.read.candidates import Candidate, tidied, without
from onrecord.read.coverage import Coverage
from onrecord.read.verbless import LIKELY
from onrecord.record import Article, Span, Spans, length, merge_spans

_HELD = r"(?:said|believed|thought|reported|understood|alleged|expected|rumou?red|known|feared|claimed)"
_RAISING = re.compile(rf"(?:is|are|was|were|has been|have been) (?:\w+ )?{_HELD}$", re.I)
_QUOTED = re.compile(r"(?:is|are|was|were|been) (?:\w+ )?quoted (?:\w+ )?as (?:saying|telling|adding|warning)$", re.I)
_BEEN = (
    r"(?:is|are|was|were|being|(?:has|have|had|having) been|"
    r"(?:will|would|could|should|may|might|must) (?:be|have been))"
)
_TOLD = re.compile(
    rf" {_BEEN} (?:(?:\w+ly|not|never|also|later|since|being|first|twice|once) ){{0,2}}"
    r"(?:told|warned|cautioned|alerted|notified|informed|briefed|advised|reminded|assured|tipped off)",
    re.I,
)
"""From the end of a subject to that of its cue: a passive, whose subject is told. Nothing but adverbs stands between:
"Holt was angry and told reporters" has Holt for its source."""

_BY = re.compile(r" by (?P<by>[^,;:.“”\"\n]{2,60}?)(?= (?:that|to|about|of)\b)")
"""Who told it, right behind the cue."""

_CLAUSE_BEGINS = re.compile(r"[,;:—–(“”\"\n]|\b(?:that|which|who|and|but|as|while|because|if|when) ", re.I)
_IMPERSONAL = re.compile(rf"It (?P<cue>(?:is|was|has been) {_HELD}) (?P<content>that [^\n]+)")
_ADVERB = re.compile(r"(?P<cue>Reportedly|Allegedly|Supposedly)\b,? (?P<content>[^\n]+)")
_FINAL = " .!?"

LONGEST_SUBJECT = 80
"""Code points of a subject: longer stretches before the verb are seldom one noun phrase, and then nothing is added."""

_PRONOUN = re.compile(r"(?:he|she|it|they|we|I)", re.I)
_COVERED = 0.6


def with_subject(article: Article, item: Candidate) -> Candidate:
    """Give a raising passive the subject of what is credited: it says what "the mine" is said to do."""
    cue = item.cue[-1]
    if item.source or not item.content or not _RAISING.search(article.text[slice(*cue)]):
        return item
    first = item.content[0][0]
    if first < cue[1] or not article.text.startswith("to ", first) or article.text[cue[1] : first].strip():
        return item
    subject = subject_before(article, item.cue[0][0])
    return item if subject is None else replace(item, content=merge_spans((subject, *item.content)))


def with_quoted(article: Article, item: Candidate) -> Candidate:
    """Whoever "was quoted as saying" it is the source, and no part of what is said: the words right before the verb."""
    cue = item.cue[0]
    if item.source or not _QUOTED.search(article.text[slice(*cue)]):
        return item
    subject = subject_before(article, cue[0])
    if subject is None or article.text[subject[1] : cue[0]].strip():
        return item
    left = without(item, (subject,)).content or _said_before(article, subject[0])
    return tidied(article.text, replace(item, source=(subject,), content=left))


def without_addressee(text: str, item: Candidate) -> Candidate:
    """Whoever was told it did not say it, but who stands behind "by": "the council had been warned of the flood" names
    nobody who warned."""
    told = [span for span in item.source if _TOLD.fullmatch(text, span[1], item.cue[-1][1])]
    if not told:
        return item
    left = tuple(span for span in item.source if span not in told)
    by = _BY.match(text, item.cue[-1][1])
    if left or by is None:
        return replace(item, source=left)
    return tidied(text, replace(without(item, ((by.start(), by.end()),)), source=(by.span("by"),)))


def _said_before(article: Article, end: int) -> Spans:
    """The sentence as far as to a place in it."""
    index = bisect_right(article.sentences, (end, len(article.text))) - 1
    return ((article.sentences[index][0], end),) if index >= 0 and article.sentences[index][0] < end else ()


def with_pronoun(text: str, item: Candidate) -> Candidate:
    """Make a pronoun right before the cue, which the draft credits, the source that the draft lacks: "it had known"."""
    if item.source or len(item.content) < 2 or text[slice(*item.cue[-1])].endswith("ly"):
        return item  # "she reportedly begs": nobody is named, and she is spoken of
    beside = [span for span in item.content if _PRONOUN.fullmatch(text[slice(*span)])]
    before = [span for span in beside if span[1] <= item.cue[0][0] and not text[span[1] : item.cue[0][0]].strip()]
    if not before:
        return item
    return replace(item, source=(before[0],), content=tuple(span for span in item.content if span != before[0]))


def with_impersonal(article: Article, items: list[Candidate]) -> list[Candidate]:
    """Candidates with those that a sentence's first words credit to nobody, where no other credits the same."""
    credited = Coverage(span for item in items for span in item.content)
    cues = Coverage(span for item in items for span in item.cue)
    found = [
        made
        for made in _impersonal(article)
        if not cues.inside(made.cue[0]) and credited.inside(made.content[0]) <= _COVERED * length(made.content)
    ]
    return sorted([*items, *found], key=lambda item: item.cue[0])


def _impersonal(article: Article) -> Iterator[Candidate]:
    for start, end in article.sentences:
        match = _IMPERSONAL.match(article.text, start, end) or _ADVERB.match(article.text, start, end)
        if match is None:
            continue
        begin, stop = match.span("content")
        while stop > begin and article.text[stop - 1] in _FINAL:
            stop -= 1
        begins, log_share = LIKELY
        yield Candidate((), (match.span("cue"),), ((begin, stop),), "speech", begins, log_share, False)


def subject_before(article: Article, end: int) -> Span | None:
    """The words between the beginning of the clause and the verb."""
    index = bisect_right(article.sentences, (end, len(article.text))) - 1
    start = article.sentences[index][0] if index >= 0 else 0
    start = max(start, end - LONGEST_SUBJECT - 1)
    for match in _CLAUSE_BEGINS.finditer(article.text, start, end):
        start = match.end()
    words = article.text[start:end]
    start += len(words) - len(words.lstrip())
    stop = start + len(words.strip())
    return (start, stop) if 0 < stop - start <= LONGEST_SUBJECT else None
