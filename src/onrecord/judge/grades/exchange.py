"""Grades in MISP's tags and as STIX confidence, and back, by `exchange.tsv`.

The traps, each of which a test holds open:

- STIX has no value for reliability: a letter never becomes a number. It travels in a tag or a note.
- STIX has no value for 6: `confidence` is left out, and what comes without it is 6, never 0 and never 50.
- STIX's `confidence` is the producer's in its own object. It is no grade of somebody else's data
  (github.com/oasis-tcs/cti-stix2/issues/4), so it goes on what onrecord states of a claim, not on the outlet's report.
- Back from STIX a number is a digit again, and its place within the range is lost: 80 and 100 are both 1.
- MISP gives F and 6 the number 50, the same as C and 3: its numbers cannot be turned back, and are never read here.
- MISP has a G, "deliberately deceptive", which the Admiralty code has not: it comes in as E, with a note, and never
  goes out, since nothing here can tell a lie from an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from onrecord.judge.grades.letters import lines
from onrecord.record.grading import Digit, Letter

Axis = Literal["reliability", "credibility"]
PREDICATES: dict[Axis, str] = {"reliability": "source-reliability", "credibility": "information-credibility"}
_TAG = re.compile(r'admiralty-scale:(source-reliability|information-credibility)="([a-g1-6])"', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Exchanged:
    """One grade of the code as the formats have it; None where one has nothing for it."""

    axis: Axis
    grade: Letter | Digit
    name: str
    misp: str
    misp_number: int
    stix: int | None
    stix_range: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Received:
    """A grade that came in, and what was lost or changed on the way, if anything was."""

    grade: Letter | Digit
    note: str = ""


@cache
def table() -> tuple[Exchanged, ...]:
    """All grades, reliability first."""
    return tuple(_row(*cells) for cells in lines("exchange.tsv"))


def to_misp(grade: Letter | Digit) -> str:
    """The tag of a grade."""
    return _of(grade).misp


def from_misp(tag: str) -> Received | None:
    """The grade in a tag, None where it is no tag of the taxonomy's."""
    match = _TAG.fullmatch(tag.strip())
    if match is None:
        return None
    predicate, value = match[1].lower(), match[2].lower()
    if (predicate, value) == ("source-reliability", "g"):
        return Received("E", "MISP's G says that the source deceives on purpose; the Admiralty code has no such letter")
    tagged = f'admiralty-scale:{predicate}="{value}"'
    return next((Received(row.grade) for row in table() if row.misp == tagged), None)


def to_stix(grade: Letter | Digit) -> int | None:
    """The `confidence` of a digit. None for 6 and for every letter: then the property is left out."""
    return _of(grade).stix


def from_stix(confidence: int | None) -> Received | None:
    """The digit of a `confidence`; 6 where there is none. None where it is no number from 0 to 100."""
    if confidence is None:
        return Received(6, "no confidence was given")
    for row in table():
        if row.stix_range and row.stix_range[0] <= confidence <= row.stix_range[1]:
            return Received(row.grade, "" if confidence == row.stix else f"{confidence} comes back as {row.stix}")
    return None


def _of(grade: Letter | Digit) -> Exchanged:
    return next(row for row in table() if row.grade == grade)


def _row(axis: str, code: str, name: str, *cells: str) -> Exchanged:
    value, number, stix, low, high = cells
    named = cast("Axis", axis)
    grade = cast("Letter | Digit", code if named == "reliability" else int(code))
    tag = f'admiralty-scale:{PREDICATES[named]}="{value}"'
    band = (int(low), int(high)) if low else None
    return Exchanged(named, grade, name, tag, int(number), int(stix) if stix else None, band)
