"""Modals that point ahead, and those that do not: the noun "will", the habit, the wish, the chance that was missed."""

from __future__ import annotations

from onrecord.read.forecasts.seen import NOT_BASE, Seen, Sign, is_participle
from onrecord.read.forecasts.words import entries

_NOUN_BEFORE = frozenset(
    "the a an his her their its my your our free good ill political popular public own iron strong last living at of "
    "any divine sheer national collective".split()
)
_ASKED = frozenset("he she it they we you i the this that there any".split())
_PERSONS = frozenset("i we he she you they it that this who".split())
_THEN = (("that", ("morning", "night", "day", "week", "year", "time", "summer", "winter", "evening", "afternoon")),)
_PLEASED = frozenset("happy glad delighted surprised interested nice willing ready grateful".split())
_UNFIT = frozenset("wrong unfair premature irresponsible inappropriate improper unwise foolish naive absurd".split())
_FROM_NOW = frozenset("until from starting next coming tomorrow future".split())
_PLACES = "places_gone_to"


def will(seen: Seen, place: int) -> Sign | None:
    """ "Will", "won't", "'ll"."""
    word, before = seen.words[place], seen.low(place - 1)
    after = seen.low(seen.following(place))
    if before in _NOUN_BEFORE or before.endswith(("'s", "s'")) or after in NOT_BASE or not after:
        return None
    if word.capital and word.low == "will" and seen.low(place + 1) not in _ASKED:
        return None
    if usual(seen, place) or _is_what_it_is(seen, place):
        return None
    return Sign(place, "will", 1.0)


def usual(seen: Seen, place: int) -> bool:
    """Whether words around a modal say that something is done again and again: "would often", "every night"."""
    if any(low in entries("habits") for low in seen.around(place, 2, 3)):
        return True
    said = seen.sentence(place)
    return any(low in ("every", "each") for low in said) and _counts_times(said) and not _FROM_NOW.intersection(said)


def _counts_times(said: list[str]) -> bool:
    for low, after, beyond in zip(said, [*said[1:], ""], [*said[2:], "", ""], strict=False):
        if low in ("every", "each") and {after, beyond} & entries("rounds"):
            return True
    return False


def _is_what_it_is(seen: Seen, place: int) -> bool:
    """ "Boys will be boys"."""
    return seen.low(place + 1) == "be" and seen.low(place - 1) == seen.low(place + 2) != ""


def shall(seen: Seen, place: int) -> Sign | None:
    """ "I shall" foretells; elsewhere a law speaks."""
    return Sign(place, "shall", 1.0 if seen.low(place - 1) in ("i", "we") else 0.3)


def would(seen: Seen, place: int) -> Sign | None:
    """ "Said it would"; unshifted, of what hangs on something."""
    following = seen.following(place)
    after, before = seen.low(following), seen.low(place - 1)
    if after in NOT_BASE or not after or usual(seen, place) or _back_then(seen, place):
        return None
    if after in entries("polite") and (before in _PERSONS or not seen.shifted(place)):
        return None
    if after == "have" and is_participle(seen.low(seen.following(following))):
        return None
    if after == "be" and seen.low(following + 1) in _UNFIT and seen.low(following + 2) in ("to", "for"):
        return None
    if after == "be" and seen.low(following + 1) in _PLEASED:
        return Sign(place, "would be happy", 0.6)
    if seen.shifted(place):
        return Sign(place, "would", 1.0)
    return Sign(place, "would of a condition", 0.75, True)


def _back_then(seen: Seen, place: int) -> bool:
    """ "Would not start that morning": what somebody or something refused to do."""
    said = seen.sentence(place)
    pairs = zip(said, said[1:], strict=False)
    return any(low == first and after in rest for low, after in pairs for first, rest in _THEN)


def may(seen: Seen, place: int) -> Sign | None:
    """ "May", "might", "could": of an event to come, not of how things stand or what is allowed."""
    word = seen.words[place]
    if (word.capital and word.low == "may") or (seen.permits and word.low == "may"):
        return None
    following = seen.following(place)
    after = seen.low(following)
    if after in NOT_BASE or not after:
        return None
    if after == "have":
        return Sign(place, "may have to", 0.7) if seen.low(following + 1) == "to" else None
    if word.low == "couldn't" or (word.low == "could" and seen.low(place + 1) in ("not", "hardly", "barely", "only")):
        return Sign(place, "could not", 0.2)
    if after == "be":
        return _may_be(seen, place, following)
    if after in entries("stative"):
        return Sign(place, "may with a state", 0.3)
    return Sign(place, "may with an event", 0.7)


def _may_be(seen: Seen, place: int, following: int) -> Sign | None:
    beyond = seen.low(seen.following(following))
    if beyond in ("able", "forced", "required", "needed"):
        return Sign(place, "may be able", 0.7)
    if beyond.endswith("ing"):
        return None
    return Sign(place, "may be done", 0.6) if is_participle(beyond) else Sign(place, "may be", 0.3)


def going(seen: Seen, place: int) -> Sign | None:
    """ "Going to" before a verb, not a place."""
    if seen.low(place) == "gonna":
        return Sign(place, "going to", 1.0)
    if seen.low(place + 1) != "to" or not seen.low(place + 2):
        return None
    after = seen.words[place + 2]
    if after.low in NOT_BASE or after.capital or after.low[0].isdigit() or after.low in entries(_PLACES):
        return None
    if seen.be_before(place) in ("was", "were", "wasn't", "weren't", "been") and not seen.shifted(place):
        return None
    return Sign(place, "going to", 1.0)


def should(seen: Seen, place: int) -> Sign | None:
    """ "Should be ready by noon": an expectation only with a time, which the composition adds."""
    after = seen.low(seen.following(place))
    return Sign(place, "should", 0.35) if after == "be" else None
