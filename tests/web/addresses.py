"""Every address of the desk that can be opened, with ids of what is in a ledger; pages that come later are in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from onrecord.web.pages.every import PAGES

ID = re.compile(r"\b(article|attribution|assertion|capture|claim|source|forecast|link|judgement)-[0-9a-f]{32}\b")

KINDS: Mapping[str, tuple[str, ...]] = {
    "articles": ("article",),
    "attributions": ("attribution",),
    "claims": ("claim",),
    "sources": ("source",),
    "forecasts": (),
    "why": ("article", "attribution", "claim", "source", "link"),
    "at": ("attribution", "assertion"),
    "places": ("attribution", "assertion"),
}
"""By the first part of an address, what the id in it may be of."""

NONE = "-" + "0" * 32
"""What an id of nothing ends with, in a hostile text."""

ASKING = ("/forecasts/enter", "/api/compare", "/api/search")
"""Addresses that are nothing without a question."""

FILES = re.compile(r"/(raw|bytes)$|\.jsonl$")
"""Addresses that are no pages but what a page holds or gives away."""

SEARCHED = ("the", '"a bridge" source:mayor', "forecast:yes", "<script>alert(1)</script>", "zzzz")


def routes(prefix: str = "") -> list[str]:
    """The addresses that are opened with GET, their parameters in braces."""
    found = []
    for page in PAGES:
        for route in (page.api if prefix else page.pages).routes:
            assert isinstance(route, APIRoute)
            if "GET" in (route.methods or ()):
                found.append(prefix + route.path)
    return found


def ids_in(client: TestClient, each: int = 3) -> dict[str, list[str]]:
    """Some ids of every kind that a list of the API has, and under the list's own name those that it lists."""
    found: dict[str, dict[str, None]] = {}
    for route in routes("/api"):
        if "{" not in route and not FILES.search(route):
            answer = client.get(route)
            for id in ID.finditer(answer.text):
                found.setdefault(id.group(1), {})[id.group()] = None
            told = answer.json()
            items = told.get("items", ()) if isinstance(told, dict) else ()
            found.setdefault(route.split("/")[2], {}).update((item["id"], None) for item in items if "id" in item)
    return {kind: [id for id in ids if not id.endswith(NONE)][:each] for kind, ids in found.items()}


def openable(ids: Mapping[str, Sequence[str]], *, prefix: str = "", files: bool = False) -> list[str]:
    """Every address with ids put in; those that take two articles, words or an attribution get some."""
    return [
        address for route in routes(prefix) if bool(FILES.search(route)) is files for address in _filled(route, ids)
    ]


def _filled(route: str, ids: Mapping[str, Sequence[str]]) -> Iterator[str]:
    place = re.search(r"\{\w+(:path)?\}", route)
    if place is None:
        if not route.endswith(ASKING):
            yield route
        yield from _asked(route, ids)
        return
    first = route.removeprefix("/api").split("/")[1]
    for kind in (first,) if ids.get(first) else KINDS.get(first, tuple(ids)):
        for id in ids.get(kind, ()):
            yield route[: place.start()] + id + route[place.end() :]


def _asked(route: str, ids: Mapping[str, Sequence[str]]) -> Iterator[str]:
    articles, attributions = ids.get("article", ()), ids.get("attribution", ())
    end = route.rpartition("/")[2]
    if end == "compare" and len(articles) > 1:
        yield f"{route}?one={articles[0]}&other={articles[1]}"
    elif end == "search":
        yield from (f"{route}?q={quote(words)}" for words in SEARCHED)
    elif end == "enter" and attributions:
        yield f"{route}?attribution={attributions[0]}"
