"""What the words and signs mean, and what programs can ask for."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from onrecord.record.grading import DIGITS, LETTERS
from onrecord.web.api_list import operations, shapes, type_of
from tests.web.conftest import Watched

TYPES = [
    ({"type": "string"}, "string", "plain"),
    ({"type": "string", "format": "date"}, "date", "a format says more"),
    ({"anyOf": [{"type": "integer"}, {"type": "null"}]}, "integer or null", "one of two"),
    ({"type": "array", "items": {"$ref": "#/components/schemas/ClaimItem"}}, "list of ClaimItem", "a list of shapes"),
    ({"enum": ["true", "false"]}, "true or false", "words"),
    ({"const": "open"}, "open", "one word"),
    ({}, "anything", "nothing said"),
]


@pytest.mark.parametrize(("schema", "words", "reason"), TYPES, ids=[case[-1] for case in TYPES])
def test_a_schema_is_said_in_a_word_or_two(schema: dict[str, object], words: str, reason: str) -> None:
    assert type_of(schema) == words, reason


def test_every_address_for_programs_is_listed_with_what_it_does(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    page = client.get("/about/api").text
    listed = [one for each in operations(document).values() for one in each]
    assert len(listed) == sum(len(methods) for methods in document["paths"].values())
    for one in listed:
        assert f"<code>{one.path}</code>" in page
        assert one.words, f"{one.name} does not say what it does"
        assert one.method == "GET" or one.answer, f"{one.name} does not say what it answers"
    names = {shape.name for shape in shapes(document)}
    assert {"ForecastItem", "Answer", "ProblemShape"} <= names
    assert all(f'id="{name}"' in page for name in names)


def test_grades_and_signs_are_explained(client: TestClient) -> None:
    page = client.get("/about").text
    for grade in (*LETTERS, *DIGITS):
        assert f'<th scope="row">{grade}</th>' in page
    for words in ("F and 6 are no bad grades", "that somebody lies, or is honest", "a verdict", "independent origins"):
        assert words.lower() in page.lower()


def test_the_signs_that_are_explained_are_those_of_a_claim(client: TestClient) -> None:
    told = re.findall(r'aria-hidden="true">(.)</span> (origin|echo|update|against)</dt>', client.get("/about").text)
    most = client.get("/api/claims").json()["items"][0]["id"]
    shown = set(
        re.findall(r'class="(?:sign|unequal)" aria-hidden="true">(.)</span>', client.get(f"/claims/{most}").text)
    )
    assert [name for _, name in told] == ["origin", "echo", "update", "against"]
    assert {sign for sign, _ in told} == shown


@pytest.mark.parametrize("path", ["/about", "/about/api"])
def test_both_pages_open_and_fit_a_phone(watched: Watched, path: str) -> None:
    watched.page.set_viewport_size({"width": 390, "height": 800})
    page = watched.open(path)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    for link in page.locator(".contents a[href^='#']").all():
        target = link.get_attribute("href")
        assert page.locator(str(target)).count() == 1, target
