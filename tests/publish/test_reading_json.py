"""The JSON object of a reading: INTERFACE.md's shape, its schema, and spans that cut what they say."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from onrecord.publish.reading_json import failure_to_object, reading_schema, reading_to_object
from onrecord.record import Reading

FILLED = (
    "id reader language text text_sha256 segments attributions assertions numbers times places headline refused"
).split()
WORDING = "certainty polarity attitude stance numbers times places forecast".split()
ATTRIBUTION = [
    *"id within source cue content act form editorial segment who via addressee occasion".split(),
    *WORDING,
    "confidence",
    "evidence",
]
ASSERTION = ["id", "content", "segment", *WORDING, "confidence", "evidence"]


def validator(part: str | None = None) -> Draft202012Validator:
    schema = reading_schema()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema if part is None else {**schema, "oneOf": [{"$ref": f"#/$defs/{part}"}]})


def as_json(reading: Reading, *, with_text: bool = True) -> dict[str, Any]:
    shape: dict[str, Any] = json.loads(json.dumps(reading_to_object(reading, with_text=with_text)))
    return shape


def test_fields_are_those_of_the_interface_and_in_the_published_order(deep_reading: Reading) -> None:
    made = as_json(deep_reading)
    assert list(made) == FILLED
    assert all(list(attribution) == ATTRIBUTION for attribution in made["attributions"])
    assert all(list(assertion) == ASSERTION for assertion in made["assertions"])


def test_a_field_that_nobody_filled_is_absent(reading: Reading) -> None:
    """A ledger keeps readings of a reader that looked no deeper; they are no readings of today's schema."""
    made = as_json(reading)
    assert not {"who", *WORDING} & set(made["attributions"][0])
    assert not validator().is_valid(made)


def test_object_keeps_to_the_schema_with_and_without_its_text(deep_reading: Reading) -> None:
    for with_text in (True, False):
        made = as_json(deep_reading, with_text=with_text)
        validator().validate(made)
        assert ("text" in made) is with_text


def test_spans_cut_the_words_they_were_made_from(reading: Reading) -> None:
    made = as_json(reading)
    hold = next(one for one in made["attributions"] if one["id"] == "hold")
    assert [made["text"][start:end] for start, end in hold["source"]] == ["Oskeld", "she"]
    assert [made["text"][start:end] for start, end in hold["editorial"]] == ["[the bridge]"]
    assert made["text"][slice(*hold["via"][0]["span"])] == hold["via"][0]["name"] == "the Lowland Courier"


def test_spans_round_trip(reading: Reading) -> None:
    for given, made in zip(reading.attributions, as_json(reading)["attributions"], strict=True):
        for role in ("source", "cue", "content", "editorial"):
            assert tuple(tuple(span) for span in made[role]) == getattr(given, role)


def test_confidence_is_rounded_to_three_places(reading: Reading) -> None:
    assert {one["id"]: one["confidence"] for one in as_json(reading)["attributions"]}["stand"] == 0.971


def test_digest_is_of_the_text_and_survives_a_lone_surrogate(read_words: Callable[..., Reading]) -> None:
    assert as_json(read_words("Zoë"))["text_sha256"] == hashlib.sha256("Zoë".encode()).hexdigest()
    halved = as_json(read_words("a \ud83d b"))
    assert halved["text"] == "a \ud83d b"
    assert halved["text_sha256"] == hashlib.sha256(b"a \xed\xa0\xbd b").hexdigest()


@pytest.mark.parametrize("id", ["a", None])
def test_failure_keeps_to_the_schema(id: str | None) -> None:
    made = failure_to_object(id, "input", "not JSON")
    assert made == {"id": id, "failure": {"kind": "input", "reason": "not JSON"}}
    validator().validate(made)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("act", "statement"),
        ("form", None),
        ("content", [[3]]),
        ("content", [[-1, 2]]),
        ("confidence", 1.2),
        ("via", [{"name": "the Lowland Courier"}]),
        ("forecast", {"what": "rain"}),
        ("who", None),
        ("who", {"kind": "person"}),
        ("certainty", {"term": "likely"}),
        ("polarity", None),
        ("stance", "against"),
        ("numbers", [-1]),
        ("places", [[0, 3]]),
        ("occasion", []),
        ("evidence", {"polarity": {"spans": [], "by": "a rule"}}),
    ],
)
def test_schema_refuses_what_the_interface_does_not_allow(deep_reading: Reading, field: str, value: object) -> None:
    made = as_json(deep_reading)["attributions"][2]
    assert validator("attribution").is_valid(made)
    assert not validator("attribution").is_valid({**made, field: value})


@pytest.mark.parametrize(
    ("part", "path", "value"),
    [
        ("attribution", ("who", "country"), "Norway"),
        ("attribution", ("who", "kind"), "company"),
        ("attribution", ("who", "count"), [2]),
        ("attribution", ("certainty", "low"), 55),
        ("attribution", ("certainty", "scale"), "ICD 203"),
        ("attribution", ("forecast", "kind"), "hope"),
        ("attribution", ("forecast", "by"), ["2031-03-04"]),
        ("attribution", ("forecast", "probability"), [0.5, 1.5]),
        ("attribution", ("forecast", "horizon", "offset"), "3 weeks"),
        ("number", ("bound",), "up_to"),
        ("number", ("change",), "none"),
        ("number", ("low",), "43,000"),
        ("number", ("by",), "reader"),
        ("time", ("start",), "16 September"),
        ("time", ("type",), "DAY"),
        ("place", ("lat",), 91),
        ("place", ("speaks",), None),
        ("headline", ("support",), "most"),
        ("assertion", ("source",), [[0, 1]]),
        ("assertion", ("who",), {}),
    ],
    ids=lambda value: ".".join(value) if isinstance(value, tuple) else None,
)
def test_schema_refuses_values_that_mean_nothing(
    deep_reading: Reading, part: str, path: tuple[str, ...], value: object
) -> None:
    made = as_json(deep_reading)
    part_of = {"attribution": made["attributions"][3 if "forecast" in path else 2], "headline": made["headline"]}
    shape = part_of.get(part) or made[f"{part}s"][0]
    assert validator(part).is_valid(shape)
    changed = json.loads(json.dumps(shape))
    held = changed
    for key in path[:-1]:
        held = held[key]
    held[path[-1]] = value
    assert not validator(part).is_valid(changed)


def test_schema_refuses_what_lacks_a_field(deep_reading: Reading) -> None:
    made = as_json(deep_reading)
    shapes = {
        "reading": (made, set(FILLED) - {"text"}),
        "attribution": (made["attributions"][2], set(ATTRIBUTION)),
        "assertion": (made["assertions"][0], set(ASSERTION)),
        "who": (made["attributions"][2]["who"], None),
        "certainty": (made["attributions"][2]["certainty"], None),
        "forecast": (made["attributions"][3]["forecast"], None),
        "number": (made["numbers"][0], None),
        "time": (made["times"][0], None),
        "place": (made["places"][0], None),
        "headline": (made["headline"], None),
    }
    for part, (shape, fields) in shapes.items():
        assert validator(part).is_valid(shape), part
        for field in fields or set(shape):
            lacking = {key: value for key, value in shape.items() if key != field}
            assert not validator(part).is_valid(lacking), (part, field)


def test_schema_refuses_an_attribution_without_any_role(deep_reading: Reading) -> None:
    made = as_json(deep_reading)["attributions"][0]
    assert not validator("attribution").is_valid({**made, "source": [], "cue": [], "content": []})


def test_what_is_found_is_printed_as_it_is(deep_reading: Reading) -> None:
    made = as_json(deep_reading)
    by_id = {item["id"]: item for item in made["attributions"]}
    assert by_id["engineers"]["who"]["anonymity"]["gives"] == ["rank", "closeness"]
    assert by_id["stand"]["certainty"]["high"] == 0.8
    assert by_id["hold"]["forecast"]["by"] == ["2031-03-04", "2031-05-31"]
    assert by_id["stand"]["evidence"]["who.kind"]["confidence"] == 0.912
    assert made["numbers"][by_id["hold"]["numbers"][0]]["by"] == "editor"
    assert made["headline"]["drops"] == ["source", "hedge", "bound"]


def test_schema_knows_every_field_of_the_interface() -> None:
    """A name with a typing error would be let through, since later releases may add fields; so count them all."""
    known = set(_names(reading_schema()))
    within = (
        "kind name mention cluster role affiliation country party count anonymous anonymity gives wording reason "
        "medium low high term scale words what by horizon anchor offset made probability conditional best unit of "
        "bound change per base cumulative timex type start end granularity geonames lat lon speaks alternatives "
        "borne_out_by support adds drops failure"
    )
    assert known == set(within.split()) | set(FILLED) | set(ATTRIBUTION) | {"span", "spans"}


def _names(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        properties = schema.get("properties", {})
        yield from properties
        for value in schema.values():
            yield from _names(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _names(value)
