"""Why an attribution was read so, and why it is in the claim that it is in."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.desk.explaining.explained import Explained, many, telling_case
from onrecord.desk.explaining.stated import find_stated, grounds_for
from onrecord.desk.explaining.weighing import Weighed, pair_case, pair_object
from onrecord.desk.explaining.why_claims import Held, held_claim
from onrecord.desk.explaining.why_origins import Way, back, origin_object
from onrecord.desk.standing import StandingReading
from onrecord.errors import NotFoundError
from onrecord.link.claims.denying import denies
from onrecord.publish.facts import Grounds
from onrecord.publish.quoting import in_marks
from onrecord.publish.reason_words import origin_words, short_id
from onrecord.publish.why_page import Case, Line, Section, WhyPage
from onrecord.record import Assertion, Attribution
from onrecord.record.linking import Origin
from onrecord.record.telling import Telling
from onrecord.store import View

MOST_PAIRS = 4
"""Pairs of an attribution with others of its claim that the page shows in full; the others briefly."""


def why_attribution(view: View, id: str) -> Explained:
    """Why it was read so, and what else tells the same. Raises NotFoundError, UsageError."""
    stood, item, telling = find_stated(view, id)
    held = claim_of(view, telling)
    reading_section, grounds = _as_read(stood, item)
    sections = [reading_section]
    content: dict[str, object] = {
        "id": telling,
        "about": "attribution" if isinstance(item, Attribution) else "assertion",
        "article": stood.stored.row.id,
        "confidence": item.confidence,
        "evidence": [_grounds_object(each) for each in grounds],
    }
    judgement = stood.corrected.get(item.id)
    if judgement is not None:
        words = f"{judgement.who} corrected it on {(judgement.learnt or '')[:10]}: {in_marks(judgement.why)}"
        sections.insert(0, Section("What a person said of it", (Case(lines=(Line(words),)),)))
    content["corrected_by"] = judgement and {
        "id": judgement.id, "who": judgement.who, "why": judgement.why, "learnt": judgement.learnt,
    }  # fmt: skip
    answer = f"Read with a confidence of {item.confidence:.2f}. "
    if held is None:
        answer += "It is compared with no other article: it stands in a headline, or says nothing."
        content |= {"claim": None, "pairs": [], "beside": [], "origin": None}
    else:
        said, more, linked = _in_claim(held, telling)
        answer, sections, content = answer + said, [*sections, *more], content | linked
    words = " … ".join(stood.reading.article.text[start:end] for start, end in item.content or _words_of(item))
    row = stood.stored.row
    page = WhyPage(words, (telling, row.outlet, row.published and row.published[:10]), answer, tuple(sections))
    return Explained(page, content | {"answer": answer})


def claim_of(view: View, telling: str) -> Held | None:
    """The claim of a telling, by its full id; None where linking takes it for no telling."""
    try:
        return held_claim(view, telling)
    except NotFoundError:
        return None


def _words_of(item: Attribution | Assertion) -> Sequence[tuple[int, int]]:
    return (*item.source, *item.cue) if isinstance(item, Attribution) else ()


def _as_read(stood: StandingReading, item: Attribution | Assertion) -> tuple[Section, list[Grounds]]:
    """What each value stands on: the words, how sure, and by which rule."""
    text, grounds = stood.reading.article.text, grounds_for(stood, item)
    roles = ("source", "cue", "content") if isinstance(item, Attribution) else ("content",)
    cases = [
        Case(role, (in_marks(" … ".join(text[start:end] for start, end in spans)),))
        for role in roles
        if (spans := getattr(item, role))
    ]
    cases += [Case(each.field.removeprefix("who."), _facts(each)) for each in grounds]
    return Section("As it was read", tuple(cases), f"By {stood.reading.reader}."), grounds


def _facts(grounds: Grounds) -> tuple[str | None, ...]:
    words = None if grounds.words == grounds.value else grounds.words
    return grounds.value, words and f"from {words}", f"{grounds.confidence:.2f}", f"by {grounds.by}"


def _grounds_object(grounds: Grounds) -> dict[str, object]:
    return {
        "field": grounds.field,
        "value": grounds.value,
        "words": grounds.words,
        "confidence": grounds.confidence,
        "by": grounds.by,
    }


def _in_claim(held: Held, telling: str) -> tuple[str, list[Section], dict[str, object]]:
    """What ties a telling to its claim, how it stands in it, and what is near it outside."""
    ids = held.claim.tellings
    pairs = held.weighing.kept_between([telling], [id for id in ids if id != telling])
    beside = held.weighing.kept_between([telling], held.linked.tellings.keys() - set(ids))
    origin, ways = _origin_of(held, telling)
    alone, part = len(ids) == 1, _part(held.linked.tellings[telling], origin, ways)
    said = (
        "No other telling is held for the same claim."
        if alone
        else f"It is one of {many(len(ids), 'telling')} of {short_id(held.claim.id)}, {part}."
    )
    sections = [
        Section("Why it is in this claim", _others(pairs, telling), more=max(0, len(pairs) - 3 * MOST_PAIRS)),
        _way_section(held, telling, ways),
        Section("What is near, and another claim", _others(beside, telling, full=alone),
                more=max(0, len(beside) - 3 * MOST_PAIRS)),
    ]  # fmt: skip
    return (
        said,
        sections,
        {
            "claim": held.claim.id,
            "pairs": [pair_object(pair) for pair in pairs],
            "beside": [pair_object(pair) for pair in beside],
            "origin": None if origin is None else origin_object(*origin, ways),
        },
    )


def _others(pairs: Sequence[Weighed], telling: str, *, full: bool = True) -> tuple[Case, ...]:
    """What a telling is in a pair with, each with the pair's reasons; the first few in full."""
    cases: list[Case] = []
    for number, pair in enumerate(pairs[: 3 * MOST_PAIRS], start=1):
        other = pair.other if pair.one.id == telling else pair.one
        cases += [telling_case(other, str(number)), pair_case(pair, briefly=not full or number > MOST_PAIRS)]
    return tuple(cases)


def _origin_of(held: Held, telling: str) -> tuple[tuple[int, Origin] | None, list[Way]]:
    for number, origin in enumerate(held.origins, start=1):
        if telling == origin.telling or telling in origin.echoes:
            return (number, origin), back(held.claim, origin, held.linked)
    return None, []


def _part(telling: Telling, origin: tuple[int, Origin] | None, ways: Sequence[Way]) -> str:
    if origin is None:
        return f"none of its origins: it {'denies it' if denies(telling) else 'leaves it open'}"
    number, found = origin
    if found.telling != telling.id:
        return f"an echo of origin-{number}"
    return f"and origin-{number}" + (f", which {many(len(ways), 'other')} lead back to" if ways else "")


def _way_section(held: Held, telling: str, ways: Sequence[Way]) -> Section:
    way = next((way for way in ways if way.echo == telling), None)
    if way is None:
        return Section("Why it is an echo")
    lines = tuple(Line(origin_words(reason)) for reason in way.reasons if reason.weight)
    if way.to is None:
        return Section("Why it is an echo", (Case(lines=lines),))
    case = telling_case(held.linked.tellings[way.to], "from", *lines)
    return Section("Why it is an echo", (case,))
