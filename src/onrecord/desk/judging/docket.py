"""The docket: what sources of the ledger said would come, each forecast once, and what became of it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import get_args

from onrecord.desk.claims import all_claims
from onrecord.desk.crediting import Credit
from onrecord.desk.judging.statements import statement_of
from onrecord.desk.linking.linkage import Linkage, linkage
from onrecord.desk.listing import Column, Row
from onrecord.desk.placing import Placed, Places
from onrecord.desk.query import Query
from onrecord.desk.sources import Named, named_sources
from onrecord.errors import NotFoundError, UsageError
from onrecord.judge.docket import sharper, vagueness
from onrecord.link.origins import trace
from onrecord.record.docket import Docketed, Proof, Resolution, Stated
from onrecord.record.ledger import Judgement
from onrecord.record.linking import Claim
from onrecord.record.traits import Traits
from onrecord.record.wording import Prospect
from onrecord.store import View

RESOLVE, REOPEN, ENTER, STRIKE = "resolve", "reopen", "enter-forecast", "strike-forecast"
"""The verbs of judgements about forecasts: what happened, that it is open after all, how it is to be understood, that
it is none."""

UNNAMED = "unnamed, maybe several"
"""What stands beside the name of a description: that it is none, and may be somebody else each time."""

FORECASTS = (
    Column("id", "Id"),
    Column("due", "Due"),
    Column("told", "Source: forecast", share=1),
    Column("outcome", "Outcome"),
)
FORECAST_FIELDS = tuple(
    Column(key, key)
    for key in (
        "id", "source_id", "source", "description", "statement", "kind", "made", "due", "by_first", "low", "high",
        "scale", "term", "conditional", "times", "echoes", "vague", "sharper", "outcome", "resolved_by", "resolved_on",
        "note", "evidence", "attributions",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entered:
    """A person's word on how a forecast is to be understood: what, by when, how probable, on what condition."""

    what: str | None = None
    by: tuple[str, str] | None = None
    low: float | None = None
    high: float | None = None
    conditional: bool | None = None


def docket(view: View, query: Query) -> list[Docketed]:
    """The forecasts that the filters leave, the first due first; those without a day last.

    Of what is to come only forecasts proper; with `forecast:threat` and the like, those. Raises LedgerError.
    """
    wide = replace(query, traits=Traits(source=query.source))
    wanted = query.traits.forecast if isinstance(query.traits.forecast, str) else "forecast"
    linked = linkage(view, wide)
    return docket_of(view, named_sources(view, wide), linked, all_claims(linked), (wanted,))


def docket_of(
    view: View, named: Sequence[Named], linked: Linkage, claims: Iterable[Claim], kinds: Iterable[str]
) -> list[Docketed]:
    """The same of some sources and of how what they said is linked, for whoever has these already."""
    words = _Words.of(view, [credit for each in named for credit in each.credits])
    claim_of = {id: claim.id for claim in claims for id in claim.tellings}
    made = [
        _docketed(each, group, linked, words)
        for kind in kinds
        for each in named
        for group in _groups(each, words, claim_of, kind)
    ]
    return sorted(made, key=lambda one: (one.due or "~", one.stated[0].published or "~", one.id, one.source or ""))


def find_forecast(view: View, id: str) -> Docketed:
    """A forecast by the id of any of its attributions, or the beginning of one. Raises NotFoundError, UsageError."""
    linked = linkage(view, Query())
    every = docket_of(view, named_sources(view, Query()), linked, all_claims(linked), get_args(Prospect))
    found = [each for each in every if any(one.startswith(id) for one in _attributions(each))]
    if not found or not id:
        raise NotFoundError(f"no forecast {id!r}", hint="see which there are: onrecord forecasts")
    if len({each.id for each in found}) > 1:
        raise UsageError(f"{len(found)} forecasts begin with {id!r}", hint="give more of the id")
    return found[0]


def _attributions(forecast: Docketed) -> Iterator[str]:
    yield from (each.attribution for each in forecast.stated)
    yield from forecast.echoes


@dataclass(frozen=True, slots=True)
class _Words:
    """What people said of forecasts, by the attributions that these stand in now."""

    entered: Mapping[str, Entered]
    struck: frozenset[str]
    resolved: Mapping[str, Judgement]

    def wording(self, credit: Credit) -> frozenset[str]:
        """What would make a forecast true, as a person worded it; nothing where nobody did."""
        entered = self.entered.get(credit.attribution.id)
        return frozenset({" ".join(entered.what.lower().split())} if entered and entered.what else ())

    @classmethod
    def of(cls, view: View, credits: Sequence[Credit]) -> _Words:
        places = Places(placed_content(credit) for credit in credits)
        entered: dict[str, Entered] = {}
        struck: set[str] = set()
        resolved: dict[str, Judgement] = {}
        for judgement in view.judgements():
            if judgement.verb not in (RESOLVE, REOPEN, ENTER, STRIKE):
                continue
            value = json.loads(judgement.value or "{}")
            id = places.find(value["place"])
            if id is None:
                continue
            if judgement.verb == RESOLVE and is_shown(view, value):
                resolved[id] = judgement
            elif judgement.verb == ENTER:
                entered[id] = entered_from(value)
            elif judgement.verb == STRIKE:
                struck.add(id)
        return cls(entered, frozenset(struck), resolved)


def placed_content(credit: Credit) -> Placed:
    """What an attribution credits somebody with, as judgements name it."""
    return Placed(credit.attribution.id, credit.row, credit.attribution.content)


def entered_from(value: Mapping[str, object]) -> Entered:
    """How a forecast is to be understood, as a judgement holds it."""
    by, what = value.get("by"), value.get("what")
    days = (str(by[0]), str(by[1])) if isinstance(by, list) else None
    low, high, conditional = value.get("low"), value.get("high"), value.get("conditional")
    return Entered(
        what if isinstance(what, str) else None,
        days,
        float(low) if isinstance(low, int | float) else None,
        float(high) if isinstance(high, int | float) else None,
        conditional if isinstance(conditional, bool) else None,
    )


def _groups(named: Named, words: _Words, claim_of: Mapping[str, str], wanted: str) -> Iterator[list[Credit]]:
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
    for credit, claim in taken:
        of_claim = wordings[claim] if len(wordings[claim]) == 1 else {claim}
        groups[next(iter(words.wording(credit) or of_claim))].append(credit)
    for group in sorted(groups):
        yield groups[group]


def _docketed(named: Named, group: Sequence[Credit], linked: Linkage, words: _Words) -> Docketed:
    by_id = {credit.attribution.id: credit for credit in group}
    first = sorted(by_id, key=lambda each: (by_id[each].row.published or "~", each))
    claim = Claim(first[0], first[0], first[0], tuple(id for id in first if id in linked.tellings))
    leads = {origin.telling for origin in trace(claim, linked.tellings, linked.families)}
    own = [id for id in first if id in leads or id not in linked.tellings] or first[:1]
    stated = tuple(_stated(by_id[id], words.entered.get(id)) for id in own)
    known = next((words.entered[id] for id in reversed(first) if id in words.entered), None)
    statement = (known.what if known else None) or stated[-1].what
    judged = [words.resolved[id] for id in first if id in words.resolved]
    last = stated[-1]
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
        resolution=_resolution(max(judged, key=lambda each: each.learnt or "")) if judged else None,
    )


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


def _resolution(judgement: Judgement) -> Resolution:
    value = json.loads(judgement.value or "{}")
    return resolution_from(judgement, value)


def resolution_from(judgement: Judgement, value: Mapping[str, object]) -> Resolution:
    """What a person found to have happened, as a judgement holds it."""
    evidence = value.get("evidence")
    proofs = [Proof(each["article"], _span(each)) for each in evidence] if isinstance(evidence, list) else []
    outcome = str(value["outcome"])
    assert outcome in ("true", "false", "partly", "void")
    return Resolution(
        str(judgement.id), outcome, judgement.who, judgement.why, str(judgement.learnt), tuple(proofs)  # type: ignore[arg-type]
    )  # fmt: skip


def is_shown(view: View, value: Mapping[str, object]) -> bool:
    """Whether what shows an answer was printed by the day that a view looks to; what nothing shows has no such day."""
    if view.horizon.published is None:
        return True
    evidence = value.get("evidence")
    named = {str(each["article"]) for each in evidence} if isinstance(evidence, list) else set[str]()
    return bool(view.articles_of(named))


def _span(proof: Mapping[str, object]) -> tuple[int, int] | None:
    span = proof.get("span")
    return (int(span[0]), int(span[1])) if isinstance(span, list) else None


def due(forecasts: Iterable[Docketed], today: str) -> list[Docketed]:
    """Those whose day has come and of which nobody said what happened."""
    return [each for each in forecasts if each.resolution is None and each.due is not None and each.due <= today]


def forecast_rows(forecasts: Iterable[Docketed], *, limit: int | None, short: bool = False) -> Iterator[Row]:
    """Forecasts as rows of a list."""
    return (forecast_row(each, short=short) for each in islice(forecasts, limit))


def forecast_row(each: Docketed, *, short: bool = False) -> Row:
    """A forecast in a list."""
    last, found = each.last, each.resolution
    source = f"{each.source_name} ({UNNAMED})" if short and each.description else each.source_name
    return {
        "id": each.id[: each.id.index("-") + 9] if short else each.id,
        "source_id": each.source,
        "source": source,
        **({"told": f"{source}: {each.statement}{_marks(each)}"} if short else {}),
        "description": each.description,
        "statement": each.statement,
        "kind": last.kind,
        "made": each.stated[0].made,
        "due": each.due if each.due or not short else "no day",
        "by_first": last.by[0] if last.by else None,
        "low": last.low,
        "high": last.high,
        "scale": last.scale,
        "term": last.term,
        "certainty": _sureness(last),
        "conditional": last.conditional,
        "times": len(each.stated),
        "echoes": len(each.echoes),
        "vague": list(each.vague),
        "sharper": each.sharper,
        "outcome": found.outcome if found else _unresolved(each) if short else None,
        "resolved_by": found.who if found else None,
        "resolved_on": found.learnt[:10] if found else None,
        "note": found.note if found else None,
        "evidence": [{"article": proof.article, "span": proof.span} for proof in found.evidence] if found else [],
        "attributions": list(_attributions(each)),
    }


def _marks(each: Docketed) -> str:
    """What stands after a forecast in a list: how it was read, and what an analyst put in place of the source's."""
    here = " and ".join(word for word, holds in (("worded", each.sharpened), ("dated", each.dated)) if holds)
    marks = (
        "" if each.last.kind == "forecast" else f"read as a {each.last.kind}",
        "on a condition" if each.last.conditional else "",
        f"{here} here" if here else "",
    )
    said = "; ".join(mark for mark in marks if mark)
    return f" ({said})" if said else ""


def _unresolved(each: Docketed) -> str:
    return "open: unclear" if each.vague else "open"


def _sureness(last: Stated) -> str:
    """How sure it was put, in its own words and the numbers of a scale that is named."""
    if last.low is None or last.high is None:
        return last.term or ""
    low, high = (f"{100 * value:g}" for value in (last.low, last.high))
    number = f"{low} %" if low == high else f"{low}–{high} %"
    return f"{last.term}, {last.scale} {number}" if last.term and last.scale else number
