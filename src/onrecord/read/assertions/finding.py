"""Assertions: clauses that the article states in its own voice.

A speech, a writing, a thought and a plan are their source's; what somebody refuses or is seen to do the article itself
states. A sentence with an attribution in it gives what is left of it where
that is a clause by itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.read.assertions.clauses import count_clauses, opens_clause, split_clauses
from onrecord.read.assertions.tokens import Token, classes, tokens_of, words_in
from onrecord.read.assertions.verbs import NONE, SURE, finite
from onrecord.record import (
    Article,
    Assertion,
    Attribution,
    Evidence,
    SegmentKind,
    Span,
    Spans,
    identity,
    length,
    merge_spans,
    overlap,
    text_digest,
)
from onrecord.record.wording import Wording

OWN_VOICE: tuple[SegmentKind, ...] = ("body", "caption")
LONGEST = 1500
"""Code points of a sentence that is looked at; what is longer is no prose."""

LEAST_WORDS, LEAST_LEFT = 3, 8
"""Words of a clause, and code points that an attribution must leave for one to stand beside it."""

_SAID_SO = re.compile(
    r",[”\"]? [^,;:“”\"\n]{2,80} (?:said|says|added|adds|warned|noted|claimed|insisted|argued|explained)\.?$"
)
"""A sentence that ends by saying whose it is, though no attribution was found in it."""

_FURNITURE = re.compile(
    r"\W*(?:(?:additional |further )?(?:reporting|writing|editing|compiled|translated|edited|written|photography) "
    r"(?:by|for)\b|(?:photo|image|picture|video|graphic|credit|source|file photo)s?\s?[:/©]|©|copyright\b|"
    r"(?:read|see) (?:more|also)\b|this (?:article|story|page|post|report) (?:was|has been|is|will be) "
    r"(?:first |originally |last )?(?:published|updated|amended|corrected|developing|edited)\b|"
    r"this is a (?:breaking|developing)\b|(?:more|full) (?:details|coverage|story) (?:to follow|here|below)\b|"
    r"(?:follow|subscribe|sign up|click|tap)\b|all rights reserved|(?:correction|editor.s note|update)s?\s?:)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A stretch that is a statement, how sure that is, and why."""

    content: Spans
    segment: SegmentKind
    confidence: float
    by: str


def find_assertions(article: Article, attributions: Sequence[Attribution]) -> tuple[Assertion, ...]:
    """What the article states in its own voice, in the order of the text."""
    credited = _credited(article.text, attributions)
    quoted = merge_spans(item.span for item in article.quotations if item.depth == 0)
    name = text_digest(article.text)
    return tuple(
        Assertion(
            id=identity("as", name, found.content),
            content=found.content,
            segment=found.segment,
            wording=Wording(),
            confidence=found.confidence,
            evidence=(Evidence("content", found.content, found.confidence, found.by),),
        )
        for segment, span in _own_sentences(article)
        for found in _statements(article.text, segment, span, credited, quoted)
    )


def _credited(text: str, attributions: Sequence[Attribution]) -> Spans:
    """All that is some source's word, or says whose."""
    return merge_spans(
        span for item in attributions if _is_theirs(text, item) for span in (*item.source, *item.cue, *item.content)
    )


def _is_theirs(text: str, item: Attribution) -> bool:
    """Whether the article leaves a content to somebody: a say, a thought, a plan, what a search finds; not a deed."""
    cue = [token.lower for start, end in item.cue for token in tokens_of(text, start, end) if token.is_word]
    if item.act == "intention":
        return not any(word.startswith(stem) for word in cue for stem in words_in("deeds.txt")[0])
    if item.act == "perception":
        first = text[item.content[0][0] : item.content[0][1]].split(" ", 1)[0] if item.content else ""
        return bool(item.source) and first.lower() in ("that", "how", "whether", "what", "why")
    return True


def _own_sentences(article: Article) -> Iterator[tuple[SegmentKind, Span]]:
    """Sentences of the segments in which the article speaks, cut to their segment."""
    sentences = article.sentences
    for segment in article.segments:
        if segment.kind not in OWN_VOICE:
            continue
        start, end = segment.span
        first = max(0, bisect_right(sentences, (start, len(article.text))) - 1)
        for sentence in sentences[first : bisect_left(sentences, (end, 0))]:
            cut = max(start, sentence[0]), min(end, sentence[1])
            if cut[0] < cut[1] <= cut[0] + LONGEST:
                yield segment.kind, cut


def _within(spans: Spans, span: Span) -> Spans:
    """Those of many sorted spans that touch one, cut to it."""
    first = max(0, bisect_right(spans, span[0], key=lambda item: item[0]) - 1)
    last = bisect_left(spans, span[1], key=lambda item: item[0])
    cut = ((max(start, span[0]), min(end, span[1])) for start, end in spans[first:last])
    return tuple(item for item in cut if item[0] < item[1])


def _statements(text: str, segment: SegmentKind, span: Span, credited: Spans, quoted: Spans) -> Iterator[_Found]:
    """The statements of one sentence."""
    if _is_none(text, span, _within(quoted, span)):
        return
    inside = _within(credited, span)
    if length(inside) > span[1] - span[0] - LEAST_LEFT:
        return
    tokens = tokens_of(text, *span)
    if not _is_command(tokens):
        ranges = split_clauses(tokens)
        for start, end in ranges:
            clause = tokens[start:end]
            if touched := _within(inside, (clause[0].start, clause[-1].end)):
                yield from _left_over(segment, clause, touched)
            elif rated := _rate(clause):
                by = "rule: a sentence of its own" if len(ranges) == 1 else "rule: a main clause beside another"
                sure = rated if len(ranges) == 1 else round(0.9 * rated, 3)
                yield _Found((_trimmed(clause),), segment, sure, by)


def _is_none(text: str, span: Span, quoted: Spans) -> bool:
    """Questions, what stands mostly in quotation marks, and the page's furniture state nothing."""
    words = text[slice(*span)].rstrip(" \t\r\n\"”'’)")
    if words.endswith("?") or _FURNITURE.match(words) or _SAID_SO.search(words):
        return True
    return overlap([span], quoted) > (span[1] - span[0]) / 2


def _is_command(tokens: Sequence[Token]) -> bool:
    words = [token for token in tokens if token.is_word][:3]
    if len(words) < 2:
        return False
    always, mostly_nouns = words_in("commands.txt")
    first, second = words[0].lower, words[1].lower
    if first == "please":
        return True
    if first in always:
        return second not in classes()["finite"]
    known = classes()
    objects = second in ("us", "me", "him", "them", "your", "our", "the", "a", "for", "out", "up", "in", "any", "this")
    return (
        first in mostly_nouns
        and (objects or second.isdigit())
        and not any(token.lower in known["finite"] for token in tokens[1:8])
    )


def _rate(tokens: Sequence[Token]) -> float:
    """How sure it is that these words are a statement; 0 where they are none."""
    if sum(token.is_word for token in tokens) < LEAST_WORDS or count_clauses(tokens) < 1:
        return 0.0
    return 0.95 if any(finite(tokens, index) == SURE for index in range(len(tokens))) else 0.8


def _trimmed(tokens: Sequence[Token]) -> Span:
    """From the first word to the last, with a closing mark that has its opening one inside."""
    start, end = 0, len(tokens)
    while end > start and tokens[end - 1].word in ".,;:!?…-–—":
        end -= 1
    while start < end and tokens[start].word in ".,;:!?…-–—*•·":
        start += 1
    return tokens[start].start, tokens[end - 1].end


def _left_over(segment: SegmentKind, tokens: list[Token], inside: Spans) -> Iterator[_Found]:
    """What a clause states beside its attributions: a part of it, or what stands around one in commas."""
    parts = _parts(tokens, inside)
    for number, part in enumerate(parts):
        begins = part[0] is tokens[0]
        content = _standing(part, begins=begins) or (_around(part, parts[number + 1 :]) if begins else ())
        if content:
            yield _Found(content, segment, 0.7, "rule: what an attribution leaves")


def _standing(part: list[Token], *, begins: bool) -> Spans:
    """The part as a clause by itself, or nothing."""
    rest = _own_clause(part, begins=begins)
    return (_trimmed(rest),) if rest and _rate(rest) else ()


def _around(part: list[Token], later: Sequence[list[Token]]) -> Spans:
    """ "The bridge, which he called unsafe, was closed": subject and verb on both sides of an attribution."""
    if not later or later[0][0].word != "," or len(later[0]) < LEAST_WORDS or len(part) < LEAST_WORDS - 1:
        return ()
    if part[-1].word != "," or finite([part[-2], *later[0][1:]], 1) == NONE:
        return ()
    return _trimmed(part), _trimmed(later[0])


def _parts(tokens: list[Token], inside: Spans) -> list[list[Token]]:
    """Runs of tokens that no attribution touches."""
    parts: list[list[Token]] = []
    joined = False
    for token in tokens:
        touched = bisect_left(inside, token.end, key=lambda item: item[0]) - 1
        free = touched < 0 or inside[touched][1] <= token.start
        if free and joined:
            parts[-1].append(token)
        elif free:
            parts.append([token])
        joined = free
    return parts


def _own_clause(part: list[Token], *, begins: bool) -> list[Token]:
    """The part without the words by which it hangs on the attribution; empty where it cannot stand alone."""
    if not begins:
        part = _from_joint(part)
    known = classes()
    dangling = known["preposition"] | known["conjunction"] | words_in("openers.txt")[0] | {"the", "a", "an"}
    while part and (part[-1].lower in dangling or not part[-1].is_word):
        part = part[:-1]
    return part if sum(token.is_word for token in part) > LEAST_WORDS else []


def _from_joint(part: list[Token]) -> list[Token]:
    """A later part stands alone only from where "and", "but" or a semicolon joins a whole clause on."""
    for index, token in enumerate(part[:4]):
        if token.is_word and token.lower not in classes()["conjunction"]:
            break
        if (token.is_word or token.word == ";") and opens_clause(part, index + 1, marked=True):
            return part[index + 1 :]
    return []
