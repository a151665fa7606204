"""Whether a time without a year or week lies behind or ahead: by the verb it hangs on and the words before it."""

from __future__ import annotations

from functools import cache

from onrecord.read.times.tokens import Token, rows

PAST, UNKNOWN, FUTURE = -1, 0, 1
_REACH_BACK, _REACH_ON = 18, 14
_BREAKS = frozenset(";:\"“”")
_ED_BUT_NO_VERB = frozenset({"hundred", "united", "need", "indeed", "speed", "seed", "bed", "red", "feed", "breed"})
_AS_SOON = frozenset({"soon", "early", "later"})


@cache
def _foretelling() -> frozenset[str]:
    return frozenset(row[0] for row in rows("foretelling.txt", 1))


@cache
def _pasts() -> frozenset[str]:
    return frozenset(row[0] for row in rows("irregular_pasts.txt", 1))


def direction(tokens: list[Token], first: int, last: int) -> int:
    """PAST, FUTURE or UNKNOWN for the expression of these tokens."""
    lead = _by_lead(tokens, first)
    if lead is not UNKNOWN:
        return lead
    behind = _back(tokens, first)
    return behind if behind is not UNKNOWN else _onward(tokens, last)


def _by_lead(tokens: list[Token], first: int) -> int:
    """By the word right before: "until", "as soon as", "since"."""
    words = [token.text.lower() for token in tokens[max(0, first - 3) : first]]
    if not words:
        return UNKNOWN
    if words[-1] in ("until", "till"):
        return UNKNOWN if len(words) > 1 and words[-2] in ("not", "up") else FUTURE
    if words[-1] in ("since", "ended"):
        return PAST
    if words[-1] in ("as", "than") and len(words) > 1 and words[-2] in _AS_SOON:
        return FUTURE
    return UNKNOWN


def _back(tokens: list[Token], first: int) -> int:
    """By the nearest verb before. An infinitive leaves it to what governs it."""
    place, floor = first - 1, max(0, first - _REACH_BACK)
    while place >= floor:
        word = tokens[place].text.lower()
        if word in _BREAKS:
            return UNKNOWN
        tense = _tense(tokens, place, word)
        if tense is not UNKNOWN:
            return tense
        place -= 1
    return UNKNOWN


def _onward(tokens: list[Token], last: int) -> int:
    for place in range(last + 1, min(len(tokens), last + 1 + _REACH_ON)):
        word = tokens[place].text.lower()
        if word in _BREAKS:
            return UNKNOWN
        tense = _tense(tokens, place, word)
        if tense is not UNKNOWN:
            return tense
    return UNKNOWN


def _tense(tokens: list[Token], place: int, word: str) -> int:
    if word == "ll" or (word in _foretelling() and tokens[place].text != "May"):
        return FUTURE
    if word in _pasts() or (word.endswith("ed") and len(word) > 3 and word not in _ED_BUT_NO_VERB):
        return FUTURE if _is_passive_to_come(tokens, place) else PAST
    return UNKNOWN


def _is_passive_to_come(tokens: list[Token], place: int) -> bool:
    """Whether a past form stands in "will be held", "to be published", "is being prepared"."""
    words = [token.text.lower() for token in tokens[max(0, place - 3) : place]]
    if "have" in words or "having" in words:
        return False
    return "be" in words
