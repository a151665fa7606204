"""Who asks, and what they may do. On this machine alone everybody at it may do everything; elsewhere a token says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

from fastapi import Request

from onrecord.errors import AccessError

Scope = Literal["read", "add", "judge"]
SCOPES: tuple[Scope, ...] = get_args(Scope)


NAME_COOKIE = "onrecord_name"
"""The cookie in which a browser keeps what its user signs with."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Whoever sent a request: the name that signs what they decide ("" where they are still to say), and what they may
    do. `named` says that the name is a token's, which nobody may change on a form."""

    name: str
    scopes: frozenset[Scope]
    named: bool = False


def asker_of(request: Request) -> Asker:
    """Who sent a request, as the guard at the door found out."""
    asker: Asker = request.state.asker
    return asker


def may(scope: Scope) -> Callable[[Request], Asker]:
    """A dependency that lets through whoever may do that. Raises AccessError."""

    def check(request: Request) -> Asker:
        asker = asker_of(request)
        if scope not in asker.scopes:
            raise AccessError(f"this needs a token that may {scope}", hint=f"onrecord token make NAME --may {scope}")
        return asker

    return check
