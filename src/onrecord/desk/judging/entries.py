"""What people said of forecasts, as judgements hold it: that they are some, how to understand them, what happened."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from onrecord.desk.crediting import Credit
from onrecord.desk.placing import Placed, Places
from onrecord.record.docket import Proof, Reply, Resolution
from onrecord.record.ledger import Judgement
from onrecord.store import View

RESOLVE, REOPEN, ENTER, STRIKE = "resolve", "reopen", "enter-forecast", "strike-forecast"
"""The verbs of judgements about forecasts: what happened, that it is open after all, how it is to be understood, that
it is none."""
REPLY, RETRACT = "reply", "retract-reply"
"""The verbs of judgements that enter what a source says to what was judged of it, and of those that take that back."""

About = Literal["forecast", "claim", "source"]
"""What a source may reply to."""


@dataclass(frozen=True, slots=True)
class Entered:
    """A person's word on how a forecast is to be understood: what, by when, how probable, on what condition, and of
    which topic it is."""

    what: str | None = None
    by: tuple[str, str] | None = None
    low: float | None = None
    high: float | None = None
    conditional: bool | None = None
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """What people said of forecasts, by the attributions that these stand in now."""

    entered: Mapping[str, Entered]
    struck: frozenset[str]
    resolved: Mapping[str, Resolution]
    replied: Mapping[str, tuple[Reply, ...]]

    def wording(self, credit: Credit) -> frozenset[str]:
        """What would make a forecast true, as a person worded it; nothing where nobody did."""
        entered = self.entered.get(credit.attribution.id)
        return frozenset({" ".join(entered.what.lower().split())} if entered and entered.what else ())

    def resolution(self, ids: Iterable[str]) -> Resolution | None:
        """What somebody found last to have happened, of what some attributions put."""
        found = [self.resolved[id] for id in ids if id in self.resolved]
        return max(found, key=lambda each: each.learnt, default=None)

    def replies(self, ids: Iterable[str]) -> tuple[Reply, ...]:
        """What the source said to it, of what some attributions put, in the order of its entering."""
        return tuple(sorted((one for id in ids for one in self.replied.get(id, ())), key=lambda one: one.learnt))

    @classmethod
    def of(cls, view: View, credits: Iterable[Credit]) -> Words:
        """Gather it for some attributions."""
        places = Places(_placed_content(credit) for credit in credits)
        entered: dict[str, Entered] = {}
        struck: set[str] = set()
        resolved: dict[str, Resolution] = {}
        for judgement in view.judgements(naming=places.captures, verbs=(RESOLVE, REOPEN, ENTER, STRIKE)):
            value = json.loads(judgement.value or "{}")
            id = places.find(value["place"])
            if id is None:
                continue
            if judgement.verb == RESOLVE and is_shown(view, value):
                resolved[id] = resolution_from(judgement, value)
            elif judgement.verb == ENTER:
                entered[id] = entered_from(value)
            elif judgement.verb == STRIKE:
                struck.add(id)
        return cls(entered, frozenset(struck), resolved, replies_in(view, "forecast", places))


def replies_in(view: View, about: About, places: Places) -> dict[str, tuple[Reply, ...]]:
    """What sources said to what was judged of forecasts, claims, or themselves, by the ids of what stands there now."""
    found: defaultdict[str, list[Reply]] = defaultdict(list)
    for judgement in view.judgements(naming=places.captures, verbs=(REPLY,)):
        value = json.loads(judgement.value or "{}")
        id = places.find(value["place"]) if value["about"] == about and is_shown(view, value) else None
        if id is not None:
            found[id].append(_reply_from(judgement, value))
    return {id: tuple(replies) for id, replies in found.items()}


def _reply_from(judgement: Judgement, value: Mapping[str, object]) -> Reply:
    words, learnt = str(value["words"]), str(judgement.learnt)
    return Reply(str(judgement.id), words, judgement.who, judgement.why, learnt, proofs_in(value))


def _placed_content(credit: Credit) -> Placed:
    """What an attribution credits somebody with, as judgements name it."""
    return Placed(credit.attribution.id, credit.row, credit.attribution.content)


def entered_from(value: Mapping[str, object]) -> Entered:
    """How a forecast is to be understood, as a judgement holds it."""
    by, what, topic = value.get("by"), value.get("what"), value.get("topic")
    days = (str(by[0]), str(by[1])) if isinstance(by, list) else None
    low, high, conditional = value.get("low"), value.get("high"), value.get("conditional")
    return Entered(
        what if isinstance(what, str) else None,
        days,
        float(low) if isinstance(low, int | float) else None,
        float(high) if isinstance(high, int | float) else None,
        conditional if isinstance(conditional, bool) else None,
        topic if isinstance(topic, str) else None,
    )


def resolution_from(judgement: Judgement, value: Mapping[str, object]) -> Resolution:
    """What a person found to have happened, as a judgement holds it."""
    outcome = str(value["outcome"])
    assert outcome in ("true", "false", "partly", "void")
    return Resolution(
        str(judgement.id), outcome, judgement.who, judgement.why, str(judgement.learnt), proofs_in(value)  # type: ignore[arg-type]
    )  # fmt: skip


def proofs_in(value: Mapping[str, object]) -> tuple[Proof, ...]:
    """The evidence that a judgement names."""
    evidence = value.get("evidence")
    return tuple(Proof(each["article"], _span(each)) for each in evidence) if isinstance(evidence, list) else ()


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
