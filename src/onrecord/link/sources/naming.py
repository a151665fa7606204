"""A group of mentions as a source of the ledger: its id, its names, its roles over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.link.common_words import ranks
from onrecord.link.sources.descriptions import Description
from onrecord.link.sources.folding import fold
from onrecord.link.sources.gathering import Node
from onrecord.link.sources.mentions import SourceMention
from onrecord.link.sources.roles import parse_role
from onrecord.record.identity import identity
from onrecord.record.linking import LedgerSource

Roles = tuple[tuple[str, str | None, str | None], ...]


def source_of(nodes: Sequence[Node], taken: set[str]) -> LedgerSource:
    """Make the ledger source of a group. `taken` are the ids given before, in the order of groups."""
    mentions = sorted({mention.key: mention for node in nodes for mention in node.mentions}.values(), key=_when)
    profile = nodes[0].profile
    names = _names(nodes)
    described = profile.described
    return LedgerSource(
        _id(nodes, mentions, taken),
        _kind(nodes, mentions, described=described),
        _shown(nodes, names),
        names,
        described,
        _commonest(node.profile.country for node in nodes for _ in node.mentions),
        _commonest(node.profile.party for node in nodes for _ in node.mentions),
        _roles(mentions) if profile.sort == "person" else (),
    )


def _when(mention: SourceMention) -> tuple[str, str, int]:
    return mention.published or "9999", mention.article, mention.cluster


def _id(nodes: Sequence[Node], mentions: Sequence[SourceMention], taken: set[str]) -> str:
    """By what it is called where that names it alone, else by the article that had it first."""
    profile = nodes[0].profile
    first = list(mentions[0].key)
    called: tuple[str | None, ...] | None = None
    if profile.description is not None:
        called = (profile.description.name,)
    elif profile.sort == "office" and profile.role is not None:
        called = (*profile.role.key, profile.country)
    elif profile.body is not None:
        bodies = [node.profile.body for node in nodes if node.profile.body]
        called = min((*body.words, body.country or "") for body in bodies)
    made = identity("source", profile.sort, called if called is not None else first)
    if made in taken:
        made = identity("source", profile.sort, called, first)
    taken.add(made)
    return made


def _kind(nodes: Sequence[Node], mentions: Sequence[SourceMention], *, described: bool) -> str:
    sort = nodes[0].profile.sort
    if sort in ("person", "office"):
        return "person"
    if described:
        return "group"
    unsaid = {"unknown", "document"} if sort == "body" else {"unknown"}
    kinds = Counter(mention.who.kind for mention in mentions if mention.who.kind not in unsaid)
    return (
        min(kinds, key=lambda kind: (-kinds[kind], kind)) if kinds else "document" if sort == "document" else "unknown"
    )


def _names(nodes: Sequence[Node]) -> tuple[str, ...]:
    """All spellings, the commonest first, of equals the longest."""
    spelt = Counter(" ".join(_printed(node, mention).split()) for node in nodes for mention in node.mentions)
    return tuple(sorted(spelt, key=lambda name: (-spelt[name], -len(name), name)))


def _printed(node: Node, mention: SourceMention) -> str:
    """The mention's own spelling: nodes of unnamed sources and of bodies hold several."""
    if node.profile.description is not None:
        return mention.words
    return node.profile.printed


def _shown(nodes: Sequence[Node], names: Sequence[str]) -> str:
    profile = nodes[0].profile
    description: Description | None = profile.description
    if description is not None:
        return _as_printed(description, names)
    if profile.sort == "person":
        return next((name for name in names if len(fold(name)) > 1), names[0])
    return names[0]


def _as_printed(description: Description, spelt: Sequence[str]) -> str:
    """A description with its words in the order in which they are printed, and with a capital where they have one and
    are no common words: of countries no table has."""
    printed = [word for spelling in spelt for word in spelling.split()]
    folded = [word.lower() for word in printed]

    def place(word: str) -> int:
        return next((at for at, other in enumerate(folded) if other.startswith(word)), len(folded))

    name = replace(description, field=tuple(sorted(description.field, key=place))).name
    capitals = {word.lower(): word for word in printed if word[:1].isupper()}
    return " ".join(capitals.get(word, word) if word not in ranks() else word for word in name.split(" "))


def _commonest(values: Iterable[str | None]) -> str | None:
    found = Counter(value for value in values if value is not None)
    return min(found, key=lambda value: (-found[value], value)) if found else None


def _roles(mentions: Sequence[SourceMention]) -> Roles:
    """Roles in the order in which they were first given, each with its first and last day."""
    found: dict[tuple[str, ...], tuple[Counter[str], list[str]]] = {}
    for mention in mentions:
        if mention.who.role:
            key = parse_role(mention.who.role, None).key
            spelt, days = found.setdefault(key, (Counter(), []))
            spelt[" ".join(mention.who.role.split())] += 1
            days.extend([mention.published[:10]] if mention.published else [])
    made = [
        (min(spelt, key=lambda role: (-spelt[role], role)), min(days, default=None), max(days, default=None))
        for spelt, days in found.values()
    ]
    return tuple(sorted(made, key=lambda role: (role[1] or "9999", role[0])))
