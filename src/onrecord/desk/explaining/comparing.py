"""Compare two articles: what one took over from the other, what both tell and how, what only one of them tells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.console import Console

from onrecord.desk.claims import all_claims
from onrecord.desk.explaining.around import around, prepared_in
from onrecord.desk.explaining.deriving import Derived, apart_words, derive, derived_lines, derived_object
from onrecord.desk.explaining.explained import MOST, many, telling_case, telling_object, voice
from onrecord.desk.explaining.weighing import RELATIONS, Weighed, Weighing, pair_object, relation_words
from onrecord.desk.explaining.why_articles import derived_answer, row_object
from onrecord.desk.explaining.why_claims import Held, hold
from onrecord.desk.linking.kept import copyables_in
from onrecord.desk.linking.linkage import Linkage
from onrecord.desk.wording import worded
from onrecord.errors import UsageError
from onrecord.link.copies import Copyable
from onrecord.publish.compare_page import Both, ComparePage, Group, Row, print_comparison, quoted_row
from onrecord.publish.layer_words import number_words
from onrecord.publish.reason_words import short_id
from onrecord.publish.why_page import Case, Line, Section
from onrecord.record.ledger import StoredArticle
from onrecord.record.linking import Claim
from onrecord.record.telling import Telling
from onrecord.store import View

AGAINST = ("denies", "contradicts", "leaves_open", "differs_in_number", "updates")
"""Relations in which two articles stand against each other, or one leaves open what the other says; in the others they
may tell the same."""


@dataclass(frozen=True, slots=True)
class Facing:
    """A pair of which each of the two articles has one telling, the first article's first."""

    pair: Weighed
    one: Telling
    other: Telling


@dataclass(frozen=True, slots=True)
class Compared:
    """All that is known of two articles beside each other: of each claim that both tell the surest pair, and of every
    two claims that stand against or near each other."""

    articles: tuple[StoredArticle, StoredArticle]
    texts: tuple[Copyable, Copyable]
    derived: Derived | None
    shared: tuple[tuple[Held, Facing], ...]
    against: tuple[Facing, ...]
    near: tuple[Facing, ...]
    further: tuple[tuple[Held, ...], tuple[Held, ...]]
    alone: tuple[tuple[Telling, ...], tuple[Telling, ...]]


def compare_articles(view: View, one: str, other: str) -> Compared:
    """Compare two articles by their ids or the beginnings of them. Raises NotFoundError, UsageError, LedgerError."""
    articles = view.article(one), view.article(other)
    ids = articles[0].row.id, articles[1].row.id
    if ids[0] == ids[1]:
        raise UsageError("that is one article, named twice", hint="name two")
    copyables = copyables_in(view, ids)
    texts = copyables[ids[0]], copyables[ids[1]]
    prepared = prepared_in(view, ids)
    own = {id: [each.telling for each in prepared.values() if each.telling.article == id] for id in ids}
    weighing = Weighing(view, around(view, sorted(prepared)))
    claims = _claims_of(weighing.linked, prepared)
    held = [hold(claim, weighing) for claim in claims]
    beside = _beside(weighing, claims, ids)
    return Compared(
        articles,
        texts,
        derive(*texts),
        tuple(_shared(held, ids)),
        tuple(each for each in beside if each.pair.link.relation in AGAINST),
        tuple(each for each in beside if each.pair.link.relation not in AGAINST),
        (_further(held, *ids), _further(held, *ids[::-1])),
        (_alone(own[ids[0]], held, ids[0]), _alone(own[ids[1]], held, ids[1])),
    )


def _claims_of(linked: Linkage, tellings: Iterable[str]) -> list[Claim]:
    """The claims that some tellings are in, by id."""
    wanted = set(tellings)
    return [claim for claim in all_claims(linked) if wanted & set(claim.tellings)]


def _of(held: Held, article: str) -> list[Telling]:
    return [telling for telling in held.tellings if telling.article == article]


def _shared(claims: Sequence[Held], ids: tuple[str, str]) -> list[tuple[Held, Facing]]:
    """The claims of which both have a telling, the surest first."""
    found = []
    for held in claims:
        ours, theirs = _of(held, ids[0]), _of(held, ids[1])
        if ours and theirs:
            kept = held.weighing.kept_between([one.id for one in ours], [one.id for one in theirs])
            pair = kept[0] if kept else held.weighing.pair(ours[0].id, theirs[0].id)
            found.append((held, _facing(pair, ids[0])))
    return sorted(found, key=lambda each: (-each[1].pair.score, each[0].claim.id))


def _facing(pair: Weighed, first: str) -> Facing:
    return Facing(pair, pair.one, pair.other) if pair.one.article == first else Facing(pair, pair.other, pair.one)


def _beside(weighing: Weighing, claims: Sequence[Claim], ids: tuple[str, str]) -> list[Facing]:
    """The surest pair of every two claims, one of each article, that are near each other and are not one."""
    claim_of = {telling: claim.id for claim in claims for telling in claim.tellings}
    told = weighing.linked.tellings
    sides = [[id for id in claim_of if told[id].article == article] for article in ids]
    found: dict[tuple[str, str], Weighed] = {}
    for pair in weighing.kept_between(*sides):
        one, other = claim_of[pair.one.id], claim_of[pair.other.id]
        if one != other:
            found.setdefault((min(one, other), max(one, other)), pair)
    return [_facing(pair, ids[0]) for pair in found.values()]


def _further(claims: Sequence[Held], article: str, other: str) -> tuple[Held, ...]:
    """The claims that one of the two tells and further articles do, the most origins first."""
    found = [held for held in claims if _of(held, article) and not _of(held, other) and held.articles > 1]
    return tuple(sorted(found, key=lambda held: (-len(held.origins), -held.articles, held.claim.id)))


def _alone(own: Sequence[Telling], claims: Sequence[Held], article: str) -> tuple[Telling, ...]:
    """What no other article tells, in the order in which it is known."""
    shared = (held for held in claims if any(one.article != article for one in held.tellings))
    elsewhere = {telling.id for held in shared for telling in held.tellings}
    return tuple(telling for telling in own if telling.id not in elsewhere)


def print_compared(found: Compared, console: Console) -> None:
    """Print two articles beside each other."""
    print_comparison(compared_page(found), console)


def compared_page(found: Compared) -> ComparePage:
    """Two articles beside each other, in words."""
    rows = {each.row.id: each.row for each in found.articles}
    lines = derived_lines(found.derived) if found.derived else [Line(words) for words in apart_words(*found.texts)]
    how = (f"{found.derived.pair.score:.2f} by {found.derived.pair.by}",) if found.derived else ()
    return ComparePage(
        _fact_rows(found),
        derived_answer(found.derived, rows) + " " + _counts(found),
        Section("What became of the text" if found.derived else "The text", (Case("", how, lines=tuple(lines)),)),
        (
            _group("What both tell", [_both(facing, held) for held, facing in found.shared]),
            _group("Where they stand against each other", [_both(each) for each in found.against]),
            _group("What is near, and two claims", [_both(each) for each in found.near]),
        ),
        tuple(_only_sections(found)),
    )


def _group(heading: str, found: Sequence[Both]) -> Group:
    return Group(f"{heading}: {len(found)}", tuple(found[:MOST]), max(0, len(found) - MOST))


def _counts(found: Compared) -> str:
    if not found.shared:
        return "They tell no claim in common."
    return f"They tell {many(len(found.shared), 'claim')} in common."


_FACTS = ("outlet", "published", "title", "byline", "credit")


def _fact_rows(found: Compared) -> tuple[Row, ...]:
    sides = [_facts(stored, text.printed.credit) for stored, text in zip(found.articles, found.texts, strict=True)]
    known = [name for name in _FACTS if sides[0][name] or sides[1][name]]
    one, other = found.articles
    rows = [Row("", one.row.id, other.row.id)]
    return (*rows, *(Row(name, sides[0][name] or "", sides[1][name] or "") for name in known))


def _facts(stored: StoredArticle, credit: str | None) -> Mapping[str, str | None]:
    row = stored.row
    return {
        "outlet": row.outlet,
        "published": row.published,
        "title": row.title or row.name,
        "byline": row.byline,
        "credit": credit,
    }


def _both(each: Facing, held: Held | None = None) -> Both:
    """A pair as the page shows it; with the claim that both tell, where it is of one."""
    link = each.pair.link
    how = [f"{link.score:.2f}", link.zone, RELATIONS[link.relation]]
    if held is not None:
        how.append(f"{many(held.articles, 'article')}, {many(len(held.origins), 'origin')}")
    rows = [
        quoted_row("says", worded(each.one), worded(each.other)),
        Row("credited", _credited(each.one), _credited(each.other)),
    ]
    numbers = _numbers(each.one), _numbers(each.other)
    if any(numbers):
        rows.append(Row("numbers", *numbers))
    lines, ends = tuple(relation_words(each.pair)), (each.one.id, each.other.id)
    return Both(" · ".join(how), held.claim.id if held else "", tuple(rows), lines, ends)


def _credited(telling: Telling) -> str:
    return ", ".join((voice(telling), *(f"via {name}" for name in telling.via)))


def _numbers(telling: Telling) -> str:
    return "; ".join(number_words(number) for number in telling.numbers)


def _only_sections(found: Compared) -> Iterable[Section]:
    names = _called(found)
    for name, further in zip(names, found.further, strict=True):
        cases = tuple(
            Case("", (many(held.articles, "article"), many(len(held.origins), "origin")), held.claim.id,
                 _wording(held))
            for held in further[:MOST]
        )  # fmt: skip
        heading = f"Only {name} tells, and further articles: {len(further)}"
        yield Section(heading, cases, more=len(further) - len(cases))
    for name, alone in zip(names, found.alone, strict=True):
        cases = tuple(telling_case(telling) for telling in alone[:MOST])
        yield Section(f"{name} alone tells: {len(alone)}", cases, more=len(alone) - len(cases))


def _wording(held: Held) -> str:
    return worded(held.linked.tellings[held.claim.wording])


def _called(found: Compared) -> tuple[str, str]:
    """What the two are called in a heading: outlet, else title; with their ids where that is the same."""
    one, other = (each.row for each in found.articles)
    names = [row.outlet or row.title or row.name for row in (one, other)]
    if names[0] == names[1]:
        names = [f"{name} ({short_id(row.id)})" for name, row in zip(names, (one, other), strict=True)]
    return names[0], names[1]


def compared_object(found: Compared) -> dict[str, object]:
    """Two articles beside each other, for JSON."""
    return {
        "articles": [
            {**row_object(each.row), "credit": text.printed.credit}
            for each, text in zip(found.articles, found.texts, strict=True)
        ],
        "copy": derived_object(found.derived) if found.derived else None,
        "apart": [] if found.derived else apart_words(*found.texts),
        "shared": [{**_held_object(held), **_pair_object(facing)} for held, facing in found.shared],
        "against": [_pair_object(each) for each in found.against],
        "near": [_pair_object(each) for each in found.near],
        "only": [[_held_object(held) for held in side] for side in found.further],
        "alone": [[telling_object(telling) for telling in side] for side in found.alone],
    }


def _pair_object(each: Facing) -> dict[str, object]:
    return {
        "tellings": [
            {**telling_object(telling), "numbers": [number_words(number) for number in telling.numbers]}
            for telling in (each.one, each.other)
        ],
        "relation": each.pair.link.relation,
        "pair": pair_object(each.pair),
    }


def _held_object(held: Held) -> dict[str, object]:
    return {
        "claim": held.claim.id,
        "name": _wording(held),
        "articles": held.articles,
        "origins": len(held.origins),
    }
