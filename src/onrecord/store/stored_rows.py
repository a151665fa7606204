"""Rows as they are stored, taken apart one by one, so that a broken one does not hide its neighbours."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from sqlalchemy import Row, Select, Table, Text, select, type_coerce

from onrecord.store.columns import Exact, Structure, unescape


def as_stored(table: Table) -> Select[Any]:
    """Select a table with its columns as the database has them."""
    return select(
        *(
            type_coerce(column, Text()).label(column.name) if isinstance(column.type, Exact | Structure) else column
            for column in table.c
        )
    )


def taken_apart(table: Table, row: Row[Any]) -> dict[str, Any]:
    """Make of such a row what the table's types would have made of it. Raises ValueError or TypeError."""
    return {
        column.name: None if value is None else _undo(column.type)(value)
        for column, value in zip(table.c, row, strict=True)
    }


def _undo(kind: object) -> Callable[[Any], Any]:
    if isinstance(kind, Exact):
        return unescape
    return json.loads if isinstance(kind, Structure) else _as_it_is


def _as_it_is(value: Any) -> Any:
    return value
