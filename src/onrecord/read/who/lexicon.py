"""The tables beside this file, each loaded once: nouns, countries, first names, names of bodies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from onrecord.read.tables import table
from onrecord.record import KINDS, SourceKind

_HERE = Path(__file__).parent
_OUTLETS = frozenset(
    ("newspaper", "paper", "daily", "outlet", "news outlet", "news site", "tabloid", "magazine", "agency")
)


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun a phrase may be headed by; `lemma` is its singular."""

    lemma: str
    kind: SourceKind
    traits: frozenset[str]
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Country:
    """What a name or word says of a country: its code ("" where only that it is one), and as what it says it."""

    code: str
    sort: str


def lines_of(name: str | Path) -> Iterator[str]:
    """A table's lines without remarks and blanks. A name is that of a file beside this one."""
    for line in (_HERE / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


def _kind(word: str) -> SourceKind:
    return next(kind for kind in KINDS if kind == word)


@cache
def nouns() -> dict[str, Noun]:
    """Singular nouns; of two rows with one word the first gives the kind, both give traits."""
    found: dict[str, Noun] = {}
    for line in lines_of("nouns.tsv"):
        kind, traits, words = line.split("\t")
        for word in words.split(";"):
            known = found.get(word)
            more = frozenset(traits.split(",")) - {"plain"}
            found[word] = Noun(
                word, known.kind if known else _kind(kind), more | (known.traits if known else frozenset())
            )
    return found


@cache
def function_words() -> frozenset[str]:
    """Words that stand in no name and end a noun phrase."""
    return frozenset(word for line in lines_of("function_words.txt") for word in line.split())


@cache
def first_names() -> dict[str, str]:
    """First names and whose they are: "m" or "f"."""
    rows = (line.split("\t") for line in lines_of("first_names.tsv"))
    return {name: gender for gender, names in rows for name in names.split()}


@cache
def countries() -> dict[str, Country]:
    """Names, demonyms and places as they are written."""
    found: dict[str, Country] = {}
    for line in lines_of("countries.tsv"):
        code, *sorts = line.split("\t")
        for sort, entries in zip(("country", "people", "place"), sorts, strict=False):
            for entry in filter(None, entries.split(";")):
                found.setdefault(entry, Country("" if code == "-" else code, sort))
    return found


@cache
def bodies() -> dict[str, SourceKind]:
    """Names of bodies that their words do not give away."""
    rows = (line.split("\t") for line in lines_of("organisations.txt"))
    return {row[0]: _kind(row[1]) if len(row) > 1 else "organisation" for row in rows}


@cache
def body_words() -> dict[str, SourceKind]:
    """Words that the name of a body ends in."""
    rows = (line.split("\t") for line in lines_of("organisation_words.tsv"))
    found: dict[str, SourceKind] = {}
    for kind, words in rows:
        for word in words.split():
            found.setdefault(word, _kind(kind))
    return found


def is_outlet_word(word: str) -> bool:
    """Whether a word ends the name of an outlet, by the table of the whole reader."""
    return word in table("media.txt")


@lru_cache(maxsize=8192)
def noun(words: str) -> Noun | None:
    """A noun, singular or plural, of up to three words."""
    low = words.lower()
    known = nouns().get(low)
    if known is not None:
        return known
    for singular in _singulars(low):
        known = nouns().get(singular)
        if known is not None:
            return Noun(known.lemma, _many(known), known.traits, plural=True)
    return None


def _many(noun: Noun) -> SourceKind:
    """Several persons or organisations are a group; several outlets stay what each is, as the guide's readers mark."""
    plain = noun.kind == "person" or (noun.kind == "organisation" and noun.lemma not in _OUTLETS)
    return "group" if plain else noun.kind


def _singulars(word: str) -> Iterator[str]:
    if word.endswith("children"):
        yield word[:-3]
    if word.endswith("men"):
        yield word[:-3] + "man"
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("wives"):
        yield word[:-3] + "fe"
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("s") and len(word) > 2:
        yield word[:-1]


@cache
def _noun_lengths() -> dict[str, int]:
    """The last words of nouns, and how many words the longest that ends so has."""
    found: dict[str, int] = {}
    for entry in nouns():
        *before, last = entry.split()
        found[last] = max(found.get(last, 0), len(before) + 1)
    return found


@lru_cache(maxsize=8192)
def _noun_length(last: str) -> int:
    return max(_noun_lengths().get(word, 0) for word in (last, *_singulars(last)))


@cache
def _place_lengths() -> dict[str, int]:
    found: dict[str, int] = {}
    for entry in countries():
        *before, last = entry.split()
        found[last] = max(found.get(last, 0), len(before) + 1)
    return found


def noun_ending(words: Sequence[str]) -> tuple[Noun, int] | None:
    """The longest noun that a row of words ends in, and how many words it is."""
    for count in range(min(_noun_length(words[-1].lower()) if words else 0, len(words)), 0, -1):
        found = noun(" ".join(words[-count:]))
        if found is not None:
            return found, count
    return None


def country_ending(words: Sequence[str]) -> tuple[Country, int] | None:
    """The longest place or people that a row of words ends in, and how many words it is."""
    for count in range(min(_place_lengths().get(words[-1], 0) if words else 0, len(words)), 0, -1):
        found = countries().get(" ".join(words[-count:]))
        if found is not None:
            return found, count
    return None
