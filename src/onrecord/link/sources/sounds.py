"""How names sound: one form for what transliterations part."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Indel

_SOUNDS = tuple(
    (re.compile(before), after)
    for before, after in (
        (r"shch|sch|sh", "s"), (r"tch|ch", "c"), (r"zh", "z"), (r"dzh|dj", "j"), (r"kh|gh", "h"), (r"dh", "d"),
        (r"th", "t"), (r"ph", "f"), (r"ts|tz", "c"), (r"ck|q", "k"), (r"x", "ks"), (r"w", "v"), (r"j|y", "i"),
        (r"ou|oo", "u"), (r"g", "h"), (r"(.)\1+", r"\1"), (r"iio|io", "o"),
        (r"ie", "e"), (r"(?<=.)ia?i$", "i"), (r"(?<=..)h$", ""), (r"iu", "u"),
    )
)  # fmt: skip


@lru_cache(maxsize=1 << 15)
def sounding(word: str) -> str:
    """One form for what transliterations part: Haidai, Hayday and Gaidai; Zelensky, Zelenskyy and Zelenskiy."""
    for before, after in _SOUNDS:
        word = before.sub(after, word)
    return word


@lru_cache(maxsize=1 << 15)
def consonants(word: str) -> str:
    """The consonants of a sounding alone, hard throat sounds as one: Gaddafi, Qaddafi, Khadafy."""
    plain = re.sub(r"[aeiou]", "", sounding(word)).replace("h", "k").replace("c", "k")
    return re.sub(r"(.)\1+", r"\1", plain)


ROUGH = 0.55
"""Share of letters two names of the same consonants must have in common to be taken for spellings of one."""


@lru_cache(maxsize=1 << 16)
def family_likeness(one: str, other: str) -> float:
    """1 for one family name, .9 for two transliterations, .75 for the same consonants, 0 for two names."""
    if one == other:
        return 1.0
    if sounding(one) == sounding(other):
        return 0.9
    rough = consonants(one) == consonants(other) and len(consonants(one)) >= 3 and one[0] in _alike(other[0])
    return 0.75 if rough and Indel.normalized_similarity(one, other) >= ROUGH else 0.0


def _alike(letter: str) -> str:
    return next((letters for letters in ("gkhqc", "aeiouyj", "vwf", "szc") if letter in letters), letter)
