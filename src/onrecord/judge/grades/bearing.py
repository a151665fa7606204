"""From what linking found to what a claim's credibility needs: how an origin bears on it, and how near it stood."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from onrecord.judge.grades.letters import lines
from onrecord.record.grading import DISTANCES, Bearing, Distance, Stand
from onrecord.record.linking import Origin
from onrecord.record.telling import Telling

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")

_AFTER = re.compile(r"[,(]|\b(?:of|for|from|in|at|to|with|who|whose|near)\b", re.IGNORECASE)
"""Where the words for somebody go on to other people and places ("a friend of a witness")."""


def bearing_of(
    origin: Origin, told: Telling, stand: Stand, *, source: str | None = None, adversary: bool = False
) -> Bearing:
    """One origin, with its own telling, as it bears on a claim; `source` is the ledger source of that telling.

    `adversary` is for who knows whose losses or deeds the claim is about; without a party it means nothing.
    """
    party = told.who.party if told.who else None
    return Bearing(told.id, stand, distance_of(told), source, tuple(sorted(origin.echoes)), party, adversary)


def distance_of(telling: Telling) -> Distance:
    """How near a telling's source stood to the event, as far as the words for it say: never guessed from anything else.

    What an article states in its own voice does not say how it knows; it is second-hand where it names whom it has it
    from.
    """
    who = telling.who
    if who is None:
        return "second_hand" if telling.via else "unknown"
    parts = (who.role, who.name if who.anonymous else None, telling.source)
    heads = " ".join(_AFTER.split(part, maxsplit=1)[0] for part in parts if part)
    found = {_near(word) for match in _WORD.finditer(heads) for word in _forms(match[0].lower())}
    if who.kind == "official_body":
        found.add("official")
    return min(found, key=DISTANCES.index, default="unknown")


def _forms(word: str) -> tuple[str, ...]:
    """A word as the table may have it: itself, or without the ending of its plural."""
    return (word, word.removesuffix("s"), word.removesuffix("es"), re.sub("men$", "man", word))


def _near(word: str) -> Distance:
    return _table().get(word, "unknown")


@cache
def _table() -> dict[str, Distance]:
    return {word: cast("Distance", distance) for word, distance in lines("distance_words.tsv")}
