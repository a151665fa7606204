"""Sides of a conflict or contest, from a table that its user may edit or replace."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onrecord.read.who.lexicon import lines_of
from onrecord.record import SourceKind

_FOR_THE_STATE = frozenset(
    "president,prime minister,minister,governor,mayor,official,officer,soldier,troops,general,colonel,major,commander,"
    "admiral,ambassador,envoy,diplomat,police,policeman,spokesman,spokeswoman,spokesperson,chief,lawmaker,negotiator,"
    "vice president,deputy minister,foreign minister,defence minister,defense minister".split(",")
)
"""Offices held for a state; others of its people are of no side by that alone."""


@dataclass(frozen=True, slots=True)
class Parties:
    """The table: a side for each country's state, and for each name."""

    countries: dict[str, str]
    names: tuple[tuple[re.Pattern[str], str], ...]

    def side(self, kind: SourceKind, country: str | None, nouns: Sequence[str], words: str) -> str | None:
        """The side of a source, given its kind, country, nouns, and the words of its phrase and name."""
        for pattern, side in self.names:
            if pattern.search(words):
                return side
        speaks = kind == "official_body" or any(noun in _FOR_THE_STATE for noun in nouns)
        return self.countries.get(country or "") if speaks else None


@cache
def parties(path: Path | str = "parties.tsv") -> Parties:
    """Load a table of the shape of the one beside this file."""
    countries: dict[str, str] = {}
    names: list[tuple[re.Pattern[str], str]] = []
    for line in lines_of(path):
        side, how, entries = line.split("\t")
        if how == "country":
            countries.update(dict.fromkeys(entries.split(";"), side))
        else:
            joined = "|".join(re.escape(entry) for entry in entries.split(";"))
            names.append((re.compile(rf"(?<!\w)(?:{joined})(?!\w)"), side))
    return Parties(countries, tuple(names))
