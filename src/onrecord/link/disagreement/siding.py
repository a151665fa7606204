"""Whom a side speaks of: itself, or the other one; by the sides that its words name, and by nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.link.disagreement.figures import side_of_word
from onrecord.record.judging import Side

_WORD = re.compile(r"[^\W_]+")


def spoken_of(words: str, party: str | None, sides: Sequence[str]) -> Side | None:
    """Whom one of a party speaks of; None for who is of no party, and where the words name both sides or none.

    `sides` are the parties that are known of. Whose deed or loss it is where both are named cannot be told by words
    alone, and is not guessed.
    """
    if party is None:
        return None
    named = {side for match in _WORD.finditer(words) if (side := side_of_word(match[0].lower(), party, sides))}
    if named == {party}:
        return "own"
    return "adversary" if named and party not in named else None
