"""Reply: what a source says to what was judged of it, entered by a person with its evidence; it changes no figure."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from onrecord.desk.judging.cases import court_of
from onrecord.desk.judging.entries import REPLY, RETRACT, About, replies_in
from onrecord.desk.judging.finding import forecast_near
from onrecord.desk.judging.grading import mention_of, one_claim, one_source
from onrecord.desk.judging.resolving import placed_attribution, proofs_of
from onrecord.desk.placing import Placed, Places, place_value
from onrecord.desk.sources import placed_source
from onrecord.errors import NotFoundError, UsageError
from onrecord.record.ledger import Judgement
from onrecord.store import Ledger, View


def reply(ledger: Ledger, id: str, words: str, evidence: Sequence[str], *, who: str, why: str) -> Judgement:
    """Enter what a source says to a resolution, a settled claim or its own grade, with the articles that have it.

    `id` is a forecast's, a claim's or a source's. Raises NotFoundError, UsageError, LedgerError, WeightsError.
    """
    if not words.strip():
        raise UsageError("a reply has words", hint="onrecord reply ID WORDS --evidence ARTICLE --why WORDS")
    if not evidence:
        raise UsageError("name the article in which the source says so", hint="--evidence ARTICLE or ARTICLE:WORDS")
    view = ledger.view()
    proofs = [asdict(proof) for proof in proofs_of(view, evidence)]
    value = {"words": " ".join(words.split()), "evidence": proofs}
    return _append(ledger, _found(view, id), value, (who, why), None)


def take_back(ledger: Ledger, id: str, *, who: str, why: str) -> Judgement:
    """Take back the last reply to something that the same person entered. Raises as `reply` does."""
    view = ledger.view()
    to = _found(view, id)
    own = [each for some in replies_in(view, to.about, to.places).values() for each in some if each.who == who]
    if not own:
        raise UsageError(f"you entered no reply to {id}", hint=f"onrecord reply {id} WORDS --evidence ARTICLE")
    last = max(own, key=lambda each: each.learnt)
    return _append(ledger, to, None, (who, why), last.id)


@dataclass(frozen=True, slots=True)
class _Judged:
    """What is replied to: by what it is named, and everywhere that it stands."""

    about: About
    place: Placed
    places: Places


def _found(view: View, id: str) -> _Judged:
    if id.startswith("source-"):
        named = one_source(court_of(view, id), id)
        return _Judged("source", placed_source(mention_of(view, named)), Places(map(placed_source, named.credits)))
    if not id.startswith("claim-"):
        try:
            forecast = forecast_near(view, id)
        except NotFoundError:
            pass  # a telling of a claim of fact, or nothing
        else:
            put = [placed_attribution(view, each) for each in forecast.attributions]
            return _Judged("forecast", put[0], Places(put))
    seen = court_of(view, id)
    claim = one_claim(seen, id)
    return _Judged(
        "claim", seen.linked.placed[claim.first], Places(seen.linked.placed[each] for each in claim.tellings)
    )


def _append(
    ledger: Ledger,
    to: _Judged,
    value: Mapping[str, object] | None,
    signed: tuple[str, str],
    before: str | None,
) -> Judgement:
    place = to.place
    held = json.dumps({"place": place_value(place), "about": to.about, **(value or {})}, sort_keys=True)
    verb = REPLY if value is not None else RETRACT
    with ledger.writer() as writer:
        return writer.judge(Judgement(place.article.capture, verb, held, *signed, place.spans, supersedes=before))
