"""The sources of the ledger: who is who across its articles, and what each is credited with."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from onrecord.desk.crediting import Credit, standing_credits
from onrecord.desk.deciding import ABOUT_SOURCES, decided_pairs
from onrecord.desk.listing import Column, Row
from onrecord.desk.placing import Placed
from onrecord.desk.query import Query
from onrecord.errors import NotFoundError, UsageError
from onrecord.link.sources import Decided, Key, SourceMention, link_sources
from onrecord.record import Who
from onrecord.record.linking import LedgerSource, SourceLink
from onrecord.store import View
from onrecord.store.words import words_in

SOURCES = (
    Column("name", "Source", share=3),
    Column("kind", "Kind"),
    Column("role", "Role", share=3),
    Column("country", "In"),
    Column("articles", "Articles"),
    Column("attributions", "Credited"),
    Column("last", "Last"),
)
SOURCE_FIELDS = tuple(
    Column(key, key)
    for key in (
        "id", "name", "names", "kind", "description", "role", "country", "party", "articles", "outlets", "attributions",
        "first", "last",
    )
)  # fmt: skip
_CLAUSE = re.compile(r",|\b(?:who|whom|whose|that|which|speaking|requesting)\b", re.IGNORECASE)
PRONOUNS = frozenset("he she they it i we who which that his her their him them".split())
"""Words that stand for a source, and say nothing of it."""
MOST_NAMED = 5
"""Sources that a message names where a name fits several."""


@dataclass(frozen=True, slots=True)
class Named:
    """A source of the ledger, what stands credited to it (newest first), and why it is taken for one."""

    source: LedgerSource
    credits: tuple[Credit, ...]
    links: tuple[SourceLink, ...]


def named_sources(view: View, query: Query) -> list[Named]:
    """Link the sources of the articles that the filters leave; those credited most often come first."""
    return list(view.recall((named_sources, query), lambda: sources_of(view, standing_credits(view, query))))


def sources_of(view: View, credits: Iterable[Credit]) -> list[Named]:
    """The same of some attributions."""
    of: defaultdict[Key, list[Credit]] = defaultdict(list)
    for credit in credits:
        if credit.attribution.who is not None and credit.texts["source"]:
            of[credit.row.id, credit.attribution.who.cluster].append(credit)
    sources, links = link_sources(list(_mentions(of)), _decided(view, of))
    by_source: defaultdict[str, list[SourceLink]] = defaultdict(list)
    for link in links:
        by_source[link.source].append(link)
    named = [_named(source, by_source[source.id], of) for source in sources]
    return sorted(named, key=lambda one: (-len(one.credits), one.source.name, one.source.id))


def find_source(view: View, name: str, query: Query) -> Named:
    """Find a source by its id, or by words that stand in its name or in another spelling of it.

    Raises NotFoundError where none has them, UsageError where several do and none is called just so.
    """
    return pick_source(named_sources(view, query), name)


def pick_source(known: Sequence[Named], name: str) -> Named:
    """The same among sources that are known. Raises NotFoundError, UsageError."""
    by_id = [one for one in known if one.source.id.startswith(name)] if name.startswith("source-") else []
    fitting = by_id or sources_called(known, name)
    exact = [one for one in fitting if any(_folded(spelling) == _folded(name) for spelling in _spellings(one))]
    found = exact if len(exact) == 1 else fitting
    if not found:
        raise NotFoundError(f"no source called {name!r} is credited in the ledger", hint="see who is: onrecord sources")
    if len(found) > 1:
        some = "; ".join(f"{one.source.name} ({one.source.id})" for one in found[:MOST_NAMED])
        more = f" and {len(found) - MOST_NAMED} more" if len(found) > MOST_NAMED else ""
        raise UsageError(f"{name!r} fits {len(found)} sources: {some}{more}", hint="give more of the name, or an id")
    return found[0]


def sources_called(known: Iterable[Named], name: str) -> list[Named]:
    """Those of some sources in whose name, or another spelling of it, all the words stand."""
    return [one for one in known if any(_holds(spelling, name) for spelling in _spellings(one))]


def _spellings(one: Named) -> tuple[str, ...]:
    """What it is called: by the ledger ("Western officials"), and by articles ("A Western official")."""
    return (one.source.name, *one.source.names)


def source_rows(named: Iterable[Named], *, limit: int | None) -> Iterator[Row]:
    """Sources as rows of a list."""
    return (source_row(one) for one in islice(named, limit))


def source_row(named: Named) -> Row:
    """A source in a list."""
    source = named.source
    days = sorted(credit.row.published[:10] for credit in named.credits if credit.row.published)
    return {
        "id": source.id,
        "name": source.name,
        "names": list(source.names),
        "kind": "description" if source.description else source.kind,
        "description": source.description,
        "role": source.roles[-1][0] if source.roles else None,
        "country": source.country,
        "party": source.party,
        "articles": len({credit.row.id for credit in named.credits}),
        "outlets": len({credit.row.outlet for credit in named.credits if credit.row.outlet}),
        "attributions": len(named.credits),
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
    }


def _mentions(of: dict[Key, list[Credit]]) -> Iterator[SourceMention]:
    """One of each source of each article, at its fullest."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    for (article, _), credits in of.items():
        names[article] |= {who.name for credit in credits if (who := credit.attribution.who) and who.name}
    for (article, cluster), credits in of.items():
        first = credits[0]
        who = max((credit.attribution.who for credit in credits if credit.attribution.who), key=_told)
        beside = tuple(sorted(name for name in names[article] if name != who.name))
        words = max((credit.texts["source"] for credit in credits), key=_fullness_of(who))
        yield SourceMention(
            article,
            cluster,
            who,
            words,
            published=first.row.published,
            outlet=first.row.outlet,
            beside=beside,
            via=tuple(sorted({way.name for credit in credits for way in credit.attribution.via})),
        )


def _decided(view: View, of: dict[Key, list[Credit]]) -> list[Decided]:
    """What people decided of these sources."""
    keys = {credit.attribution.id: key for key, credits in of.items() for credit in credits}
    placed = (placed_source(credit) for credits in of.values() for credit in credits)
    return [
        Decided(keys[one], keys[other], same)
        for (one, other), same in decided_pairs(view, ABOUT_SOURCES, placed).items()
        if keys[one] != keys[other]
    ]


def placed_source(credit: Credit) -> Placed:
    """The source of an attribution, as decisions name it."""
    return Placed(credit.attribution.id, credit.row, credit.attribution.source)


def _told(who: Who) -> int:
    """How much is known of it."""
    return sum(value is not None for value in (who.name, who.role, who.affiliation, who.country))


def _fullness_of(who: Who) -> Callable[[str], tuple[bool, int, int]]:
    """How much words say of a source. Of an unnamed one only what stands before a clause: "senior Western officials" is
    more than "the officials, who asked not to be named"."""

    def fullness(words: str) -> tuple[bool, int, int]:
        plain = _CLAUSE.split(words, maxsplit=1)[0] if who.anonymous else words
        return words.lower() not in PRONOUNS, len(plain), len(words)

    return fullness


def _named(source: LedgerSource, links: list[SourceLink], of: dict[Key, list[Credit]]) -> Named:
    keys = dict.fromkeys((link.article, link.cluster) for link in links if link.zone == "linked")
    credits = [credit for key in keys for credit in of[key]]
    newest = sorted(credits, key=lambda credit: (credit.row.published or "", credit.row.id), reverse=True)
    return Named(source, tuple(newest), tuple(links))


def _folded(words: str) -> tuple[str, ...]:
    return tuple(word.folded for word in words_in(words))


def _holds(spelling: str, words: str) -> bool:
    return bool(_folded(words)) and set(_folded(words)) <= set(_folded(spelling))
