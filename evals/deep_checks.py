"""Cases of deep reading: a short text, and what each of its attributions, numbers, times … must be.

A line of a table is {"name", "reason", "group", "text", "date"?, "check": [ITEM, ...]}. An ITEM names one thing by its
place and gives the fields that it must have, under the dotted names of the published JSON:

    {"attribution": {"source": PLACE | null, "content": PLACE}, "who.kind": "person", "forecast": null, ...}
    {"number": PLACE, "high": 40, ...}   {"time": PLACE, "timex": ...}   {"place": PLACE, "near": [lat, lon], ...}
    {"assertion": PLACE, ...}   {"headline": true, "support": "partial", "borne_out_by": [PLACE, ...], ...}
    {"no_number": PLACE}   {"no_time": PLACE}   {"no_place": PLACE}   {"no_assertion": PLACE}

A PLACE is a piece of the text, as a string (its first occurrence) or as {"text", "nth"} (its nth, from 1).
{"any": [...]} accepts several values. A field that is a span is given as a PLACE and compared by its characters
(spaces, quotation marks and edge punctuation left out), a horizon by overlap, since its preposition is at nobody's
service. `who.same_as` is the source of another attribution of the same cluster. `near` is right within 161 km.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evals.case_checking import locate
from evals.characters import characters
from onrecord.publish.reading_json import reading_to_object
from onrecord.record import Reading, Span, overlap
from onrecord.record.globe import kilometres

NEAR_KM = 161
LAYERS = {"number": "numbers", "time": "times", "place": "places"}
SPANS = ("who.mention", "who.anonymity.wording", "who.anonymity.reason", "addressee", "occasion")
LISTS = {"via": "span", "editorial": None, "adds": None}
"""Fields that list spans, and under which name each thing in the list has its own."""

Thing = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DeepCase:
    """One case; `reason` says what goes wrong where it fails."""

    name: str
    reason: str
    group: str
    text: str
    date: str | None
    check: tuple[Thing, ...]


def deep_case_of(record: Mapping[str, Any]) -> DeepCase:
    """One line of a table. Raises ValueError where a place is not in the text."""
    case = DeepCase(
        record["name"], record["reason"], record["group"], record["text"], record.get("date"), tuple(record["check"])
    )
    try:
        for item in case.check:
            _places_of(item, case.text)
    except ValueError as error:
        raise ValueError(f"case {case.name}: {error}") from None
    return case


def _places_of(item: Thing, text: str) -> None:
    """Hold every place that names a thing to the text."""
    for key in ("number", "time", "place", "assertion", "no_number", "no_time", "no_place", "no_assertion"):
        if key in item:
            locate(item[key], text)
    for named in item.get("attribution", {}).values():
        for place in _options(named):
            if place is not None:
                locate(place, text)


def check_deep_case(case: DeepCase, reading: Reading) -> list[str]:
    """What is wrong with a reading of the case's text, a line each; nothing where it passes."""
    read = reading_to_object(reading, with_text=True)
    return [wrong for item in case.check for wrong in _wrong(item, read, case.text)]


def _wrong(item: Thing, read: Mapping[str, Any], text: str) -> Iterator[str]:
    kind = next(iter(item))
    fields = {name: value for name, value in item.items() if name != kind}
    if kind.startswith("no_"):
        layer = LAYERS.get(kind.removeprefix("no_"), "assertions")
        there = [one for one in read[layer] if _touches(one, locate(item[kind], text))]
        if there:
            yield f"{kind} {item[kind]!r}: there is {_told(there[0], text)}"
        return
    found = _things(kind, item[kind], read, text)
    if not found:
        yield f"{kind} {item[kind]!r}: not found"
        return
    differences = [[name for name, value in fields.items() if not _is(one, name, value, read, text)] for one in found]
    best = min(range(len(found)), key=lambda place: len(differences[place]))
    for name in differences[best]:
        yield f"{kind} {item[kind]!r}: {name} is {_value(found[best], name)!r}, not {fields[name]!r}"


def _things(kind: str, place: Any, read: Mapping[str, Any], text: str) -> list[Thing]:
    """What was read at a place."""
    if kind == "headline":
        return [read["headline"]] if read["headline"] else []
    if kind == "attribution":
        return _attributions(place, read["attributions"], text)
    span = locate(place, text)
    return [one for one in read[LAYERS.get(kind, "assertions")] if _touches(one, span)]


def _attributions(place: Mapping[str, Any], read: Sequence[Thing], text: str) -> list[Thing]:
    contents = [locate(one, text) for one in _options(place["content"])]
    touching = [one for one in read if _overlap(one["content"], contents)]
    if "source" not in place:
        return touching
    wanted = _options(place["source"])
    sources = [locate(one, text) for one in wanted if one is not None]
    return [one for one in touching if _overlap(one["source"], sources) or (None in wanted and not one["source"])]


def _options(wanted: Any) -> list[Any]:
    return list(wanted["any"]) if isinstance(wanted, Mapping) and "any" in wanted else [wanted]


def _touches(one: Thing, span: Span) -> bool:
    return _overlap(one["content"] if "content" in one else [one["span"]], [span])


def _overlap(ours: Sequence[Sequence[int]], theirs: Sequence[Sequence[int]]) -> bool:
    return overlap([(start, end) for start, end in ours], [(start, end) for start, end in theirs]) > 0


def _is(one: Thing, name: str, wanted: Any, read: Mapping[str, Any], text: str) -> bool:
    if isinstance(wanted, Mapping) and "any" in wanted:
        return any(_is(one, name, value, read, text) for value in _options(wanted))
    special = _SPECIAL.get(name)
    if special is not None:
        return special(one, wanted, read, text)
    found = _value(one, name)
    if wanted is None or found is None:
        return found is None and wanted is None
    if name in SPANS:
        return characters([tuple(found)], text) == characters([locate(wanted, text)], text)
    if name in LISTS:
        return _same_list(found, LISTS[name], wanted, text)
    return _equal(found, wanted)


def _value(one: Any, name: str) -> Any:
    for part in name.split("."):
        one = one.get(part) if isinstance(one, Mapping) else None
    return one


def _equal(found: Any, wanted: Any) -> bool:
    if isinstance(wanted, list) and isinstance(found, list):
        return len(found) == len(wanted) and all(map(_equal, found, wanted))
    if isinstance(wanted, bool) or isinstance(found, bool) or not isinstance(wanted, int | float):
        return bool(found == wanted)
    return isinstance(found, int | float) and math.isclose(found, wanted, rel_tol=1e-6)


def _same_list(found: Sequence[Any], key: str | None, wanted: Sequence[Any], text: str) -> bool:
    spans = [one[key] if key else one for one in found]
    left = [characters([tuple(span)], text) for span in spans]
    return len(left) == len(wanted) and all(
        any(characters([locate(place, text)], text) & one for one in left) for place in wanted
    )


def _same_cluster(one: Thing, wanted: Any, read: Mapping[str, Any], text: str) -> bool:
    place = locate(wanted, text)
    return any(
        other["who"]["cluster"] == one["who"]["cluster"]
        for other in read["attributions"]
        if other is not one and _overlap(other["source"], [place])
    )


def _near(one: Thing, wanted: Any, _: Mapping[str, Any], __: str) -> bool:
    return kilometres(one["lat"], one["lon"], *wanted) <= NEAR_KM


def _horizon(one: Thing, wanted: Any, _: Mapping[str, Any], text: str) -> bool:
    found = _value(one, "forecast.horizon.span")
    return found is None if wanted is None else found is not None and _overlap([found], [locate(wanted, text)])


def _borne_out(one: Thing, wanted: Any, read: Mapping[str, Any], text: str) -> bool:
    ids = set(one["borne_out_by"])
    bearing = [item for item in [*read["attributions"], *read["assertions"]] if item["id"] in ids]
    return all(any(_overlap(item["content"], [locate(place, text)]) for item in bearing) for place in wanted)


_SPECIAL: dict[str, Callable[[Thing, Any, Mapping[str, Any], str], bool]] = {
    "who.same_as": _same_cluster,
    "near": _near,
    "forecast.horizon.span": _horizon,
    "borne_out_by": _borne_out,
    "drops": lambda one, wanted, _, __: sorted(one["drops"]) == sorted(wanted),
}


def _told(one: Thing, text: str) -> str:
    spans = one["content"] if "content" in one else [one["span"]]
    return repr(" … ".join(text[start:end] for start, end in spans))
