"""Attributions without a verb: "And from Chairwoman X: “…”", "X, 34: “…”" and "“…” — Commissioner Y"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.read.candidates import Candidate
from onrecord.read.coverage import Coverage
from onrecord.record import Article, Span, length

_BEFORE_COLON = re.compile(
    r"\s*(?:(?:And|But|Then|Also)\b[ ,]*(?:then |also )?)?(?P<from>(?:[Tt]his )?(?:comes? )?[Ff]rom )?"
    r"(?P<name>(?(from)|(?=(?:the |an? )?[A-Z]))[^\n:“”\"]{1,90}?)(?: on [^\n:“”\"]{2,60})?\s*(?P<colon>:)\s*$"
)
_SIGNATURE = re.compile(r"\s*(?P<dash>—|–|--|-)\s*(?P<name>[A-Z][^\n“”\"—–:;!?]{2,80}?)\s*\.?\s*$")
LIKELY = (2.0, -0.4)
"""Cue logit and log-share that a rule's find is given: as sure as a clear draft of the network, no surer."""


def with_verbless(article: Article, items: list[Candidate]) -> list[Candidate]:
    """Candidates with the sources that only a colon or a dash names, and those that no cue would have found."""
    mended = [_named_by_colon(article, item) for item in items]
    credited = Coverage(span for item in mended for span in item.content)
    found = [made for made in _uncued(article) if not _covered(made, credited)]
    return sorted([*mended, *found], key=lambda item: item.cue[0])


def _named_by_colon(article: Article, item: Candidate) -> Candidate:
    """Give a sourceless colon the name that stands before it."""
    if item.source or not article.text[slice(*item.cue[-1])].endswith(":"):
        return item
    begin = _sentence_start(article, item.cue[-1][0])
    match = _BEFORE_COLON.match(article.text, begin, item.cue[-1][1])
    return item if match is None else replace(item, source=(match.span("name"),))


def _uncued(article: Article) -> Iterator[Candidate]:
    begin, log_share = LIKELY
    outer = [quotation.span for quotation in article.quotations if quotation.depth == 0]
    for paragraph, spans in _by_paragraph(article, outer):
        for place, span in enumerate(spans):
            start = max(paragraph[0], _sentence_start(article, span[0]), spans[place - 1][1] if place else 0)
            before = _BEFORE_COLON.match(article.text, start, span[0])
            if before is not None and _is_name(before["name"], before.group()):
                name, cue = before.span("name"), before.span("colon")
                yield Candidate((name,), (cue,), tuple(spans[place:]), "speech", begin, log_share, False)
                break
        else:
            after = _SIGNATURE.match(article.text, spans[-1][1], paragraph[1])
            if after is not None and len(spans) == 1 and spans[0][0] == paragraph[0]:
                name, cue = after.span("name"), after.span("dash")
                yield Candidate((name,), (cue,), (spans[0],), "speech", begin, log_share, False)


def _by_paragraph(article: Article, spans: Iterable[Span]) -> Iterator[tuple[Span, list[Span]]]:
    """Each paragraph with its quotations, where it has any. Both are in order."""
    waiting = iter(spans)
    span = next(waiting, None)
    for paragraph in article.paragraphs:
        held = []
        while span is not None and span[0] < paragraph[1]:
            if span[0] >= paragraph[0]:
                held.append(span)
            span = next(waiting, None)
        if held:
            yield paragraph, held


def _sentence_start(article: Article, position: int) -> int:
    """Where the words before a quotation begin: after the last full stop, within 120 code points."""
    start = max(0, position - 120)
    stop = max(article.text.rfind(mark, start, position) for mark in (". ", "\n", "” ", '" '))
    return start if stop < 0 else stop + 1


def _is_name(name: str, whole: str) -> bool:
    """Two capitalised words, an age, or "from" before it: "Update:" introduces a quotation and says nothing."""
    return len(re.findall(r"\b[A-Z]", name)) >= 2 or bool(re.search(r"\bfrom\b|, \d", whole))


def _covered(made: Candidate, credited: Coverage) -> bool:
    return sum(credited.inside(span) for span in made.content) > 0.6 * length(made.content)
