"""Names: where one begins in a row of capitals, and what it is the name of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.read.who.lexicon import (
    Noun,
    bodies,
    body_words,
    country_ending,
    first_names,
    is_outlet_word,
    noun_ending,
)
from onrecord.read.who.words import Word
from onrecord.record import SourceKind

PARTICLES = frozenset("de la le da di du del della dos van von der den ter ten bin ibn al el ben af av zu y e".split())
HONORIFICS = {
    "mr": "m", "mr.": "m", "sir": "m", "lord": "m", "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f", "miss": "f",
    "dame": "f", "lady": "f", "madam": "f", "mister": "m",
}  # fmt: skip
_TITLE_MARKS = frozenset(
    "dr dr. prof prof. gen gen. sen sen. rep rep. gov gov. lt lt. col col. capt capt. sgt sgt. rev rev. maj maj. adm "
    "adm. det det. st saint hon hon. cmdr cmdr. sec sec. sister brother father mother reverend doctor".split()
)


def gender_of_noun(noun: Noun) -> str | None:
    """The gender that a noun has by itself: "spokeswoman"."""
    return "m" if "m" in noun.traits else "f" if "f" in noun.traits else None


def name_start(core: Sequence[Word]) -> int:
    """Where the name begins in words that end in a capital: after the last title, body's word or place."""
    first = len(core)
    while first and (core[first - 1].capital or (core[first - 1].low in PARTICLES and first < len(core) and first > 1)):
        first -= 1
    while first < len(core) and not core[first].capital:
        first += 1
    country = country_ending([word.text for word in core[first:]])
    if country is not None and country[1] > 1 and country[0].sort == "country":
        return len(core) - country[1]
    if is_body(core[first:]) or _begins_body(core[first:]):
        return _body_start(core, first)
    for place in range(len(core) - 1, first - 1, -1):
        if core[place].owns and place < len(core) - 1:
            return place + 1
        if is_title(core, place):
            return place + 1
        if place < len(core) - 1 and (core[place].text in body_words() or _is_place(core, first, place)):
            return place + 1
    return first


def is_title(core: Sequence[Word], place: int) -> bool:
    """Whether a word in a row of capitals is a title that a name follows, or an office's noun."""
    word = core[place]
    if word.low in HONORIFICS or word.low in _TITLE_MARKS:
        return True
    if word.text in first_names() and place < len(core) - 1:
        return False
    found = noun_ending([word.low for word in core[max(0, place - 2) : place + 1]])
    return (
        found is not None
        and found[0].kind in ("person", "group")
        and bool(found[0].traits & {"office", "official", "spokes"} or place < len(core) - 1)
    )


def _is_place(core: Sequence[Word], first: int, place: int) -> bool:
    found = country_ending([word.text for word in core[first : place + 1]])
    return found is not None and core[place].text not in first_names()


def is_body(words: Sequence[Word]) -> bool:
    """Whether words are the name of a body, by the table or by their last word."""
    if not words:
        return False
    last = words[-1].text
    if " ".join(word.text for word in words) in bodies():
        return True
    named = len(words) > 1 and words[-2].text in first_names()
    return (last in body_words() and not named) or (
        is_outlet_word(last) and not named and not is_title(words, len(words) - 1)
    )


def is_generic(name: Sequence[Word]) -> bool:
    """ "The Ministry", "The Government": a noun with a capital, not a name."""
    found = noun_ending([name[0].low]) if len(name) == 1 and name[0].text not in bodies() else None
    return found is not None and not (found[0].kind in ("document", "person") and is_outlet_word(name[0].text))


def _begins_body(words: Sequence[Word]) -> bool:
    """ "Air New Zealand", "Bank Indonesia": a body's word before a place."""
    texts = [word.text for word in words]
    return len(words) > 1 and texts[0] in body_words() and _country_kind(texts[1:]) is not None


def _body_start(core: Sequence[Word], first: int) -> int:
    """A body's name runs from its first capital, or after an owner ("Japan's Nuclear Regulation Authority")."""
    owners = [place for place in range(first, len(core) - 1) if core[place].owns]
    return owners[-1] + 1 if owners else first


def gender_of(before: Sequence[Word], name: Sequence[Word], noun: tuple[Noun, int] | None) -> str | None:
    """The gender that a title, a noun or a first name gives."""
    for word in before:
        if word.low in HONORIFICS:
            return HONORIFICS[word.low]
    if noun is not None and gender_of_noun(noun[0]):
        return gender_of_noun(noun[0])
    return first_names().get(name[0].text) if name else None


def kind_of_name(core: Sequence[Word], name_from: int, before: Noun | None, determiner: str) -> tuple[SourceKind, bool]:
    """What a name is the name of, and whether a word or table says so."""
    name = [word.text for word in core[name_from:]]
    whole = " ".join(name)
    if core[name_from - 1].low in HONORIFICS.keys() | _TITLE_MARKS and name_from:
        return "person", True
    if before is not None and before.kind != "document":
        return ("group" if before.plural and before.kind == "group" else before.kind), True
    if _begins_body(core[name_from:]):
        return body_words()[name[0]], True
    known = bodies().get(whole) or _country_kind(name)
    if known is not None:
        return known, True
    return _by_words(name, determiner)


def _country_kind(name: list[str]) -> SourceKind | None:
    found = country_ending(name)
    if found is None or found[1] != len(name) or found[0].sort == "people":
        return "group" if found is not None and found[1] == len(name) and name[0].endswith("s") else None
    return "official_body"


def _by_words(name: list[str], determiner: str) -> tuple[SourceKind, bool]:
    last = name[-1]
    person = len(name) > 1 and (name[0] in first_names() or any(len(word) == 2 and word[1] == "." for word in name))
    if person and last not in body_words():
        return "person", True
    if last in body_words():
        return body_words()[last], True
    if is_outlet_word(last):
        return "organisation", True
    low = noun_ending([word.lower() for word in name])
    if low is not None and (low[0].kind != "person" or determiner or len(name) == 1):
        return low[0].kind, True
    if len(name) == 1 and len(last) > 1 and last.isupper():
        return "organisation", True
    if 1 < len(name) <= 4 and not determiner:
        return "person", False
    return "organisation", False


def rest_of_name(rest: Sequence[Word]) -> tuple[Word, ...]:
    """The part of a body's name behind its first "of": up to its last capital, with what joins them."""
    kept: list[Word] = []
    for word in rest:
        if not word.capital and word.low not in ("of", "the", "and", "for", "to", "on"):
            break
        kept.append(word)
    while kept and not kept[-1].capital:
        kept.pop()
    return tuple(kept)


def name_behind_place(rest: Sequence[Word]) -> tuple[Word, ...]:
    """The person's name at the end of "of Pakistan Pervez Musharraf": two capitals or more behind a place or body."""
    last = len(rest)
    first = last
    while first and (rest[first - 1].capital or (rest[first - 1].low in PARTICLES and first < last)):
        first -= 1
    run = rest[first:]
    for place in range(len(run) - 1, -1, -1):
        ends = run[place].text in body_words() or is_title(run, place) or _is_place(run, 0, place) or run[place].owns
        if ends and place < len(run) - 1:
            name = tuple(run[place + 1 :])
            return name if len(name) > 1 and not is_body(name) else ()
    if len(run) > 1 and first and rest[first - 1].low not in ("of", "the", "for", "to", "on", "in", "and"):
        return tuple(run) if not is_body(run) else ()
    start = next((place for place, word in enumerate(run) if word.text in first_names()), None)
    return tuple(run[start:]) if start is not None and len(run) - start > 1 and not is_body(run) else ()


def first_capitals(words: Iterable[Word]) -> tuple[Word, ...]:
    """The first run of capitals."""
    kept: list[Word] = []
    for word in words:
        if word.capital:
            kept.append(word)
        elif kept:
            break
    return tuple(kept)
