"""Filters behind a verb that lists things."""

from __future__ import annotations

from onrecord.desk.query import FILTERS, Query, parse_query
from onrecord.errors import UsageError


def query_of(typed: tuple[str, ...], *, words: bool) -> Query:
    """Understand what was typed; words that are no filter are wrong where a verb takes none. Raises UsageError."""
    if not typed and not words:
        return Query()
    query = parse_query(" ".join(_quoted(part) for part in typed))
    if query.words and not words:
        raise UsageError(
            f"{query.words!r} is no filter", hint=f"use {':…, '.join(FILTERS)}:…; for words: onrecord search"
        )
    return query


def _quoted(part: str) -> str:
    """Give a filter back the quotation marks that the shell took off: source:Ida Lind is source:"Ida Lind".

    Not where another filter follows in the same words: there the quotation marks were around all of them.
    """
    name, colon, value = part.partition(":")
    several = any(f" {other}:" in value for other in FILTERS)
    if colon and name in FILTERS and " " in value and '"' not in value and not several:
        return f'{name}:"{value}"'
    return part
