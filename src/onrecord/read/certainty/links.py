"""What a governing word does to the event under it: reported, taken as true, wanted, possible, denied, conditional.

The classes are TimeML's. The governing word decides where the lexicon knows it; the way in which the event is put
under it ("to", a bare verb, a clause, a noun) decides between its readings and where the lexicon is silent.
"""

from __future__ import annotations

import re
from typing import Literal

from onrecord.read.certainty.lexicon import LinkKind, Word, look_up, look_up_at
from onrecord.record import Span

Manner = Literal["infinitive", "clause", "gerund", "bare", "noun"]
"""How the event stands under its governor."""

REACH = 400
"""Code points between the two words that are looked at."""

_END = re.compile(r"[.!?;]['\"”’)]*\s+(?=[\"“'`A-Z])|\n\s*\n")
_CLAUSE = re.compile(r"\b(?:that|who|which|whether|if|how|why|where|when|what|because)\b|[:,]\s*[\"“`']", re.I)
_SUBJECT = re.compile(
    r"\b(?:he|she|it|they|we|i|you|there|this|these|those|will|would|could|should|must|may|might|can|is|are|was|were|"
    r"has|had|have|did|does|do|cannot|\w+n['’]t)\b",
    re.I,
)
_TO = re.compile(
    r"\b(?:to|ought)(?:\s+\w+ly|\s+not|\s+then|\s+also|\s+try\s+and)*(?:\s+(?:be|have|have been))?\W*$", re.I
)
_BARE_TO = re.compile(r"\bto\b", re.I)
_JOINED = re.compile(r",|\b(?:and|or|then|not)\b", re.I)
_OPEN = re.compile(r"^\W*(?:if|whether|how|why|what|where|when|who)\b", re.I)
_UNREAL = re.compile(r"\b(?:will|would|could|should|might|may|must|can)\s+(?:\w+ly\s+|also\s+|not\s+)?$", re.I)
_SIGNS = frozenset("indicate show demonstrate signal signify illustrate reflect suggest".split())
"""Verbs whose subject is a thing that gives evidence: with a noun after them they state, with a clause they report."""

_BE = re.compile(r"\bbe\W*$", re.I)
_SUBJUNCTIVE = frozenset("insist ask suggest propose recommend".split())
"""Verbs that report with a plain clause and demand with a bare one ("insist that it be kept")."""

_NOMINAL = re.compile(r"\b(?:the|an?|his|her|its|their|this|that|any|no|\w+['’]s?|of|in)\s+(?:\w+\s+)?$", re.I)
_IF = re.compile(r"\bif\b[^,]{0,40}$", re.I)
_THEN = re.compile(r",.*\b(?:will|would|could|may|might)\b", re.S)
_UNKNOWN: dict[Manner, LinkKind] = {
    "infinitive": "modal",
    "bare": "modal",
    "gerund": "modal",
    "clause": "evidential",
    "noun": "factive",
}
"""What a governor that the lexicon does not know is taken for: "to" is for a purpose, a clause is reported, a noun is
what it acts upon."""


def relate(text: str, governor: Span, event: Span) -> LinkKind:
    """Which way the governing word relates to the event under it."""
    word = _sense(text, governor)
    manner = manner_of(text, governor, event)
    if _conditional(text, governor, event, word):
        return "conditional"
    if word is None:
        return _UNKNOWN[manner]
    return _known(text, governor, event, word, manner)


def manner_of(text: str, governor: Span, event: Span) -> Manner:
    """How the event is put under the governor, by the words between them and its form."""
    if event[0] < governor[0]:
        return _before(text, governor)
    between = text[max(governor[1], event[0] - REACH) : event[0]]
    form = text[slice(*event)].lower()
    if _CLAUSE.search(between):
        return "clause"
    if _TO.search(between):
        return "clause" if _SUBJECT.search(_TO.sub("", between)) else "infinitive"
    if _SUBJECT.search(between) or (_past(form) and len(between.split()) > 1):
        return "clause"
    if form.endswith("ing"):
        return "gerund"
    if _BARE_TO.search(between) and _JOINED.search(between):
        return "infinitive"
    return "bare" if not between.strip() else "noun"


def _before(text: str, governor: Span) -> Manner:
    """An event that stands first: said of a clause ("has fled, he said"), or a noun that the governor modifies."""
    found = look_up(text[slice(*governor)])
    return "clause" if found and found[0].kind == "evidential" else "noun"


def _past(form: str) -> bool:
    return form.endswith("ed") and len(form) > 4


def _sense(text: str, governor: Span) -> Word | None:
    """The reading of the governing word: that of its part of speech, which what stands before it shows."""
    form = text[slice(*governor)]
    found = look_up_at(text, *governor)
    if len(found) < 2:
        return found[0] if found else None
    nominal = _NOMINAL.search(text[max(0, governor[0] - 20) : governor[0]])
    wanted = "n" if nominal and not form.lower().endswith(("ed", "ing")) else "v"
    return next((word for word in found if word.part == wanted), found[0])


def _conditional(text: str, governor: Span, event: Span, word: Word | None) -> bool:
    """Whether the governor stands in an "if", and the event in what would come of it."""
    if word is not None and word.kind == "conditional":
        return True
    if event[0] <= governor[1]:
        return False
    lead = _END.split(text[max(0, governor[0] - 60) : governor[0]])[-1]
    return bool(_IF.search(lead) and _THEN.search(text[governor[1] : min(event[0], governor[1] + REACH)]))


def _known(text: str, governor: Span, event: Span, word: Word, manner: Manner) -> LinkKind:
    after = text[governor[1] : governor[1] + 12]
    if word.kind in ("evidential", "factive", "neg_evidential") and manner == "infinitive":
        return "modal"
    if word.kind == "evidential":
        return _reported(text, event, word, manner)
    if word.kind == "factive" and _unreal(text, governor, word, manner):
        return "modal"
    return "modal" if word.lemma == "know" and _OPEN.match(after) else word.kind


def _unreal(text: str, governor: Span, word: Word, manner: Manner) -> bool:
    """What would be done, and a bare noun, which names a kind of act and none that took place ("take action")."""
    if manner == "bare":
        return word.stance == "neutral"
    return manner == "noun" and _UNREAL.search(text[max(0, governor[0] - 25) : governor[0]]) is not None


def _reported(text: str, event: Span, word: Word, manner: Manner) -> LinkKind:
    """A report of what should be is a demand; what a thing shows by itself is taken as true."""
    if word.lemma in _SUBJUNCTIVE and _BE.search(text[max(0, event[0] - 6) : event[0]]):
        return "modal"
    return "factive" if manner in ("noun", "bare") and word.lemma in _SIGNS else "evidential"
