"""Cases: what the world has answered of what the sources of the ledger said, each once for each source."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.desk.claims import all_claims
from onrecord.desk.crediting import standing_credits
from onrecord.desk.judging.docket import docket_of
from onrecord.desk.judging.entries import is_shown, replies_in, resolution_from
from onrecord.desk.judging.resolving import SETTLE
from onrecord.desk.judging.subjects import Subjects
from onrecord.desk.linking.linkage import Linkage, linkage, linkage_around
from onrecord.desk.placing import Places
from onrecord.desk.query import Query
from onrecord.desk.recent import window
from onrecord.desk.sources import Named, named_sources, sources_of
from onrecord.errors import NotFoundError
from onrecord.link.origins import trace
from onrecord.record import identity
from onrecord.record.docket import Docketed, Reply, Resolution, Stated
from onrecord.record.judging import Case, Outcome
from onrecord.record.judging import Stated as StatedAs
from onrecord.record.linking import Claim, Relation
from onrecord.record.telling import Telling
from onrecord.store import View

EVERY: Query = Query()
_TURNED: Mapping[Outcome, Outcome] = {"true": "false", "false": "true", "partly": "partly", "void": "void"}
"""What became of a denial, by what became of the claim that it denies."""

EVEN = 0.5


@dataclass(frozen=True, slots=True)
class Answered:
    """A case with what it is about: the words that were put, and what a person found to have happened. `turned` says
    that the case's band is of the words as put, where the scale's is of the opposite ("is unlikely to last"). `replies`
    are what its source says to it."""

    case: Case
    words: str
    resolution: Resolution
    turned: bool = False
    replies: tuple[Reply, ...] = ()


@dataclass(frozen=True, slots=True)
class Settled:
    """A claim of fact that somebody settled, and what its sources say to that."""

    claim: Claim
    resolution: Resolution
    replies: tuple[Reply, ...] = ()


@dataclass(frozen=True, slots=True)
class Court:
    """All that judging looks at in a view: sources, how it is linked, forecasts and what was answered."""

    sources: tuple[Named, ...]
    linked: Linkage
    claims: tuple[Claim, ...]
    forecasts: tuple[Docketed, ...]
    settled: tuple[Settled, ...]
    cases: tuple[Answered, ...]


def court(view: View, within: Query = EVERY, *, waiting: bool = False) -> Court:
    """Gather it. Cases are those of the whole ledger, as the view sees it, or of the articles that some filters leave;
    with `waiting`, of what is linked already.

    Raises LedgerError, WeightsError.
    """
    sources = tuple(named_sources(view, within))
    linked = linkage(view, within, waiting=waiting)
    claims = all_claims(linked)
    forecasts = tuple(docket_of(view, sources, linked, claims, ("forecast",)))
    settled = tuple(_settled(view, linked, claims))
    days, subjects = _Days(view), Subjects(sources)
    foretold = tuple(_of_forecasts(forecasts, sources, days, subjects))
    resolved = {each.case.id for each in foretold}
    stated = tuple(_of_claims(settled, _Credited(sources, resolved), linked, days, subjects))
    return Court(sources, linked, claims, forecasts, settled, (*foretold, *stated))


def claim_court(view: View, linked: Linkage, claim: Claim) -> Court:
    """The same for one claim alone, of what is linked around it: no case is looked at, and no source nor forecast but
    of who tells it or stands against it."""
    against = standing_against(claim, linked, "denies") | standing_against(claim, linked, "contradicts")
    articles = {linked.tellings[id].article for id in against.union(claim.tellings)}
    credits = (credit for id in sorted(articles) for credit in standing_credits(view, EVERY, article=id))
    claims = all_claims(linked)
    settled = tuple(_settled(view, linked, claims))
    sources = tuple(sources_of(view, credits))
    return Court(sources, linked, claims, tuple(docket_of(view, sources, linked, claims, ("forecast",))), settled, ())


def court_of(view: View, id: str) -> Court:
    """The same for whoever says something of one source or claim, by its id or the beginning of it: all there is in a
    small ledger; in a large one the newest articles for a source that is among them, and for a claim what is linked
    around it."""
    held = window(view, EVERY)
    if held.since is None:
        return court(view)
    if id.startswith("source-"):
        seen = court(view, held.query, waiting=True)
        return seen if any(named.source.id.startswith(id) for named in seen.sources) else court(view, waiting=True)
    linked = linkage_around(view, id, waiting=True)
    assert linked is not None
    claims = all_claims(linked)
    found = claims_called(claims, id)
    return claim_court(view, linked, found[0]) if len(found) == 1 else Court((), linked, claims, (), (), ())


def claims_called(claims: Sequence[Claim], id: str) -> list[Claim]:
    """The claims whose id, or one of whose tellings' ids, begins so. Where some articles alone were looked at, a claim
    goes by the first of its tellings among those."""
    found = [one for one in claims if one.id.startswith(id) or any(each.startswith(id) for each in one.tellings)]
    return found or [one for one in claims if any(identity("claim", each).startswith(id) for each in one.tellings)]


class _Days:
    """From which day on the evidence for an answer was there to be seen."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._of: dict[str, str | None] = {}

    def known(self, resolution: Resolution) -> str | None:
        """The first day on which any of the evidence was printed; None where none has a day."""
        days = [self._day(proof.article) for proof in resolution.evidence]
        return min((day for day in days if day), default=None)

    def _day(self, article: str) -> str | None:
        if article not in self._of:
            try:
                published = self._view.article(article).row.published
            except NotFoundError:  # forgotten, or printed later than the view looks
                published = None
            self._of[article] = published and published[:10]
        return self._of[article]


def _of_forecasts(
    forecasts: Iterable[Docketed], sources: Sequence[Named], days: _Days, subjects: Subjects
) -> Iterator[Answered]:
    groups = {named.source.id for named in sources if named.source.kind == "group"}
    for forecast in forecasts:
        found = forecast.resolution
        if found is None or forecast.source is None:
            continue
        outlets = tuple(dict.fromkeys(one.outlet for one in forecast.stated if one.outlet))
        before: str | None = None
        for stated in forecast.stated:
            turned = _speaks_against(forecast, stated)
            low, high = _turned_band(stated) if turned else (stated.low, stated.high)
            case = Case(
                id=stated.attribution,
                source=forecast.source,
                outlet=stated.outlet,
                topic=forecast.topic,
                made=(stated.made or stated.published or "")[:10],
                outcome=found.outcome,
                low=low,
                high=high,
                stated=_stated_as(stated),
                horizon=_days_between(stated.made, stated.by[1] if stated.by else None),
                known=days.known(found),
                side=subjects.side(forecast.source, forecast.statement),
                group=forecast.source in groups,
                revises=before,
                outlets=outlets,
            )
            before = case.id
            yield Answered(case, forecast.statement, found, turned, forecast.replies)


def _turned_band(stated: Stated) -> tuple[float, float]:
    """How probable what was said is, as it was worded: a scale's 20 to 45 % for "unlikely" are of the thing itself, so
    that "it is unlikely to last" comes true with 55 to 80 %."""
    assert stated.low is not None
    assert stated.high is not None
    return round(1 - stated.high, 6), round(1 - stated.low, 6)


def _speaks_against(forecast: Docketed, stated: Stated) -> bool:
    """Whether the words hold a thing for unlikely ("is unlikely to last"), and were resolved as they were put."""
    term = (stated.term or "").lower()
    unlikely = None not in (stated.scale, stated.low, stated.high) and (stated.high or 0) <= EVEN
    return unlikely and not forecast.sharpened and bool(term) and term in forecast.statement.lower()


def _stated_as(stated: Stated) -> StatedAs | None:
    if stated.low is not None and stated.scale is None:
        return StatedAs("number")
    scale = stated.scale if stated.scale in ("ICD203", "PHIA", "Kent") else "none"
    return StatedAs("words", scale, stated.term) if stated.term else None  # type: ignore[arg-type]


def _days_between(first: str | None, last: str | None) -> int | None:
    try:
        return max(0, (date.fromisoformat((last or "")[:10]) - date.fromisoformat((first or "")[:10])).days)
    except ValueError:
        return None


def _settled(view: View, linked: Linkage, claims: Sequence[Claim]) -> Iterator[Settled]:
    places = Places(linked.placed.values())
    claim_of = {id: claim for claim in claims for id in claim.tellings}
    replies = replies_in(view, "claim", places)
    for judgement in view.judgements(naming=places.captures, verbs=(SETTLE,)):
        value = json.loads(judgement.value or "{}")
        id = places.find(value["place"])
        if id is not None and is_shown(view, value):
            claim = claim_of[id]
            said = tuple(one for each in claim.tellings for one in replies.get(each, ()))
            yield Settled(claim, resolution_from(judgement, value), said)


class _Credited:
    """The sources that each telling is credited to; what was `resolved` as a forecast is a case already, and none of
    fact besides."""

    def __init__(self, sources: Iterable[Named], resolved: Collection[str]) -> None:
        self._names: defaultdict[str, list[str]] = defaultdict(list)
        for named in sources:
            for credit in named.credits:
                if credit.attribution.id not in resolved:
                    self._names[credit.attribution.id].append(named.source.id)

    def of(self, told: Iterable[Telling]) -> list[tuple[str, list[Telling]]]:
        """Each source of some tellings, with those that are its."""
        by_source: defaultdict[str, list[Telling]] = defaultdict(list)
        for telling in told:
            for source in self._names.get(telling.id, ()):
                by_source[source].append(telling)
        return sorted(by_source.items())


def _of_claims(
    settled: Iterable[Settled], credited: _Credited, linked: Linkage, days: _Days, subjects: Subjects
) -> Iterator[Answered]:
    """Cases of what was settled: one for each source of the tellings of a claim, and of those that deny it."""
    for one in settled:
        found, known = one.resolution, days.known(one.resolution)
        topic = subjects.topic(linked.tellings[one.claim.wording])
        denied = [linked.tellings[id] for id in sorted(standing_against(one.claim, linked, "denies"))]
        for told, outcome in ((_first_hand(one.claim, linked), found.outcome), (denied, _TURNED[found.outcome])):
            for source, own in credited.of(told):
                first = min(own, key=lambda telling: (telling.published or "~", telling.id))
                case = Case(
                    id=first.id,
                    source=source,
                    outlet=first.outlet,
                    topic=topic,
                    made=(first.published or "")[:10],
                    outcome=outcome,
                    kind="claim",
                    known=known,
                    side=subjects.side(source, first.text),
                    outlets=tuple(dict.fromkeys(telling.outlet for telling in own if telling.outlet)),
                )
                yield Answered(case, first.text, found, replies=one.replies)


def _first_hand(claim: Claim, linked: Linkage) -> list[Telling]:
    """Its tellings that lead back to no other."""
    return [linked.tellings[origin.telling] for origin in trace(claim, linked.tellings, linked.families)]


def standing_against(claim: Claim, linked: Linkage, relation: Relation) -> set[str]:
    """The tellings that deny or contradict a claim."""
    own = set(claim.tellings)
    return {
        end
        for link in linked.links
        if link.relation == relation and link.zone == "linked" and {link.one, link.other} & own
        for end in (link.one, link.other)
        if end not in own
    }
