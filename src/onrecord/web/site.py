"""What every request needs: the ledger as it stood on the day that is asked for, the reader, and who asks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from threading import Lock
from typing import Annotated

from fastapi import Depends, Query, Request

from onrecord.desk.opening import Ledger, View
from onrecord.desk.reading import Reader, open_reader
from onrecord.errors import BusyError
from onrecord.web.access import Asker, asker_of
from onrecord.web.clocks import Clocks
from onrecord.web.holding import Held

PATIENCE = 20.0
"""Seconds that a text waits for others to be read: the longest that is read takes one core about three."""

DAY = r"^\d{4}-\d{2}-\d{2}$"


class Site:
    """The ledger that is served, and what is opened once for all requests. `user` signs where nobody else is named."""

    def __init__(self, ledger: Ledger, *, user: str = "") -> None:
        self.ledger = ledger
        self.user = user
        self.held = Held()
        self._opening = Lock()
        self._reading = Lock()

    @cached_property
    def _reader(self) -> Reader:
        return open_reader()

    @property
    def reader(self) -> Reader:
        """The reader, opened when the first article is to be read. Raises WeightsError."""
        with self._opening:
            return self._reader

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """The reader, for whoever reads now: one text is read at a time. Raises BusyError, WeightsError."""
        if not self._reading.acquire(timeout=PATIENCE):
            raise BusyError("other texts are being read", hint="send it again in a moment")
        try:
            yield self.reader
        finally:
            self._reading.release()


def site_of(request: Request) -> Site:
    """The site that answers a request."""
    site: Site = request.app.state.site
    return site


def clocks_of(
    as_of: Annotated[str | None, Query(pattern=DAY, description="What the ledger held at the end of that day.")] = None,
    published_until: Annotated[
        str | None, Query(pattern=DAY, description="Only what the world had printed by the end of that day.")
    ] = None,
) -> Clocks:
    """The two clocks of a request."""
    return Clocks(as_of or None, published_until or None)


def view_of(site: Annotated[Site, Depends(site_of)], clocks: Annotated[Clocks, Depends(clocks_of)]) -> View:
    """The ledger as a request is to see it. Raises UsageError for a day that is none."""
    return site.ledger.view(as_of=clocks.as_of, published_until=clocks.published_until)


SiteOf = Annotated[Site, Depends(site_of)]
ClocksOf = Annotated[Clocks, Depends(clocks_of)]
Seen = Annotated[View, Depends(view_of)]
AskerOf = Annotated[Asker, Depends(asker_of)]
