"""Words that a draft took in and that are not its: the dateline, the paragraph next door, the writer's own verdict."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from onrecord.read.candidates import Candidate, tidied
from onrecord.record import Article, Span

_CLAIM = re.compile(
    r"\b(?:claim|assertion|allegation|accusation|contention|suggestion|insistence|belief|boast)s?$", re.I
)
_VERDICT = re.compile(
    r"(?P<kept>.*\S) (?:is|are|was|were|(?:has|have|had) been|remains?|proved|turned out to be) (?:\w+ ){0,2}"
    r"(?:baseless|groundless|false|untrue|unfounded|wrong|incorrect|inaccurate|nonsense|misleading|debunked|disproved|"
    r"disproven|refuted|rejected|dismissed|discredited|unproven|unsubstantiated|absurd|ridiculous)\W*",
    re.S,
)
_DETERMINERS = frozenset("the this that his her their its our my your".split())
LONGEST = 600
"""Code points of a content in which the writer's verdict is looked for."""

_MARKS = " \t\r\n\u00a0,;:-–—"


def trimmed(article: Article, item: Candidate) -> Candidate:
    """Leave out what is not the source's: each rule as long as something else is left."""
    sources = tuple(span for span in item.source if not _is_dateline(article, span)) or item.source
    source = tuple(_at_home(article, _past_dateline(article, span), item.cue[0]) for span in sources)
    content = tuple(_past_dateline(article, span) for span in item.content)
    if (source, content) != (item.source, item.content):
        item = replace(item, source=source, content=content)
    return tidied(article.text, _without_verdict(article, item))


def _is_dateline(article: Article, span: Span) -> bool:
    """Whether a span is nothing but a dateline, or a part of one: a place and an agency say nothing there."""
    index = bisect_right(article.segments, span[0], key=lambda segment: segment.span[0]) - 1
    return index >= 0 and article.segments[index].kind == "dateline" and span[1] <= article.segments[index].span[1]


def _past_dateline(article: Article, span: Span) -> Span:
    """The span without the dateline that it begins in: nobody said "LOS SANTOS (AP) —"."""
    index = bisect_right(article.segments, span[0], key=lambda segment: segment.span[0]) - 1
    if index < 0 or article.segments[index].kind != "dateline":
        return span
    return _cut(article.text, (max(span[0], article.segments[index].span[1]), span[1])) or span


def _at_home(article: Article, span: Span, cue: Span) -> Span:
    """Of a source that runs from one paragraph into another, a headline's into the body's, the part beside its cue."""
    index = bisect_right(article.paragraphs, (cue[0], len(article.text))) - 1
    home = article.paragraphs[index] if index >= 0 else span
    if home[0] <= span[0] and span[1] <= home[1]:
        return span
    return _cut(article.text, (max(span[0], home[0]), min(span[1], home[1]))) or span


def _cut(text: str, span: Span) -> Span | None:
    start, end = span
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS:
        end -= 1
    return (start, end) if start < end else None


def _without_verdict(article: Article, item: Candidate) -> Candidate:
    """ "Doyle's claim that the vote was rigged is baseless": the sentence's own verb is the writer's. That it stands
    in the content is plain where the claim is the sentence's subject and the content all the rest."""
    text = article.text
    if len(item.content) != 1 or not _CLAIM.search(text[slice(*item.cue[-1])]):
        return item
    start, end = item.content[0]
    index = bisect_right(article.sentences, (item.cue[0][0], len(text))) - 1
    if index < 0 or not text.startswith("that ", start) or end - start > LONGEST:
        return item
    sentence = article.sentences[index]
    owner = item.source[0] if item.source else (0, 0)
    before = text[sentence[0] : item.cue[0][0]].strip().lower()
    first = before in _DETERMINERS or (owner[0] == sentence[0] and owner[1] + 1 >= item.cue[0][0])
    whole = first and not text[end : sentence[1]].strip(' .!”"\n')
    verdict = _VERDICT.fullmatch(text, start, end) if whole else None
    return item if verdict is None else replace(item, content=((start, verdict.end("kept")),))
