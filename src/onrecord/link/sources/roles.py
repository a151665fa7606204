"""What a person is said to be: office, field of life, what for and where; and how two such go together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.link.sources.bodies import plain_words
from onrecord.link.sources.folding import stem
from onrecord.link.sources.places import codes, without_codes
from onrecord.link.sources.tables import entries, parted, rows

_PAST = frozenset({"former", "ex", "retired", "onetime", "late", "previous"})
_NOW = frozenset(
    "current acting then new outgoing incoming interim newly elected elect longtime veteran senior as incumbent".split()
)
_RANK_ONLY = frozenset({"general", "colonel", "major", "captain", "lieutenant", "sergeant", "admiral", "brigadier"})


@dataclass(frozen=True, slots=True)
class Role:
    """A role: `head` is the office or calling, `what` are words of its portfolio, `where` of its place or body."""

    head: str | None
    field: str | None
    traits: frozenset[str]
    what: frozenset[str]
    where: frozenset[str]
    country: str | None
    past: bool

    @property
    def key(self) -> tuple[str, ...]:
        """What it is, for telling roles apart."""
        return (
            self.head or "",
            *sorted(self.what),
            "|",
            *sorted(self.where),
            self.country or "",
            "past" if self.past else "",
        )


@dataclass(frozen=True, slots=True)
class _Calling:
    head: str
    field: str
    traits: frozenset[str]


@cache
def _callings() -> dict[str, tuple[tuple[tuple[str, ...], _Calling], ...]]:
    """By first word: the words for each calling, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], _Calling]]] = {}
    for field, traits, words in rows("roles.tsv"):
        for group in parted(words):
            forms = group.split("=")
            calling = _Calling(
                " ".join(plain_words(forms[0])), field, frozenset(part for part in traits.split(",") if part)
            )
            for form in forms:
                key = plain_words(form)
                found.setdefault(key[0], []).append((key, calling))
    return {word: tuple(sorted(those, key=lambda item: (-len(item[0]), item[1].head))) for word, those in found.items()}


@cache
def calling_words() -> frozenset[str]:
    """All words of offices and callings, in the singular."""
    return frozenset(word for those in _callings().values() for phrase, _ in those for word in phrase)


@cache
def _goes_with() -> frozenset[frozenset[str]]:
    return frozenset(frozenset((field, other)) for field, others in rows("transitions.tsv") for other in others.split())


def fields_go_together(one: str | None, other: str | None) -> bool | None:
    """Whether one person may well be in both fields of life; None where one is not known."""
    if one is None or other is None:
        return None
    return one == other or frozenset((one, other)) in _goes_with()


@lru_cache(maxsize=1 << 14)
def parse_role(role: str, affiliation: str | None) -> Role:
    """Take a role apart, with the body or place that its holder belongs to."""
    words = plain_words(role)
    country = (codes(words) or (None,))[0]
    left = [word for word in without_codes(words) if word not in _NOW]
    past = any(word in _PAST for word in left)
    left = [word for word in left if word not in _PAST]
    calling, rest = _head(tuple(left))
    body = tuple(word for word in plain_words(affiliation) if word not in words) if affiliation else ()
    country = country or (codes(body) or (None,))[0]
    rest = (*rest, *without_codes(body))
    what = frozenset(stem(word) for word in rest if _is_portfolio(word))
    where = frozenset(
        stem(word) for word in rest if not _is_portfolio(word) and word not in entries("generic_words.txt")
    )
    if calling is None:
        return Role(None, None, frozenset(), what, where, country, past)
    head = "minister" if calling.head == "secretary state" and what else calling.head
    return Role(head, calling.field, calling.traits, what, where, country, past)


def _is_portfolio(word: str) -> bool:
    return word in entries("portfolios.txt") or stem(word) in entries("portfolios.txt")


def _head(words: tuple[str, ...]) -> tuple[_Calling | None, tuple[str, ...]]:
    """The calling, and the words that say what for; a mere rank only where there is no other."""
    found = list(_heads(words))
    if not found:
        return None, words
    start, end, calling = next((item for item in found if item[2].head not in _RANK_ONLY), found[0])
    return calling, words[:start] + words[end:]


def _heads(words: tuple[str, ...]) -> Iterator[tuple[int, int, _Calling]]:
    place = 0
    while place < len(words):
        for phrase, calling in _callings().get(stem(words[place]), _callings().get(words[place], ())):
            if tuple(map(stem, words[place : place + len(phrase)])) == tuple(map(stem, phrase)):
                yield place, place + len(phrase), calling
                place += len(phrase)
                break
        else:
            place += 1
