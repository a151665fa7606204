"""What deep reading adds to an attribution and to a reading, as the structures that their rows hold."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from onrecord.record import (
    Assertion,
    Attribution,
    Evidence,
    Headline,
    Number,
    Place,
    Reading,
    Span,
    Time,
    Who,
    Wording,
)

Structure = dict[str, Any]

_OF_AN_ATTRIBUTION = {"who": Who, "occasion": Span, "wording": Wording, "evidence": tuple[Evidence, ...]}
_OF_A_READING = {
    "assertions": tuple[Assertion, ...],
    "numbers": tuple[Number, ...],
    "times": tuple[Time, ...],
    "places": tuple[Place, ...],
    "headline": Headline,
}
_SPANS = frozenset({"span", "spans", "mention", "wording", "reason", "words", "content", "adds", "occasion"})
"""The fields that hold a span or a list of spans; all other lists of numbers are something else."""


def attribution_depth(attribution: Attribution) -> Structure | None:
    """What deep reading found of an attribution, without what it did not find; None where nobody looked."""
    return _structure(attribution, _OF_AN_ATTRIBUTION) or None


def reading_depth(reading: Reading, places: Mapping[str, int]) -> Structure | None:
    """The layers, assertions and headline of a reading; None where there are none.

    What bears the headline out is named by its place among the attributions, whose ids here are the ledger's.
    """
    depth = _structure(reading, _OF_A_READING)
    if reading.headline is not None:
        depth["headline"]["borne_out_by"] = [places.get(id, id) for id in reading.headline.borne_out_by]
    return depth or None


def of_attribution(depth: Structure | None) -> dict[str, Any]:
    """Make the fields of an attribution again."""
    return _fields(depth, _OF_AN_ATTRIBUTION)


def of_reading(depth: Structure | None, ids: Mapping[int, str]) -> dict[str, Any]:
    """Make the fields of a reading again; `ids` are those of its attributions by place."""
    if depth is not None and "headline" in depth:
        headline = depth["headline"]
        bearing = [ids[place] if isinstance(place, int) else place for place in headline["borne_out_by"]]
        depth = depth | {"headline": headline | {"borne_out_by": bearing}}
    return _fields(depth, _OF_A_READING)


def spans_in(depth: object) -> list[Span]:
    """List every span in such a structure, in one order."""
    return list(_spans(depth))


def searched(depth: Structure | None) -> Structure:
    """The columns of an attribution that lists and searches are narrowed by, out of its depth."""
    found = depth or {}
    who, wording = found.get("who") or {}, found.get("wording") or {}
    return {
        "source_kind": who.get("kind"),
        "source_name": who.get("name"),
        "anonymous": who.get("anonymous"),
        "certainty": (wording.get("certainty") or {}).get("term"),
        "polarity": wording.get("polarity"),
        "forecast": (wording.get("forecast") or {}).get("kind"),
    }


def _structure(record: object, kinds: Mapping[str, Any]) -> Structure:
    values = {name: value for name in kinds if (value := getattr(record, name)) not in (None, ())}
    if not values:
        return {}
    # There and back, so that tuples are the lists as which JSON gives them back.
    try:
        made: Structure = msgspec.json.decode(msgspec.json.encode(values))
    except UnicodeEncodeError:  # a lone surrogate in a name, for which UTF-8 has no form
        made = json.loads(json.dumps(msgspec.to_builtins(values)))
    return made


def _fields(depth: Structure | None, kinds: Mapping[str, Any]) -> dict[str, Any]:
    return {name: msgspec.convert(value, kinds[name]) for name, value in (depth or {}).items()}


def _spans(value: Any) -> Iterator[Span]:
    # Types by identity: a reading has thousands of such values, and what JSON gives back has no others.
    if type(value) is list:
        for inner in value:
            if type(inner) in _NESTS:
                yield from _spans(inner)
    elif type(value) is dict:
        for name in sorted(value):
            inner = value[name]
            if type(inner) in _NESTS:
                yield from _named(inner) if name in _SPANS and type(inner) is list else _spans(inner)


_NESTS = (list, dict)


def _named(value: list[Any]) -> Iterator[Span]:
    for start, end in [value] if value and isinstance(value[0], int) else value:
        yield int(start), int(end)
