"""Names of persons: taken apart, and compared two at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from onrecord.link.sources.folding import LONGEST, fold_apart
from onrecord.link.sources.sounds import consonants, family_likeness, sounding
from onrecord.link.sources.tables import entries, parted, rows

PARTICLES = frozenset(
    "al el ul as ad ar an ash az de da di del della dos van von der den ter ten bin ibn ben bint la le".split()
)
_SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
MOST_PARTS = 7


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name without titles: its parts in order, the family name last; `given` is empty for a bare surname."""

    parts: tuple[str, ...]
    suffix: str | None = None

    @property
    def family(self) -> str:
        """The last part."""
        return self.parts[-1]

    @property
    def given(self) -> tuple[str, ...]:
        """The parts before it."""
        return self.parts[:-1]

    @property
    def full(self) -> bool:
        """Whether it has a given name or an initial beside the family name."""
        return len(self.parts) > 1


@lru_cache(maxsize=1 << 14)
def parse_name(text: str) -> PersonName | None:
    """Take a name apart; None where nothing is left of it."""
    head, comma, tail = text[:LONGEST].partition(",")
    if comma and _is_suffix(tail):
        text = f"{head} {tail}"
    elif comma and len(fold_apart(head)) == 1 and 1 <= len(fold_apart(tail)) <= 3:
        text = f"{tail} {head}"
    else:
        text = head
    words = list(fold_apart(re.sub(r"\([^)]*\)|[\"“][^\"”]*[\"”]", " ", text)))
    suffix = next((_SUFFIXES[word] for word in words[2:] if word in _SUFFIXES), None)
    words = [word for index, word in enumerate(words) if not (index > 1 and word in _SUFFIXES)]
    parts = tuple(_joined(_untitled(words)))[:MOST_PARTS]
    if len(parts) == 1:
        parts = _known().get(sounding(parts[0]), parts)
    return PersonName(parts, suffix) if parts else None


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """Whom a surname alone stands for, by its sound."""
    return {sounding(fold_apart(name)[0]): fold_apart(whole) for name, whole in rows("persons.tsv")}


def is_known_person(word: str) -> bool:
    """Whether one word names a person that news calls by it."""
    return sounding(word) in _known()


def _is_suffix(tail: str) -> bool:
    words = fold_apart(tail)
    return bool(words) and all(word in _SUFFIXES or word in entries("titles.txt") for word in words)


def _untitled(words: Sequence[str]) -> Sequence[str]:
    """Titles go from both ends, while a name is left."""
    titles = entries("titles.txt")
    first, last = 0, len(words)
    while last - first > 1 and words[first] in titles:
        first += 1
    while last - first > 2 and words[last - 1] in titles:
        last -= 1
    return words[first:last]


def _joined(words: Sequence[str]) -> Iterator[str]:
    """Particles go with the name behind them and are not compared: "al-Assad" is "Assad", "von der Leyen" "Leyen"."""
    for index, word in enumerate(words):
        if (
            word not in PARTICLES
            or index == len(words) - 1
            or (index == 0 and len(words) == 2 and word in ("ben", "an"))
        ):
            yield word


@cache
def _given() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, (names,) in enumerate(rows("given_names.tsv")):
        for name in parted(names):
            found.setdefault(name.replace(" ", ""), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


@cache
def _common() -> tuple[frozenset[str], frozenset[str]]:
    """Common family names, common given names, spelt plainly."""
    text = (Path(__file__).parent / "common_names.txt").read_text(encoding="utf-8")
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    family, given = lines.strip().split("\n\n")
    return frozenset(family.replace("'", "").split()), frozenset(given.split())


def is_given(word: str) -> bool:
    """Whether it is a known given name."""
    return word in _given() or word in _common()[1]


def commonness(name: PersonName) -> int:
    """2 where both parts are common in either order, 1 where one is or the given name is an initial, else 0."""
    family, given = _common()
    if not name.full:
        return 2 if name.family in family else 1
    first, last = name.parts[0], name.family
    turned = (first in family) + (last in given)
    return max((last in family) + (first in given or len(first) == 1), turned)


@lru_cache(maxsize=1 << 16)
def given_likeness(one: str, other: str) -> float:
    """1 for one given name, .9 for its other forms, .6 for an initial, 0 for two names."""
    if one == other:
        return 1.0
    if len(one) == 1 or len(other) == 1:
        return 0.6 if one[0] == other[0] or _initials_meet(one, other) else 0.0
    table = _given()
    if table.get(one, frozenset()) & table.get(other, frozenset()):
        return 0.9
    if one in table and other in table:
        return 0.0
    return min(0.9, family_likeness(one, other))


def _initials_meet(one: str, other: str) -> bool:
    """ "V. Putin" may be a Vladimir or a Volodymyr, "Y." a Yevgeny or an Evgeny."""
    short, long = sorted((one, other), key=len)
    numbers = _given().get(long, frozenset())
    return len(long) > 1 and any(name[0] == short for name, own in _given().items() if own & numbers and len(name) > 4)


@lru_cache(maxsize=1 << 16)
def name_likeness(one: PersonName, other: PersonName) -> tuple[float, str]:
    """How far two names may be one person's, and how: 0 where they exclude each other."""
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return 0.0, "suffixes differ"
    if not one.full or not other.full:
        return _bare(one, other)
    if one.parts == other.parts:
        return 1.0, "same name"
    found = max(
        _western(one, other), _swapped(one, other), _longer(one, other), _together(one, other), key=lambda item: item[0]
    )
    return found if found[0] else (0.0, "names differ")


def _bare(one: PersonName, other: PersonName) -> tuple[float, str]:
    likeness = family_likeness(one.family, other.family)
    if one.full == other.full:
        return (likeness if likeness else 0.0), "surname alone"
    return likeness * 0.7, "surname alone against a whole name"


def _western(one: PersonName, other: PersonName) -> tuple[float, str]:
    """Given name and family name agree, and so do middle names where both have some."""
    family = family_likeness(one.family, other.family)
    given = given_likeness(one.parts[0], other.parts[0])
    if not family or not given or not _middles_agree(one.parts[1:-1], other.parts[1:-1]):
        return 0.0, ""
    words = "initial" if given == 0.6 else "other form of the given name" if given < 1 else "same given name"
    return family * (0.9 if given == 0.6 else 0.97 if given < 1 else 1.0), f"{words}, family name {family:g}"


def _middles_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    return all(given_likeness(left, right) > 0 for left, right in zip(one, other, strict=False))


def _swapped(one: PersonName, other: PersonName) -> tuple[float, str]:
    """The family name first: Xi Jinping, Orbán Viktor."""
    if len(one.parts) != len(other.parts):
        return 0.0, ""
    turned = (*other.parts[1:], other.parts[0]), (other.parts[-1], *other.parts[:-1])
    if one.parts in turned and min(map(len, one.parts)) > 1:
        return 0.95, "order of names turned"
    return 0.0, ""


def _longer(one: PersonName, other: PersonName) -> tuple[float, str]:
    """All of the shorter name in order within the longer one, from its beginning: Gustavo Petro (Urrego)."""
    short, long = sorted((one.parts, other.parts), key=len)
    if len(short) == len(long) or len(short[-1]) == 1 or short[0] != long[0]:
        return 0.0, ""
    if len(short) > 2 and len(short[1]) == 1 and short[1] != long[1][0]:
        return 0.0, ""  # "W." and "H. W."
    rest = iter(long)
    inside = all(any(part == own for own in rest) for part in short)
    return (0.85, "a longer form of the name") if inside else (0.0, "")


def _together(one: PersonName, other: PersonName) -> tuple[float, str]:
    """The same letters parted otherwise: Kim Jong-un, Kim Jongun."""
    same = "".join(one.parts) == "".join(other.parts) and len("".join(one.parts)) > 5
    return (0.97, "parted otherwise") if same else (0.0, "")


def name_blocks(name: PersonName) -> tuple[str, ...]:
    """Keys of which two names that may be one person's share at least one."""
    if not name.full:
        return ()
    first = name.parts[0]
    made = [(part, first) for part in name.parts[1:] if len(part) > 1]
    made.append((first, name.parts[-1]))
    joined = "".join(name.parts)
    return tuple(
        dict.fromkeys(
            [*(f"{consonants(family)[:6]}/{key}" for family, own in made for key in _firsts(own)), f"={joined}"]
        )
    )


def _firsts(given: str) -> list[str]:
    """First sounds of a given name in all its forms."""
    numbers = _given().get(given, frozenset())
    forms = {given} | {name for name, own in _given().items() if own & numbers} if numbers else {given}
    return sorted(
        {consonants(form)[:1] or "a" if len(form) > 1 else sounding(form)[0] for form in forms} | {sounding(given)[0]}
    )
