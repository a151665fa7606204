"""Who tells something, in words."""

from __future__ import annotations

from onrecord.record.telling import Telling


def voice_words(telling: Telling) -> str:
    """A name, else the words in which the source is printed; what the article says itself is in its own voice."""
    if telling.who is None:
        return "in its own voice"
    return telling.who.name or telling.source or "nobody named"
