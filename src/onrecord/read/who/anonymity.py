"""Sources without a name: whether one is, what gives it away, and why it is not named."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.read.who.lexicon import country_ending, lines_of, noun_ending
from onrecord.read.who.offices import body_range
from onrecord.read.who.parsing import pieces_of
from onrecord.read.who.phrases import Phrase
from onrecord.read.who.words import Word
from onrecord.record import Anonymity, Article, Span

GIVES = ("nationality", "institution", "rank", "closeness")
_STRAY = frozenset(
    "report study survey poll estimate account research review analysis assessment test result data figure information "
    "evidence article story editorial source rumour rumor".split()
)
"""Documents of which there are many: "a report" names none of them, "a bill" is the one that is spoken of."""


def is_anonymous(words: Sequence[Word], phrase: Phrase) -> bool:
    """Whether the phrase names nobody precisely enough to be found."""
    if "vague" in phrase.traits and not phrase.name:
        return True
    if phrase.kind == "unknown":
        return phrase.determiner not in ("the", "owned") and not names_somebody(words)
    if phrase.name:
        return False
    if phrase.kind == "person":
        return _is_unnamed_person(words, phrase)
    if phrase.kind == "group":
        if "joined" in phrase.traits:
            return "named" not in phrase.traits
        held = "office" in phrase.traits and phrase.determiner == "the" and any(word.capital for word in words[1:])
        return not (held or phrase.traits & {"kin", "spokes"} or body_range(words, phrase))
    if phrase.kind == "document":
        return _is_stray_document(words, phrase)
    return _is_unnamed_body(words, phrase)


def _is_unnamed_person(words: Sequence[Word], phrase: Phrase) -> bool:
    if "spokes" in phrase.traits:
        return len(words) <= 1 + bool(phrase.determiner) and phrase.determiner != "the"
    if phrase.determiner in ("a", "new"):
        return "office" not in phrase.traits or body_range(words, phrase) is None
    if "office" in phrase.traits or "kin" in phrase.traits:
        return False
    return phrase.determiner != "owned"


def names_somebody(words: Sequence[Word]) -> bool:
    """Whether there is a capitalised name that is no country, people or place: "TEPCO staff"."""
    place = len(words)
    while place:
        found = country_ending([word.text for word in words[max(0, place - 5) : place]])
        if found is not None:
            place -= found[1]
            continue
        word = words[place - 1]
        if word.capital and place > 1 and noun_ending([word.low]) is None:
            return True
        if word.capital and place == 1 and len(word.text) > 1 and (word.text.isupper() or word.owns):
            return True
        place -= 1
    return False


def _is_stray_document(words: Sequence[Word], phrase: Phrase) -> bool:
    if phrase.determiner in ("the", "owned") or names_somebody(words):
        return False
    return phrase.plural or phrase.head in _STRAY


def _is_unnamed_body(words: Sequence[Word], phrase: Phrase) -> bool:
    if phrase.determiner in ("a", "new"):
        return not names_somebody(words)
    return (
        phrase.plural and "joined" not in phrase.traits and not names_somebody(words) and phrase.determiner != "owned"
    )


def anonymity_of(article: Article, words: Sequence[Word], phrase: Phrase, sentences: Sequence[Span]) -> Anonymity:
    """What is given away by the phrase, and the reason for the silence where one of the sentences has it."""
    beside = [_beside(phrase.span, span) for span in sentences]
    reason = next((found for span in beside if (found := _reason(article.text, span)) is not None), None)
    return Anonymity(gives_of(words, phrase), phrase.span, reason)


def _beside(phrase: Span, sentence: Span) -> Span:
    """What of a sentence lies near the phrase: a text without full stops is one sentence."""
    start, end = max(sentence[0], phrase[0] - REACH), min(sentence[1], phrase[1] + REACH)
    return (start, end) if start < end else (sentence[0], min(sentence[1], sentence[0] + REACH))


def gives_of(words: Sequence[Word], phrase: Phrase) -> tuple[str, ...]:
    """Nationality, institution, rank, closeness: those that the words give away."""
    low = " ".join(word.low for word in words)
    given = {what for what, pattern in _given_away() if pattern.search(low)}
    if _names_people(words):
        given.add("nationality")
    if _has_institution(words, phrase):
        given.add("institution")
    if "close" in phrase.traits:
        given.add("closeness")
    return tuple(what for what in GIVES if what in given)


def _names_people(words: Sequence[Word]) -> bool:
    texts = [word.text for word in words]
    return any(country_ending(texts[max(0, place - 4) : place]) is not None for place in range(1, len(texts) + 1))


def _has_institution(words: Sequence[Word], phrase: Phrase) -> bool:
    if phrase.kind in ("organisation", "official_body") or "official" in phrase.traits:
        return True
    heads = [noun_ending([word.low for word in piece]) for piece in pieces_of(words)]
    return (
        any(head is not None and "official" in head[0].traits for head in heads)
        or body_range(words, phrase) is not None
    )


REACH = 500
"""Code points on either side of the source among which the reason for its silence is looked for."""

_HINTS = re.compile(
    r"anonym|named?\b|identi|authori|allowed|permitted|cleared|liberty|entitled|supposed|quoted|sensitiv|fear|withheld|secret",
    re.I,
)
"""Without one of these no reason is given; looked for first, since nearly all sentences have none."""


_SAID = re.compile(r" (?:said|says?|told|tells|added|confirmed|claimed|described|explained)\b")


def _reason(text: str, span: Span) -> Span | None:
    if _HINTS.search(text, *span) is None:
        return None
    for pattern in _reasons():
        match = pattern.search(text, *span)
        if match is not None:
            start, end = match.span()
            said = _SAID.search(text, start, end)
            end = said.start() if said else end
            while end > start and text[end - 1].isspace():
                end -= 1
            while start < end and text[start].isspace():
                start += 1
            return start, end
    return None


@cache
def _given_away() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for line in lines_of("given_away.tsv"):
        what, words = line.split("\t")
        found.append((what, re.compile(r"\b(?:" + "|".join(re.escape(word) for word in words.split(";")) + r")\b")))
    return tuple(found)


@cache
def _reasons() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(line, re.I) for line in lines_of("reasons.txt"))
