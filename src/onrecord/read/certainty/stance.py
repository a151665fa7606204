"""What the writer makes of a statement: leaves it with its source, keeps it at arm's length, or takes it as true."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.read.certainty.estimate import Hedge
from onrecord.read.certainty.words import LEAD, Head, sentence_end, sentence_start
from onrecord.read.passage import Passage
from onrecord.record import Article, Span, Spans
from onrecord.record.wording import Stance

Judged = tuple[Stance, Spans, str]
"""A stance, the words that say so, and the rule."""

_DOUBTS = re.compile(
    r"\b(?:falsely|wrongly|baselessly|erroneously|incorrectly|mistakenly|misleadingly|dubiously|implausibly|supposedly|"
    r"without (?:\w+ ){0,3}(?:evidence|proof|substantiation|basis)|provid(?:ed|ing) no (?:evidence|proof)|"
    r"(?:offer(?:ed|ing)|cit(?:ed|ing)) no (?:evidence|proof)|contrary to (?:the )?(?:evidence|facts))\b",
    re.I,
)
_NOT_CHECKED = (
    r"(?:could|can|has|have|had|were|was) not (?:yet )?(?:immediately )?(?:(?:be|been|yet been) )?"
    r"(?:independently |immediately )?(?:verif(?:y|ied)|confirm(?:ed)?|corroborated?)"
)
_UNCHECKED = re.compile(
    r"[\s”\"]{0,4}(?P<words>(?:(?:the|this|that|these|those|his|her|its|their) (?:\w+ )?"
    rf"(?:claims?|reports?|accounts?|figures?|allegations?|statements?|assertions?|information)|it) {_NOT_CHECKED})\b",
    re.I,
)
NEXT = 120
"""Code points of the next sentence that are looked at for "The claim could not be verified"."""

_VOUCHES = re.compile(r"\b(?:correctly|rightly|accurately|truthfully|as is well known)\b", re.I)
_SO_CALLED = re.compile(
    r"\b(?:so[- ]called|self[- ](?:styled|proclaimed|described)|purported(?:ly)?|supposed(?:ly)?(?! to\b))\b", re.I
)
_ALLEGED = re.compile(r"\b(?:alleged(?:ly)?)\b", re.I)
_SCARE = re.compile(r"(?<![\w”\"])[\"“](?P<words>[a-z][\w’'-]*(?: [\w’'-]+){0,2})[\"”](?!\w)")
_CLAIMS_ITS_OWN = re.compile(
    r"\W+(?:\w+ ){0,2}?"
    r"(?:responsibility|credit|victory|asylum|damages|compensation|benefits|insurance|the (?:lives|life))\b",
    re.I,
)
_OPEN = re.compile(r"^[\s\"“‘'`,]*(?:as|if|whether|what|who|why|how|when|where|which)\b", re.I)
"""What is not known, or is only called so: "does not know who", "known as"."""

_KNOWS = frozenset("know realize realise aware recognize recognise remember notice".split())


def stance_of(article: Article, passage: Passage, head: Head | None, hedges: Sequence[Hedge], lead: Spans) -> Judged:
    """The writer's stance to an attribution or assertion, with the words that show it."""
    around = _around(article, passage, lead)
    for span in around:
        match = _DOUBTS.search(article.text, *span)
        if match:
            return "distances", (match.span(),), "stance.doubts"
    unchecked = _unchecked(article, around)
    if unchecked is not None:
        return unchecked
    by_head = _by_head(article.text, head, article.text[slice(*lead[0])] if lead else "")
    if by_head is not None:
        return by_head
    for span in around:
        match = _VOUCHES.search(article.text, *span)
        if match:
            return "endorses", (match.span(),), "stance.vouches"
    return _in_content(article, passage, hedges, lead) or ("neutral", (), "stance.none")


def _around(article: Article, passage: Passage, lead: Spans) -> Spans:
    """The writer's own words in the sentence: around cue and content, and in the last of an unquoted content."""
    if not passage.cue:
        return lead
    start = max(sentence_start(article, passage.cue[0][0]), passage.cue[0][0] - LEAD)
    last = passage.cue[-1][1]
    pieces: list[Span] = []
    for begin, end in sorted(passage.content):
        if end <= start or begin > last + LEAD:
            continue
        pieces.append((start, min(begin, start + LEAD)))
        if article.text[end - 1 : end] not in ("”", '"'):
            pieces.append((max(begin, end - 60), end))
        start, last = end, max(last, end)
    pieces.append((start, min(sentence_end(article, max(start - 1, passage.cue[-1][1] - 1)), start + LEAD)))
    return tuple(piece for piece in pieces if piece[0] < piece[1])


def _unchecked(article: Article, around: Spans) -> Judged | None:
    """The writer says that nobody could check it, at the head of the next sentence."""
    if not around:
        return None
    last = max(end for _, end in around)
    match = _UNCHECKED.match(article.text, last, min(last + NEXT, len(article.text)))
    return ("distances", (match.span("words"),), "stance.unchecked") if match else None


def _by_head(text: str, head: Head | None, first: str) -> Judged | None:
    if head is None or head.word.stance == "neutral":
        return None
    if head.negation and head.word.lemma not in _KNOWS:
        return None
    if head.word.stance == "endorses" and _OPEN.search(
        first if head.negation else text[head.span[1] : head.span[1] + 4]
    ):
        return None
    if head.word.lemma == "claim" and _CLAIMS_ITS_OWN.match(text, head.span[1], head.span[1] + 60):
        return None
    return head.word.stance, (head.span,), "stance.cue"


def _in_content(article: Article, passage: Passage, hedges: Sequence[Hedge], lead: Spans) -> Judged | None:
    """Words of a content that nobody else is quoted with."""
    own = [piece for piece in lead if not _quoted(article.text, piece)]
    patterns = (_SO_CALLED, _ALLEGED, _SCARE) if not passage.cue else (_SO_CALLED,)
    for pattern in patterns:
        for span in own:
            match = pattern.search(article.text, *span)
            if match and not (pattern is _SO_CALLED and _inside_quotes(article.text, span, match.start())):
                return "distances", (match.span(),), "stance.words"
    distant = tuple(hedge.span for hedge in hedges if hedge.stance == "distances")
    return ("distances", distant, "stance.hedge") if distant else None


def _quoted(text: str, span: Span) -> bool:
    return text[span[0] : span[0] + 1] in ("“", '"') and not _SCARE.match(text, *span)


def _inside_quotes(text: str, span: Span, position: int) -> bool:
    before = text[span[0] : position]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
