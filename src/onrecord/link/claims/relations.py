"""How two tellings of the same thing stand to each other; rules, each of which can be read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

from onrecord.link.claims.counted import Counted, compare_numbers
from onrecord.link.claims.denying import denies
from onrecord.link.claims.features import days_apart, told_words
from onrecord.link.claims.leaving_open import is_left_open, says_open
from onrecord.link.claims.negating import is_among, is_negated, negated_words
from onrecord.link.claims.stating import stated
from onrecord.link.claims.words import likeness, total, weight
from onrecord.record.linking import Relation
from onrecord.record.telling import Telling

HELD = 0.85
"""Share of the shorter telling's weighted words that the longer one must have for the longer to narrow it."""

_MORE = 2.5
"""Weight of further words that make a telling narrower rather than merely longer."""

_SHARED = 0.4
"""Share of the weighted words that must be common before an opposite word is taken to contradict."""

_ALIKE = 0.75
"""Likeness of words from which on a negation is one of what the other says."""

_SAME_COUNT = frozenset({"equal", "narrower", "compatible", "differs"})
"""Agreements of numbers that count the same."""

_REVISED = re.compile(
    r"\b(?:r[oi]se[ns]? to|climb\w* to|gr[eo]wn? to|revis\w+|correct\w+|updat\w+|now|up from|down from)\b",
    re.IGNORECASE,
)


def relation_of(one: Telling, other: Telling) -> Relation:
    """The relation, the same whichever comes first."""
    if _leaves_open(one, other):
        return "leaves_open"
    if _denies(one, other):
        return "denies"
    if _contradicts(one, other):
        return "contradicts"
    counted = compare_numbers(one, other)
    if counted.agreement == "differs":
        return "updates" if _updates(one, other, counted) else "differs_in_number"
    if counted.agreement == "narrower" or _narrows(told_words(one.text), told_words(other.text)):
        return "narrows"
    return "same"


def _denies(one: Telling, other: Telling) -> bool:
    """Exactly one is a denial. To deny what is negated asserts it, so a negation turns it over."""
    said = denies(one), denies(other)
    return any(said) and (said[0] != said[1]) != _turned(one, other)


def _leaves_open(one: Telling, other: Telling) -> bool:
    """One neither says nor denies what the other does. Two that say themselves that it is open say the same."""
    if is_left_open(one) or is_left_open(other):
        return True
    return says_open(one) != says_open(other)


def _contradicts(one: Telling, other: Telling) -> bool:
    if denies(one) or denies(other):
        return False
    ours, theirs = told_words(one.text), told_words(other.text)
    return _turned(one, other) or (_common(ours, theirs) >= _SHARED and _opposite(_plainly(one), _plainly(other)))


def _plainly(telling: Telling) -> Mapping[str, int]:
    """The words that a telling states, without those behind a negation."""
    negated = {word for each in negated_words(stated(telling.text)) for word in each.clause}
    return {word: count for word, count in told_words(telling.text).items() if word not in negated}


def _turned(one: Telling, other: Telling) -> bool:
    """Whether one negates what the other says, in nearly the same words."""
    ours, theirs = stated(one.text), stated(other.text)
    if is_negated(ours) == is_negated(theirs) or likeness(told_words(ours), told_words(theirs)) < _ALIKE:
        return False
    if is_negated(ours):
        return not _is_other_wording(one, other)
    return not _is_other_wording(other, one)


def _is_other_wording(one: Telling, other: Telling) -> bool:
    """Whether a telling negates nothing of what the other says, but says the same by it: what it negates is no word of
    the other's, and is a part of how both count the same ("nobody has heard from five people" of "five are missing") or
    the opposite of a word of the other's ("would not open" of "stayed shut"), or it is only not known ("it is not known
    where they are"). Else another word may be another word for the same: "no one was hurt", "five were injured"."""
    told, counted = told_words(stated(other.text)), compare_numbers(one, other).agreement in _SAME_COUNT
    return all(
        each.unknown
        or (
            each.word is not None
            and not is_among(each.word, told)
            and (counted or bool(opposites_of(each.word) & told.keys()))
        )
        for each in negated_words(stated(one.text))
    )


def _opposite(one: Mapping[str, int], other: Mapping[str, int]) -> bool:
    """Whether each has a word that the other lacks, and these are opposites."""
    left, right = one.keys() - other.keys(), other.keys() - one.keys()
    return any(word in right for ours in left for word in opposites_of(ours))


def opposites_of(word: str) -> frozenset[str]:
    """The words that say the opposite of one, all in plain form."""
    return _antonyms().get(word, frozenset())


@cache
def _antonyms() -> dict[str, frozenset[str]]:
    text = resources.files(__package__).joinpath("antonyms.txt").read_text(encoding="utf-8")
    pairs = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


def _common(one: Mapping[str, int], other: Mapping[str, int]) -> float:
    """Share of the shorter one's weighted words that the other has."""
    few, many = sorted((one, other), key=lambda words: (total(sorted(words)), sorted(words)))
    whole = total(sorted(few))
    return total(sorted(word for word in few if word in many)) / whole if whole else 0.0


def _updates(one: Telling, other: Telling, counted: Counted) -> bool:
    """A later figure of what is counted from a beginning on, of the same source, or said to be a new one."""
    if not days_apart(one.published, other.published):
        return False
    earlier, later = sorted((one, other), key=lambda telling: (telling.published or "", telling.id))
    numbers = (counted.one, counted.other) if earlier is one else (counted.other, counted.one)
    counts_on = any(number is not None and number.cumulative for number in numbers)
    return counts_on or _REVISED.search(later.text) is not None or _same_voice(one, other)


def _same_voice(one: Telling, other: Telling) -> bool:
    if one.who is not None and other.who is not None:
        return one.who.name is not None and one.who.name == other.who.name
    return one.who is None and other.who is None and one.outlet is not None and one.outlet == other.outlet


def _narrows(one: Mapping[str, int], other: Mapping[str, int]) -> bool:
    """One has all that the other has, and more that tells something."""
    few, many = sorted((one, other), key=lambda words: (total(sorted(words)), sorted(words)))
    more = sum(weight(word) for word in sorted(many) if word not in few)
    return _common(one, other) >= HELD and more >= _MORE
