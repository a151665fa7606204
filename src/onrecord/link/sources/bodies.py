"""Names of bodies: taken apart, and compared two at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations

from rapidfuzz.distance import Indel

from onrecord.link.sources.folding import LONGEST, fold, stem, telling
from onrecord.link.sources.places import MARK, Phrases, codes, marked, phrases, replaced, without_codes
from onrecord.link.sources.tables import entries, parted, rows

_BRACKET = re.compile(r"\(([^()]*)\)")
_THROUGH = re.compile(
    r"\s*\((?:via|cited by|quoted by|through|per|as told to|reported by)\b[^()]*\)?|\s+via\s.*$", re.IGNORECASE
)
_ACRONYM = re.compile(r"[A-Z][A-Za-z&.\-]*[A-Z]\.?")
_MINISTRY = frozenset({"ministry", "department", "secretariat"})
_GENERIC_WEIGHT = 0.3
MOST_WORDS = 8
"""Words of a name whose pairs it is looked up by."""


@dataclass(frozen=True, slots=True)
class BodyName:
    """A body's name. `words` are its telling words less the country, in one form and sorted; `joined` all its letters
    in order; `acronyms` those given in brackets or the name itself; `initials` what its words would shorten to."""

    words: tuple[str, ...]
    country: str | None
    joined: str
    acronyms: tuple[str, ...]
    initials: str

    @property
    def generic(self) -> bool:
        """Whether the words alone do not say which body it is."""
        return all(word in _generic() for word in self.words)


@cache
def _generic() -> frozenset[str]:
    listed = entries("generic_words.txt")
    return listed | {stem(word) for word in listed} | entries("portfolios.txt")


@cache
def _aliases() -> tuple[Phrases, dict[tuple[str, ...], tuple[str, ...]]]:
    """Forms replaced wherever they stand, and forms that are whole names."""
    anywhere: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    whole: dict[tuple[str, ...], tuple[str, ...]] = {}
    for name, forms in rows("aliases.tsv"):
        instead = marked(fold(name))
        for form in parted(forms):
            words = marked(telling(fold(form.removeprefix("="))))
            if form.startswith("=") or instead == words:
                whole[words] = instead
            else:
                anywhere.append((words, instead))
    return phrases(anywhere), whole


def without_via(text: str) -> str:
    """A source's words less the bracket that says through whom: "US officials (via NYT)"."""
    return _THROUGH.sub("", text[:LONGEST]).strip()


@lru_cache(maxsize=1 << 14)
def plain_words(text: str) -> tuple[str, ...]:
    """Folded words with countries marked and other names put as the table of aliases has them."""
    printed = marked(telling(fold(text)))
    anywhere, whole = _aliases()
    words = whole.get(printed) or printed
    for _ in range(3):
        again = telling(replaced(words, anywhere))
        if again == words:
            break
        words = again
    return tuple(_own_countries(printed, telling(words)))


def _own_countries(printed: tuple[str, ...], words: tuple[str, ...]) -> Iterator[str]:
    """Each country once; an alias's country yields to one in the name itself: "German Foreign Office"."""
    own = frozenset(word for word in printed if word.startswith(MARK))
    seen: set[str] = set()
    for word in words:
        if not word.startswith(MARK) or (word not in seen and (not own or word in own)):
            yield word
        seen.add(word)


@lru_cache(maxsize=1 << 14)
def parse_body(text: str, country: str | None = None) -> BodyName | None:
    """Take a body's name apart; `country` is what the article says of it beside its name."""
    text = without_via(text)
    bracketed = tuple(found.strip() for found in _BRACKET.findall(text))
    bare = _with_country(_BRACKET.sub(" ", text), bracketed)
    plain = plain_words(bare)
    trailing = _ends_in_country(bare, plain)
    named = () if trailing else codes(plain)
    words = plain if trailing or len(named) > 1 else _less_absorbed(_ministry(without_codes(plain)))
    if not words:
        words = ("state",) if named else ()
    if not words:
        return None
    acronyms = [found for found in bracketed if _ACRONYM.fullmatch(found)]
    printed = bare.strip().removeprefix("the ").removeprefix("The ")
    if _ACRONYM.fullmatch(printed):
        acronyms.append(printed)
    full = telling(fold(bare))
    return BodyName(
        tuple(sorted({stem(word) for word in words})),
        _country(bare, named, country),
        "".join(full),
        tuple(sorted({"".join(fold(found)) for found in acronyms})),
        "".join(word[0] for word in full),
    )


def _with_country(bare: str, bracketed: tuple[str, ...]) -> str:
    """ "Ministry of Defence (UK)": a bracket of a country alone is the name's country."""
    lands = [found for found in bracketed if (words := plain_words(found)) and not without_codes(words)]
    return " of ".join([bare.strip(), *lands[:1]])


def _ends_in_country(bare: str, plain: tuple[str, ...]) -> bool:
    """A country right behind a name of its own belongs to the name: "BBC Russia", but not "the Bank of China"."""
    if len(plain) < 2 or not plain[-1].startswith(MARK) or all(word in _generic() for word in without_codes(plain)):
        return False
    printed = marked(fold(bare))
    return len(printed) < 2 or not (printed[-1] == plain[-1] and printed[-2] in entries("function_words.txt"))


@cache
def _absorbed() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple((frozenset(there.split()), frozenset(gone.split())) for there, gone in rows("absorbed.tsv"))


def _less_absorbed(words: tuple[str, ...]) -> tuple[str, ...]:
    for there, gone in _absorbed():
        if there <= set(words):
            words = tuple(word for word in words if stem(word) not in gone and word not in gone) or words
    return words


def is_known_body(text: str) -> bool:
    """Whether the table of aliases has it, under any of its names."""
    return plain_words(text) in _known()


@cache
def _known() -> frozenset[tuple[str, ...]]:
    named = (plain_words(name) for name, _ in rows("aliases.tsv") if not name.islower())
    return frozenset(words for words in named if not {"minister", "secretary"} & set(words))


def _country(printed: str, named: tuple[str, ...], said: str | None) -> str | None:
    """The one in the name itself, else what the article says, else what an alias stands for."""
    if len(named) > 1:
        return None
    if codes(marked(telling(fold(printed)))):
        return named[0] if named else None
    return said or (named[0] if named else None)


def _ministry(words: tuple[str, ...]) -> tuple[str, ...]:
    """A department with a portfolio is a ministry; affairs add nothing to it."""
    if any(word in _MINISTRY for word in words) and any(word in entries("portfolios.txt") for word in words):
        return tuple("ministry" if word in _MINISTRY else word for word in words if word not in ("affair", "affairs"))
    return words


@lru_cache(maxsize=1 << 16)
def body_likeness(one: BodyName, other: BodyName) -> tuple[float, str]:
    """How far two names may be one body's, and how."""
    if one.country and other.country and one.country != other.country:
        return 0.0, "countries " + " and ".join(sorted((one.country, other.country)))
    return max(_ways(one, other), key=lambda item: item[0])


def _ways(one: BodyName, other: BodyName) -> Iterator[tuple[float, str]]:
    known = one.country == other.country and one.country is not None
    if one.words == other.words:
        if known or not one.generic:
            yield 0.97 if one.country == other.country else 0.93, "same words"
        else:
            yield 0.5, "same words, which say only with a country which body it is"
    if one.joined == other.joined:
        yield (0.95 if known or not one.generic else 0.5), "same letters"
    shared = set(one.acronyms) & set(other.acronyms)
    if shared:
        yield 0.93, f"same acronym {sorted(shared)[0]}"
    for short, long in ((one, other), (other, one)):
        yield from _shortened(short, long)
    yield _overlap(one, other), "words in common"
    if min(len(one.joined), len(other.joined)) >= 10 and not (one.generic or other.generic):
        same_words = len(one.words) == len(other.words)
        if same_words and Indel.normalized_similarity(one.joined, other.joined) >= 0.94:
            yield 0.8, "a letter apart"


def _shortened(short: BodyName, long: BodyName) -> Iterator[tuple[float, str]]:
    """An acronym against the name whose initials it is."""
    for acronym in short.acronyms:
        if acronym == long.initials and len(acronym) >= 3:
            yield (0.85 if len(acronym) >= 4 else 0.6), f"{acronym} are the initials"


def _overlap(one: BodyName, other: BodyName) -> float:
    """Share of two or more words in common, those for sorts of bodies weighing less; never enough alone to link."""
    common, either = set(one.words) & set(other.words), set(one.words) | set(other.words)
    if len(common) < 2:
        return 0.0
    if all(word in _generic() for word in common) and (one.country is None or one.country != other.country):
        return 0.0
    return min(0.7, _weight(common) / _weight(either))


def _weight(words: set[str]) -> float:
    return sum(_GENERIC_WEIGHT if word in _generic() else 1.0 for word in words)


def body_blocks(body: BodyName) -> tuple[str, ...]:
    """Keys of which two names that may be one body's share at least one."""
    made = [f"={body.joined}", f"={'.'.join(body.words)}/{body.country or ''}"]
    made += [f"={'.'.join(body.words)}"] if not body.generic else []
    made += [f"a={acronym}" for acronym in body.acronyms]
    if len(body.initials) >= 3:
        made.append(f"a={body.initials}")
    for one, other in combinations(body.words[:MOST_WORDS], 2):
        if one not in _generic() or other not in _generic():
            made.append(f"w={one}.{other}")
        elif body.country:
            made.append(f"w={one}.{other}/{body.country}")
    return tuple(dict.fromkeys(made))
