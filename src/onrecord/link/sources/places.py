"""Which country a name speaks of, and what is left of the name without it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from onrecord.link.sources.folding import fold
from onrecord.link.sources.tables import parted, rows

MARK = "@"
"""Stands before a country's code where a name has the country: "@US"."""

Phrases = Mapping[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]
"""By first word: phrases and what stands for them, the longest first."""


def phrases(pairs: Iterable[tuple[tuple[str, ...], tuple[str, ...]]]) -> Phrases:
    """A table to replace phrases by."""
    found: dict[str, dict[tuple[str, ...], tuple[str, ...]]] = {}
    for phrase, instead in pairs:
        if phrase:
            found.setdefault(phrase[0], {}).setdefault(phrase, instead)
    return {word: tuple(sorted(those.items(), key=lambda item: -len(item[0]))) for word, those in found.items()}


def replaced(words: tuple[str, ...], table: Phrases) -> tuple[str, ...]:
    """The words with every phrase of the table replaced, the longest first, from left to right."""
    made: list[str] = []
    place = 0
    while place < len(words):
        for phrase, instead in table.get(words[place], ()):
            if words[place : place + len(phrase)] == phrase:
                made.extend(instead)
                place += len(phrase)
                break
        else:
            made.append(words[place])
            place += 1
    return tuple(made)


@cache
def _countries() -> Phrases:
    def pairs() -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        for code, names in rows("countries.tsv"):
            for name in parted(names):
                yield fold(name), (MARK + code,)

    return phrases(pairs())


@cache
def demonym(code: str) -> str:
    """How a country stands before a noun: "US", "UK", "Russian"."""
    if code in ("US", "GB"):
        return {"US": "US", "GB": "UK"}[code]
    names = next((parted(names) for own, names in rows("countries.tsv") if own == code), [code])
    endings = ("an", "ish", "ese", "i", "ch", "ic", "en")
    return next((name for name in names[1:] if name.endswith(endings)), names[0])


def marked(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with countries put as their codes."""
    return replaced(words, _countries())


def codes(words: Iterable[str]) -> tuple[str, ...]:
    """The distinct countries among marked words, in order."""
    return tuple(dict.fromkeys(word[1:] for word in words if word.startswith(MARK)))


def without_codes(words: Iterable[str]) -> tuple[str, ...]:
    """Marked words less the countries."""
    return tuple(word for word in words if not word.startswith(MARK))
