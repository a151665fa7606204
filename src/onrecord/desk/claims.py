"""The claims of the ledger: what several articles tell, where each entered the record, and who only repeats it.

Worked out anew from what stands, so that it is the same whatever came first, and both clocks hold for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from onrecord.desk.listing import Column, Row
from onrecord.desk.query import Query
from onrecord.desk.standing import standing_reading
from onrecord.desk.tellings import printed_of, sentences_of, tellings_of
from onrecord.errors import NotFoundError, UsageError
from onrecord.infer.embedding import embed
from onrecord.link.claims import LEAD, blocks, compare_prepared, gather, near_pairs, prepare, setting_of
from onrecord.link.copies import Printed, find_families
from onrecord.link.disagreement import Disagreement, ranges
from onrecord.link.origins import trace
from onrecord.record import Reading
from onrecord.record.linking import Claim, Family, Link, Origin
from onrecord.record.telling import Telling
from onrecord.store import View

CLAIMS = (
    Column("id", "Id"),
    Column("name", "Claim", share=5),
    Column("articles", "Articles"),
    Column("outlets", "Outlets"),
    Column("origins", "Origins"),
    Column("first", "First"),
    Column("last", "Last"),
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


def told_claims(view: View, query: Query) -> list[Told]:
    """Link what the articles tell that the filters leave; claims of the most origins come first, then of most articles.

    A claim that one article alone tells is none yet.
    """
    readings = list(_standing(view, query))
    families = find_families([printed for _, printed in readings])
    home = {article: family.id for family in families for article in family.articles}
    known = {
        telling.id: telling
        for reading, printed in readings
        for _, telling in tellings_of(reading, printed, home.get(printed.id, printed.id))
    }
    links = links_between(known, {printed.id: sentences_of(reading.article) for reading, printed in readings})
    claims = [claim for claim in gather(known.values(), links) if len({known[id].article for id in claim.tellings}) > 1]
    made = [_told(claim, known, families, links) for claim in claims]
    return sorted(made, key=lambda one: (-len(one.origins), -len({t.article for t in one.tellings}), one.claim.id))


def links_between(known: Mapping[str, Telling], sentences: Mapping[str, Sequence[str]]) -> list[Link]:
    """Compare the tellings that share a block and are near enough; `sentences` are those of each article."""
    told = [known[id] for id in sorted(known)]
    settings = {article: setting_of(lines, embed(lines[:LEAD])) for article, lines in sentences.items()}
    prepared = prepare(told, settings, embed)
    if not prepared:
        return []
    near = near_pairs([blocks(telling) for telling in told], np.stack([one.vector for one in prepared]))
    return [compare_prepared(prepared[one], prepared[other]) for one, other, _ in near]


def find_claim(view: View, id: str, query: Query) -> Told:
    """Find a claim by its id or the beginning of it, or by the id of one of its attributions.

    Raises NotFoundError; UsageError where several begin so.
    """
    found = [
        one
        for one in told_claims(view, query)
        if one.claim.id.startswith(id) or any(telling.id.startswith(id) for telling in one.tellings)
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
        "name": next(telling.text for telling in told.tellings if telling.id == told.claim.wording),
        "tellings": len(told.tellings),
        "articles": len({telling.article for telling in told.tellings}),
        "outlets": len({telling.outlet for telling in told.tellings if telling.outlet}),
        "origins": len(told.origins),
        "first": days[0] if days else None,
        "last": days[-1] if days else None,
        "ids": [telling.id for telling in told.tellings],
    }


def _standing(view: View, query: Query) -> Iterator[tuple[Reading, Printed]]:
    """The articles that stand and were read, as they stand."""
    for row in view.articles(outlet=query.outlet, source=query.source, since=query.since, until=query.until):
        stored = view.article(row.id)
        if stored.reading is not None:
            reading = standing_reading(view, stored).reading
            yield reading, printed_of(reading.article, id=row.id, outlet=row.outlet, published=row.published)


def _told(claim: Claim, known: Mapping[str, Telling], families: tuple[Family, ...], links: list[Link]) -> Told:
    ids = set(claim.tellings)
    origins = trace(claim, known, families)
    beside = tuple(link for link in links if {link.one, link.other} & ids)
    return Told(
        claim=claim,
        tellings=tuple(sorted((known[id] for id in ids), key=lambda one: (one.published or "~", one.id))),
        origins=origins,
        links=beside,
        disagreement=ranges(claim, known, origins),
        families=tuple(family for family in families if {known[id].family for id in ids} & {family.id}),
        known={id: known[id] for id in ids.union(*((link.one, link.other) for link in beside))},
    )
