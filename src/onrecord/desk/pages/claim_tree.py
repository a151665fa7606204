"""Where a claim entered the record and who only repeats it, as a tree: each echo beneath what it leads back to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from onrecord.desk.explaining.explained import by_weight, voice
from onrecord.desk.explaining.independence import independence
from onrecord.desk.explaining.why_claims import Held
from onrecord.desk.explaining.why_origins import Way, back
from onrecord.desk.linking.linkage import Linkage
from onrecord.publish.reason_words import origin_words, short_id
from onrecord.record.linking import Origin, Reason
from onrecord.record.telling import Telling
from onrecord.store import View

Part = Literal["origin", "echo", "update"]

MOST_ORIGINS = 40
MOST_ECHOES = 60
"""Origins, and echoes of one of them, that a page shows; JSON has all."""

DEEPEST = 5
"""Steps back that are set in further; those behind stand beside the last one, and say what they lead back to."""


@dataclass(frozen=True, slots=True)
class Node:
    """A telling in the tree: its part, whose it is, what leads it back to the one above it, and what leads back to it.
    `to` is the telling that it leads back to where that is not the one above, `title` its article's headline."""

    telling: Telling
    part: Part
    voice: str
    because: tuple[str, ...] = ()
    to: Telling | None = None
    below: tuple[Node, ...] = ()
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Root:
    """An origin with its number, how many only repeat it, what is noted of it, how many the page leaves out, and why it
    counts `apart` from the other origins."""

    number: int
    node: Node
    echoes: int
    notes: tuple[str, ...]
    more: int = 0
    apart: tuple[str, ...] = ()


def tree_of(view: View, held: Held, updates: frozenset[str]) -> tuple[Root, ...]:
    """The tree of a claim. `updates` are the echoes in which their origin's own source has another figure by now."""
    apart = (independence(view, held.origins, place, held.linked.tellings) for place in range(len(held.origins)))
    return tuple(
        replace(_root(held, origin, number, updates), apart=why)
        for number, (origin, why) in enumerate(zip(held.origins[:MOST_ORIGINS], apart, strict=False), start=1)
    )


def _root(held: Held, origin: Origin, number: int, updates: frozenset[str]) -> Root:
    ways = back(held.claim, origin, held.linked)
    shown = ways[:MOST_ECHOES]
    notes = tuple(origin_words(reason) for reason in origin.reasons if not reason.weight)
    node = _Grower(held.linked, origin, shown, updates).grown()
    return Root(number, node, len(ways), notes, len(ways) - len(shown))


class _Grower:
    """Makes the nodes of one origin from the ways of its echoes."""

    def __init__(self, linked: Linkage, origin: Origin, ways: Sequence[Way], updates: frozenset[str]) -> None:
        self._known, self._placed, self._origin, self._updates = linked.tellings, linked.placed, origin, updates
        self._way = {way.echo: way for way in ways}
        self._below: dict[str, list[str]] = {}
        for way in ways:
            self._below.setdefault(self._above(way.echo), []).append(way.echo)

    def grown(self) -> Node:
        """The origin's own node."""
        return self._node(self._origin.telling)

    def _lead(self, echo: str) -> str:
        """What an echo leads back to, as far as it is shown; the origin where only all of them together tell it."""
        to = self._way[echo].to
        return to if to in self._way else self._origin.telling

    def _above(self, echo: str) -> str:
        """The node under which an echo stands."""
        path = [self._lead(echo)]
        while path[-1] in self._way:
            path.append(self._lead(path[-1]))
        return path[max(0, len(path) - DEEPEST)]

    def _node(self, id: str) -> Node:
        below = tuple(map(self._node, self._below.get(id, ())))
        telling, title = self._known[id], self._placed[id].article.title
        if id == self._origin.telling:
            return Node(telling, "origin", voice(telling), below=below, title=title)
        way, lead = self._way[id], self._lead(id)
        because = tuple(self._because(reason) for reason in by_weight(way.reasons) if reason.weight)
        to = None if lead == self._above(id) else self._known[lead]
        part: Part = "update" if id in self._updates else "echo"
        return Node(telling, part, voice(telling), because or ("by all of them together",), to, below, title)

    def _because(self, reason: Reason) -> str:
        """A reason in words; a family of copies goes by the outlet and day of the article that it is named after."""
        rows = (placed.article for placed in self._placed.values() if placed.article.id == reason.words)
        row = next(rows, None) if reason.name == "copied text" else None
        words = origin_words(reason)
        if row is None or not row.outlet:
            return words
        called = f"{row.outlet}, {row.published[:10]}" if row.published else row.outlet
        return words.replace(short_id(reason.words), called)
