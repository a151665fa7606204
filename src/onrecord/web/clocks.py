"""The two clocks of a page."""

from __future__ import annotations

from dataclasses import dataclass

CLOCKS = ("as_of", "published_until")
"""What both are called in an address."""


@dataclass(frozen=True, slots=True)
class Clocks:
    """The days that a page is held to: what the ledger held by the one, what the world had printed by the other."""

    as_of: str | None = None
    published_until: str | None = None

    @property
    def query(self) -> str:
        """Both as they stand in an address: "" or "as_of=2031-05-01"."""
        known = zip(CLOCKS, (self.as_of, self.published_until), strict=True)
        return "&".join(f"{name}={day}" for name, day in known if day)
