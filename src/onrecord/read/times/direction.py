"""Whether a time without a year or week lies behind or ahead: by the verb it hangs on and the words before it."""

from __future__ import annotations

from functools import cache

from onrecord.read.inflexions import irregular_pasts, plain_forms
from onrecord.read.times.tokens import Token, rows

PAST, UNKNOWN, FUTURE = -1, 0, 1
_REACH_BACK, _REACH_ON = 18, 14
_BREAKS = frozenset(';:"“”')
_NO_VERBS = frozenset({"hundred", "united", "need", "indeed", "speed", "seed", "feed", "breed", "allied", "sacred"})
_AS_SOON = frozenset({"soon", "early", "late", "later"})
_CONDITIONS = frozenset({"if", "unless"})
"""What stands before a present tense of what is still open: "if we win on Saturday"."""

_COPULAS = frozenset({"is", "are"})
_LEAD_INS = frozenset({"on", "for", "at", "in", "early", "late"})
_READY = frozenset(
    "set bound ready poised going about due plan plans hope hopes vows vowed promises promised pledges pledged want "
    "wants prepares agreed".split()
)
"""What looks ahead before "to", "for" or the time itself only."""

_TIMES = frozenset({"weekday", "month", "vmonth", "on", "in", "by", "early", "the", "before", "at", "after"})
_NOT_INFINITIVE = frozenset("the a an his her their its our my this that these him them us me it all".split())


@cache
def _foretelling() -> frozenset[str]:
    return frozenset(row[0] for row in rows("foretelling.txt", 1))


@cache
def _pasts() -> frozenset[str]:
    """Pasts that no present looks like, and "been"."""
    return (irregular_pasts() & plain_forms().keys()) | {"been"}


def direction(tokens: list[Token], first: int, last: int) -> int:
    """PAST, FUTURE or UNKNOWN for the expression of these tokens."""
    words = [token.text.lower() for token in tokens[max(0, first - 3) : first]]
    if last + 1 < len(tokens) and tokens[last].kind == "apos" and tokens[last + 1].text.lower() == "s":
        return FUTURE if words[-1:] in (["before"], ["until"]) or words[-2:] == ["ahead", "of"] else UNKNOWN
    way = _by_lead(words) or _back(tokens, first)
    if way is UNKNOWN:
        way = _onward(tokens, last)
    return FUTURE if way is UNKNOWN and words[-1:] == ["by"] else way


def _by_lead(words: list[str]) -> int:
    """By the words right before: "until", "as soon as", "since", "the vote is on"."""
    if not words:
        return UNKNOWN
    last, before = words[-1], words[-2] if len(words) > 1 else ""
    if last in ("until", "till"):
        return FUTURE if before not in ("", ",", ".", "not", "up", "but") else UNKNOWN
    if last == "since":
        return PAST
    if (
        last in _COPULAS
        or (before in _COPULAS and last in _LEAD_INS)
        or (last in ("as", "than") and before in _AS_SOON)
    ):
        return FUTURE
    return UNKNOWN


def _back(tokens: list[Token], first: int) -> int:
    """By the nearest verb before. An infinitive leaves it to what governs it, and a past one then says nothing."""
    infinitive = False
    for place in range(first - 1, max(-1, first - 1 - _REACH_BACK), -1):
        word = tokens[place].text.lower()
        if word in _BREAKS:
            return UNKNOWN
        if word in _CONDITIONS:
            return FUTURE
        way = _tense(tokens, place, word)
        if way is not None:
            return UNKNOWN if infinitive and way == PAST else way
        infinitive = infinitive or _is_infinitive(tokens, place, first)
    return UNKNOWN


def _onward(tokens: list[Token], last: int) -> int:
    for place in range(last, min(len(tokens), last + _REACH_ON)):
        word = tokens[place].text.lower()
        if word in _BREAKS:
            return UNKNOWN
        way = _tense(tokens, place, word)
        if way is not None:
            return way
    return UNKNOWN


def _tense(tokens: list[Token], place: int, word: str) -> int | None:
    """What a word says of time; None for one that is no verb with a tense."""
    if word == "ll" or (word in _foretelling() and tokens[place].text != "May"):
        return FUTURE
    if word in _READY and place + 1 < len(tokens) and tokens[place + 1].kind in ("to", "for"):
        return FUTURE
    if word in _COPULAS and place + 1 < len(tokens) and tokens[place + 1].kind == "to":
        return FUTURE
    if word == "due" and place + 1 < len(tokens) and tokens[place + 1].kind in _TIMES:
        return FUTURE
    if word in _pasts() or (word.endswith("ed") and len(word) > 3 and _is_verb(tokens[place].text, word)):
        return _by_auxiliary(tokens, place)
    return None


def _is_verb(text: str, word: str) -> bool:
    """Whether a word in -ed is a verb's form, and no name ("Mohamed") nor one of the few nouns."""
    return not text.istitle() and word not in _NO_VERBS


def _by_auxiliary(tokens: list[Token], place: int) -> int:
    """A past form's time: "will be held", "to be published" lie ahead, "is heard" is open."""
    words = [token.text.lower() for token in tokens[max(0, place - 3) : place]]
    if "have" in words or "having" in words:
        return PAST
    if "be" in words:
        return UNKNOWN if "could" in words or "might" in words else FUTURE
    return UNKNOWN if words and words[-1] in _COPULAS else PAST


def _is_infinitive(tokens: list[Token], place: int, first: int) -> bool:
    if tokens[place].kind != "to" or place + 1 >= first:
        return False
    after = tokens[place + 1].text
    return after.isalpha() and after.islower() and after not in _NOT_INFINITIVE
