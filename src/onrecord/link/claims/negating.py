"""Whether a text negates, and which words."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.link.claims.words import WORD, plain, weight

_NEGATION = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|\w+n[’']t|failed to|refus\w+ to|fake|false)\b",
    re.IGNORECASE,
)
_PASSED = frozenset(("longer", "single", "any", "ever", "even", "yet", "still", "only", "able"))
"""Words behind a negation that are not what it negates."""

_TELLS = 0.16
"""Weight of the least that a negation negates: "have" and "been" are below, "know" and "see" above."""


@lru_cache(maxsize=16384)
def is_negated(text: str) -> bool:
    """Whether a text negates: an odd number of negations."""
    return len(_NEGATION.findall(text)) % 2 == 1


@lru_cache(maxsize=16384)
def negated_words(text: str) -> frozenset[str]:
    """In plain form, the first word behind each negation of a text that tells something."""
    behind = (WORD.findall(text, match.end()) for match in _NEGATION.finditer(text))
    return frozenset(word for words in behind if (word := _first_of(words)) is not None)


def _first_of(words: list[str]) -> str | None:
    forms = (plain(word) for word in words if not _NEGATION.fullmatch(word))
    return next((form for form in forms if form not in _PASSED and weight(form) >= _TELLS), None)
