"""JSON-LD: what a page says of itself for machines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.ingest.pages.tree import Kind, Tree

_LONGEST = 2_000_000
_MOST_NODES = 2_000
_MOST_NAMES = 50
_DOWN = ("@graph", "mainEntity", "mainEntityOfPage", "@list")
_TYPES = ("article", "posting", "report", "webpage")
_NO_CONTROLS = dict.fromkeys(range(32))


@dataclass(frozen=True, slots=True)
class LinkedData:
    """What JSON-LD says of the article; None and empty where it says nothing."""

    headline: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    modified: str | None = None
    body: str | None = None


def read_linked_data(tree: Tree) -> LinkedData:
    """Read the page's JSON-LD; what cannot be parsed is as if it were not there."""
    nodes = [node for script in _scripts(tree) for node in _nodes(_parsed(script))]
    articles = [node for node in nodes if _rank(node) < len(_TYPES)]
    if not articles:
        return LinkedData()
    node = min(articles, key=_rank)
    named = {str(other.get("@id")): other for other in nodes if other.get("@id")}
    outlet = _names(node.get("publisher"), named) or _names(node.get("sourceOrganization"), named)
    return LinkedData(
        headline=_string(node.get("headline")),
        authors=_names(node.get("author"), named) or _names(node.get("creator"), named),
        outlet=outlet[0] if outlet else None,
        published=_string(node.get("datePublished")),
        modified=_string(node.get("dateModified")),
        body=_string(node.get("articleBody")),
    )


def _scripts(tree: Tree) -> Iterator[str]:
    for event in tree.events:
        if event.kind is Kind.RAW and event.element.name == "script" and event.end - event.start <= _LONGEST:
            if "ld+json" in event.element.get("type").lower():
                yield tree.page[event.start : event.end]


def _parsed(script: str) -> object:
    bare = script.strip().removeprefix("<!--").removesuffix("-->").strip()
    bare = bare.removeprefix("//<![CDATA[").removesuffix("//]]>").strip().removesuffix(";")
    for attempt in (bare, bare.translate(_NO_CONTROLS)):
        try:
            parsed: object = json.loads(attempt, strict=False)
            return parsed
        except (ValueError, RecursionError):  # nested deeper than Python goes: nobody's article
            continue
    return None


def _nodes(parsed: object) -> Iterator[dict[str, object]]:
    """List the objects that stand for the page itself: not those in a list of other articles."""
    waiting = [parsed]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting[:0] = node[:_MOST_NODES]
        elif isinstance(node, dict):
            yield node
            waiting.extend(node[key] for key in _DOWN if isinstance(node.get(key), (list, dict)))


def _rank(node: dict[str, object]) -> int:
    """How surely an object is the article: the first of _TYPES that one of its types ends in."""
    types = node.get("@type")
    named = [str(name).lower() for name in (types if isinstance(types, list) else [types])]
    return next((i for i, end in enumerate(_TYPES) if any(name.endswith(end) for name in named)), len(_TYPES))


def _names(value: object, named: dict[str, dict[str, object]]) -> tuple[str, ...]:
    found: list[object] = []
    for one in value[:_MOST_NAMES] if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            name = one.get("name") or named.get(str(one.get("@id")), {}).get("name")
            found.extend(name if isinstance(name, list) else [name])
        else:
            found.append(one)
    return tuple(" ".join(name.split()) for name in map(_string, found[:_MOST_NAMES]) if name)


def _string(value: object) -> str | None:
    """A string with something in it that UTF-8 can hold."""
    if not isinstance(value, str):
        return None
    return value.encode("utf-8", errors="ignore").decode("utf-8").strip() or None
