"""What was typed into a search, part by part: each can be taken out, or another put in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.desk.query import FILTERS, PART


@dataclass(frozen=True, slots=True)
class Part:
    """A word, a phrase or a filter, as it was typed; `rest` is what is left of the whole without it."""

    filter: str | None
    value: str
    typed: str
    rest: str


def parts_of(typed: str) -> tuple[Part, ...]:
    """Take what was typed apart, in its order."""
    found = [
        (match["filter"], match["plain"] if match["quoted"] is None else match["quoted"], match.group())
        for match in PART.finditer(typed)
    ]
    return tuple(
        Part(name, value, words, " ".join(other for at, (_, _, other) in enumerate(found) if at != place))
        for place, (name, value, words) in enumerate(found)
    )


def narrowed(parts: Iterable[Part], name: str, value: str) -> str:
    """The same narrowed by a filter, which takes the place of another one of its name."""
    assert name in FILTERS
    plain = " ".join(value.replace('"', " ").split())
    filter = f'{name}:"{plain}"' if " " in plain else f"{name}:{plain}"
    return " ".join([*(part.typed for part in parts if part.filter != name), filter])
