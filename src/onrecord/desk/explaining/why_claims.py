"""Why tellings are one claim: the pairs that hold it together, what people decided, what bars, and its origins."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.desk.claims import all_claims
from onrecord.desk.explaining.around import around
from onrecord.desk.explaining.explained import (
    MOST,
    Explained,
    judgement_object,
    many,
    telling_case,
    telling_facts,
    telling_object,
)
from onrecord.desk.explaining.weighing import Weighed, Weighing, decision_words, in_order, pair_case, pair_object
from onrecord.desk.explaining.why_origins import back, origin_object, origins_section
from onrecord.desk.linking.linkage import Linkage
from onrecord.desk.wording import worded
from onrecord.errors import NotFoundError, UsageError
from onrecord.link.claims import FREE, LINKED
from onrecord.link.claims.gathering import SILENCE
from onrecord.link.origins import trace
from onrecord.publish.quoting import listed
from onrecord.publish.reason_words import short_id
from onrecord.publish.why_page import Case, Section, WhyPage
from onrecord.record import identity
from onrecord.record.linking import Claim, Origin
from onrecord.record.telling import Telling
from onrecord.store import View


@dataclass(frozen=True, slots=True)
class Held:
    """A claim with what it is part of: its tellings in the order of their days, and how to weigh pairs of them."""

    claim: Claim
    tellings: tuple[Telling, ...]
    origins: tuple[Origin, ...]
    weighing: Weighing

    @property
    def linked(self) -> Linkage:
        """What is linked around it."""
        return self.weighing.linked

    @property
    def label_of(self) -> dict[str, str]:
        """The number of each telling on the page."""
        return {telling.id: str(number) for number, telling in enumerate(self.tellings, start=1)}

    @property
    def articles(self) -> int:
        """How many articles tell it."""
        return len({telling.article for telling in self.tellings})


def held_claim(view: View, id: str) -> Held:
    """Find a claim by its id or the beginning of it, or by the full id of one of its tellings.

    A claim that several articles tell goes before those that one alone does. Raises NotFoundError, UsageError.
    """
    linked = around(view, [id])
    claims = all_claims(linked)
    found = [claim for claim in claims if claim.id.startswith(id) or id in claim.tellings]
    # Where some articles alone were looked at, a claim goes by the first of its tellings among those.
    found = found or [one for one in claims if any(identity("claim", each).startswith(id) for each in one.tellings)]
    shared = [claim for claim in found if len({linked.tellings[one].article for one in claim.tellings}) > 1]
    found = [claim for claim in found if claim.id == id] or shared or found
    if not found:
        raise NotFoundError(
            f"no claim {id!r}", hint="see which there are: onrecord claims (what is new is linked by: onrecord link)"
        )
    if len(found) > 1:
        raise UsageError(f"{len(found)} claims begin with {id!r}", hint="give more of the id")
    return hold(found[0], Weighing(view, linked))


def hold(claim: Claim, weighing: Weighing) -> Held:
    """A claim among all that is linked around it."""
    known = weighing.linked.tellings
    told = sorted((known[id] for id in claim.tellings), key=lambda one: (one.published or "~", one.id))
    return Held(claim, tuple(told), trace(claim, known, weighing.linked.families), weighing)


def why_claim(held: Held) -> Explained:
    """Why these tellings are one claim."""
    claim, ids = held.claim, held.claim.tellings
    inside = held.weighing.kept_between(ids, ids)
    holding, further = _holding(inside)
    bars, beside = _outside(held)
    decided = [pair for pair in (*inside, *bars, *beside) if pair.judgement is not None]
    origins = [(origin, back(held.claim, origin, held.linked)) for origin in held.origins]
    label = held.label_of
    sections = (
        Section("What is told", tuple(telling_case(one, label[one.id]) for one in held.tellings)),
        _pairs_section("What holds it together", holding, held, _rule(held)),
        _pairs_section("What further pairs it has", further, held, briefly=True),
        _decided_section(decided, held),
        _outside_section("What bars: it is never one claim with these", bars, held),
        _outside_section("What is near, and another claim", beside, held),
        origins_section(origins, held.linked.tellings, label),
    )
    page = WhyPage(worded(held.linked.tellings[claim.wording]), (claim.id,), _answer(held, holding), sections)
    return Explained(page, {
        "id": claim.id,
        "about": "claim",
        "answer": page.answer,
        "tellings": [telling_object(one) for one in held.tellings],
        "holding": [pair_object(pair) for pair in holding],
        "further": [pair_object(pair) for pair in further],
        "decided": [_decided_object(pair) for pair in decided],
        "bars": [pair_object(pair) for pair in bars],
        "beside": [pair_object(pair) for pair in beside],
        "origins": [origin_object(number, origin, ways) for number, (origin, ways) in enumerate(origins, start=1)],
    })  # fmt: skip


def _answer(held: Held, holding: Sequence[Weighed]) -> str:
    if len(held.tellings) == 1:
        return "One telling alone: no other says the same, as far as linking can tell."
    decided = sum(pair.decided is True for pair in holding)
    by = many(len(holding) - decided, "pair") + " of them" + (f" and {many(decided, 'decision')}" if decided else "")
    return (
        f"{many(len(held.tellings), 'telling')} in {many(held.articles, 'article')} are held for one claim, by {by}. "
        f"It has {many(len(held.origins), 'independent origin')}."
    )


def _rule(held: Held) -> str:
    if len(held.tellings) == 1:
        return ""
    return (
        f"Each pair is scored by itself. Two groups are joined while the pairs between them come to {LINKED:.2f} on "
        "average; a pair that is apart counts as 0, and a tenth as much where the two are weeks apart. A pair counts "
        f"less where its two are near to more than {FREE:.0f} other wordings, each counted by its score. Articles that "
        f"tell both as two things lower the average, and so do more than {SILENCE} days without a telling before "
        "several tell it anew. A denial is never joined, and what people decided comes first."
    )


def _holding(inside: Iterable[Weighed]) -> tuple[list[Weighed], list[Weighed]]:
    """The surest pairs that tie all tellings to each other, and the others."""
    home: dict[str, str] = {}

    def lead(id: str) -> str:
        while home.get(id, id) != id:
            id = home[id]
        return id

    holding, further = [], []
    for pair in in_order(inside):
        one, other = lead(pair.one.id), lead(pair.other.id)
        if one != other and pair.decided is not False and not pair.bars:
            home[max(one, other)] = min(one, other)
            holding.append(pair)
        else:
            further.append(pair)
    return holding, further


def _outside(held: Held) -> tuple[list[Weighed], list[Weighed]]:
    """The pairs that bar the claim from others, and for each other telling near it the surest pair."""
    ids = held.claim.tellings
    others = held.linked.tellings.keys() - set(ids)
    pairs = held.weighing.kept_between(ids, others)
    bars = [pair for pair in pairs if pair.bars]
    nearest: dict[str, Weighed] = {}
    for pair in pairs:
        nearest.setdefault(_far(pair, ids).id, pair)
    barred = {_far(pair, ids).id for pair in bars}
    return bars, [pair for id, pair in nearest.items() if id not in barred]


def _far(pair: Weighed, ids: Sequence[str]) -> Telling:
    return pair.other if pair.one.id in ids else pair.one


def _pairs_section(
    heading: str, pairs: Sequence[Weighed], held: Held, note: str = "", *, briefly: bool = False
) -> Section:
    label = held.label_of
    cases = tuple(
        pair_case(pair, _ends(label[pair.one.id], label[pair.other.id]), briefly=briefly) for pair in pairs[:MOST]
    )
    return Section(heading, cases, note if cases else "", len(pairs) - len(cases))


def _ends(one: str, other: str) -> str:
    return " & ".join(sorted((one, other), key=int))


def _decided_section(decided: Sequence[Weighed], held: Held) -> Section:
    """What people said of its tellings, beside each other or others."""
    label, cases = held.label_of, []
    for pair in decided[:MOST]:
        assert pair.judgement is not None
        ends = " & ".join(label.get(id, short_id(id)) for id in (pair.one.id, pair.other.id))
        cases.append(Case("", (f"{ends}: {decision_words(pair.judgement, same=bool(pair.decided))}",)))
    return Section("What people decided", tuple(cases), more=len(decided) - len(cases))


def _decided_object(pair: Weighed) -> dict[str, object]:
    assert pair.judgement is not None
    return {
        "one": pair.one.id,
        "other": pair.other.id,
        **judgement_object(pair.judgement, bool(pair.decided)),
    }


def _outside_section(heading: str, pairs: Sequence[Weighed], held: Held) -> Section:
    """Pairs with tellings of other claims: each of these once, by the surest of its pairs."""
    ids, label = held.claim.tellings, held.label_of
    by_far: dict[str, list[Weighed]] = {}
    for pair in pairs:
        by_far.setdefault(_far(pair, ids).id, []).append(pair)
    cases = []
    for id, those in list(by_far.items())[:MOST]:
        far, brief = held.linked.tellings[id], pair_case(those[0], briefly=True)
        near = sorted({pair.one.id if pair.other.id == id else pair.other.id for pair in those}, key=_number_in(label))
        facts = (*telling_facts(far), f"beside {listed([label[each] for each in near])}", *brief.facts)
        cases.append(Case("", facts, far.id, far.text, brief.lines))
    return Section(heading, tuple(cases), more=max(0, len(by_far) - MOST))


def _number_in(label: Mapping[str, str]) -> Callable[[str], int]:
    return lambda telling: int(label[telling])


def why_relation(held: Held, relation: str) -> Explained:
    """Where a claim's tellings stand in a relation to any other, and the words that made it so."""
    known = held.linked.tellings
    pairs = [pair for pair in held.weighing.kept_between(held.claim.tellings, known) if pair.link.relation == relation]
    if not pairs:
        raise NotFoundError(
            f"nothing stands to {short_id(held.claim.id)} as {relation!r}",
            hint=f"onrecord why {short_id(held.claim.id)}",
        )
    cases: list[Case] = []
    for number, pair in enumerate(pairs[:MOST], start=1):
        cases += [telling_case(pair.one, f"{number}a"), telling_case(pair.other, f"{number}b"), pair_case(pair)]
    answer = f"{many(len(pairs), 'pair')} of which one side is a telling of this claim."
    page = WhyPage(
        worded(known[held.claim.wording]), (held.claim.id, relation.replace("_", " ")), answer,
        (Section(f"What made it so: {relation.replace('_', ' ')}", tuple(cases), more=max(0, len(pairs) - MOST)),),
    )  # fmt: skip
    return Explained(page, {
        "id": held.claim.id, "about": "relation", "relation": relation, "answer": answer,
        "pairs": [pair_object(pair) for pair in pairs],
    })  # fmt: skip
