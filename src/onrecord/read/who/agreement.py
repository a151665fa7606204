"""Names that may be one: as keys to look up by, and what two of them must share."""

from __future__ import annotations

import unicodedata

from onrecord.read.who.lexicon import body_words, country_ending, is_outlet_word, noun
from onrecord.read.who.phrases import Phrase

_SMALL = frozenset("the of and for to on & a an in".split())


def plain(word: str) -> str:
    """A word without accents, capitals and an abbreviation's point."""
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).lower().rstrip(".")


def key_of(phrase: Phrase) -> tuple[str, ...]:
    """A name as its plain words, without the small ones; at the end of a name they are none: "Mr. An"."""
    return tuple(plain(word.text) for word in phrase.name if word.low not in _SMALL or word is phrase.name[-1])


def initials(phrase: Phrase) -> str:
    """The acronym of a name: "United Nations" makes "un"."""
    return "".join(word.text[0] for word in phrase.name if word.low not in _SMALL).lower()


def state_of(phrase: Phrase) -> str | None:
    """The country for which a name, or a name's government, speaks."""
    if not phrase.name:
        return None
    found = country_ending([word.text for word in phrase.name])
    return (
        found[0].code or phrase.named if found and found[0].sort == "country" and found[1] == len(phrase.name) else None
    )


def agree(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two names with one last word can be one person's: no first names that differ."""
    if len(left) == 1 or len(right) == 1 or left[-1] != right[-1]:
        return True
    return (
        left[0] == right[0]
        or (left[0][0] == right[0][0] and (len(left[0]) == 1 or len(right[0]) == 1))
        or left[-2:] == right[-2:]
    )


def begins(short: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether a name is another's beginning, and what follows says no more than what kind of body it is."""
    rest = name[len(short) :]
    if name[: len(short)] != short or any(country_ending([word.title()]) for word in rest):
        return False
    last = rest[-1].title() if rest else ""
    return not rest or last in body_words() or is_outlet_word(last) or noun(rest[-1]) is not None


def misspelt(left: str, right: str) -> bool:
    """Whether two surnames of some length differ in one letter: "Haniyeh" and "Haniyah", "Waters" and "Water"."""
    short, long = sorted((left, right), key=len)
    if len(short) < SHORTEST or len(long) - len(short) > 1 or short == long:
        return False
    same = next((place for place, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]


SHORTEST = 5
