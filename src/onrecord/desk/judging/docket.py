"""The docket: what sources of the ledger said would come, each forecast once, and what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.desk.claims import all_claims
from onrecord.desk.crediting import Credit
from onrecord.desk.judging.alike import alike_in, foretold_in
from onrecord.desk.judging.entries import Entered, Words
from onrecord.desk.judging.statements import statement_of
from onrecord.desk.judging.voices import beside_each_other, voiced
from onrecord.desk.linking.linkage import Linkage, linkage
from onrecord.desk.query import Query
from onrecord.desk.sources import Named, named_sources
from onrecord.judge.docket import Topic, sharper, topic_of, vagueness
from onrecord.link.origins import trace
from onrecord.record import Spans
from onrecord.record.docket import Docketed, Stated
from onrecord.record.linking import Claim
from onrecord.record.traits import Traits
from onrecord.store import View


def docket(view: View, query: Query, *, waiting: bool = False) -> list[Docketed]:
    """The forecasts that the filters leave, the first due first; those without a day last.

    Of what is to come only forecasts proper; with `forecast:threat` and the like, those. With `waiting`, what is not
    linked yet counts as told by itself. Raises LedgerError.
    """
    wide = replace(query, traits=Traits(source=query.source))
    wanted = query.traits.forecast if isinstance(query.traits.forecast, str) else "forecast"
    linked = linkage(view, wide, waiting=waiting)
    return docket_of(view, named_sources(view, wide), linked, all_claims(linked), (wanted,))


def docket_of(
    view: View, named: Sequence[Named], linked: Linkage, claims: Iterable[Claim], kinds: Iterable[str]
) -> list[Docketed]:
    """The same of some sources and of how what they said is linked, for whoever has these already."""
    words = Words.of(view, [credit for each in named for credit in each.credits])
    claim_of = {id: claim.id for claim in claims for id in claim.tellings}
    made = [
        _docketed(each, group, linked, words)
        for kind in kinds
        for each in named
        for group in _groups(each, words, claim_of, kind)
    ]
    made = beside_each_other(made, claim_of)
    place = {credit.attribution.id: _place(credit) for each in named for credit in each.credits}
    return sorted(made, key=lambda one: (one.due or "~", *place[one.id], one.source or ""))


def _groups(named: Named, words: Words, claim_of: Mapping[str, str], wanted: str) -> Iterator[list[Credit]]:
    """A source's forecasts, those that say the same together: what a person worded alike, else what is of one claim."""
    taken: list[tuple[Credit, str]] = []
    for credit in named.credits:
        id = credit.attribution.id
        forecast = credit.attribution.wording.forecast if credit.attribution.wording else None
        kind = "forecast" if id in words.entered else forecast.kind if forecast else None
        if kind == wanted and id not in words.struck:
            taken.append((credit, claim_of.get(id, id)))
    wordings: defaultdict[str, set[str]] = defaultdict(set)
    for credit, claim in taken:
        wordings[claim] |= words.wording(credit)
    groups: defaultdict[str, list[Credit]] = defaultdict(list)
    alike = alike_in({credit.attribution.id: (claim, foretold_in(credit)) for credit, claim in taken})
    for credit, claim in taken:
        of_claim = wordings[claim] if len(wordings[claim]) == 1 else {alike[credit.attribution.id]}
        groups[next(iter(words.wording(credit) or of_claim))].append(credit)
    for group in sorted(groups):
        yield groups[group]


def _docketed(named: Named, group: Sequence[Credit], linked: Linkage, words: Words) -> Docketed:
    by_id = {credit.attribution.id: credit for credit in group}
    first = sorted(by_id, key=lambda each: _place(by_id[each]))
    claim = Claim(first[0], first[0], first[0], tuple(id for id in first if id in linked.tellings))
    leads = {origin.telling for origin in trace(claim, linked.tellings, linked.families)}
    own = [id for id in first if id in leads or id not in linked.tellings] or first[:1]
    stated = tuple(_stated(by_id[id], words.entered.get(id)) for id in own)
    known = next((words.entered[id] for id in reversed(first) if id in words.entered), None)
    statement = (known.what if known else None) or stated[-1].what
    last = stated[-1]
    topic = _topic(known, statement, [linked.tellings[id].sentence for id in own if id in linked.tellings])
    return Docketed(
        id=own[0],
        source=named.source.id,
        source_name=named.source.name,
        description=named.source.description,
        statement=statement,
        stated=stated,
        echoes=tuple(id for id in first if id not in own),
        sharpened=known is not None and known.what is not None,
        dated=known is not None and known.by is not None,
        vague=vagueness(replace(last, what=statement)),
        sharper=sharper(replace(last, what=statement)),
        resolution=words.resolution(first),
        topic=topic.name if topic else None,
        topic_by=topic.words if topic else (),
        replies=words.replies(first),
        voiced=voiced(named, by_id[own[0]]) if named.source.description else None,
    )


def _place(credit: Credit) -> tuple[str, str, Spans, str]:
    """Where something was said, to put it in order: by day, then as it stands in its article, whichever reader read
    it."""
    return credit.row.published or "~", credit.row.id, credit.attribution.content, credit.attribution.id


def _topic(known: Entered | None, statement: str, around: Sequence[str]) -> Topic | None:
    """What a forecast is about: by a person's word, else by its own words, else by the sentences that it stands in."""
    if known and known.topic:
        return Topic(known.topic, ())
    return topic_of(statement) or topic_of(" ".join(around))


def _stated(credit: Credit, entered: Entered | None) -> Stated:
    item, row = credit.attribution, credit.row
    forecast = item.wording.forecast if item.wording else None
    certainty = item.wording.certainty if item.wording else None
    known = entered or Entered()
    sure = forecast.probability if forecast else None
    scaled = certainty if certainty and certainty.low is not None else None
    band = (scaled.low, scaled.high) if scaled else (None, None)
    low, high = sure or band
    return Stated(
        attribution=item.id,
        article=row.id,
        outlet=row.outlet,
        published=row.published,
        words=credit.texts["content"],
        what=known.what or statement_of((forecast.what if forecast else "") or credit.texts["content"]),
        kind=forecast.kind if forecast else "forecast",
        by=known.by or (forecast.by if forecast else None),
        horizon=forecast.horizon.anchor if forecast and forecast.horizon else None,
        made=_day_made(forecast.made if forecast else None, row.published),
        conditional=known.conditional if known.conditional is not None else bool(forecast and forecast.conditional),
        low=known.low if known.low is not None else low,
        high=known.high if known.high is not None else high,
        term=certainty.term if certainty else None,
        scale=scaled.scale if scaled and known.low is None and (low, high) == band else None,
    )


def _day_made(made: tuple[str, str] | str | None, published: str | None) -> str | None:
    """The day on which it was put at the latest: "this week" is over when the article is printed."""
    days = [made[1]] if isinstance(made, tuple) else []
    return min((*days, *([published[:10]] if published else [])), default=None)


def due(forecasts: Iterable[Docketed], today: str) -> list[Docketed]:
    """Those whose day has come and of which nobody said what happened."""
    return [each for each in forecasts if each.resolution is None and each.due is not None and each.due <= today]
