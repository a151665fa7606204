"""Grade: how reliable a source has been, how credible a claim is, from their cases; what analysts set stands beside."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.desk.crediting import Credit
from onrecord.desk.judging.cases import Answered, Court, claims_called, court, court_of, standing_against
from onrecord.desk.judging.entries import replies_in
from onrecord.desk.linking.linkage import Linkage
from onrecord.desk.placing import Placed, Places, place_value
from onrecord.desk.recent import is_large
from onrecord.desk.sources import Named, placed_source
from onrecord.errors import NotFoundError, UsageError
from onrecord.judge.grades import bearing_of, beside, credibility, reliabilities, reliability
from onrecord.judge.scores import base_rates, records, skill
from onrecord.link.origins import trace
from onrecord.record.docket import Docketed, Reply, Resolution
from onrecord.record.grading import DIGITS, LETTERS, Bearing, Digit, GivenGrade, Graded, Letter, Stand
from onrecord.record.judging import Grouping, Record, Skill
from onrecord.record.ledger import Judgement
from onrecord.record.linking import Claim
from onrecord.record.telling import Telling
from onrecord.store import Ledger, View

GRADE_SOURCE, GRADE_CLAIM, WITHDRAW = "grade-source", "grade-claim", "withdraw-grade"
"""The verbs of judgements that set a grade, and of those that take one back."""

APART: tuple[Grouping, ...] = ("topic", "horizon", "outlet")
"""By what the cases of a source are scored apart; its sides have letters of their own."""


@dataclass(frozen=True, slots=True)
class SourceGrade:
    """A source with its grade, its records (forecasts and claims apart), the same of each topic, horizon and outlet
    (`apart`), its cases, what is still open, and what it says to all that."""

    named: Named
    graded: Graded
    records: tuple[Record, ...]
    apart: tuple[Record, ...]
    skills: Mapping[str, Skill | None]
    cases: tuple[Answered, ...]
    open: tuple[Docketed, ...]
    replies: tuple[Reply, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimGrade:
    """A claim with its grade, the tellings that its voices name, those of them by which a voice updates what it said
    first, what the claim was settled as, what its sources say to that, and the forecasts that it is: one of each
    source, with what became of it; none where it is no forecast."""

    claim: Claim
    graded: Graded
    tellings: Mapping[str, Telling]
    settled: Resolution | None
    updates: frozenset[str] = frozenset()
    replies: tuple[Reply, ...] = ()
    forecasts: tuple[Docketed, ...] = ()


def grade_of(view: View, id: str) -> SourceGrade | ClaimGrade:
    """The grade of a source or a claim, by its id or the beginning of it, or by that of one of a claim's tellings.

    Raises NotFoundError, UsageError, LedgerError, WeightsError.
    """
    return _grade_in(view, court(view), id)


def _grade_in(view: View, seen: Court, id: str) -> SourceGrade | ClaimGrade:
    if id.startswith("source-"):
        return source_grade(view, seen, one_source(seen, id))
    return claim_grade(view, seen, one_claim(seen, id))


def source_grade(view: View, seen: Court, named: Named) -> SourceGrade:
    """The grade of a source, with everything that it rests on."""
    own = [each for each in seen.cases if each.case.source == named.source.id]
    rates = base_rates(each.case for each in seen.cases)
    every = records((each.case for each in own), by=("source", *APART), rates=rates)
    found = tuple(record for record in every if record.by == "source")
    apart = tuple(record for record in every if record.by != "source")
    skills: dict[str, Skill | None] = {
        record.kind: skill((each.case for each in own if each.case.kind == record.kind), rates) for record in found
    }
    computed = reliability(named.source.id, (each.case for each in own), description=named.source.description)
    places = Places(placed_source(credit) for credit in named.credits)
    given = _given(view, GRADE_SOURCE, places)
    open_ = tuple(each for each in seen.forecasts if each.source == named.source.id and each.resolution is None)
    replies = tuple(one for some in replies_in(view, "source", places).values() for one in some)
    return SourceGrade(named, beside(computed, given), found, apart, skills, tuple(own), open_, replies)


def claim_grade(view: View, seen: Court, claim: Claim) -> ClaimGrade:
    """The grade of a claim: who tells it on their own, who denies it or says otherwise, how near they stood."""
    linked, own = seen.linked, set(claim.tellings)
    sources = {credit.attribution.id: named.source.id for named in seen.sources for credit in named.credits}
    bearings = [*_bearings(claim, "supports", linked, sources)]
    against: tuple[tuple[Stand, set[str]], ...] = (
        ("denies", standing_against(claim, linked, "denies")),
        ("contradicts", standing_against(claim, linked, "contradicts")),
    )
    for stand, ids in against:
        for other in _claims_of(seen, ids):
            bearings += _bearings(other, stand, linked, sources)
    places = Places(linked.placed[id] for id in claim.tellings)
    given = _given(view, GRADE_CLAIM, places)
    settled = next((each.resolution for each in seen.settled if own & set(each.claim.tellings)), None)
    known = own | {id for bearing in bearings for id in (bearing.telling, *bearing.echoes)}
    foretold = forecasts_of(claim, seen.forecasts)
    newer = _updates(bearings, linked)
    graded = beside(credibility(claim.id, bearings, forecast=bool(foretold), newer=newer), given)
    told = {id: linked.tellings[id] for id in sorted(known)}
    replies = tuple(one for some in replies_in(view, "claim", places).values() for one in some)
    return ClaimGrade(claim, graded, told, settled, newer, replies, foretold)


def forecasts_of(claim: Claim, docketed: Iterable[Docketed]) -> tuple[Docketed, ...]:
    """The forecasts that a claim is, the first put first: none where fewer than half of its tellings are forecasts."""
    own = set(claim.tellings)
    found = [each for each in docketed if own.intersection(each.attributions)]
    told = own.intersection(id for each in found for id in each.attributions)
    if 2 * len(told) < len(own):
        return ()
    return tuple(sorted(found, key=lambda each: (each.stated[0].published or "~", each.id)))


def _updates(bearings: Iterable[Bearing], linked: Linkage) -> frozenset[str]:
    """Echoes by which a voice takes another number than it said first."""
    newer = {pair for link in linked.links if link.relation == "updates" for pair in _both_ways(link.one, link.other)}
    return frozenset(echo for one in bearings for echo in one.echoes if (one.telling, echo) in newer)


def _both_ways(one: str, other: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return (one, other), (other, one)


def _bearings(claim: Claim, stand: Stand, linked: Linkage, sources: Mapping[str, str]) -> Iterable[Bearing]:
    for origin in trace(claim, linked.tellings, linked.families):
        told = linked.tellings[origin.telling]
        yield bearing_of(origin, told, stand, source=sources.get(told.id))


def _claims_of(seen: Court, ids: Iterable[str]) -> list[Claim]:
    """Some tellings as claims of their own, by what they are told in: their origins are counted apart."""
    wanted = set(ids)
    found = []
    for claim in seen.claims:
        told = tuple(id for id in claim.tellings if id in wanted)
        if told:
            found.append(Claim(claim.id, told[0], told[0], told))
    return found


def right_and_wrong(seen: Court) -> dict[str, tuple[int, int]]:
    """How many cases of each source with any were right and wrong."""
    found = reliabilities(each.case for each in seen.cases)
    return {one.source: (one.share.right, one.share.wrong) for one in found}


def give_grade(ledger: Ledger, id: str, grade: str | None, *, who: str, why: str) -> Judgement:
    """Set a grade of a source (A to F) or a claim (1 to 6) beside the computed one; None takes one's own back.

    Raises NotFoundError, UsageError, LedgerError.
    """
    if not why.strip():
        raise UsageError("a grade that somebody sets needs a reason", hint="--why WORDS that others can check")
    view = ledger.view()
    seen = court_of(view, id)
    found = _grade_in(view, seen, id)
    verb = GRADE_SOURCE if isinstance(found, SourceGrade) else GRADE_CLAIM
    own = next((one for one in found.graded.given if one.by == who), None)
    if grade is None and own is None:
        raise UsageError(f"you set no grade of {id}", hint=f"see what there is: onrecord grade {id}")
    place = _place(view, found, seen)
    value = {"place": place_value(place), "grade": None if grade is None else _checked(grade, verb)}
    with ledger.writer() as writer:
        return writer.judge(
            Judgement(
                place.article.capture,
                verb if grade is not None else WITHDRAW,
                json.dumps(value, sort_keys=True),
                who,
                why,
                place.spans,
                supersedes=own.judgement if own else None,
            )
        )


def _place(view: View, found: SourceGrade | ClaimGrade, seen: Court) -> Placed:
    """Where what is graded stands."""
    if isinstance(found, SourceGrade):
        return placed_source(mention_of(view, found.named))
    return seen.linked.placed[found.claim.first]


def mention_of(view: View, named: Named) -> Credit:
    """The mention at which what is said of a source is kept: its first, or in a large ledger, of which pages look at
    the newest articles, its last."""
    return named.credits[0 if is_large(view) else -1]


def _checked(grade: str, verb: str) -> Letter | Digit:
    if verb == GRADE_SOURCE:
        letter = next((each for each in LETTERS if each == grade.upper()), None)
        if letter is None:
            raise UsageError(f"{grade!r} is not a letter from A to F", hint="a source is graded A to F")
        return letter
    digit = next((each for each in DIGITS if str(each) == grade), None)
    if digit is None:
        raise UsageError(f"{grade!r} is not a digit from 1 to 6", hint="a claim is graded 1 to 6")
    return digit


def _given(view: View, verb: str, places: Places) -> list[GivenGrade]:
    found = []
    for judgement in view.judgements(naming=places.captures, verbs=(verb,)):
        value = json.loads(judgement.value or "{}")
        if places.find(value["place"]) is not None:
            day = (judgement.learnt or "")[:10]
            found.append(GivenGrade(value["grade"], judgement.who, judgement.why, day, judgement.id))
    return list({one.by: one for one in found}.values())  # an earlier one may stand at a mention that was not looked at


def one_source(seen: Court, id: str) -> Named:
    """A source by its id or the beginning of it. Raises NotFoundError, UsageError."""
    found = [named for named in seen.sources if named.source.id.startswith(id)]
    if len(found) != 1:
        raise _not_one(len(found), id, "source", "onrecord sources --format json")
    return found[0]


def one_claim(seen: Court, id: str) -> Claim:
    """A claim by its id, or one of its tellings', or the beginning of either. Raises NotFoundError, UsageError."""
    found = claims_called(seen.claims, id)
    if len(found) != 1 or not id:
        raise _not_one(len(found), id, "claim", "onrecord claims")
    return found[0]


def _not_one(number: int, id: str, kind: str, listing: str) -> NotFoundError | UsageError:
    if number:
        return UsageError(f"{number} {kind}s begin with {id!r}", hint="give more of the id")
    return NotFoundError(f"no {kind} {id!r}", hint=f"see which there are: {listing}")
