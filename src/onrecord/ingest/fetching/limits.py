"""How much and how long a fetch may take."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from onrecord.errors import LimitError


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """What one fetch may cost, redirects included.

    `body_bytes` counts decoded bytes (20 MB: trafilatura's own limit, and far above any article), `header_bytes` one
    answer's headers, `seconds` the wall time of it all, `connect_seconds` that of dialling one IP address.
    """

    body_bytes: int = 20_000_000
    header_bytes: int = 65_536
    seconds: float = 30.0
    connect_seconds: float = 10.0
    redirects: int = 5

    @property
    def wire_bytes(self) -> int:
        """What one connection may carry: a server that sends a byte a chunk is cut off before it has cost much."""
        return 2 * self.body_bytes + 2 * self.header_bytes


class Deadline:
    """The wall time that a fetch has, which no pause between two bytes can stretch."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds left, more than none. Raises LimitError when they are over."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise self.over()
        return left

    def over(self) -> LimitError:
        """Make the error that says so."""
        message = f"It took longer than the {self._seconds:g} seconds that a fetch has."
        return LimitError(message, hint="The server is slow or stuck: try again later, or save the page and add that.")

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Stop the clock, for waiting that is our own doing."""
        start = time.monotonic()
        try:
            yield
        finally:
            self._end += time.monotonic() - start
