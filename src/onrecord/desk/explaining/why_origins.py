"""Why an echo leads back to an origin: telling by telling, to the one that it leads back to and by what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.desk.explaining.explained import (
    by_weight,
    many,
    named,
    reason_object,
    telling_case,
    telling_facts,
    telling_object,
)
from onrecord.desk.linking.linkage import Linkage
from onrecord.errors import NotFoundError
from onrecord.link.origins import trace
from onrecord.publish.reason_words import origin_words
from onrecord.publish.why_page import Case, Line, Section, WhyPage
from onrecord.record.linking import Claim, Origin, Reason
from onrecord.record.telling import Telling

MOST_PAIRS = 40
"""Tellings of an origin of which every two are traced; of more, each with the origin's own telling alone."""


@dataclass(frozen=True, slots=True)
class Way:
    """That an echo leads back to another telling of its origin; None where only all of them together tell it."""

    echo: str
    to: str | None
    reasons: tuple[Reason, ...]


def back(claim: Claim, origin: Origin, linked: Linkage) -> list[Way]:
    """The way of each echo back to the origin's own telling, by the surest steps."""
    ids = (origin.telling, *origin.echoes)
    steps = _steps(claim, ids, linked)
    reached, ways = {origin.telling}, []
    while found := [(step, pair) for pair, step in steps.items() if (pair[0] in reached) != (pair[1] in reached)]:
        # The surest step first; of equal ones that to the origin itself.
        reasons, (one, other) = min(
            found, key=lambda each: (-_strength(each[0]), origin.telling not in each[1], each[1])
        )
        echo, to = (one, other) if other in reached else (other, one)
        reached.add(echo)
        ways.append(Way(echo, to, reasons))
    ways += [Way(echo, None, origin.reasons) for echo in origin.echoes if echo not in reached]
    order = {id: place for place, id in enumerate(origin.echoes)}
    return sorted(ways, key=lambda way: order[way.echo])


def _steps(claim: Claim, ids: Sequence[str], linked: Linkage) -> dict[tuple[str, str], tuple[Reason, ...]]:
    pairs = [(ids[0], other) for other in ids[1:]]
    if len(ids) <= MOST_PAIRS:
        pairs = [(one, other) for place, one in enumerate(ids) for other in ids[place + 1 :]]
    steps = {}
    for pair in pairs:
        found = trace(replace(claim, tellings=pair), linked.tellings, linked.families)
        if len(found) == 1 and found[0].echoes:
            steps[pair] = found[0].reasons
    return steps


def _strength(reasons: Sequence[Reason]) -> float:
    return max((reason.weight for reason in reasons), default=0.0)


def origins_section(
    origins: Sequence[tuple[Origin, Sequence[Way]]], known: Mapping[str, Telling], label: Mapping[str, str]
) -> Section:
    """The origins of a claim and what leads each echo back to them, by the numbers of tellings."""
    cases = []
    for number, (origin, ways) in enumerate(origins, start=1):
        facts = (f"telling {label[origin.telling]}", *telling_facts(known[origin.telling]))
        lines = [Line(f"{label[way.echo]} leads back to {_to(way, label)}: {_because(way)}") for way in ways]
        notes = [Line(origin_words(reason)) for reason in _notes(origin)]
        cases.append(Case(f"origin-{number}", facts, lines=(*lines, *notes)))
    return Section("Where it entered the record", tuple(cases))


def _to(way: Way, label: Mapping[str, str]) -> str:
    return "one of these" if way.to is None else label[way.to]


def _because(way: Way) -> str:
    return "; ".join(origin_words(reason) for reason in by_weight(way.reasons) if reason.weight) or "by all together"


def _notes(origin: Origin) -> list[Reason]:
    """What is only noted of an origin, and joins nothing."""
    return [reason for reason in origin.reasons if not reason.weight]


def numbered(origins: Sequence[Origin], name: str) -> int:
    """The place of an origin by its name on the page, "origin-2". Raises NotFoundError."""
    number = name.rpartition("-")[2].strip()
    if number.isdecimal() and 1 <= int(number) <= len(origins):
        return int(number) - 1
    raise NotFoundError(
        f"no {name!r}: the claim has {many(len(origins), 'origin')}",
        hint="name " + ("it origin-1" if len(origins) == 1 else f"one of origin-1 to origin-{len(origins)}"),
    )


def explain_origin(
    claim: Claim,
    origin: Origin,
    number: int,
    ways: Sequence[Way],
    known: Mapping[str, Telling],
    apart: Sequence[str] = (),
) -> tuple[WhyPage, dict[str, object]]:
    """Why it counts as independent (`apart`) and why these echoes lead back to it, as a page and an object."""
    first = known[origin.telling]
    cases = [telling_case(first, "origin")]
    for way in ways:
        to = "all of them together" if way.to is None else named(known[way.to])
        lines = [Line(f"leads back to {to}")]
        lines += [Line(origin_words(reason)) for reason in by_weight(way.reasons) if reason.weight]
        cases.append(telling_case(known[way.echo], "echo", *lines))
    notes = tuple(Case(lines=(Line(origin_words(reason)),)) for reason in _notes(origin))
    answer = (
        f"{many(len(ways), 'telling')} only repeat{'s' if len(ways) == 1 else ''} it."
        if ways
        else "Nothing repeats it: no other telling of the claim leads back to it."
    )
    if apart:
        answer = f"It counts as independent: {'; '.join(apart)}. {answer}"
    sections = (Section("What leads back to it", tuple(cases)), Section("Noted", notes))
    page = WhyPage(first.text, (f"origin {number}", claim.id), answer, sections)
    content = {
        "id": claim.id,
        "about": "origin",
        "answer": answer,
        **origin_object(number, origin, ways),
        "independent": list(apart),
        "told": [telling_object(known[id]) for id in (origin.telling, *origin.echoes)],
    }
    return page, content


def origin_object(number: int, origin: Origin, ways: Sequence[Way]) -> dict[str, object]:
    """An origin, for JSON."""
    return {
        "origin": number,
        "telling": origin.telling,
        "echoes": [{"telling": way.echo, "leads_to": way.to, "reasons": _reason_objects(way.reasons)} for way in ways],
        "reasons": _reason_objects(origin.reasons),
    }


def _reason_objects(reasons: Sequence[Reason]) -> list[dict[str, object]]:
    return [reason_object(reason, origin_words(reason)) for reason in by_weight(reasons)]
