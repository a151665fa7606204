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

FILLED = ["id", "reader", "language", "text", "text_sha256", "segments", "attributions", "refused"]
ATTRIBUTION = [
    "id",
    "within",
    "source",
    "cue",
    "content",
    "act",
    "form",
    "editorial",
    "segment",
    "via",
    "addressee",
    "confidence",
]


def validator(part: str | None = None) -> Draft202012Validator:
    schema = reading_schema()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema if part is None else {**schema, "oneOf": [{"$ref": f"#/$defs/{part}"}]})


def as_json(reading: Reading, *, with_text: bool = True) -> dict[str, Any]:
    shape: dict[str, Any] = json.loads(json.dumps(reading_to_object(reading, with_text=with_text)))
    return shape


def test_fields_are_those_this_release_fills_and_in_the_published_order(reading: Reading) -> None:
    made = as_json(reading)
    assert list(made) == FILLED
    assert all(list(attribution) == ATTRIBUTION for attribution in made["attributions"])


def test_object_keeps_to_the_schema_with_and_without_its_text(reading: Reading) -> None:
    for with_text in (True, False):
        made = as_json(reading, with_text=with_text)
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
    ],
)
def test_schema_refuses_what_the_interface_does_not_allow(reading: Reading, field: str, value: object) -> None:
    made = as_json(reading)["attributions"][0]
    assert validator("attribution").is_valid(made)
    assert not validator("attribution").is_valid({**made, field: value})


def test_schema_refuses_an_attribution_without_any_role_and_one_lacking_a_filled_field(reading: Reading) -> None:
    made = as_json(reading)["attributions"][0]
    assert not validator("attribution").is_valid({**made, "source": [], "cue": [], "content": []})
    for field in ATTRIBUTION:
        assert not validator("attribution").is_valid({key: value for key, value in made.items() if key != field})


def test_schema_knows_every_field_of_the_interface() -> None:
    """A name with a typing error would be let through, since later releases may add fields; so count them all."""
    known = set(_names(reading_schema()))
    later = (
        "who kind name mention cluster role affiliation country party count anonymous anonymity gives wording reason "
        "medium occasion certainty low high term scale words polarity attitude stance numbers times places forecast "
        "what by horizon anchor offset made probability conditional evidence assertions best unit of bound change per "
        "base cumulative timex type start end granularity geonames lat lon speaks alternatives headline borne_out_by "
        "support adds drops failure"
    )
    assert known == set(later.split()) | set(FILLED) | set(ATTRIBUTION) | {"span", "spans"}


def _names(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        properties = schema.get("properties", {})
        yield from properties
        for value in schema.values():
            yield from _names(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _names(value)
