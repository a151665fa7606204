"""What a case is about: by a table of words that anybody can read and edit, never by a guess."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

TABLE = "topics.tsv"


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic, and the words by which it was told, in the order in which they stand."""

    name: str
    words: tuple[str, ...]


def topic_of(words: str) -> Topic | None:
    """The topic of which most different words of the table stand in some words; None where none does."""
    found = [Topic(name, _held(pattern, words)) for name, pattern in _table().items()]
    best = max(found, key=lambda topic: len(topic.words), default=None)  # of several as good the first
    return best if best and best.words else None


def topics() -> tuple[str, ...]:
    """The names of the table, in its order."""
    return tuple(_table())


def _held(pattern: re.Pattern[str], words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match.group().lower() for match in pattern.finditer(words)))


@cache
def _table() -> Mapping[str, re.Pattern[str]]:
    text = resources.files(__package__).joinpath(TABLE).read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {name: _pattern(entries) for name, entries in rows}


def _pattern(entries: str) -> re.Pattern[str]:
    """One pattern of some words, the longest first; a `*` is any ending."""
    words = sorted(
        (entry.strip() for entry in entries.split(";") if entry.strip()), key=lambda word: (-len(word), word)
    )
    joined = "|".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"\b(?:{joined})\b", re.IGNORECASE)
