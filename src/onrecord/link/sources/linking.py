"""Sources of articles → sources of the ledger, with the reasons for every link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.link.sources.gathering import Node, Pairs, between, groups_of, nodes_of, pairs_of
from onrecord.link.sources.mentions import Decided, SourceMention
from onrecord.link.sources.naming import source_of
from onrecord.link.sources.profiles import Profile, blocks_of, profiles_of
from onrecord.link.sources.scoring import Scored
from onrecord.link.sources.unnamed import link_unnamed
from onrecord.record.linking import LedgerSource, Reason, SourceLink


def link_sources(
    mentions: Sequence[SourceMention], decided: Iterable[Decided] = ()
) -> tuple[tuple[LedgerSource, ...], tuple[SourceLink, ...]]:
    """Say which sources of articles are which sources of the ledger.

    Every mention with words is linked to one ledger source, to several where its words name several. Unnamed sources
    are linked to their description, and beside it to each other where the text itself or a person links them; what
    cannot be found again stays a source of its article alone. Beside these links (zone "linked") stand those to sources
    that it might also be ("suggested") and to namesakes that it was kept from ("apart"), for the best pair of each two
    sources. The order of the mentions makes no difference.
    """
    given = tuple(sorted(set(decided), key=lambda item: (item.one, item.other, item.same)))
    nodes = nodes_of(mentions, given)
    pairs = pairs_of(nodes, given)
    groups = sorted(groups_of(nodes, pairs), key=lambda group: nodes[group[0]].id)
    taken: set[str] = set()
    sources = [source_of([nodes[place] for place in group], taken) for group in groups]
    source_at = {place: source for group, source in zip(groups, sources, strict=True) for place in group}
    links = [*_own_links(nodes, pairs, groups, source_at), *_other_links(nodes, pairs, groups, source_at)]
    persons, unmasked = link_unnamed(
        mentions, given, {(link.article, link.cluster): link.source for link in links[::-1]}
    )
    sources, links = [*sources, *persons], [*links, *unmasked]
    ordered = sorted(links, key=lambda link: (link.article, link.cluster, -link.score, link.source))
    return tuple(sorted(sources, key=lambda source: source.id)), tuple(ordered)


def blocks(mention: SourceMention) -> tuple[str, ...]:
    """Keys of a mention: linking one anew asks for those that share a key with it, and so on until none is added."""
    return tuple(dict.fromkeys(key for profile in profiles_of(mention) for key in blocks_of(profile)))


def _own_links(
    nodes: Sequence[Node], pairs: Pairs, groups: Iterable[Sequence[int]], source_at: Mapping[int, LedgerSource]
) -> Iterator[SourceLink]:
    """Each mention to the source that it is; its reasons are those of its best pair within the group."""
    best = _best_within(pairs, groups)
    for place, node in enumerate(nodes):
        score, reasons = best.get(place) or (1.0, (_first_reason(node.profile),))
        for mention in node.mentions:
            yield SourceLink(mention.article, mention.cluster, source_at[place].id, score, "linked", reasons)


def _best_within(pairs: Pairs, groups: Iterable[Sequence[int]]) -> dict[int, tuple[float, tuple[Reason, ...]]]:
    group_of = {place: number for number, group in enumerate(groups) for place in group}
    best: dict[int, tuple[float, tuple[Reason, ...]]] = {}
    for pair, scored in sorted(pairs.scored.items()):
        if scored.zone == "linked" and group_of[pair[0]] == group_of[pair[1]]:
            for place in pair:
                if place not in best or scored.score > best[place][0]:
                    best[place] = (scored.score, scored.reasons)
    return best


def _first_reason(profile: Profile) -> Reason:
    if profile.own:
        return Reason("article", 1.0, 1.0, f"{profile.printed}: nothing that could be found again elsewhere")
    if profile.description is not None:
        return Reason("description", 1.0, 1.0, f"{profile.printed}: {profile.description.name}")
    return Reason("name", 1.0, 1.0, profile.printed)


def _other_links(
    nodes: Sequence[Node], pairs: Pairs, groups: Sequence[Sequence[int]], source_at: Mapping[int, LedgerSource]
) -> Iterator[SourceLink]:
    for one, other, scored in between(nodes, pairs, groups):
        if not _worth_telling(nodes[one].profile, nodes[other].profile, scored):
            continue
        zone = "suggested" if scored.zone == "linked" else scored.zone
        for place, rival in ((one, other), (other, one)):
            first = nodes[place].mentions[0]
            yield SourceLink(first.article, first.cluster, source_at[rival].id, scored.score, zone, scored.reasons)


def _worth_telling(one: Profile, other: Profile, scored: Scored) -> bool:
    """What is apart is told of namesakes and of what a person parted, not of every two names alike."""
    if scored.zone != "apart" or any(reason.name == "decided" for reason in scored.reasons):
        return True
    return (
        one.person is not None and other.person is not None and scored.reasons[-1].name != "name" and _same_name(scored)
    )


def _same_name(scored: Scored) -> bool:
    return any(reason.name == "name" and reason.value >= 0.85 for reason in scored.reasons)
