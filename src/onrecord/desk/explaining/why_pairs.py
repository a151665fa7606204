"""Why two tellings, or two claims, are linked, suggested or apart."""

from __future__ import annotations

import math
from collections.abc import Sequence

from onrecord.desk.explaining.explained import MOST, Explained, many, telling_case
from onrecord.desk.explaining.weighing import RELATIONS, Weighed, Weighing, decision_words, pair_case, pair_object
from onrecord.desk.explaining.why_claims import Held
from onrecord.desk.wording import worded
from onrecord.errors import UsageError
from onrecord.link.claims import LINKED, SUGGESTED, mean_between
from onrecord.publish.reason_words import short_id
from onrecord.publish.why_page import Case, Section, WhyPage

_SIDES = "a", "b"
_CROWDED = "their tellings are near to many other wordings, and in such a crowd a pair says less"


def why_tellings(weighing: Weighing, one: Held, other: Held, ids: tuple[str, str]) -> Explained:
    """Why two tellings stand as they do; each is of a claim, perhaps of one and the same."""
    if ids[0] == ids[1]:
        raise UsageError("that is one telling, named twice", hint="name two")
    pair = weighing.pair(*ids)
    told = weighing.linked.tellings
    answer = _verdict(pair, one, other)
    sections = (
        Section("The two", tuple(telling_case(told[id], side) for side, id in zip(_SIDES, ids, strict=True))),
        Section("What speaks for it and against", (pair_case(pair, "a & b"),), _scale()),
    )
    page = WhyPage(f"{short_id(ids[0])} and {short_id(ids[1])}", _claims(one, other), answer, sections)
    return Explained(page, {
        "id": ids[0], "other": ids[1], "about": "pair", "answer": answer,
        "claims": [one.claim.id, other.claim.id], **pair_object(pair),
    })  # fmt: skip


def why_claims(weighing: Weighing, one: Held, other: Held) -> Explained:
    """Why two claims are two: the pairs between them, and what keeps them apart; of a telling its claim is meant."""
    if one.claim.id == other.claim.id:
        raise UsageError("that is one claim, named twice", hint=f"onrecord why {short_id(one.claim.id)}")
    pairs = weighing.kept_between(one.claim.tellings, other.claim.tellings)
    on_the_spot = [] if pairs else [weighing.pair(one.claim.wording, other.claim.wording)]
    shown = (pairs or on_the_spot)[:MOST]
    told = weighing.linked.tellings
    cases: list[Case] = []
    for number, pair in enumerate(shown, start=1):
        left, right = (pair.one, pair.other) if pair.one.id in one.claim.tellings else (pair.other, pair.one)
        cases += [telling_case(left, f"a{number}"), telling_case(right, f"b{number}")]
        cases.append(pair_case(pair, f"{number}", briefly=number > 1))
    answer = _between(one, other, pairs)
    heading = "The pairs between them" if pairs else "Compared on the spot, by their wordings: no pair of them is kept"
    wordings = tuple(
        Case(side, (many(len(held.tellings), "telling"), many(held.articles, "article")), held.claim.id,
             worded(told[held.claim.wording]))
        for side, held in zip(_SIDES, (one, other), strict=True)
    )  # fmt: skip
    sections = (Section("The two", wordings), Section(heading, tuple(cases), _scale(), max(0, len(pairs) - MOST)))
    title = f"{short_id(one.claim.id)} and {short_id(other.claim.id)}"
    page = WhyPage(title, _claims(one, other), answer, sections)
    return Explained(page, {
        "id": one.claim.id, "other": other.claim.id, "about": "claims", "answer": answer,
        "mean": _mean(one, other) if pairs else None, "pairs": [pair_object(pair) for pair in pairs or on_the_spot],
    })  # fmt: skip


def _scale() -> str:
    return (
        f"A score says how sure it is that both speak of the same thing: from {LINKED:.2f} on linked, from "
        f"{SUGGESTED:.2f} on suggested to a person, below apart. What they say of it is the relation."
    )


def _claims(one: Held, other: Held) -> tuple[str, ...]:
    if one.claim.id == other.claim.id:
        return (f"both in {one.claim.id}",)
    return one.claim.id, other.claim.id


def _verdict(pair: Weighed, one: Held, other: Held) -> str:
    link = pair.link
    said = f"{link.zone.capitalize()}, with a score of {link.score:.2f}{f': {pair.relation}' if pair.relation else ''}."
    if pair.judgement is not None:
        said = f"{decision_words(pair.judgement, same=bool(pair.decided))}. {said}"
    elif not pair.kept:
        said = f"No pair of them is kept; compared on the spot: {said[0].lower()}{said[1:]}"
    if one.claim.id == other.claim.id:
        return f"{said} They are told as one claim."
    return f"{said} They are in two claims: {_why_two(one, other, [pair] if pair.kept or pair.judgement else [])}."


def _between(one: Held, other: Held, pairs: Sequence[Weighed]) -> str:
    if not pairs:
        return "Two claims: no pair between them is linked or suggested."
    return f"Two claims: {_why_two(one, other, pairs)}."


def _why_two(one: Held, other: Held, pairs: Sequence[Weighed]) -> str:
    between = one.weighing.kept_between(one.claim.tellings, other.claim.tellings) or pairs
    bars = [pair for pair in between if pair.bars]
    if bars:
        decided = [pair for pair in bars if pair.decided is False]
        if decided:
            return f"a person decided so ({many(len(decided), 'pair')})"
        return f"{RELATIONS[bars[0].link.relation]} stands between ({many(len(bars), 'pair')})"
    if not between:
        return "no pair between these is linked or suggested"
    mean = _mean(one, other)
    if mean < LINKED:
        told = f"the pairs between these come to {_below(mean)} as groups are weighed, less than {LINKED:.2f}"
        alone = _mean(one, other, crowded=False)
        return told if alone < LINKED else f"{told}; by themselves they would come to {alone:.2f}, but {_CROWDED}"
    return "something that bars one of them stands between"


def _mean(one: Held, other: Held, *, crowded: bool = True) -> float:
    """What the pairs between two claims come to; not `crowded`, by their own scores alone."""
    linked = one.linked
    told = one.claim.tellings, other.claim.tellings
    return mean_between(*told, linked.tellings.values(), linked.links, crowded=crowded)


def _below(mean: float) -> str:
    """A mean under a threshold: what is .449 is not told as .45."""
    return f"{math.floor(100 * mean) / 100:.2f}"
