"""Cases: a short text, what must be read out of it and what must not.

A line of a table is

    {"name", "reason", "group", "text",
     "expect": [{"source": PLACE | null, "cue": PLACE | null, "content": [PLACE, ...], "act"?, "form"?,
                 "editorial"?: [PLACE, ...], "via"?: [PLACE, ...], "within"?: index}, ...],
     "forbid"?: [{"source": PLACE} | {"content": PLACE}, ...]}

A PLACE is a piece of the text, as a string (its first occurrence) or as {"text", "nth"} (its nth, from 1).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evals.characters import characters
from onrecord.record import Attribution, Reading, Span, Spans, overlap

PLACED_ACTS = ("speech", "writing")
"""Acts that a forbidden place must not be credited by; a thought or a plan may well stand there."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One attribution that must be found. An empty source means none; a cue of None is not looked at.

    `within` is the index of the expected attribution in whose content this one lies; None is not looked at.
    """

    source: Spans
    cue: Spans | None
    content: Spans
    act: str | None
    form: str | None
    editorial: Spans
    via: Spans
    within: int | None


@dataclass(frozen=True, slots=True)
class Forbidden:
    """What no attribution may have, as role and place: all of them at once."""

    places: tuple[tuple[str, Span], ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One case; `reason` says what goes wrong where it fails."""

    name: str
    reason: str
    group: str
    text: str
    expect: tuple[Expected, ...]
    forbid: tuple[Forbidden, ...]


def case_of(record: Mapping[str, Any]) -> Case:
    """One line of a table. Raises ValueError where a place is not in the text."""
    text = record["text"]
    try:
        return Case(
            name=record["name"],
            reason=record["reason"],
            group=record["group"],
            text=text,
            expect=tuple(_expected(item, text) for item in record["expect"]),
            forbid=tuple(
                Forbidden(tuple((role, locate(place, text)) for role, place in item.items()))
                for item in record.get("forbid", ())
            ),
        )
    except ValueError as error:
        raise ValueError(f"case {record['name']}: {error}") from None


def _expected(item: Mapping[str, Any], text: str) -> Expected:
    source, cue = item.get("source"), item.get("cue")
    return Expected(
        source=() if source is None else (locate(source, text),),
        cue=None if cue is None else (locate(cue, text),),
        content=_all(item.get("content"), text),
        act=item.get("act"),
        form=item.get("form"),
        editorial=_all(item.get("editorial"), text),
        via=_all(item.get("via"), text),
        within=item.get("within"),
    )


def _all(places: Sequence[Any] | None, text: str) -> Spans:
    return tuple(locate(place, text) for place in places or ())


def locate(place: str | Mapping[str, Any], text: str) -> Span:
    """Where a PLACE stands. Raises ValueError where the text has it fewer times."""
    wanted, nth = (place, 1) if isinstance(place, str) else (place["text"], place.get("nth", 1))
    start = -1
    for _ in range(nth):
        start = text.find(wanted, start + 1)
        if start < 0:
            raise ValueError(f"{wanted!r} stands in the text fewer than {nth} times")
    return start, start + len(wanted)


def check_case(case: Case, reading: Reading) -> list[str]:
    """What is wrong with a reading of the case's text, a line each; nothing where it passes.

    Every expected attribution must be one that was read, each another one: content and source of equal characters
    (spaces, quotation marks and edge punctuation left out), an overlapping cue, the same act and form, an editorial
    and a via span on each that is named, and the parent's match for parent. And nothing forbidden may be credited.
    """
    read = reading.attributions
    options = [
        [index for index, attribution in enumerate(read) if not _differences(expected, attribution, case.text)]
        for expected in case.expect
    ]
    wrong = [
        _missing(number, expected, read, case.text)
        for number, (expected, fitting) in enumerate(zip(case.expect, options, strict=True))
        if not fitting
    ]
    if not wrong and not _assignable(case.expect, options, read):
        parents = [attribution.within for attribution in read]
        wrong.append(f"each expected attribution was read, but not each within its parent (read within: {parents})")
    return wrong + list(_credited(case, read))


def _differences(expected: Expected, read: Attribution, text: str) -> list[str]:
    """The names of the fields in which an attribution is not the expected one, its parent aside."""
    via = [item.span for item in read.via]
    right = {
        "content": characters(read.content, text) == characters(expected.content, text),
        "source": characters(read.source, text) == characters(expected.source, text),
        "cue": expected.cue is None or overlap(read.cue, expected.cue) > 0,
        "act": expected.act in (None, read.act),
        "form": expected.form in (None, read.form),
        "editorial": all(overlap(read.editorial, [span]) for span in expected.editorial),
        "via": all(overlap(via, [span]) for span in expected.via),
    }
    return [field for field, is_right in right.items() if not is_right]


def _missing(number: int, expected: Expected, read: Sequence[Attribution], text: str) -> str:
    if not read:
        return f"expected {number}: nothing was read at all"
    wanted = characters(expected.content, text)
    nearest = max(
        read,
        key=lambda item: (
            len(wanted & characters(item.content, text)) / (len(wanted | characters(item.content, text)) or 1),
            -len(_differences(expected, item, text)),
        ),
    )
    return f"expected {number}: {', '.join(_differences(expected, nearest, text))} differ; read {told(nearest, text)}"


def _assignable(expected: Sequence[Expected], options: Sequence[Sequence[int]], read: Sequence[Attribution]) -> bool:
    """Whether each expected attribution can have one of its options for itself, within its parent's."""

    def place(chosen: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        if len(chosen) == len(expected):
            yield chosen
            return
        for index in options[len(chosen)]:
            if index not in chosen:
                yield from place((*chosen, index))

    return any(
        all(
            item.within is None or read[index].within == read[chosen[item.within]].id
            for item, index in zip(expected, chosen, strict=True)
        )
        for chosen in place(())
    )


def _credited(case: Case, read: Sequence[Attribution]) -> Iterator[str]:
    for forbidden in case.forbid:
        for attribution in read:
            if attribution.act in PLACED_ACTS and all(
                characters(getattr(attribution, role), case.text) & characters([place], case.text)
                for role, place in forbidden.places
            ):
                words = ", ".join(f"{role} {case.text[slice(*place)]!r}" for role, place in forbidden.places)
                yield f"forbidden {words}; read {told(attribution, case.text)}"


def told(attribution: Attribution, text: str) -> str:
    """An attribution in one line: source | cue | content, with act and form."""
    roles = (attribution.source, attribution.cue, attribution.content)
    words = " | ".join(" … ".join(text[start:end] for start, end in spans) or "-" for spans in roles)
    return f"[{words}] {attribution.act}, {attribution.form}"
