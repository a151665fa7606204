"""The claims of the ledger: what several articles tell, where each entered the record, and who only repeats it.

A function of what stands and of what people decided, so that it is the same whatever came first, and both clocks hold
for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from onrecord.desk.linking.linkage import Linkage, linkage, linkage_around
from onrecord.desk.listing import Column, Row
from onrecord.desk.query import Query
from onrecord.desk.recent import is_large
from onrecord.desk.wording import worded
from onrecord.errors import NotFoundError, UsageError
from onrecord.infer.embedding import embed
from onrecord.link.claims import LEAD, blocks, gather, link_between, near_pairs, prepare, setting_of
from onrecord.link.disagreement import Disagreement, ranges
from onrecord.link.origins import trace
from onrecord.record.linking import Claim, Family, Link, Origin
from onrecord.record.telling import Telling
from onrecord.store import View

CLAIMS = (
    Column("id", "Id"),
    Column("name", "Claim", share=5),
    Column("origins", "Origins"),
    Column("outlets", "Outlets"),
    Column("first", "First"),
)
CLAIM_FIELDS = tuple(
    Column(key, key) for key in ("id", "name", "tellings", "articles", "outlets", "origins", "first", "last", "ids")
)


@dataclass(frozen=True, slots=True)
class Told:
    """A claim with all that is known of it: its tellings in the order of their days, where they came from, the pairs
    that made it or stand beside it, and what its numbers come to; `known` are the tellings that any of it names."""

    claim: Claim
    tellings: tuple[Telling, ...]
    origins: tuple[Origin, ...]
    links: tuple[Link, ...]
    disagreement: Disagreement
    families: tuple[Family, ...]
    known: Mapping[str, Telling]

    @property
    def words(self) -> str:
        """Those that stand for it."""
        return worded(self.known[self.claim.wording])


def told_claims(view: View, query: Query, *, waiting: bool = False) -> list[Told]:
    """Link what the articles tell that the filters leave; claims of the most origins come first, then of most articles.

    A claim that one article alone tells is none yet. With `waiting`, what is not linked yet is left out.
    """
    linked = linkage(view, query, waiting=waiting)
    return _ordered(told_in(linked, all_claims(linked)))


def all_claims(linked: Linkage) -> tuple[Claim, ...]:
    """The claims that tellings make up, those that one article alone tells among them."""
    return gather(linked.tellings.values(), linked.links, linked.decided)


def links_between(known: Mapping[str, Telling], sentences: Mapping[str, Sequence[str]]) -> list[Link]:
    """Compare the tellings that share a block and are near enough; `sentences` are those of each article."""
    # By article: how sure it is that two of them are about one event is kept for a while.
    told = sorted(known.values(), key=lambda telling: (telling.article, telling.id))
    settings = {article: setting_of(lines, embed(lines[:LEAD])) for article, lines in sentences.items()}
    prepared = prepare(told, settings, embed)
    if not prepared:
        return []
    near = near_pairs([blocks(one) for one in prepared], np.stack([one.vector for one in prepared]))
    compared = (link_between(prepared[one], prepared[other], cosine) for one, other, cosine in near)
    return [link for link in compared if link is not None]


def told_in(linked: Linkage, claims: Iterable[Claim]) -> list[Told]:
    """What is known of the claims that several articles tell."""
    known = linked.tellings
    by_telling: dict[str, list[Link]] = {}
    for link in linked.links:
        by_telling.setdefault(link.one, []).append(link)
        by_telling.setdefault(link.other, []).append(link)
    shared = [claim for claim in claims if len({known[id].article for id in claim.tellings}) > 1]
    near = ((claim, (link for id in claim.tellings for link in by_telling.get(id, ()))) for claim in shared)
    return [told_claim(claim, linked, trace(claim, known, linked.families), links) for claim, links in near]


def _ordered(told: Iterable[Told]) -> list[Told]:
    return sorted(told, key=lambda one: (-len(one.origins), -len({t.article for t in one.tellings}), one.claim.id))


def find_claim(view: View, id: str, query: Query) -> Told:
    """Find a claim by its id or the beginning of it, or by the id of one of its attributions. Of a large ledger what is
    not linked yet is left out.

    Raises NotFoundError; UsageError where several begin so.
    """
    everywhere = query == Query() and id.startswith(("claim-", "attribution-"))
    linked = linkage_around(view, id) if everywhere else None
    if everywhere and linked is None and is_large(view):
        linked = linkage_around(view, id, waiting=True)
    told = told_claims(view, query) if linked is None else told_in(linked, all_claims(linked))
    found = [
        one for one in told if one.claim.id.startswith(id) or any(telling.id.startswith(id) for telling in one.tellings)
    ]
    if not found or not id:
        raise NotFoundError(f"no claim {id!r} that several articles tell", hint="see which there are: onrecord claims")
    if len(found) > 1:
        raise UsageError(f"{len(found)} claims begin with {id!r}", hint="give more of the id")
    return found[0]


def claim_rows(claims: Iterable[Told], *, limit: int | None, short: bool = False) -> Iterator[Row]:
    """Claims as rows of a list."""
    return (claim_row(one, short=short) for one in islice(claims, limit))


def claim_row(told: Told, *, short: bool = False) -> Row:
    """A claim in a list."""
    days = sorted(telling.published[:10] for telling in told.tellings if telling.published)
    id = told.claim.id
    return {
        "id": id[: id.index("-") + 9] if short else id,
        "name": told.words,
        "tellings": len(told.tellings),
        "articles": len({telling.article for telling in told.tellings}),
        "outlets": len({telling.outlet for telling in told.tellings if telling.outlet}),
        "origins": len(told.origins),
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
        "ids": [telling.id for telling in told.tellings],
    }


def told_claim(claim: Claim, linked: Linkage, origins: tuple[Origin, ...], near: Iterable[Link]) -> Told:
    """What is known of one claim, be it that several articles tell it or one alone; `near` holds all its links."""
    known, ids = linked.tellings, set(claim.tellings)
    beside = {(link.one, link.other): link for link in near if link.one in ids or link.other in ids}
    links = tuple(beside[pair] for pair in sorted(beside))
    return Told(
        claim=claim,
        tellings=tuple(sorted((known[id] for id in ids), key=lambda one: (one.published or "~", one.id))),
        origins=origins,
        links=links,
        disagreement=ranges(claim, known, origins),
        families=tuple(family for family in linked.families if {known[id].family for id in ids} & {family.id}),
        known={id: known[id] for id in ids.union(*((link.one, link.other) for link in links))},
    )
