"""Place names of an article: found sentence by sentence, settled over the whole article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from onrecord.read.places.gazetteer import Spot, gazetteer
from onrecord.read.places.mentions import Hold, Mention, find_mentions
from onrecord.read.places.resolving import Choice, contains, resolve
from onrecord.read.places.speaking import Sources, acts, heads, speaks
from onrecord.read.places.tokens import Token, countries_named, tokens_of
from onrecord.read.places.weighing import weigh
from onrecord.record import Place, Spans

MOST_ALTERNATIVES = 10
"""Other places of a name that are listed, the heaviest first."""

_LARGE, _LISTED = 6.0, 5.0
"""Weights of a town that may speak and that outweighs a namesake, and of one that may stand in a list."""

_LIST = frozenset({", ", " and ", " or ", ", and ", ", or ", "/", " and", " or"})


def find_places(text: str, sentences: Spans, speaking: Spans = ()) -> tuple[Place, ...]:
    """Place names in the order of the text, each with its coordinates; `speaking` are the sources of attributions."""
    names = gazetteer()
    mentions: list[Mention] = []
    peoples: set[str] = set()
    for sentence in sentences:
        tokens = tokens_of(text, sentence)
        found = find_mentions(text, tokens, names)
        for mention in found:
            weigh(mention)
        _bind(text, found)
        _join(text, found)
        _enlist(text, found)
        mentions += found
        peoples |= countries_named(tokens)
    sources = Sources(speaking)
    kept = _settle(text, mentions, sources)
    chosen = resolve(kept, peoples)
    named = frozenset(token.start for mention in kept for token in mention.tokens[mention.first : mention.last + 1])
    return tuple(_place(text, mention, chosen[mention.key], speaks(mention, sources, named)) for mention in kept)


def _bind(text: str, found: Sequence[Mention]) -> None:
    """ "X, Y": where Y contains a place called X, both are places and X is that one."""
    for place in range(len(found) - 1):
        inner, outer = found[place], found[place + 1]
        if Hold.BARRED in {inner.hold, outer.hold} or not _is_apposed(text, inner, outer):
            continue
        if inner.spots[0].kind in {"country", "region"} and _is_listed(text, found, place):
            continue
        inside = _lying_in(inner.spots, outer.spots[:5])
        if inside:
            inner.within = inside
            outer.outer = True
            inner.hold = Hold.SURE
            if outer.hold is Hold.OPEN:
                outer.hold = Hold.LIKELY


def _enlist(text: str, found: Sequence[Mention]) -> None:
    """A member of a list of regions of one country is a region."""
    for left, right in zip(found, found[1:], strict=False):
        if _between(text, left, right) in _LIST and not left.within:
            for one, other in ((left, right), (right, left)):
                states = {spot.country for spot in one.spots[:3] if spot.kind == "region"}
                first = other.spots[0]
                if first.kind == "region" and first.country in states and not one.sort and len(one.spots) > 1:
                    one.sort = "division"


@lru_cache(maxsize=1024)
def _lying_in(spots: tuple[Spot, ...], within: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """The places of one name that lie in one of the likeliest places of another."""
    return tuple(spot for spot in spots if any(contains(other, spot) for other in within))


def _is_listed(text: str, found: Sequence[Mention], place: int) -> bool:
    """Whether two names are members of a list rather than a place and what it lies in."""
    inner, outer = found[place], found[place + 1]
    if inner.spots[0].kind == outer.spots[0].kind == "country":
        return True
    ahead = place > 0 and _between(text, found[place - 1], inner) in _LIST
    behind = place + 2 < len(found) and _between(text, outer, found[place + 2]) in _LIST
    return ahead or behind


def _between(text: str, left: Mention, right: Mention) -> str:
    return text[left.tokens[left.last].full : right.start]


def _join(text: str, found: Sequence[Mention]) -> None:
    """ "India-Pakistan": two countries with a hyphen between are both places."""
    for left, right in zip(found, found[1:], strict=False):
        hyphened = text[left.end : right.start] in {"-", "–"}
        if hyphened and {left.spots[0].kind, right.spots[0].kind} == {"country"}:
            left.hold = right.hold = Hold.LIKELY
            right.surname = False


def _is_apposed(text: str, inner: Mention, outer: Mention) -> bool:
    between = _between(text, inner, outer)
    if between in {", ", " (", " in ", ", in "}:
        return True
    words = outer.tokens[inner.last + 1 : outer.first]
    return len(words) <= 3 and between.startswith((", ", " in ")) and all(_is_small(token) for token in words)


def _is_small(token: Token) -> bool:
    return token.text in {"in", "the", "northern", "southern", "eastern", "western", "central", "south", "north"}


def _settle(text: str, mentions: Sequence[Mention], sources: Sources) -> list[Mention]:
    """What the whole article says: names that are people's, names that are places elsewhere, members of lists."""
    surnames = {mention.key for mention in mentions if mention.surname or _talks(mention, sources)}
    sure = {mention.key for mention in mentions if mention.hold is Hold.SURE} - surnames
    for mention in mentions:
        if mention.key in surnames and not (mention.hold is Hold.SURE and _is_firm(mention)):
            mention.hold = Hold.BARRED
        elif mention.hold is Hold.OPEN and mention.key in sure:
            mention.hold = Hold.LIKELY
    _spread(text, mentions)
    _spread(text, mentions[::-1])
    return [mention for mention in mentions if mention.hold >= Hold.LIKELY]


def _is_firm(mention: Mention) -> bool:
    """Whether a place stays one in an article that names somebody so."""
    return bool(mention.within or mention.sort) or mention.spots[0].weight >= _LARGE


def _talks(mention: Mention, sources: Sources) -> bool:
    """A town that says something is a person or a company of its name, unless it is a large one or a capital."""
    spot = mention.spots[0]
    if spot.kind != "city" or (spot.weight >= _LARGE and "s" not in mention.entry.marks) or mention.within:
        return False
    return (mention.hold is not Hold.SURE and acts(mention)) or heads(mention, sources)


def _spread(text: str, mentions: Iterable[Mention]) -> None:
    """A member of a list is a place where its neighbour is one."""
    previous: Mention | None = None
    for mention in mentions:
        if previous is not None and previous.hold >= Hold.LIKELY and mention.hold is Hold.OPEN:
            left, right = sorted((previous, mention), key=lambda each: each.start)
            if _between(text, left, right) in _LIST and _is_plain(mention):
                mention.hold = Hold.LIKELY
        previous = mention


def _is_plain(mention: Mention) -> bool:
    """Whether a name is hardly anything but a place's."""
    return not mention.entry.marks or ("w" not in mention.entry.marks and mention.spots[0].weight >= _LISTED)


def _place(text: str, mention: Mention, choice: Choice, speaking: bool) -> Place:
    spot = choice.spot
    others = [other.geonames for other in choice.weighed if other.number != spot.number and other.geonames]
    held = 0.95 if mention.hold is Hold.SURE else 0.85
    return Place(
        span=(mention.start, mention.end),
        name=spot.name or text[mention.start : mention.end],
        geonames=spot.geonames,
        lat=spot.latitude,
        lon=spot.longitude,
        speaks=speaking,
        alternatives=tuple(others[:MOST_ALTERNATIVES]),
        confidence=round(held * min(1.0, 0.6 + 0.2 * choice.margin), 3),
    )
