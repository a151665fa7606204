"""Finding a thing by its id, or by as much of it as tells it from the others."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, Text, and_, or_, select, type_coerce

from onrecord.errors import NotFoundError, UsageError
from onrecord.store import schema

_SHORTEST = 4
"""Hexadecimal digits that a prefix must have: of fewer it is as likely a slip."""


def begins_with(column: ColumnElement[str], tag: str, prefix: str) -> ColumnElement[bool]:
    """Whether an id begins so; its tag may be left out. Raises UsageError for a prefix too short to mean anything."""
    full = prefix if prefix.startswith(f"{tag}-") else f"{tag}-{prefix}"
    if len(full) < len(tag) + 1 + _SHORTEST:
        raise UsageError(f"{prefix!r} is too short for an id", hint=f"give at least {_SHORTEST} of its digits")
    # Ids are ASCII and end in digits and small letters: "~" sorts behind all of them.
    return and_(column >= full, column < full + "~")


def not_found(kind: str, id: str, forgotten_by: str | None = None) -> NotFoundError:
    """Say that there is none, and whether there was one."""
    if forgotten_by is not None:
        return NotFoundError(f"{kind} {id} was forgotten, by {forgotten_by}", hint="see the tombstones: onrecord dump")
    return NotFoundError(f"the ledger holds no {kind} {id}", hint="see what there is: onrecord articles --format json")


def only_one(kind: str, id: str, found: list[str]) -> str:
    """Return the one id that was found. Raises UsageError where there are several."""
    if len(found) > 1:
        raise UsageError(
            f"{id!r} may be several {kind}s: {', '.join(found[:3])}{' …' if len(found) > 3 else ''}",
            hint="give more of its digits",
        )
    return found[0]


def tombstones_over(id: str) -> Select[Any]:
    """Select the tombstones of a capture or an article."""
    tombstone = schema.tombstone
    listed = [
        type_coerce(tombstone.c[name], Text()).contains(f'"{id}"', autoescape=True) for name in ("captures", "articles")
    ]
    return select(tombstone).where(or_(*listed))
