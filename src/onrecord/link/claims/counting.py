"""What a number counts: the dead, the injured, the homes damaged; by what is said of them, or by words around.

"Thirty people remain unaccounted for" and "nobody has heard from thirty people" count the same; the number itself
says of neither what.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources

from onrecord.link.claims.words import WORD, plain
from onrecord.record.layers import Number

PERSON, BUILDING = "person", "building"
_OF_BUILDINGS = frozenset({"damaged"})
_BUT_NOT = frozenset("without short none aside apart besides excluding".split())
"""Words within three of which death is what did not happen: "hurt 30 without killing them", "none of whom died"."""
_NOT_DEAD = re.compile(r"\bnon-? ?fatal casualt", re.I)
"""Casualties without the dead among them: as many as were hurt."""

_NOUNS_OF_COUNT = frozenset("number tally list count total".split())
_NOBODY = frozenset("nobody none nearly almost not never no".split())
_THE = frozenset("the a an this that these those its their his her our".split())
_WITH_THEIR_LIVES = frozenset(("with", whose, "life") for whose in ("their", "his", "her"))
_SUBJECT = 6
"""Words before "paid … with their lives" within which whoever did stands."""

_REACH = 10
"""Words from a number's unit within which what is counted is looked for."""

Cues = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
"""By a cue's first word: all cues that begin with it, with what they say is counted."""


@cache
def _table() -> tuple[dict[str, str], Cues]:
    text = resources.files(__package__).joinpath("counted.txt").read_text(encoding="utf-8")
    units: dict[str, str] = {}
    cues: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, *entries in (line.split() for line in text.splitlines() if line and not line.startswith("#")):
        for entry in entries:
            words = tuple(plain(word) for word in entry.split("_"))
            if kind in ("people", "buildings"):
                for form in (entry, words[0]):  # "dwellings" is a "dwelling", which by itself is a form of "dwell"
                    units.setdefault(form, PERSON if kind == "people" else BUILDING)
            else:
                cues.setdefault(words[0], []).append((words, kind))
    return units, {word: tuple(sorted(found, key=lambda cue: -len(cue[0]))) for word, found in cues.items()}


@cache
def kinds() -> frozenset[str]:
    """All kinds that a cue can give."""
    return frozenset(kind for cues in _table()[1].values() for _, kind in cues)


def unit_of(number: Number) -> str | None:
    """What is counted one by one: people and buildings are folded; None where a word says only how they fared."""
    words = (number.unit or "").split()
    word = plain(words[-1]) if words else None
    if word is None or (word not in _table()[0] and _cue_of([word])):
        return None
    return _table()[0].get(word, word)


@lru_cache(maxsize=16384)
def kind_told(number: Number, text: str) -> str | None:
    """How those who are counted fared; else the noun that is counted; None where nothing says."""
    for words in (number.of, number.unit):
        forms = [plain(word) for word in WORD.findall(words or "")]
        if forms and forms[-1] not in _table()[0] and (kind := _cue_of(forms)):
            return "wounded" if kind == "casualty" and _NOT_DEAD.search(text) else kind
    unit = unit_of(number)
    if unit in (None, PERSON) and _paid_with_life(number, text):
        return "dead"
    if unit in (None, PERSON, BUILDING) and (kind := _nearest(number, text, unit)):
        return kind
    return plain(number.of.split()[-1]) if number.of and number.of.split() else None


def _cue_of(forms: Sequence[str]) -> str | None:
    found = (_cue_at(forms, place) for place in range(len(forms)))
    return next((cue[1] for cue in found if cue), None)


def _cue_at(forms: Sequence[str], place: int) -> tuple[int, str] | None:
    """The longest cue that begins here: how many words it has, and what it says."""
    for words, kind in _table()[1].get(forms[place], ()):
        if tuple(forms[place : place + len(words)]) == words:
            return len(words), kind
    return None


def _nearest(number: Number, text: str, unit: str | None) -> str | None:
    """What the cue nearest to the number's unit says; people are not damaged, nor are buildings hurt; of families their
    homes are, where a text speaks of these. Of words within a longer cue none speaks for itself: "no sign of life" is
    no life lost."""
    forms = [plain(word) for word in WORD.findall(text)]
    own = _own_word(number)
    at = _head_of_count(forms) if own in (None, "name") else None
    if at is None:
        at = _place_of(number, text, forms)
    homes = own in (None, "family", "household") and any(_table()[0].get(form) == BUILDING for form in forms)
    best: tuple[int, str] | None = None
    place = max(0, at - _REACH)
    while place < min(len(forms), at + _REACH + 1):
        length, kind = _cue_at(forms, place) or (1, None)
        far = max(place - at, at - place - length + 1, 0)
        fits = kind is not None and ((kind in _OF_BUILDINGS) == (unit == BUILDING) or homes)
        if forms[place] == "what" and not place + length <= at <= place + length + 2:
            fits = False  # "what became of the money that 40 people paid"
        fits = fits and not (kind == "dead" and _is_left_out(forms, place)) and not _is_loss_of_a_thing(forms, place)
        if kind and fits and (best is None or far < best[0]):
            best = far, kind
        place += length
    return best[1] if best else None


def _head_of_count(forms: Sequence[str]) -> int | None:
    """Where what is counted stands behind "the number of", "the list of"; None where nothing is said so."""
    found = (at for at in range(2, len(forms)) if forms[at - 1] == "of" and forms[at - 2] in _NOUNS_OF_COUNT)
    return next(found, None)


def _is_loss_of_a_thing(forms: Sequence[str], place: int) -> bool:
    """ "The loss of the bridge" is nobody's: losses are casualties where they are not of a thing."""
    behind = forms[place + 1 : place + 6]
    people = any(_table()[0].get(word) == PERSON for word in behind)
    return forms[place] == "loss" and behind[:1] == ["of"] and not people and bool(_THE & set(behind[1:2]))


def _paid_with_life(number: Number, text: str) -> bool:
    """Whether those who are counted "paid for the flood with their lives"."""
    forms = [plain(word) for word in WORD.findall(text)]
    ends = [at for at in range(2, len(forms)) if forms[at] == "life" and forms[at - 2] == "with"]
    begins = [at for at in range(len(forms)) if forms[at] == "pay"]
    if not ends or not begins or begins[0] > ends[-1]:
        return False
    first = max(0, begins[0] - _SUBJECT)
    return first <= _place_of(number, text, forms) < begins[0] and not _NOBODY & set(forms[first : begins[0]])


def _own_word(number: Number) -> str | None:
    """The noun that is counted, in plain form."""
    words = WORD.findall(number.unit or "")
    return plain(words[-1]) if words else None


def _place_of(number: Number, text: str, forms: Sequence[str]) -> int:
    """Where a number's noun stands among a text's words, or before which word one without a noun does; 0 where that is
    not found in figures."""
    own = _own_word(number)
    if own in forms:
        return forms.index(own)
    written = () if number.best is None else (f"{number.best:,.0f}", f"{number.best:.0f}")
    found = [match.start() for form in written for match in re.finditer(rf"\b{form}\b", text)]
    return len(WORD.findall(text[: max(found)])) if found else 0


def _is_left_out(forms: Sequence[str], place: int) -> bool:
    """Whether death is named as what did not happen, or lives as what somebody goes on with."""
    if tuple(forms[max(0, place - 2) : place + 1]) in _WITH_THEIR_LIVES:
        return True
    return forms[max(0, place - 1) : place] == ["not"] or bool(_BUT_NOT & set(forms[max(0, place - 3) : place]))
