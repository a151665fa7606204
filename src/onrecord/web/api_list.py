"""The OpenAPI document as a list that a person reads: what can be asked for, with what, and what comes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.web.clocks import CLOCKS

METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter, or a field of a shape: its name, what it holds, whether it must be given, and what it is."""

    name: str
    type: str
    required: bool
    words: str


@dataclass(frozen=True, slots=True)
class Operation:
    """Something that can be asked for. `sent` and `answer` name shapes, "" where there is none."""

    method: str
    path: str
    name: str
    words: str
    parameters: tuple[Field, ...]
    sent: str
    answer: str


@dataclass(frozen=True, slots=True)
class Shape:
    """An object that is sent or comes back."""

    name: str
    words: str
    fields: tuple[Field, ...]


def operations(document: Mapping[str, Any]) -> dict[str, list[Operation]]:
    """What can be asked for, by its tag. The clocks, which everything takes, are told once and for all."""
    found: defaultdict[str, list[Operation]] = defaultdict(list)
    for path, methods in document["paths"].items():
        for method, told in methods.items():
            if method in METHODS:
                found[next(iter(told.get("tags", [])), "other")].append(_operation(method, path, told))
    return dict(sorted(found.items()))


def shapes(document: Mapping[str, Any]) -> list[Shape]:
    """The objects that are sent or come back, by their names."""
    known = document.get("components", {}).get("schemas", {})
    return [
        Shape(name, _words(schema), tuple(_fields(schema)))
        for name, schema in sorted(known.items())
        if schema.get("type") == "object"
    ]


def _operation(method: str, path: str, told: Mapping[str, Any]) -> Operation:
    body = told.get("requestBody", {}).get("content", {})
    answers = [answer for code, answer in told.get("responses", {}).items() if code.startswith("2")]
    content = answers[0].get("content", {}) if answers else {}
    return Operation(
        method.upper(),
        path,
        told.get("operationId", ""),
        _words(told),
        tuple(_parameter(one) for one in told.get("parameters", []) if one["name"] not in CLOCKS),
        _first(body),
        _first(content),
    )


def _first(content: Mapping[str, Any]) -> str:
    return next((type_of(each["schema"]) for each in content.values() if "schema" in each), "")


def _parameter(told: Mapping[str, Any]) -> Field:
    schema = told.get("schema", {})
    words = _words(told) or _words(schema)
    default = schema.get("default")
    given = f"{words} Else {default}." if default not in (None, "") else words
    return Field(told["name"], type_of(schema), bool(told.get("required")), given.strip())


def _fields(schema: Mapping[str, Any]) -> Iterator[Field]:
    required = set(schema.get("required", ()))
    for name, field in schema.get("properties", {}).items():
        yield Field(name, type_of(field), name in required, _words(field))


def _words(told: Mapping[str, Any]) -> str:
    return " ".join(str(told.get("description", "")).split())


def type_of(schema: Mapping[str, Any]) -> str:
    """What a schema holds, in a word or two: "string", "list of ClaimItem", "integer or null"."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    for key in ("anyOf", "oneOf", "allOf"):
        if key in schema:
            return " or ".join(dict.fromkeys(type_of(one) for one in schema[key]))
    if "enum" in schema:
        return " or ".join(str(value) for value in schema["enum"])
    if "const" in schema:
        return str(schema["const"])
    if schema.get("type") == "array":
        return f"list of {type_of(schema.get('items', {}))}" if schema.get("items") else "list"
    return str(schema.get("format") or schema.get("type") or "anything")
