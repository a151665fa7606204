"""Unnamed sources that are one and the same: where the text itself links them, or a person does.

An unnamed source stays tied to its article. It is that of another article only where this one says so: an article tells
of an official who spoke to an outlet, and that outlet's own article, not older than three days, has one such official.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from onrecord.link.sources.bodies import plain_words
from onrecord.link.sources.descriptions import Description
from onrecord.link.sources.mentions import Decided, Key, SourceMention
from onrecord.link.sources.profiles import profiles_of
from onrecord.record.identity import identity
from onrecord.record.linking import LedgerSource, Reason, SourceLink

DAYS = 3
TOLD = 0.8
"""Score of a link that the text makes: an outlet may have had two officials of one description."""

Unnamed = Mapping[Key, tuple[SourceMention, Description]]
Edge = tuple[Key, Key, float, Reason]


def link_unnamed(
    mentions: Iterable[SourceMention], decided: Sequence[Decided], sources: Mapping[Key, str]
) -> tuple[list[LedgerSource], list[SourceLink]]:
    """Sources for unnamed ones that are the same, and the links to them; `sources` are those of all mentions."""
    unnamed = _unnamed(mentions)
    parted = {frozenset((item.one, item.other)) for item in decided if not item.same}
    found = {*_told(unnamed), *_decided(unnamed, decided, sources)}
    edges = sorted((edge for edge in found if frozenset(edge[:2]) not in parted), key=_rank)
    made: list[LedgerSource] = []
    links: list[SourceLink] = []
    for component in _components(edges, parted):
        named = sorted({sources[key] for key in component if key not in unnamed})
        if len(named) > 1:
            continue
        source = named[0] if named else _joined(component, unnamed, made)
        for key in sorted(component & unnamed.keys()):
            _, _, score, reason = max((edge for edge in edges if key in edge[:2]), key=_surest)
            links.append(SourceLink(*key, source, score, "linked", (reason,)))
    return made, links


def _rank(edge: Edge) -> tuple[Key, Key, float, str]:
    return edge[0], edge[1], edge[2], edge[3].words


def _surest(edge: Edge) -> tuple[float, str]:
    return edge[2], edge[3].words


def _unnamed(mentions: Iterable[SourceMention]) -> Unnamed:
    found = {}
    for mention in mentions:
        for profile in profiles_of(mention):
            if profile.description is not None:
                found[mention.key] = (mention, profile.description)
    return found


def _told(unnamed: Unnamed) -> Iterator[Edge]:
    """Sources that an article has from another outlet, with that outlet's own source of the same description."""
    at: dict[tuple[Description, tuple[str, ...]], list[SourceMention]] = {}
    for mention, description in unnamed.values():
        if mention.outlet and _is_one(mention):
            at.setdefault((description, plain_words(mention.outlet)), []).append(mention)
    for mention, description in unnamed.values():
        for outlet in mention.via if _is_one(mention) else ():
            near = [
                other for other in at.get((description, plain_words(outlet)), []) if _shortly_before(other, mention)
            ]
            if len(near) == 1:
                words = f"{mention.words}, through {outlet} / {near[0].words} in {near[0].outlet}, {near[0].published}"
                yield (*sorted((mention.key, near[0].key)), TOLD, Reason("told", 1.0, TOLD, words))  # type: ignore[misc]


def _is_one(mention: SourceMention) -> bool:
    return mention.who.kind == "person" and mention.who.count in (None, (1, 1))


def _shortly_before(one: SourceMention, other: SourceMention) -> bool:
    days = _day(one.published), _day(other.published)
    return (
        days[0] is not None and days[1] is not None and one.article != other.article and 0 <= days[1] - days[0] <= DAYS
    )


def _day(published: str | None) -> int | None:
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


def _decided(unnamed: Unnamed, decided: Iterable[Decided], sources: Mapping[Key, str]) -> Iterator[Edge]:
    for item in decided:
        known = item.one in sources and item.other in sources
        if item.same and known and (item.one in unnamed or item.other in unnamed) and item.one != item.other:
            yield item.one, item.other, 1.0, Reason("decided", 1.0, 9.0, "a person decided that they are the same")


def _components(edges: Sequence[Edge], parted: set[frozenset[Key]]) -> list[set[Key]]:
    """Joined by falling score, then by key, never across what a person parted."""
    group: dict[Key, set[Key]] = {}
    for one, other, _, _ in sorted(edges, key=lambda edge: (-edge[2], edge[0], edge[1])):
        left, right = group.setdefault(one, {one}), group.setdefault(other, {other})
        if left is right or any(frozenset((mine, yours)) in parted for mine in left for yours in right):
            continue
        left |= right
        for key in right:
            group[key] = left
    distinct = {id(component): component for component in group.values() if len(component) > 1}
    return sorted(distinct.values(), key=min)


def _joined(component: set[Key], unnamed: Unnamed, made: list[LedgerSource]) -> str:
    """A source for unnamed ones alone: one person, of whom only the description is known."""
    first = min(component)
    mention, description = unnamed[first]
    names = tuple(sorted({unnamed[key][0].words for key in component}))
    country = mention.who.country
    made.append(LedgerSource(identity("source", "unnamed", first), "person", description.name, names, False, country))
    return made[-1].id
