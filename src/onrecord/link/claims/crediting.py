"""Whom two tellings credit: the same source or another, and whether one has its words from the other's outlet."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.link.claims.scales import Feature
from onrecord.link.claims.words import WORD, plain
from onrecord.record.telling import Telling

_ARTICLES = frozenset({"the", "a", "an"})


def source_features(one: Telling, other: Telling) -> Iterator[Feature]:
    """What is seen of the sources of two tellings.

    "source" is 1 where both have the same name, 0 for different ones, and nothing where one is not named. "cited" is 1
    where one names the other's outlet as the one through which it has the words of the same source.
    """
    names = [who.name for who in (one.who, other.who) if who is not None and who.name]
    same = len(names) == 2 and _is_part(*names)
    if len(names) == 2:
        yield Feature("source", float(same), " / ".join(sorted(names)))
    taken = _named_outlet(one, other) or _named_outlet(other, one)
    if taken and (same or (not names and _is_described(one.source, other.source))):
        yield Feature("cited", 1.0, f"one has it from {taken}, which prints the other")


def _is_part(one: str, other: str) -> bool:
    """Whether all words of the shorter of two names stand in the other."""
    few, many = sorted((_words(one), _words(other)), key=len)
    return bool(few) and few <= many


def _is_described(one: str, other: str) -> bool:
    """Whether two unnamed sources are described alike: "a senior police official"; "he" and "officials" are anybody."""
    return _is_part(one, other) and min(len(_words(one)), len(_words(other))) > 1


def _words(name: str) -> set[str]:
    return {plain(word) for word in name.split()} - _ARTICLES


def _named_outlet(one: Telling, other: Telling) -> str:
    """The name by which a telling has its words through the other's outlet, in full or as that is called for short."""
    outlet = _named(other.outlet)
    for name in one.via if _named(one.outlet) != outlet else ():
        called = _named(name)
        if called and outlet[-len(called) :] == called and any(word[:1].isupper() for word in called):
            return name
    return ""


def _named(name: str | None) -> list[str]:
    return [word for word in WORD.findall(name or "") if word.lower() not in _ARTICLES]
