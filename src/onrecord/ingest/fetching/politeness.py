"""Fetching by a program's manners: robots.txt, a pause between two visits, and longer ones when a server says so."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from onrecord.errors import FetchError
from onrecord.ingest.fetching.addresses import Address
from onrecord.ingest.fetching.fetcher import Fetcher
from onrecord.ingest.fetching.response import Response
from onrecord.ingest.fetching.robots import Robots, read_robots
from onrecord.ingest.fetching.status import StatusError

_BUSY = (429, 502, 503, 504)  # what passes; 500 is as often for good


@dataclass(frozen=True, slots=True)
class Manners:
    """How polite to be; all times in seconds.

    `delay` lies between two visits to a host, and Crawl-delay instead where that is longer, up to `longest_delay`.
    A busy server is asked up to `tries` times: after `first_pause`, then twice as long each time up to `longest_pause`,
    or after what its Retry-After says, up to `longest_quiet`. A pause above `patience` is not waited for but told, and
    the host is left alone until it is over. Rules of a host are read again after `rules_last`, or after `closed_last`
    where they could not be read.
    """

    delay: float = 2.0
    longest_delay: float = 30.0
    tries: int = 3
    first_pause: float = 5.0
    longest_pause: float = 3_600.0
    longest_quiet: float = 86_400.0
    patience: float = 60.0
    rules_last: float = 86_400.0  # RFC 9309, section 2.4
    closed_last: float = 600.0


@dataclass(slots=True)
class _Host:
    """Where things stand with one host. Times are the clock's."""

    free_at: float = float("-inf")
    quiet_until: float = float("-inf")
    failures: int = 0


@dataclass(frozen=True, slots=True)
class _Rules:
    robots: Robots
    until: float


class PoliteFetcher:
    """Fetches as a guest does. What it learns of hosts it knows for as long as it lives. For one thread.

    `clock` gives seconds that never go back; `sleep` waits for some.
    """

    def __init__(
        self,
        fetcher: Fetcher,
        manners: Manners | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._fetcher = fetcher
        self._manners = manners or Manners()
        self._clock = clock
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}
        self._rules: dict[str, _Rules] = {}

    def fetch(self, address: str, *, etag: str | None = None, last_modified: str | None = None) -> Response:
        """Fetch as `Fetcher.fetch` does, waiting where manners ask for it.

        Raises what that raises, and FetchError where the host's robots.txt forbids an address, cannot be read for now,
        or the host asked to be left alone for longer than there is patience.
        """
        tries = 1
        while True:
            try:
                return self._visit(address, etag, last_modified)
            except StatusError as error:
                if error.status not in _BUSY:
                    raise
                pause = self._leave_alone(error)
                if tries >= self._manners.tries or pause > self._manners.patience:
                    raise
            tries += 1

    def _visit(self, address: str, etag: str | None, last_modified: str | None) -> Response:
        hosts: list[str] = []  # that this visit came by
        try:
            response = self._fetcher.fetch(
                address, etag=etag, last_modified=last_modified, gate=lambda hop: self._enter(hosts, hop)
            )
        finally:
            for name in hosts:
                self._host(name).free_at = self._clock()
        self._host(hosts[-1]).failures = 0
        return response

    def _enter(self, hosts: list[str], address: Address) -> None:
        """Wait until an address may be asked, or raise. A redirect within a host is part of the same visit."""
        host = self._host(address.host)
        self._refuse_long_quiet(address, host)
        robots = self._robots(address)
        robots.check(address)
        delay = max(self._manners.delay, min(robots.delay, self._manners.longest_delay))
        wait = max(host.free_at + delay, host.quiet_until) - self._clock()
        if wait > 0:
            self._sleep(wait)
        hosts.append(address.host)

    def _refuse_long_quiet(self, address: Address, host: _Host) -> None:
        left = host.quiet_until - self._clock()
        if left > self._manners.patience:
            message = f"{address.host} is left alone for another {left:,.0f} seconds: it said that it is busy."
            raise FetchError(message, hint="Try again later.")

    def _robots(self, address: Address) -> Robots:
        known = self._rules.get(address.origin)
        if known is not None and self._clock() < known.until:
            return known.robots
        robots = read_robots(self._fetcher, address)
        lasts = self._manners.rules_last if robots.closed is None else self._manners.closed_last
        self._rules[address.origin] = _Rules(robots, self._clock() + lasts)
        return robots

    def _leave_alone(self, error: StatusError) -> float:
        """Note how long a host is to be left alone, and say so."""
        host = self._host(error.address.host)
        host.failures += 1
        pause = min(self._manners.first_pause * 2.0 ** (min(host.failures, 32) - 1), self._manners.longest_pause)
        if error.retry_after is not None:
            pause = min(error.retry_after, self._manners.longest_quiet)
        host.quiet_until = self._clock() + pause
        return pause

    def _host(self, name: str) -> _Host:
        return self._hosts.setdefault(name, _Host())
