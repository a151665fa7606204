"""What a person should look at first: pairs that linking is not sure of, by what an answer would change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from onrecord.desk.claims import all_claims
from onrecord.desk.linking.linkage import Linkage, linkage
from onrecord.desk.listing import Column, Row
from onrecord.desk.query import Query
from onrecord.desk.sources import Named, named_sources
from onrecord.link.origins import trace
from onrecord.publish.voice_words import voice_words
from onrecord.record import identity
from onrecord.record.linking import Claim, Link, Reason
from onrecord.record.telling import Telling
from onrecord.store import View

SUGGESTIONS = (
    Column("id", "Id"),
    Column("changes", "Would change", share=2),
    Column("one", "One", share=4),
    Column("other", "Other", share=4),
    Column("score", "Score"),
)
SUGGESTION_FIELDS = tuple(
    Column(key, key)
    for key in ("id", "about", "score", "origins", "moved", "one", "other", "one_id", "other_id", "changes", "reasons")
)

MOST = 500
"""Pairs of claims whose origins are counted as if they were one, those that would move most articles: the others follow
by articles and score alone."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two things that may be one: the id that an answer names, its words, where they stand, and whose they
    are."""

    id: str
    words: str
    where: str = ""
    voice: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two tellings of two claims that may be one (`about` "claims"), or two sources that may be ("sources").

    `origins` is how many independent origins the claim with more of them would gain; `moved` how many articles would
    come to it, or attributions to the source.
    """

    id: str
    about: str
    one: Side
    other: Side
    score: float
    origins: int
    moved: int
    reasons: tuple[Reason, ...]


def suggested(view: View, query: Query) -> list[Suggestion]:
    """What is open, what would change most first; what people decided is not asked again."""
    return suggested_of(linkage(view, query), named_sources(view, query))


def suggested_of(linked: Linkage, named: Sequence[Named]) -> list[Suggestion]:
    """The same of what is linked and named already."""
    found = [*_of_claims(linked), *_of_sources(named)]
    return sorted(found, key=lambda one: (-one.origins, -one.moved, -one.score, one.id))


def link_id(one: str, other: str) -> str:
    """The id of a pair of tellings or sources, by theirs."""
    return identity("link", *sorted((one, other)))


def _pair(one: str, other: str) -> tuple[str, str]:
    return min(one, other), max(one, other)


def _of_claims(linked: Linkage) -> Iterator[Suggestion]:
    claims = all_claims(linked)
    claim_of = {id: claim for claim in claims for id in claim.tellings}
    articles = {claim.id: len({linked.tellings[id].article for id in claim.tellings}) for claim in claims}
    best = _surest(linked, claim_of)
    fewer = {pair: min(articles[pair[0]], articles[pair[1]]) for pair in best}
    ordered = sorted(best, key=lambda pair: (-fewer[pair], -best[pair].score, pair))
    for place, pair in enumerate(ordered):
        link = best[pair]
        gain = _gain(claim_of[link.one], claim_of[link.other], linked) if place < MOST else 0
        one, other = (_side(linked.tellings[id]) for id in (link.one, link.other))
        id = link_id(link.one, link.other)
        yield Suggestion(id, "claims", one, other, link.score, gain, fewer[pair], link.reasons)


def _surest(linked: Linkage, claim_of: Mapping[str, Claim]) -> dict[tuple[str, str], Link]:
    """Between every two claims of which it is open whether they are one, the surest pair."""
    answered = {
        _pair(claim_of[one].id, claim_of[other].id) for (one, other), same in linked.decided.items() if not same
    }
    best: dict[tuple[str, str], Link] = {}
    for link in linked.links:
        pair = _pair(claim_of[link.one].id, claim_of[link.other].id)
        settled = pair[0] == pair[1] or pair in answered or link.relation in ("denies", "contradicts", "leaves_open")
        if not settled and (pair not in best or (link.score, link.one) > (best[pair].score, best[pair].one)):
            best[pair] = link
    return best


def _gain(one: Claim, other: Claim, linked: Linkage) -> int:
    both = Claim(one.id, one.wording, one.first, (*one.tellings, *other.tellings))
    counts = [len(trace(claim, linked.tellings, linked.families)) for claim in (both, one, other)]
    return counts[0] - max(counts[1:])


def _side(telling: Telling) -> Side:
    where = ", ".join(fact for fact in (telling.outlet, (telling.published or "")[:10]) if fact)
    return Side(telling.id, telling.text, where, voice_words(telling))


def _of_sources(known: Sequence[Named]) -> Iterator[Suggestion]:
    by_id = {named.source.id: named for named in known}
    own = {
        (link.article, link.cluster): link.source for named in known for link in named.links if link.zone == "linked"
    }
    best: dict[tuple[str, str], tuple[float, tuple[Reason, ...]]] = {}
    for named in known:
        for link in named.links:
            other = own.get((link.article, link.cluster))
            if link.zone == "suggested" and other is not None and other != link.source:
                pair = _pair(other, link.source)
                best[pair] = max(best.get(pair, (0.0, ())), (link.score, link.reasons), key=lambda each: each[0])
    for pair, (score, reasons) in sorted(best.items()):
        first, second = by_id[pair[0]], by_id[pair[1]]
        moved = min(len(first.credits), len(second.credits))
        sides = _named_side(first), _named_side(second)
        yield Suggestion(link_id(*pair), "sources", sides[0], sides[1], score, 0, moved, reasons)


def _named_side(named: Named) -> Side:
    return Side(named.source.id, named.source.name, named.source.roles[-1][0] if named.source.roles else "")


def suggestion_rows(found: Iterable[Suggestion], *, limit: int | None, short: bool) -> Iterator[Row]:
    """Suggestions as rows of a list."""
    for each in islice(found, limit):
        yield {
            "id": each.id[: len("link-") + 8] if short else each.id,
            "about": each.about,
            "score": f"{each.score:.2f}" if short else round(each.score, 6),
            "origins": each.origins,
            "moved": each.moved,
            "one": _words(each.one) if short else each.one.words,
            "other": _words(each.other) if short else each.other.words,
            "one_id": each.one.id,
            "other_id": each.other.id,
            "changes": changes_of(each),
            "reasons": [[reason.name, round(reason.weight, 4), reason.words] for reason in each.reasons],
        }


def _words(side: Side) -> str:
    return f"{side.words} ({side.where})" if side.where else side.words


def changes_of(each: Suggestion) -> str:
    """What an answer would change, in words."""
    if each.about == "sources":
        return f"{_many(each.moved, 'attribution')} more for one source"
    gained = f"{each.origins:+d} {'origin' if abs(each.origins) == 1 else 'origins'}" if each.origins else "no origin"
    return f"{gained}, {_many(each.moved, 'article')} more"


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
