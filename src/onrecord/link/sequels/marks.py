"""Words by which a text says that a thing was put off or given up, that all is as it was, or that something ended."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from importlib import resources

from onrecord.link.claims.relations import opposites_of
from onrecord.link.sequels.awaiting import stands_in

_LASTING = re.compile(r"\b(?:hold|remain|stay|continue|last|survive|keep|endure|outlive|stand)s?\b", re.IGNORECASE)
_STILL = re.compile(r"\b(?:still|remain(?:s|ed)?|stay(?:s|ed)?|continu(?:es|ed)|yet to|without)\b", re.IGNORECASE)
_OFF = re.compile(
    r"\b(?:postpon\w+|put off|called off|cancel\w*|scrapped|abandoned|delay(?:s|ed)?|shelved|fail(?:s|ed|ure)?|"
    r"stalled|halted|suspended|rejected|refus\w+|broke off|pulled out|fell through)\b",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"\b(?:end(?:s|ed)?|over|collapsed?|broke(?:n)?|fell|fallen|stopp?(?:s|ed)?|closed?|gone|dissolved?|sank|sunk|died)\b",
    re.IGNORECASE,
)


def is_lasting(awaited: str) -> bool:
    """Whether what is awaited is that something stays as it is."""
    return _LASTING.search(awaited) is not None


def against(awaited: str, text: str) -> str | None:
    """The word by which a text says that what was awaited did not come: of what was to last, that it ended; of what was
    to happen, that it was put off or that all is as it was."""
    if is_lasting(awaited):
        ended = _ENDED.search(text)
        return ended.group() if ended and not _ENDED.search(awaited) else None
    for pattern in (_OFF, _STILL):
        found = pattern.search(text)
        if found and not pattern.search(awaited):
            return found.group()
    return None


def opposed(one: Collection[str], other: Collection[str]) -> tuple[str, str] | None:
    """A word that the one has and the other lacks, and its opposite that the other has, whatever their endings."""
    left = [word for word in one if not stands_in(word, other)]
    right = [word for word in other if not stands_in(word, one)]
    for word in left:
        for opposite in _opposites(word):
            if stands_in(opposite, right):
                return word, opposite
    return None


def _opposites(word: str) -> list[str]:
    """The opposites of a word, whatever its ending."""
    return sorted(opposites_of(word).union(*(second for first, second in _pairs() if stands_in(first, (word,)))))


@cache
def _pairs() -> tuple[tuple[str, frozenset[str]], ...]:
    text = resources.files(__package__).joinpath("opposites.txt").read_text(encoding="utf-8")
    pairs = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    return tuple((first, frozenset({second})) for one, other in pairs for first, second in ((one, other), (other, one)))
