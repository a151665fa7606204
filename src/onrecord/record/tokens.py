"""Tokens: what a member of a team shows to the desk instead of a password."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Token:
    """A token as the ledger keeps it: whose it is, and what it lets them do, but not the words that they show.

    `name` signs what is decided with it. `digest` is the SHA-256 of the words, in hexadecimal. `made`, `expires` and
    `revoked` are UTC times, `used` the last day on which it was shown; None is never, or not yet.
    """

    id: str
    name: str
    digest: str
    scopes: tuple[str, ...]
    made: str
    expires: str | None = None
    used: str | None = None
    revoked: str | None = None

    def stands(self, moment: str) -> bool:
        """Whether it lets anybody in at a moment (UTC, as the ledger writes it)."""
        return self.revoked is None and (self.expires is None or moment < self.expires)
