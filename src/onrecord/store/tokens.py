"""Tokens as the ledger keeps them: their digests, never their words."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from onrecord.record.tokens import Token
from onrecord.store import schema
from onrecord.store.shelf import Shelf

_COLUMNS = [column for column in schema.token.c if column.name != "row"]


def every_token(shelf: Shelf) -> list[Token]:
    """Return all tokens, revoked ones too, in the order in which they were made."""
    return [_token(row) for row in shelf.rows(select(*_COLUMNS).order_by(schema.token.c.row))]


def token_of(shelf: Shelf, digest: str) -> Token | None:
    """Return the token whose words have this digest."""
    found = shelf.rows(select(*_COLUMNS).where(schema.token.c.digest == digest))
    return _token(found[0]) if found else None


def keep_token(connection: Connection, token: Token) -> None:
    """Keep a new one."""
    connection.execute(insert(schema.token).values(asdict(token) | {"scopes": list(token.scopes)}))


def mark_revoked(connection: Connection, id: str, moment: str) -> None:
    """Keep that a token lets nobody in any more; one that was revoked before keeps its day."""
    token = schema.token
    connection.execute(update(token).where(token.c.id == id, token.c.revoked.is_(None)).values(revoked=moment))


def mark_used(connection: Connection, id: str, day: str) -> None:
    """Keep the day on which a token was last shown."""
    connection.execute(update(schema.token).where(schema.token.c.id == id).values(used=day))


def _token(row: Row[Any]) -> Token:
    return Token(**{**row._mapping, "scopes": tuple(row.scopes)})
