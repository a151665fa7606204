"""Names and titles as words: without accents, capitals and marks, and how like two of them are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

STEM = 6
"""How much of a title's word is compared, so that "clash" meets "clashes" and "manifestation" its plural."""

COUNTRY_STEM = 4
"""How much of a country's name its other forms keep ("Kenya", "Kenyan"): it stands in every title and tells nothing."""

ALIKE = 0.75
"""From which share of letter pairs on two words are spellings of one."""

_WORD = re.compile(r"[^\W_]+")
_FIGURE = re.compile(r"\d+")


@cache
def _listed(name: str) -> frozenset[str]:
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@lru_cache(maxsize=1 << 14)
def plain(text: str) -> str:
    """Lower case, without accents, words parted by single blanks."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(_WORD.findall("".join(char for char in apart if not unicodedata.combining(char))))


@lru_cache(maxsize=1 << 14)
def place_words(text: str) -> frozenset[str]:
    """The words of a place's name that name it; all of them where no word does ("the market")."""
    words = frozenset(plain(text).split())
    return words - _listed("place_words.txt") or words


@lru_cache(maxsize=1 << 14)
def title_words(title: str, country: str) -> frozenset[str]:
    """The words of a title that may tell what happened, cut to stems; figures are kept whole."""
    known = tuple(word[:COUNTRY_STEM] for word in plain(country).split())
    return frozenset(
        word[:STEM]
        for word in plain(title).split()
        if word not in _listed("function_words.txt") and not (known and word.startswith(known))
    )


@lru_cache(maxsize=1 << 14)
def spelled_alike(one: str, other: str) -> bool:
    """Whether two plain names are one, but for a few letters; a figure in a name ("District 9") is never a slip."""
    if one == other:
        return True
    return _FIGURE.findall(one) == _FIGURE.findall(other) and _dice(_pairs(one), _pairs(other)) >= ALIKE


def containment(one: Iterable[str], other: Iterable[str]) -> float:
    """The share of the fewer words that are among the more, spelled alike; none of nothing."""
    fewer, more = sorted((frozenset(one), frozenset(other)), key=lambda words: (len(words), sorted(words)))
    if not fewer:
        return 0.0
    return sum(any(spelled_alike(word, there) for there in more) for word in fewer) / len(fewer)


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """What two sets share of all that is in them; none of nothing."""
    return len(one & other) / len(one | other) if one or other else 0.0


def _pairs(word: str) -> frozenset[str]:
    edged = f" {word} "
    return frozenset(edged[at : at + 2] for at in range(len(edged) - 1))


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))
