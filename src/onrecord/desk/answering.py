"""Answers as people give them: about a suggestion, two tellings, a claim, or a source; made into decisions of pairs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from onrecord.desk.claims import all_claims
from onrecord.desk.crediting import Credit
from onrecord.desk.deciding import ABOUT_SOURCES, ABOUT_TELLINGS, decide, decided_pairs, take_back
from onrecord.desk.explaining.around import around
from onrecord.desk.explaining.stated import find_stated
from onrecord.desk.linking.linkage import Linkage, linkage
from onrecord.desk.placing import Placed
from onrecord.desk.query import Query
from onrecord.desk.sources import Named, named_sources, pick_source, placed_source
from onrecord.desk.suggesting import link_id
from onrecord.errors import NotFoundError, UsageError
from onrecord.record import identity
from onrecord.record.ledger import Judgement
from onrecord.record.linking import Claim
from onrecord.store import Ledger, View

ANSWERS = ("same", "not-same", "split", "merge", "wrong-source", "undo")

T = TypeVar("T")
Pairs = list[tuple[Placed, Placed]]


EVERY = Query()


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as a person gives it: the id of what it is about, what it says, the further ids that it needs.

    `among` holds the articles among which suggestions and sources are looked for.
    """

    id: str
    answer: str
    others: tuple[str, ...] = ()
    among: Query = EVERY


def answer(ledger: Ledger, given: Given, *, who: str, why: str) -> list[Judgement]:
    """Append what an answer comes to, and return it; nothing where all of it was decided so already.

    `same` and `not-same` are about a suggestion, two tellings, two claims or two sources; `split` takes tellings out of
    a claim, `merge` joins two claims, `wrong-source` says that attributions do not credit a source; `undo` takes back
    what was decided of a pair, all that was of a claim or a source, or one judgement. Raises NotFoundError, UsageError,
    LedgerError.
    """
    id, others, view = given.id, given.others, ledger.view()
    if given.answer not in _ABOUT.get(id.partition("-")[0], ANSWERS):
        raise UsageError(f"{given.answer} is no answer about {id}", hint="onrecord decide --help")
    said = {"same": True, "merge": True, "undo": None}.get(given.answer, False)
    if id.startswith("judgement-"):
        _need(others, 0, given.answer, "one judgement is taken back")
        return [take_back(ledger, id, who=who, why=why)]
    if id.startswith("source-"):
        known = named_sources(view, given.among)
        credited = {credit.attribution.id: placed_source(credit) for each in known for credit in each.credits}
        pairs = _of_sources(view, known, credited, id, given.answer, others)
        return decide(ledger, pairs, credited.values(), ABOUT_SOURCES.verb(said), who=who, why=why)
    ids = [_whole(view, each) for each in (id, *others)]
    linked = linkage(view, given.among) if id.startswith("link-") else around(view, ids)
    pairs = _of_tellings(linked, ids[0], given.answer, ids[1:])
    return decide(ledger, pairs, linked.placed.values(), ABOUT_TELLINGS.verb(said), who=who, why=why)


_ABOUT = {
    "link": ("same", "not-same", "undo"),
    "claim": ("same", "not-same", "split", "merge", "undo"),
    "source": ("same", "not-same", "merge", "wrong-source", "undo"),
    "attribution": ("same", "not-same", "undo"),
    "article": ("same", "not-same", "undo"),
    "judgement": ("undo",),
}
"""What can be answered about what. (An assertion's id begins with its article's.)"""


def _whole(view: View, id: str) -> str:
    """The whole id of an assertion, which is not looked up by the beginning of one; another as it was given."""
    return find_stated(view, id)[2] if "/" in id else id


def _of_tellings(linked: Linkage, id: str, given: str, others: Sequence[str]) -> Pairs:
    placed = linked.placed
    if id.startswith("link-"):
        _need(others, 0, given, "a suggestion names both tellings already")
        hint = "see which there are: onrecord suggestions (of sources: onrecord decide source-… same source-…)"
        link = _one(linked.links, lambda each: link_id(each.one, each.other), id, "pair of tellings", hint)
        return [(placed[link.one], placed[link.other])]
    if id.startswith("claim-"):
        return _of_claims(linked, id, given, others)
    _need(others, 1, given, "two tellings are the same or not")
    one, other = (_telling(linked, each) for each in (id, others[0]))
    if one.id == other.id:
        raise UsageError("that is one telling, named twice", hint="name two")
    return [(one, other)]


def _of_claims(linked: Linkage, id: str, given: str, others: Sequence[str]) -> Pairs:
    claims = all_claims(linked)
    claim = _claim(claims, id)
    placed = linked.placed
    if given == "undo":
        _need(others, 0, given, "of a claim all that was decided is taken back")
        own = set(claim.tellings)
        return [(placed[one], placed[other]) for one, other in linked.decided if {one, other} & own]
    if given == "split":
        if not others:
            raise UsageError("split takes tellings out of a claim", hint=f"onrecord decide {id} split ATTRIBUTION…")
        out = [_telling(linked, each) for each in others]
        gone = {each.id for each in out}
        strange = gone - set(claim.tellings)
        if strange:
            raise UsageError(f"{min(strange)} is not in {claim.id}", hint=f"see what is: onrecord claim {claim.id}")
        stay = [placed[each] for each in claim.tellings if each not in gone]
        if not stay:
            raise UsageError("nothing of the claim would be left", hint="name those that do not belong to it")
        return [(each, other) for each in out for other in stay]
    _need(others, 1, given, "two claims are merged")
    other = _claim(claims, others[0])
    if other.id == claim.id:
        raise UsageError("that is one claim, named twice", hint="name two")
    if given == "not-same":
        return [(placed[one], placed[two]) for one in claim.tellings for two in other.tellings]
    first = placed[claim.wording]
    members = [each for each in (*claim.tellings, *other.tellings) if each != first.id]
    # What was held apart before would keep the two apart still.
    apart = [
        pair
        for pair, same in linked.decided.items()
        if not same and set(pair) <= {first.id, *members} and first.id not in pair
    ]
    return [*((first, placed[each]) for each in members), *((placed[one], placed[two]) for one, two in apart)]


def _of_sources(
    view: View, known: Sequence[Named], placed: Mapping[str, Placed], id: str, given: str, others: Sequence[str]
) -> Pairs:
    source = _source(known, id)
    if given == "undo":
        _need(others, 0, given, "of a source all that was decided is taken back")
        own = {credit.attribution.id for credit in source.credits}
        found = decided_pairs(view, ABOUT_SOURCES, placed.values())
        return [(placed[one], placed[other]) for one, other in found if {one, other} & own]
    if given == "wrong-source":
        if not others:
            raise UsageError(
                "which attributions do not credit it?", hint=f"onrecord decide {id} wrong-source ATTRIBUTION…"
            )
        wrong = [_credit(source, each) for each in others]
        gone = {_key(credit) for credit in wrong}
        stay = _one_of_each(credit for credit in source.credits if _key(credit) not in gone)
        return [(placed_source(credit), placed_source(other)) for credit in wrong for other in stay]
    _need(others, 1, given, "two sources are one or not")
    other = _source(known, others[0])
    if other.source.id == source.source.id:
        raise UsageError("that is one source, named twice", hint="name two")
    ours, theirs = (_one_of_each(each.credits) for each in (source, other))
    if given in ("same", "merge"):
        return [(placed_source(ours[0]), placed_source(theirs[0]))]
    return [(placed_source(one), placed_source(two)) for one in ours for two in theirs]


def _one_of_each(credits: Iterable[Credit]) -> list[Credit]:
    """One attribution for each article's mention of a source."""
    found: dict[tuple[str, int], Credit] = {}
    for credit in credits:
        found.setdefault(_key(credit), credit)
    return [found[key] for key in sorted(found)]


def _key(credit: Credit) -> tuple[str, int]:
    assert credit.attribution.who is not None
    return credit.row.id, credit.attribution.who.cluster


def _need(others: Sequence[str], count: int, given: str, why: str) -> None:
    if len(others) != count:
        raise UsageError(
            f"{why}: {given} takes {count} more id{'' if count == 1 else 's'}", hint="onrecord decide --help"
        )


def _telling(linked: Linkage, id: str) -> Placed:
    return _one(linked.placed.values(), lambda each: each.id, id, "telling", "see what is told: onrecord attributions")


def _claim(claims: Sequence[Claim], id: str) -> Claim:
    """A claim by its id, or by that of one of its tellings: or of the claim of which that would be the first, as a page
    that looks at some articles alone has it."""
    named = [
        claim
        for claim in claims
        if any(name.startswith(id) for one in claim.tellings for name in (one, identity("claim", one)))
    ]
    if len(named) == 1:
        return named[0]
    return _one(claims, lambda claim: claim.id, id, "claim", "see which there are: onrecord claims")


def _source(known: Sequence[Named], id: str) -> Named:
    """A source by its id, or one that another is compared with by its name."""
    if not id.startswith("source-"):
        return pick_source(known, id)
    return _one(known, lambda each: each.source.id, id, "source", "see who there is: onrecord sources --format json")


def _credit(source: Named, id: str) -> Credit:
    hint = f"see what is: onrecord source {source.source.id}"
    return _one(source.credits, lambda each: each.attribution.id, id, f"attribution of {source.source.name}", hint)


def _one(things: Iterable[T], name: Callable[[T], str], id: str, kind: str, hint: str) -> T:
    found = [each for each in things if id and name(each).startswith(id)]
    exact = [each for each in found if name(each) == id]
    if len(exact or found) > 1:
        raise UsageError(f"{id!r} may be several {kind}s", hint="give more of its digits")
    if not found:
        raise NotFoundError(f"no {kind} {id!r}", hint=hint)
    return (exact or found)[0]
