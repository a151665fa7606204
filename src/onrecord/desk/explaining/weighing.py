"""One pair of tellings, on its evidence: the score with every reason, the relation and what made it, who decided."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.desk.deciding import ABOUT_TELLINGS, decisions
from onrecord.desk.explaining.around import prepared_in
from onrecord.desk.explaining.explained import (
    by_weight,
    judgement_object,
    named,
    reason_object,
    telling_object,
)
from onrecord.desk.explaining.relation_lines import relation_lines
from onrecord.desk.explaining.stated import cue_words, denial_words
from onrecord.desk.linking.linkage import Linkage
from onrecord.desk.placing import MOSTLY, Placed
from onrecord.link.claims import NEAREST, Prepared, bars, blocks, compare_prepared
from onrecord.link.claims.denying import denies
from onrecord.link.claims.leaving_open import is_left_open
from onrecord.link.relating import made_so
from onrecord.publish.quoting import in_marks
from onrecord.publish.reason_words import logit, pair_words, short_id, start_of
from onrecord.publish.why_page import Case, Line, weight_words
from onrecord.record import length, overlap
from onrecord.record.ledger import Judgement
from onrecord.record.linking import Link, Relation
from onrecord.record.telling import Telling
from onrecord.store import View

RELATIONS: Mapping[Relation, str] = {
    "same": "the same",
    "updates": "an update",
    "narrows": "one narrows the other",
    "contradicts": "a contradiction",
    "denies": "a denial",
    "leaves_open": "left open",
    "differs_in_number": "another number",
}


@dataclass(frozen=True, slots=True)
class Weighed:
    """Two tellings and their link. `kept` says whether linking keeps it; else it was made to answer the question, and
    `unseen` says why linking never looked, where it did not. `judgement` is what a person decided of them, `cues` the
    words by which each denies or leaves open what the other says."""

    one: Telling
    other: Telling
    link: Link
    kept: bool
    unseen: str = ""
    judgement: Judgement | None = None
    cues: tuple[str | None, str | None] = (None, None)

    @property
    def decided(self) -> bool | None:
        """Whether a person holds them to be the same; None where nobody said."""
        return None if self.judgement is None else self.judgement.verb == ABOUT_TELLINGS.same

    @property
    def score(self) -> float:
        """How sure it is, people's word first."""
        return self.link.score if self.decided is None else float(self.decided)

    @property
    def relation(self) -> str | None:
        """How the two stand, in words; None where they are apart, since then they speak of different things."""
        apart = self.link.zone == "apart" and self.decided is None
        return None if apart else RELATIONS[self.link.relation]

    @property
    def bars(self) -> bool:
        """Whether it keeps the two out of one claim, whatever else speaks for it."""
        if self.decided is not None:
            return not self.decided
        return bars(self.link)


class Weighing:
    """The pairs of what is linked around something."""

    def __init__(self, view: View, linked: Linkage) -> None:
        self.linked = linked
        self._view = view
        self._links = {(link.one, link.other): link for link in linked.links}
        self._cue_of: dict[str, str | None] = {}
        captures = {placed.article.capture for placed in linked.placed.values()}
        answers = decisions(view, ABOUT_TELLINGS, captures)
        self._judgements = [each for each in answers if each.verb != ABOUT_TELLINGS.undecided]

    def pair(self, one: str, other: str) -> Weighed:
        """Two tellings by their ids; compared on the spot where linking kept nothing of them."""
        first, second = sorted((one, other))
        link = self._links.get((first, second))
        told = self.linked.tellings
        judgement = self._judgement(first, second)
        if link is not None:
            return Weighed(told[first], told[second], link, True, "", judgement, self._cues(link))
        prepared = prepared_in(self._view, {told[first].article, told[second].article})
        link = compare_prepared(prepared[first], prepared[second])
        likeness = next(reason.value for reason in link.reasons if reason.name == "meaning")
        unseen = _unseen(prepared[first], prepared[second], likeness)
        return Weighed(told[first], told[second], link, False, unseen, judgement, self._cues(link))

    def kept_between(self, ours: Iterable[str], theirs: Iterable[str]) -> list[Weighed]:
        """The pairs between two sets of tellings that are kept or decided, the surest first."""
        mine, yours = set(ours), set(theirs)
        pairs = {
            pair
            for pair in (*self._links, *self.linked.decided)
            if (pair[0] in mine and pair[1] in yours) or (pair[1] in mine and pair[0] in yours)
        }
        return in_order(self.pair(*pair) for pair in pairs)

    def _cues(self, link: Link) -> tuple[str | None, str | None]:
        if link.relation not in ("denies", "leaves_open"):
            return None, None
        return self._cue(link.one), self._cue(link.other)

    def _cue(self, id: str) -> str | None:
        if id not in self._cue_of:
            telling = self.linked.tellings[id]
            words = denial_words if denies(telling) else cue_words if is_left_open(telling) else None
            self._cue_of[id] = words and words(self._view, telling)
        return self._cue_of[id]

    def _judgement(self, one: str, other: str) -> Judgement | None:
        if (one, other) not in self.linked.decided:
            return None
        placed = self.linked.placed[one], self.linked.placed[other]
        return next((each for each in self._judgements if _is_about(each, *placed)), None)


def _unseen(one: Prepared, other: Prepared, likeness: float) -> str:
    if not blocks(one) & blocks(other):
        return "linking looks at no pair so far apart in time that has neither rare words nor a number in common"
    return f"linking looks at no pair of less than {NEAREST:.2f} cosine" if likeness < NEAREST else ""


def _is_about(judgement: Judgement, one: Placed, other: Placed) -> bool:
    value = json.loads(judgement.value or "{}")
    sides = value["one"], value["other"]
    return any(_is(sides[0], left) and _is(sides[1], right) for left, right in ((one, other), (other, one)))


def _is(side: Mapping[str, object], placed: Placed) -> bool:
    """Whether a decision's side is this telling, as it is read now."""
    if side["capture"] != placed.article.capture or side["text_sha256"] != placed.article.text_digest:
        return False
    named = side["spans"]
    assert isinstance(named, list)
    spans = tuple((start, end) for start, end in named)
    return overlap(spans, placed.spans) >= MOSTLY * max(length(spans), length(placed.spans), 1)


def in_order(pairs: Iterable[Weighed]) -> list[Weighed]:
    """Pairs, what people decided first, then the surest."""
    return sorted(pairs, key=lambda pair: (pair.decided is None, -pair.score, pair.one.id, pair.other.id))


def pair_case(pair: Weighed, label: str = "", *, briefly: bool = False) -> Case:
    """A pair with all its reasons, or `briefly` with what made its relation alone."""
    link = pair.link
    facts = (f"{link.score:.2f}", link.zone if pair.kept else f"{link.zone}, not kept", pair.relation)
    lines = [Line(words) for words in relation_words(pair)]
    if pair.judgement is not None:
        lines.insert(0, Line(decision_words(pair.judgement, same=bool(pair.decided))))
    if not briefly:
        lines += [Line(pair_words(reason), reason.weight) for reason in by_weight(link.reasons)]
        start = weight_words(start_of(link.score, link.reasons))
        lines.append(Line(f"in all, {start} to begin with: a score of {link.score:.2f}", logit(link.score)))
        lines += [Line(pair.unseen)] if pair.unseen else []
    return Case(label, facts, lines=tuple(lines))


def decision_words(judgement: Judgement, *, same: bool) -> str:
    """What a person decided."""
    said = "the same" if same else "not the same"
    return f"{judgement.who} decided on {(judgement.learnt or '')[:10]}: {said}, for {in_marks(judgement.why)}"


def relation_words(pair: Weighed) -> list[str]:
    """What made the relation of a pair, in words; nothing of one that is apart."""
    if pair.relation is None:
        return []
    relation, one, other = pair.link.relation, named(pair.one), named(pair.other)
    if one == other:
        one, other = f"{one} ({short_id(pair.one.id)})", f"{other} ({short_id(pair.other.id)})"
    return relation_lines(relation, made_so(pair.one, pair.other, relation), one, other, pair.cues)


def pair_object(pair: Weighed) -> dict[str, object]:
    """A pair, for JSON."""
    link = pair.link
    return {
        "one": telling_object(pair.one),
        "other": telling_object(pair.other),
        "score": link.score,
        "zone": link.zone,
        "relation": link.relation,
        "made_by": relation_words(pair),
        "kept": pair.kept,
        "unseen": pair.unseen or None,
        "bars": pair.bars,
        "start": start_of(link.score, link.reasons),
        "reasons": [reason_object(reason, pair_words(reason)) for reason in by_weight(link.reasons)],
        "decided": None if pair.judgement is None else judgement_object(pair.judgement, bool(pair.decided)),
    }
