"""Who speaks in a made world, about what, and on which occasions."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Literal

from evals.world_making.naming import Names

Venue = Literal["conference", "interview", "witness"]

KINDS: dict[str, tuple[str, ...]] = {
    "deaths": ("minister", "governor", "rescue", "mayor", "doctor", "police", "witness"),
    "injured": ("doctor", "rescue", "governor", "mayor"),
    "missing": ("rescue", "mayor", "police"),
    "homes": ("mayor", "governor", "rescue"),
    "aid": ("minister", "premier"),
    "arrests": ("police", "minister"),
    "inquiry": ("opposition", "premier"),
    "warning": ("union", "opposition", "aide"),
    "mourning": ("premier", "governor"),
    "resign": ("opposition", "union"),
    "cause": ("minister", "union", "police", "governor", "aide"),
}
"""Kinds of claims, and who can make them."""

NUMBERS: dict[str, tuple[int, int, int]] = {
    "deaths": (3, 60, 1), "injured": (10, 190, 1), "missing": (3, 40, 1), "homes": (20, 900, 1),
    "aid": (1000, 9500, 500), "arrests": (3, 40, 1),
}  # fmt: skip
"""Kinds that have a number: lowest, highest, step."""

UNNAMED = {
    "police": ("a senior police official", "a police official"),
    "aide": ("a government official", "an official close to the government"),
}


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who can be credited: the ways to name them, and the short one for a second mention."""

    key: str
    forms: tuple[str, ...]
    short: str | None
    named: bool = True


@dataclass(frozen=True, slots=True)
class Occasion:
    """That a speaker said something on a day: to everybody, to one outlet (`host`), or that the host saw it itself."""

    id: str
    claim: str
    speaker: Speaker
    day: int
    venue: Venue
    host: str | None
    number: int | None


def national(names: Names) -> dict[str, Speaker]:
    """Speakers whom every event of a world shares."""
    return {
        "premier": _person(names, "premier", "Prime Minister"),
        "minister": _person(names, "minister", "Interior Minister"),
        "opposition": _person(names, "opposition", "opposition leader"),
        "union": _person(names, "union", "union leader"),
    }


def local(names: Names, place: str, event: str) -> dict[str, Speaker]:
    """Speakers of one event."""
    first, last = names.person()
    service = f"{place} Rescue Service"
    return {
        "governor": _person(names, f"governor {event}", "regional governor"),
        "mayor": _person(names, f"mayor {event}", f"{place} mayor"),
        "doctor": _person(names, f"doctor {event}", "surgeon"),
        "rescue": Speaker(f"rescue {event}", (f"the {service}", f"{service} spokeswoman {first} {last}"), None),
        "company": Speaker(f"company {event}", (f"{names.surname()} Holding",), None),
        **{role: Speaker(f"{role} {event}", forms, None, False) for role, forms in UNNAMED.items()},
    }


def _person(names: Names, key: str, role: str) -> Speaker:
    first, last = names.person()
    return Speaker(key, (f"{role} {first} {last}",), last)


def figure(random: Random, kind: str) -> int | None:
    """A true number for a kind of claim."""
    if kind not in NUMBERS:
        return None
    low, high, step = NUMBERS[kind]
    return random.randrange(low, high + 1, step)
