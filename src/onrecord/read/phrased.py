"""Attributions by a phrase in which no one word says so: "Holt let it be known that …", "“…” was how Holt put it".

The network knows a cue by its word ("said", "according to"). Of such phrases in made worlds by six writers it found the
source in 1 of 10.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.read.candidates import Candidate
from onrecord.read.coverage import Coverage
from onrecord.read.verbless import LIKELY
from onrecord.record import Article, Span, length, overlap

LONGEST = 600
"""Code points of a sentence that is looked at: a bound that keeps long texts linear."""

_COVERED = 0.5
"""Share of a content from which on it is the same, credited otherwise."""

_DATELINE = r"(?:[^\n“”\"]{1,50} [—–-] )?"
_LEAD = (
    rf"{_DATELINE}"
    r"(?:(?:On|In|At|Earlier|Later|Meanwhile|Also|And|But|Yesterday|Today)\b[^,\n“”\"]{0,30},? )?(?:As )?"
)
_WHO = r"(?P<who>(?!(?:it|this|that|there|who|which|what)\b)[^\n“”\":;,]{2,70}?(?:, [^\n“”\":;,]{2,50},(?= ))?)"
_BY = r"(?P<by>(?:The |the )?[A-Z][^\n“”\":;,.]{1,50})"
_SAID = r"(?P<said>[^\n]+)"
_MARKED = r"(?P<said>[“\"][^“”\"\n]+[”\"]?)"
_SPOKEN = rf"{_DATELINE}{_MARKED}"
_DAY = r"(?: (?:on|late on|early on) [A-Z]\w+| yesterday| today| earlier| later| this week)?"
_KNOWN = (
    r"(?P<cue>(?:has |have |had )?(?:let it be known|made it known|put it on record|went on record|"
    r"(?:gave|given) (?:it )?to (?:be )?underst(?:and|ood)))"
)

_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_LEAD}{_WHO} {_KNOWN}{_DAY}(?: that|,|:) {_SAID}",
        rf"{_SAID}, {_WHO} {_KNOWN}{_DAY}",
        rf"(?P<said>[^\n]+?,?[”\"]?),? {_WHO} (?P<cue>(?:is|was) quoted)(?: (?:by|in) {_BY})? (?P<cue2>as saying)",
        rf"(?P<said>[^\n]+?,?[”\"]?),? {_WHO} (?P<cue>(?:is|was) quoted as saying) (?:by|in) {_BY}",
        rf"{_SPOKEN},? (?P<cue>(?:is|was) how) {_WHO} (?P<cue2>(?:has |had )?put it){_DAY}",
        rf"{_SPOKEN}[:,.]? ?(?P<cue>with (?:these|those) words),? {_WHO} (?:turned|addressed|opened|ended)\b.*",
        rf"{_LEAD}(?P<cue>(?:By|On|In) the (?:account|telling|words|version) of) {_WHO}, {_SAID}",
        rf"{_BY} (?P<cue>(?:has|had) (?:it|learn(?:t|ed)) from) {_WHO} that {_SAID}",
        rf"{_BY} spoke (?:to|with) {_WHO} and (?P<cue>(?:was told|learn(?:t|ed))) that {_SAID}",
        rf"{_BY} (?P<cue>(?:printed|carried|published|gave|quotes?|quoted) the words of) {_WHO}: {_MARKED}",
        rf"{_BY} (?P<cue>(?:quotes?|quoted|cites?|cited)) {_WHO} (?P<cue2>with the words): {_MARKED}",
        rf"{_BY} (?P<cue>(?:reports?|reported|writes|wrote), with reference to) {_WHO}, that {_SAID}",
        rf"{_LEAD}(?:The|the) (?P<cue>(?:exact |very )?words of) {_WHO}{_DAY} (?P<cue2>were):? {_MARKED}",
        rf"{_SPOKEN} (?P<cue>(?:These|Those|Such|So) were the words of) {_WHO}{_DAY}",
        rf"{_LEAD}(?:The |the )?(?P<cue>(?:word|message|news) from) {_WHO}{_DAY} (?P<cue2>(?:is|was)) that {_SAID}",
        rf"{_LEAD}(?P<cue>[Ff]rom) {_WHO} (?P<cue2>(?:comes|came) (?:the )?(?:word|news|message|report)) that {_SAID}",
    )
)
_CUE = re.compile(
    r"known|to (?:be )?underst|on record|quoted|was how|is how|e words|e account of|e telling of|e version of|[Ff]rom|"
    r"spoke (?:to|with)|with reference to|were the words"
)
"""What every such phrase has: a sentence without it is not looked at further."""


def with_phrased(article: Article, items: list[Candidate]) -> list[Candidate]:
    """Candidates with what such phrases credit, in the place of those that credit the same words to another."""
    found = [made for made in _phrased(article) if not _is_credited(article, made, items)]
    if not found:
        return items
    said = Coverage(span for made in found for span in made.content)
    kept = [item for item in items if not _is_replaced(item, found, said)]
    return sorted([*kept, *found], key=lambda item: item.cue[0])


def _phrased(article: Article) -> Iterator[Candidate]:
    for span in _stretches(article):
        if span[1] - span[0] <= LONGEST and _CUE.search(article.text, *span):
            for pattern in _PATTERNS:
                match = pattern.fullmatch(article.text, span[0], _end(article.text, span))
                if match is not None:
                    yield _made(article.text, match)
                    break


def _stretches(article: Article) -> Iterator[Span]:
    """Each sentence, and each that is nothing but a quotation together with the one that follows it."""
    yield from article.sentences
    for (start, end), (after, last) in pairwise(article.sentences):
        if article.text[start] in '“"' and not article.text[end:after].strip(" "):
            yield start, last


def _end(text: str, span: Span) -> int:
    """Where a sentence ends without its full stop."""
    return span[0] + len(text[slice(*span)].rstrip(" .!?"))


def _made(text: str, match: re.Match[str]) -> Candidate:
    begins, log_share = LIKELY
    parts = match.groupdict()
    cue = tuple(match.span(name) for name in ("cue", "cue2") if parts.get(name))
    start, end = match.span("said")
    if text[start] not in '“"':
        end = start + len(text[start:end].rstrip(" ,"))
    through = (match.span("by"),) if parts.get("by") else ()
    source = match.start("who"), match.start("who") + len(match["who"].rstrip(" ,"))
    return Candidate((source,), cue, ((start, end),), "speech", begins, log_share, False, through=through)


def _is_credited(article: Article, made: Candidate, items: Sequence[Candidate]) -> bool:
    """Whether the same words are credited to the same source, or all of it stands within somebody's words."""
    return any(
        (overlap(item.source, made.source) and overlap(item.content, made.content) > _COVERED * length(made.content))
        or overlap(item.content, [made.extent]) == length([made.extent])
        for item in items
    )


def _is_replaced(item: Candidate, found: Sequence[Candidate], said: Coverage) -> bool:
    inside = sum(said.inside(span) for span in item.content) > _COVERED * length(item.content)
    return inside and not any(overlap(item.cue, made.content) for made in found)
