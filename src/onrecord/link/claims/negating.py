"""Whether a text negates, and which words."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from onrecord.link.claims.words import WORD, plain, weight

_NEGATION = re.compile(
    r"\b(?:not(?! (?:only|just|merely|simply)\b)|no|never|none|nobody|nothing|neither|nor|without|cannot|\w+n[’']t|"
    r"failed to|refus\w+ to|fake|false)\b",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(r" (?:yet )?(?:known|clear|certain|sure|established) (?:wh|how|if )\w*", re.IGNORECASE)
"""Behind a "not": that something is not known denies nothing of it."""

_CLAUSE = re.compile(r"[^,.;:!?–—]{0,120}")
"""What a negation may negate, no further than some twenty words."""

_MOST = 20
"""Negations that are looked at: no telling has more."""

_PASSED = frozenset(
    "longer single any ever even yet still only able once time way mean fact trace sign evidence proof part value kind "
    "sort doubt believe think chance such more than one two three four five six seven eight nine ten dozen score "
    "hundred thousand million".split()
)
"""Words behind a negation that are not what it negates, and numbers."""

_TELLS = 0.16
"""Weight of the least that a negation negates: "have" and "been" are below, "know" and "see" above."""

_STEM = 4
"""Letters that two words of one stem share: "know" and "knowledge"."""


@dataclass(frozen=True, slots=True)
class Negated:
    """The word that a negation negates, in plain form, None where none is found in its clause; all words behind it in
    that; and whether it is only not known."""

    word: str | None
    clause: frozenset[str]
    unknown: bool


@lru_cache(maxsize=16384)
def is_negated(text: str) -> bool:
    """Whether a text negates: an odd number of negations."""
    return len(_NEGATION.findall(text)) % 2 == 1


@lru_cache(maxsize=16384)
def negated_words(text: str) -> tuple[Negated, ...]:
    """Of each negation of a text (the first `_MOST`), the first word behind it in its clause that tells something and
    is neither a name, a number, nor an adverb."""
    return tuple(_negated(text, match) for match in islice(_NEGATION.finditer(text), _MOST))


def _negated(text: str, match: re.Match[str]) -> Negated:
    clause = _CLAUSE.match(text, match.end())
    words = WORD.findall(clause.group()) if clause else []
    told = (word for word in words if word[0].islower() and not word.endswith("ly") and not _NEGATION.fullmatch(word))
    forms = (plain(word) for word in told)
    return Negated(
        next((form for form in forms if form not in _PASSED and weight(form) >= _TELLS), None),
        frozenset(map(plain, words)),
        _UNKNOWN.match(text, match.end()) is not None,
    )


def is_among(word: str, told: Collection[str]) -> bool:
    """Whether a word, or one of its stem, is among words in plain form."""
    return any(_of_one_stem(word, other) for other in told)


def _of_one_stem(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= _STEM and long.startswith(short))
