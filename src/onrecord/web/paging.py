"""Lists by the page: the next one begins behind the last item, whatever came in meanwhile."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Query
from pydantic import BaseModel

from onrecord.errors import UsageError

T = TypeVar("T")
Key = tuple[str | int | float, ...]
"""What a list is ordered by, ascending; it ends with an id, so that no two items share one."""

Limit = Annotated[int, Query(ge=1, le=200, description="Items of a page.")]
After = Annotated[str | None, Query(max_length=2_000, description="`next` of the page before.")]
LIMIT = 50


class Page(BaseModel, Generic[T]):
    """A page of a list. `next` is what `after` must be for the page behind it, null on the last one."""

    items: list[T]
    next: str | None


def page_of(
    items: Iterable[T], key: Callable[[T], Key], *, after: str | None, limit: int
) -> tuple[list[T], str | None]:
    """A page of items that are in no order yet, and the cursor of the next one. Raises UsageError."""
    begin = None if after is None else read_cursor(after)
    ordered = sorted(items, key=key)
    try:
        left = ordered if begin is None else [item for item in ordered if key(item) > begin]
    except TypeError as error:
        raise wrong_cursor() from error
    return cut(left[: limit + 1], key, limit=limit)


def cut(found: Sequence[T], key: Callable[[T], Key], *, limit: int) -> tuple[list[T], str | None]:
    """A page of what was found, of which there is one more than the page takes where another page follows."""
    shown = list(found[:limit])
    return shown, write_cursor(key(shown[-1])) if len(found) > limit else None


def write_cursor(key: Key) -> str:
    """The key of a page's last item as a cursor."""
    return base64.urlsafe_b64encode(json.dumps(list(key), separators=(",", ":")).encode()).decode().rstrip("=")


def read_cursor(cursor: str) -> Key:
    """Read a cursor. Raises UsageError for what is none."""
    try:
        held: Any = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError, RecursionError) as error:
        raise wrong_cursor() from error
    if not isinstance(held, list) or not held or not all(isinstance(part, str | int | float) for part in held):
        raise wrong_cursor()
    return tuple(held)


def wrong_cursor() -> UsageError:
    """The error for a cursor that is of no list, or of another."""
    return UsageError("`after` is no place in this list", hint="take it from `next` of the page before")
