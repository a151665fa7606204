"""From mentions to groups of mentions: nodes, pairs, and joining by falling score while nothing bars it.

Mentions that are compared alike are one node, so that ten thousand articles that name one body are not fifty million
pairs. Which pairs are looked at depends on shared blocks alone; what comes out is a function of the set of mentions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from onrecord.link.sources.folding import fold
from onrecord.link.sources.mentions import Decided, Key, SourceMention
from onrecord.link.sources.persons import commonness
from onrecord.link.sources.profiles import Profile, blocks_of, profiles_of
from onrecord.link.sources.scoring import Scored, compare
from onrecord.record.linking import Reason

AMBIGUOUS = 0.08
"""A source as near to one of two that exclude each other as to the other, within this score, is neither's."""


@dataclass(frozen=True, slots=True)
class Node:
    """Mentions that are compared alike. `id` begins with the first one's key; `beside` is kept for common names."""

    id: tuple[str, int, str]
    profile: Profile
    beside: frozenset[str]
    mentions: tuple[SourceMention, ...]


@dataclass(slots=True)
class Pairs:
    """What comparing found, by places of nodes (the lesser first)."""

    scored: dict[tuple[int, int], Scored] = field(default_factory=dict)
    joined: set[tuple[int, int]] = field(default_factory=set)
    parted: set[tuple[int, int]] = field(default_factory=set)


def nodes_of(mentions: Iterable[SourceMention], decided: Sequence[Decided]) -> tuple[Node, ...]:
    """Put alike mentions together, each mention that a person decided on by itself; in the order of ids."""
    alone = {key for item in decided for key in (item.one, item.other)}
    found: dict[tuple[Profile, frozenset[str], Key | None], dict[Key, SourceMention]] = {}
    for mention in mentions:
        for profile in profiles_of(mention):
            beside: frozenset[str] = (
                _beside(mention) if profile.person and commonness(profile.person) == 2 else frozenset()
            )
            apart = mention.key if not _alike(profile) or (mention.key in alone and not profile.described) else None
            found.setdefault((profile, beside, apart), {})[mention.key] = mention
    made = []
    for (profile, beside, _), those in found.items():
        ordered = tuple(those[key] for key in sorted(those))
        made.append(Node((*ordered[0].key, repr(profile)), profile, beside, ordered))
    return tuple(sorted(made, key=lambda node: node.id))


def _alike(profile: Profile) -> bool:
    """Whether two mentions that look like this are one source without more: two bare John Smiths are not."""
    scored = None if profile.own else compare(profile, profile)
    return scored is not None and scored.zone == "linked"


def _beside(mention: SourceMention) -> frozenset[str]:
    names = (" ".join(fold(name)) for name in mention.beside)
    own = " ".join(fold(mention.who.name or mention.words))
    return frozenset(name for name in names if name and name != own and " " in name)


def pairs_of(nodes: Sequence[Node], decided: Sequence[Decided]) -> Pairs:
    """Compare every two nodes that share a block, and lay beside it what people decided."""
    blocks: dict[str, list[int]] = {}
    for place, node in enumerate(nodes):
        for block in blocks_of(node.profile):
            blocks.setdefault(block, []).append(place)
    pairs = Pairs()
    for places in blocks.values():
        for pair in combinations(places, 2):
            if pair not in pairs.scored:
                one, other = nodes[pair[0]], nodes[pair[1]]
                scored = compare(one.profile, other.profile, one.beside & other.beside)
                if scored is not None:
                    pairs.scored[pair] = scored
    _decide(nodes, decided, pairs)
    return pairs


def _decide(nodes: Sequence[Node], decided: Sequence[Decided], pairs: Pairs) -> None:
    by_key: dict[Key, list[int]] = {}
    for place, node in enumerate(nodes):
        for mention in node.mentions if not node.profile.described else ():
            by_key.setdefault(mention.key, []).append(place)
    for item in decided:
        for left in by_key.get(item.one, []):
            for right in by_key.get(item.other, []):
                if left != right:
                    _enter(pairs, (min(left, right), max(left, right)), same=item.same)


def _enter(pairs: Pairs, pair: tuple[int, int], *, same: bool) -> None:
    """ "Not same" holds against "same" where both were said of one pair: the caller passes what stands."""
    if not same:
        pairs.joined.discard(pair)
        pairs.parted.add(pair)
    elif pair not in pairs.parted:
        pairs.joined.add(pair)
    words = "a person decided that they are the same" if same else "a person decided that they are not the same"
    if pair in pairs.parted and same:
        return
    reason = Reason("decided", float(same), 9.0 if same else -9.0, words)
    pairs.scored[pair] = Scored(float(same), "linked" if same else "apart", not same, (reason,))


def groups_of(nodes: Sequence[Node], pairs: Pairs) -> list[list[int]]:
    """Join linked pairs by falling score, then by id, while no bar lies between the two groups."""
    bars = _bars(pairs)
    unsure = _ambiguous(pairs, bars)
    order = sorted(
        (pair for pair, scored in pairs.scored.items() if scored.zone == "linked" and pair not in unsure),
        key=lambda pair: (pair not in pairs.joined, -pairs.scored[pair].score, nodes[pair[0]].id, nodes[pair[1]].id),
    )
    group_of = list(range(len(nodes)))
    members = [[place] for place in range(len(nodes))]
    for one, other in order:
        left, right = group_of[one], group_of[other]
        if left == right:
            continue
        against = pairs.parted if (one, other) in pairs.joined else None
        small, large = sorted((left, right), key=lambda group: (len(members[group]), group))
        if _barred(members[small], large, group_of, bars, against):
            continue
        for place in members[small]:
            group_of[place] = large
        members[large] += members[small]
        members[small] = []
    return [sorted(group) for group in members if group]


def _bars(pairs: Pairs) -> Mapping[int, set[int]]:
    bars: dict[int, set[int]] = {}
    for (one, other), scored in pairs.scored.items():
        if scored.barred:
            bars.setdefault(one, set()).add(other)
            bars.setdefault(other, set()).add(one)
    return bars


def _barred(
    small: Sequence[int],
    large: int,
    group_of: Sequence[int],
    bars: Mapping[int, set[int]],
    against: set[tuple[int, int]] | None,
) -> bool:
    """Whether a bar lies between two groups; where a person joins them, only what a person parted counts."""
    for place in small:
        for other in bars.get(place, ()):
            if group_of[other] == large and (against is None or (min(place, other), max(place, other)) in against):
                return True
    return False


def _ambiguous(pairs: Pairs, bars: Mapping[int, set[int]]) -> set[tuple[int, int]]:
    """Pairs of a node that two others, which exclude each other, claim alike; what people decided stands."""
    linked: dict[int, list[int]] = {}
    for (one, other), scored in pairs.scored.items():
        if scored.zone == "linked":
            linked.setdefault(one, []).append(other)
            linked.setdefault(other, []).append(one)
    unsure: set[tuple[int, int]] = set()
    for place, others in linked.items():
        score = {other: pairs.scored[min(place, other), max(place, other)].score for other in others}
        for other in others:
            rivals = bars.get(other, set()) & score.keys()
            if any(score[other] <= score[rival] + AMBIGUOUS for rival in rivals):
                unsure.add((min(place, other), max(place, other)))
    return unsure - pairs.joined


def between(nodes: Sequence[Node], pairs: Pairs, groups: Sequence[Sequence[int]]) -> Iterator[tuple[int, int, Scored]]:
    """The best pair between every two groups that were compared, as places of nodes; in a fixed order."""
    group_of = {place: number for number, group in enumerate(groups) for place in group}
    best: dict[tuple[int, int], tuple[tuple[object, ...], int, int]] = {}
    for (one, other), scored in pairs.scored.items():
        left, right = group_of[one], group_of[other]
        if left == right:
            continue
        rank = (-scored.score, nodes[one].id, nodes[other].id)
        key = (min(left, right), max(left, right))
        if key not in best or rank < best[key][0]:
            best[key] = (rank, one, other)
    for _, one, other in sorted(best.values(), key=lambda item: (nodes[item[1]].id, nodes[item[2]].id)):
        yield one, other, pairs.scored[one, other]
