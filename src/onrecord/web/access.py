"""Who asks, and what they may do. On this machine alone everybody at it may do everything; elsewhere a token says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from fastapi import Request

from onrecord.errors import AccessError

Scope = Literal["read", "add", "judge"]
SCOPES: tuple[Scope, ...] = get_args(Scope)


NAME_COOKIE = "onrecord_name"
"""The cookie in which a browser keeps what its user signs with."""

TOKEN_COOKIE = "__Host-onrecord"
"""The cookie in which a browser shows its token. By its name it is this host's alone, over TLS, and for every page."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Whoever sent a request: the name that signs what they decide ("" where they are still to say), and what they may
    do. `token` is the id of the token that was shown, "" where none is asked for."""

    name: str
    scopes: frozenset[Scope]
    token: str = ""

    @property
    def named(self) -> bool:
        """Whether the name is a token's, which nobody may change on a form."""
        return bool(self.token)


def asker_of(request: Request) -> Asker:
    """Who sent a request, as the guard at the door found out."""
    asker: Asker = request.state.asker
    return asker


@dataclass(frozen=True, slots=True)
class May:
    """A dependency that lets through whoever may do that. Raises AccessError."""

    scope: Scope

    def __call__(self, request: Request) -> Asker:
        """Let a request through, or refuse it."""
        asker = asker_of(request)
        if self.scope not in asker.scopes:
            raise AccessError(
                f"this needs a token that may {self.scope}", hint=f"onrecord token make NAME --may {self.scope}"
            )
        return asker


def may(scope: Scope) -> May:
    """What a page asks of whoever opens it."""
    return May(scope)
