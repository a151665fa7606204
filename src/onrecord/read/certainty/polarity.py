"""Whether the source stands by the content, denies it, or keeps clear of it.

By the annotation guide of the Wikinews set: denied is what the source denies, refuses or does not believe; uncommitted
is what it asks, does not know, will not say.
"""

from __future__ import annotations

import re

from onrecord.read.certainty.lexicon import look_up
from onrecord.read.certainty.words import WORD, Head, negation_of
from onrecord.read.passage import Passage
from onrecord.record import Article, Span, Spans
from onrecord.record.wording import Polarity

Judged = tuple[Polarity, Spans, str]
"""A polarity, the words that say so, and the rule."""

_TELLING = (
    r"(?:say|tell|comment|confirm|disclose|reveal|name|identify|answer|explain|elaborate|specify|discuss|speculate|give|"
    r"provide|release|divulge|determine|know|talk|speak|respond|address|verify|establish|estimate|describe|detail|share)"
)
_WITHHOLDS = re.compile(
    r"\b(?:refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|unable|fail(?:s|ed|ing)?|unwilling|reluctant|yet|could not|"
    r"cannot|(?:not|\w+n[’']t)(?: \w+)? able|can[’']t|couldn[’']t|will not|won[’']t|would not|wouldn[’']t)\b(?: \w+)?? "
    rf"(?:to )?(?:\w+ly )?(?:be )?{_TELLING}\b",
    re.I,
)
_SILENT = re.compile(
    r"\b(?:no (?:immediate |further |official )?(?:comment|word|reports?|announcement|information|idea)|"
    r"nothing (?:\w+ )?to say|silent on|made no mention|left open|open question|(?:it (?:is|was|[’']s) )?"
    r"(?:un(?:clear|known|certain|sure|decided|aware)|not (?:yet )?(?:clear|known|certain|sure))|"
    r"(?:un)?sure (?:whether|if))\b",
    re.I,
)
_NO_DENIAL = re.compile(
    r"\b(?:(?:refus|declin)(?:e|es|ed|ing) to|(?:unwilling|reluctant) to|fail(?:s|ed|ing)? to|"
    r"stop(?:s|ped|ping)? short of|avoid(?:s|ed|ing)?)\s+"
    r"(?:either )?(?:\w+ly )?(?:confirm(?:ing)? n?or )?"
    r"(?:deny|disput|reject|contest|refut|exclud|rul(?=(?:e|ing) out\b))(?:e|ing)?\b",
    re.I,
)
"""Who refuses to deny something does not deny it."""

_EARLY = re.compile(
    r"\b(?:too (?:early|soon)|premature|hard|difficult|impossible)[”\"’']? to (?:say|tell|know|judge|predict|speculate|"
    r"comment|draw|determine|estimate|conclude|gauge)\b",
    re.I,
)
_IMPERSONAL = re.compile(
    r"^[\s\"“‘'`]*no (?:\w+ )?(?:figures?|details?|information|reasons?|explanation|word|motive)\b|"
    r"^[\s\"“‘'`]*(?:that )?it (?:is|was|remains|remained|[’']s)(?: still)? "
    r"(?:unclear|unknown|uncertain|not (?:yet )?(?:clear|known|certain))\b|^[\s\"“‘'`]*no comment\b",
    re.I,
)
_WHETHER = re.compile(r"^[\s\"“‘'`,]*(?:\w+ly )?(?:if|whether|what|who|whom|whose|why|how|when|where|which)\b", re.I)
_DIRECTS = re.compile(r"^[\s\"“‘'`,]*(?:(?:\w+ ){0,6}?to|for|that)\b", re.I)
_ASKS = frozenset("ask inquire enquire wonder query question".split())
_SEEKS = frozenset(
    "determine verify establish discover learn decide investigate check study examine probe find know see consider "
    "discuss debate evaluate assess clarify resolve ascertain figure".split()
)
_FINDS = frozenset("determine verify establish investigate check study examine probe ascertain".split())
_MULLS = frozenset("consider contemplate evaluate explore".split())
_JUDGED = re.compile(r"\b(?:to be|as|that)\b|^[\s\"“]*(?:it|him|her|them|himself|herself|themselves|itself)\b", re.I)
"""What is considered to be so is believed; what is merely considered is open."""

_YES_NO = re.compile(r"[\s\"“‘'`]*(?:if|whether|the possibility)\b", re.I)
_OPTION = re.compile(r"^[\s\"“]*the possibility\b", re.I)


def polarity_of(article: Article, passage: Passage, head: Head | None, lead: Spans) -> Judged:
    """The polarity of an attribution or assertion, with the words that say so."""
    if not passage.cue:
        return "asserted", (), "polarity.none"
    text = article.text
    first = text[slice(*lead[0])] if lead else ""
    for rule in (_withheld, _asked, _early):
        judged = rule(text, passage, lead, first, head)
        if judged is not None:
            return judged
    return _by_head(article, passage, head, first)


def _withheld(text: str, passage: Passage, lead: Spans, first: str, head: Head | None) -> Judged | None:
    """What the source would not or could not say: the words run from the cue into a content that begins with "to"."""
    start, end = passage.cue[0][0], passage.cue[-1][1]
    runs_on = [span for span in lead if end <= span[0] <= end + 3 and re.match(r"\s*to\b", first)]
    stop = min(runs_on[0][0] + 25, runs_on[0][1]) if runs_on else end
    match = _WITHHOLDS.search(text, start, min(stop, start + 200))
    match = match or _SILENT.search(text, start, min(end, start + 200))
    match = match or _NO_DENIAL.search(text, start, min(stop, start + 200))
    return ("uncommitted", (match.span(),), "polarity.withheld") if match else None


def _asked(text: str, passage: Passage, lead: Spans, first: str, head: Head | None) -> Judged | None:
    """A question: the cue asks, or all that is said is one."""
    last = passage.content[-1][1] if passage.content else 0
    ends = text[max(0, last - 6) : last].rstrip("\"'”’ \n")
    question = ends.endswith("?") and len(lead) > 0 and lead[-1][1] >= last - 1
    if head is None:
        return ("uncommitted", passage.content, "polarity.question") if question else None
    lemma = head.word.lemma
    for_it = re.match(r"\W+(?:for|to)\b", text[head.span[1] : head.span[1] + 6])
    if lemma in _ASKS and not (lemma == "ask" and (for_it or _DIRECTS.match(first)) and not _WHETHER.match(first)):
        return "uncommitted", (head.span,), "polarity.asks"
    seeking = _seeking(text, passage, first)
    if seeking is not None:
        return "uncommitted", (seeking,), "polarity.whether"
    return ("uncommitted", passage.content, "polarity.question") if question and passage.act != "writing" else None


def _seeking(text: str, passage: Passage, first: str) -> Span | None:
    """The cue's word that looks for an answer: with "whether" any, with "why" and its like only one still looking."""
    if not _WHETHER.match(first) and not _OPTION.search(first):
        return None
    for start, end in passage.cue:
        for match in WORD.finditer(text, start, min(end, start + 200)):
            words = look_up(match[0])
            open_yet = _YES_NO.match(first) or not match[0].lower().endswith("ed")
            if words and words[0].lemma in _SEEKS and open_yet and (_YES_NO.match(first) or words[0].lemma in _FINDS):
                return match.span()
    return None


def _early(text: str, passage: Passage, lead: Spans, first: str, head: Head | None) -> Judged | None:
    """Said to be too early to say, or not known to anybody."""
    for span in (*((start, min(end, start + 200)) for start, end in passage.cue), *lead):
        match = _EARLY.search(text, *span)
        if match:
            return "uncommitted", (match.span(),), "polarity.too_early"
    match = _IMPERSONAL.match(first)
    if match and lead:
        return "uncommitted", ((lead[0][0] + match.start(), lead[0][0] + match.end()),), "polarity.unclear"
    return None


def _by_head(article: Article, passage: Passage, head: Head | None, first: str) -> Judged:
    negation = head.negation if head else negation_of(article, passage)
    if head is None:
        return (_negated(passage), negation, "polarity.negated") if negation else ("asserted", (), "polarity.none")
    words: tuple[Span, ...] = (*negation, head.span)
    if negation:
        if passage.act == "perception":
            return "denied", words, "polarity.negated"
        return head.word.negated or _negated(passage), words, "polarity.negated"
    if head.word.lemma in _MULLS and not _JUDGED.search(first) and len(passage.content) < 2:
        return "uncommitted", words, "polarity.considers"
    if head.word.polarity is None:
        return "asserted", (), "polarity.none"
    return head.word.polarity, words, f"polarity.{head.word.polarity}"


def _negated(passage: Passage) -> Polarity:
    """What a negation makes of a cue that the lexicon says nothing of: who does not say keeps clear."""
    return "uncommitted" if passage.act in ("speech", "writing") else "denied"
