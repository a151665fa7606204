"""Resolve, settle, enter: a person's word on what happened, with its evidence, and on what a forecast comes to."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from onrecord.desk.anchoring import anchor
from onrecord.desk.claims import find_claim
from onrecord.desk.correcting import find_standing
from onrecord.desk.judging.entries import ENTER, REOPEN, RESOLVE, STRIKE, Entered
from onrecord.desk.judging.finding import forecast_near
from onrecord.desk.judging.placed_claims import placed_tellings
from onrecord.desk.placing import Placed, place_value
from onrecord.desk.query import Query
from onrecord.errors import NotFoundError, UsageError
from onrecord.publish.reason_words import short_id
from onrecord.record.docket import Proof
from onrecord.record.judging import Outcome
from onrecord.record.ledger import Judgement
from onrecord.store import Ledger, View

SETTLE, UNSETTLE = "settle", "unsettle"
"""The verbs of judgements about claims of fact: what is so, and that it is open after all."""


@dataclass(frozen=True, slots=True)
class Signed:
    """What was appended, and what it is about, so that a mistyped id is noticed: its id as typed, its words, whose and
    of which day. `circular` are the articles named as evidence that tell the very thing themselves."""

    judgement: Judgement
    id: str
    about: str
    circular: tuple[str, ...]


_PLACE = re.compile(r"(?P<article>[^:]+)(?::(?:(?P<start>\d{1,9})[:-](?P<end>\d{1,9})|(?P<words>.+)))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Happened:
    """What a person found to have happened, and the articles that show it, as they name them: "ARTICLE", with the
    characters "ARTICLE:START:END" or the words "ARTICLE:as they stand there"."""

    outcome: Outcome
    evidence: tuple[str, ...] = ()


def resolve(ledger: Ledger, id: str, found: Happened | None, *, who: str, note: str) -> Signed:
    """Say what became of a forecast; None opens it again. Returns what was appended, and what it is about.

    Raises NotFoundError, UsageError (no evidence, or no such characters), LedgerError.
    """
    view = ledger.view()
    forecast = forecast_near(view, id)
    place = placed_attribution(view, forecast.id)
    before = forecast.resolution.id if forecast.resolution else None
    if found is None and before is None:
        short = short_id(forecast.id)
        raise UsageError(f"nobody resolved {short}", hint=f"see how it stands: onrecord docket {short}")
    value = _value(view, found)
    judgement = _append(ledger, place, (RESOLVE, REOPEN), value, before, (who, note))
    about = f"“{forecast.statement}” ({forecast.source_name}, {forecast.last.made or 'no day'})"
    echoes = {placed_attribution(view, id).article.id for id in forecast.echoes}
    return Signed(
        judgement, short_id(forecast.id), about, _circular(value, echoes | {each.article for each in forecast.stated})
    )


def settle(ledger: Ledger, id: str, found: Happened | None, *, who: str, note: str) -> Signed:
    """Say whether a claim of fact is so; None opens it again. Raises as `resolve` does."""
    view = ledger.view()
    told = find_claim(view, id, Query())
    place = placed_tellings(view, told.claim.id)[told.claim.first]
    said = view.judgements(naming=[place.article.capture])
    before = next((each.id for each in said if _settles(each, place)), None)
    if found is None and before is None:
        raise UsageError(f"nobody settled {told.claim.id}", hint=f"see how it stands: onrecord claim {told.claim.id}")
    value = _value(view, found)
    judgement = _append(ledger, place, (SETTLE, UNSETTLE), value, before, (who, note))
    whose = {each.source or each.outlet or "an article in its own voice" for each in told.tellings}
    about = f"“{told.words}” (told by {', '.join(sorted(whose))})"
    return Signed(judgement, short_id(told.claim.id), about, _circular(value, {each.article for each in told.tellings}))


def _circular(value: Mapping[str, object] | None, tell: Collection[str]) -> tuple[str, ...]:
    """Evidence that itself tells what it is to show."""
    evidence = (value or {}).get("evidence")
    named = [str(each["article"]) for each in evidence] if isinstance(evidence, list) else []
    return tuple(dict.fromkeys(article for article in named if article in tell))


def enter(ledger: Ledger, id: str, entered: Entered | None, *, who: str, why: str) -> Judgement:
    """Put an attribution on the docket, or say how what stands there is to be understood; None strikes it off.

    Raises NotFoundError, UsageError, LedgerError.
    """
    view = ledger.view()
    place = placed_attribution(view, view.attribution(id).attribution.id)
    said = view.judgements(naming=[place.article.capture])
    before = next((str(each.id) for each in said if _enters(each, place)), None)
    value = {} if entered is None else {
        "what": entered.what, "by": list(entered.by) if entered.by else None, "low": entered.low,
        "high": entered.high, "conditional": entered.conditional, **({"topic": entered.topic} if entered.topic else {}),
    }  # fmt: skip
    return _append(ledger, place, (ENTER, STRIKE), value if entered else None, before, (who, why))


def placed_attribution(view: View, id: str) -> Placed:
    """What an attribution that stands credits somebody with, as judgements name it."""
    stood, attribution = find_standing(view, id)
    return Placed(attribution.id, stood.stored.row, attribution.content)


def _append(
    ledger: Ledger,
    place: Placed,
    verbs: tuple[str, str],
    value: Mapping[str, object] | None,
    before: str | None,
    signed: tuple[str, str],
) -> Judgement:
    held = json.dumps({"place": place_value(place), **(value or {})}, sort_keys=True)
    verb = verbs[0] if value is not None else verbs[1]
    with ledger.writer() as writer:
        return writer.judge(Judgement(place.article.capture, verb, held, *signed, place.spans, supersedes=before))


def _value(view: View, found: Happened | None) -> Mapping[str, object] | None:
    if found is None:
        return None
    if not found.evidence and found.outcome != "void":
        raise UsageError("name an article that shows what happened", hint="--evidence ARTICLE or ARTICLE:WORDS")
    proofs = proofs_of(view, found.evidence)
    return {
        "outcome": found.outcome,
        "evidence": [{"article": proof.article, "span": list(proof.span) if proof.span else None} for proof in proofs],
    }


def proofs_of(view: View, named: Sequence[str]) -> list[Proof]:
    """The articles that people name as evidence, and characters of them. Raises NotFoundError, UsageError."""
    found = []
    for each in named:
        match = _PLACE.fullmatch(each.strip())
        if match is None:
            raise UsageError(f"{each!r} names no article", hint="--evidence ARTICLE or ARTICLE:WORDS")
        article = view.article(match["article"])
        if match["words"]:
            found += [
                Proof(article.row.id, span)
                for span in anchor(article.extraction.article.text, (match["words"],), near=0)
            ]
            continue
        row = article.row
        span = (int(match["start"]), int(match["end"])) if match["start"] else None
        if span and not 0 <= span[0] < span[1] <= row.length:
            raise NotFoundError(f"{row.id} has no characters {span[0]}:{span[1]}", hint=f"it has {row.length}")
        found.append(Proof(row.id, span))
    return found


def _settles(judgement: Judgement, place: Placed) -> bool:
    return judgement.verb in (SETTLE, UNSETTLE) and _same_place(judgement, place)


def _enters(judgement: Judgement, place: Placed) -> bool:
    return judgement.verb in (ENTER, STRIKE) and _same_place(judgement, place)


def _same_place(judgement: Judgement, place: Placed) -> bool:
    return bool(json.loads(judgement.value or "{}").get("place") == place_value(place))
