"""What a telling says beside its article's matter: its own words, those that the article does not repeat.

All claims about one flood speak of the flood. An article repeats the words for what it is about; what is claimed of it
stands there once.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.link.claims.blocking import cosine_of
from onrecord.link.claims.features import Beside, told_words
from onrecord.link.claims.setting import Setting, event_score
from onrecord.link.claims.words import WORD, plain, weight
from onrecord.record.telling import Telling

Vectors = NDArray[np.float32]
Embed = Callable[[Sequence[str]], Vectors]

_REPEATED = 2
"""Times from which on an article repeats a word."""

_LITTLE = 0.25
"""Weight of a word that is never taken out: articles, pronouns, prepositions, auxiliaries."""

_CHUNK = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A telling with what is computed of it once: the vectors of its words and of its own words, its article's
    setting, and how much each of its words tells, the less the more often the article has it."""

    telling: Telling
    vector: Vectors
    own: Vectors
    setting: Setting
    masses: Mapping[str, float]


def prepare(tellings: Sequence[Telling], settings: Mapping[str, Setting], embed: Embed) -> list[Prepared]:
    """Tellings prepared; `settings` are those of their articles, by id."""
    vectors = embed([telling.text for telling in tellings])
    owned = embed([own_text(telling.text, settings[telling.article]) for telling in tellings])
    return [
        Prepared(telling, vectors[place], owned[place], setting, _masses(telling, setting))
        for place, telling in enumerate(tellings)
        for setting in [settings[telling.article]]
    ]


def own_text(text: str, setting: Setting) -> str:
    """A telling's words without those that its article repeats; empty where none is left that tells anything."""
    kept, telling = [], False
    for chunk in _CHUNK.findall(text):
        found = WORD.search(chunk)
        word = plain(found.group()) if found else ""
        little = not word or weight(word) < _LITTLE
        if little or setting.words.get(word, 0) < _REPEATED:
            kept.append(chunk)
            telling = telling or not little
    return " ".join(kept) if telling else ""


def beside(one: Prepared, other: Prepared) -> Beside:
    """What the articles of two tellings add. Of one article it is the same event."""
    same = one.telling.article == other.telling.article
    event = 1.0 if same else event_score(one.setting, other.setting)
    meaning = cosine_of(one.own, other.own) if one.own.any() and other.own.any() else None
    ours, theirs = one.masses, other.masses
    shared = sorted(ours.keys() & theirs.keys(), key=lambda word: (-ours[word] * theirs[word], word))
    size = math.sqrt(_square(ours) * _square(theirs))
    words = math.fsum(ours[word] * theirs[word] for word in shared) / size if size else None
    return Beside(event, meaning, words, " ".join(shared[:8]))


def _masses(telling: Telling, setting: Setting) -> dict[str, float]:
    return {
        word: weight(word) / max(1, setting.words.get(word, 1)) ** 2
        for word in told_words(telling.text)
        if weight(word) > 0
    }


def _square(masses: Mapping[str, float]) -> float:
    return math.fsum(mass * mass for mass in masses.values())
