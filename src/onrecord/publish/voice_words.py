"""Who tells something, in words."""

from __future__ import annotations

from onrecord.record.telling import Telling

_UNNAMED = "unnamed", "not named", "anonym"
"""Words of a source for itself that say already that it goes by no name."""


def voice_words(telling: Telling) -> str:
    """A name, else the words in which the source is printed, and whether these name nobody; what the article says
    itself is in its own voice."""
    if telling.who is None:
        return "in its own voice"
    words = telling.who.name or telling.source
    if not words:
        return "nobody named"
    said = any(mark in words.lower() for mark in _UNNAMED)
    return f"{words} (unnamed)" if telling.who.anonymous and not said else words
