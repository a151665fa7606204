"""How often one may ask: a bucket each that fills with time and from which every request takes a drop."""

from __future__ import annotations

import ipaddress
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import ceil
from time import monotonic

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from onrecord.web.access import Asker
from onrecord.web.guard.origins import SAFE
from onrecord.web.problems import Problem, problem_response


@dataclass(frozen=True, slots=True)
class Rate:
    """How many requests may come at once, and how many a second after that."""

    burst: int
    a_second: float


LOOKING = Rate(240, 20)
"""Pages and lists: a person opens one a second for minutes; a program that walks a ledger is held to twenty."""
CHANGING = Rate(60, 2)
"""What is kept: whoever decides suggestions quickly does one a second."""
READING = Rate(20, 1)
"""Reading a text costs a core for about as long as a tenth of a second: a team of ten leaves the machine to others."""
ENTERING = Rate(20, 0.2)
"""Tokens that are none, from one address. A token is 256 random bits: this spares the ledger, not the token."""

_COSTLY = frozenset({"/read", "/api/read"})
_MOST = 20_000
"""Buckets that are kept: the longest unused one is taken for full again."""


class Buckets:
    """A bucket for each key, in memory."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = monotonic) -> None:
        self._rate, self._clock = rate, clock
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str) -> float:
        """Take a drop of a key's bucket; return 0, or the seconds until there is one."""
        now = self._clock()
        left, at = self._held.pop(key, (float(self._rate.burst), now))
        left = min(float(self._rate.burst), left + (now - at) * self._rate.a_second)
        short = max(0.0, 1.0 - left)
        self._held[key] = (left if short else left - 1.0, now)
        while len(self._held) > _MOST:
            self._held.popitem(last=False)
        return short / self._rate.a_second


class Pace:
    """Refuses what comes too fast from one token. What a page loads besides itself is not counted."""

    def __init__(self, app: ASGIApp, clock: Callable[[], float] = monotonic) -> None:
        self.app = app
        self._buckets: Mapping[Rate, Buckets] = {rate: Buckets(rate, clock) for rate in (LOOKING, CHANGING, READING)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or say when it may come again."""
        wait = 0.0
        if scope["type"] == "http":
            asker: Asker = scope["state"]["asker"]
            wait = self._buckets[_rate_of(scope)].take(asker.token) if asker.token else 0.0
        if wait:
            await too_fast(scope, wait)(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _rate_of(scope: Scope) -> Rate:
    if scope["method"] in SAFE:
        return LOOKING
    return READING if scope["path"] in _COSTLY else CHANGING


def too_fast(scope: Scope, wait: float) -> Response:
    """The answer to what comes too fast: when it may come again, in seconds."""
    seconds = ceil(wait)
    words = f"that is too many requests: the next may come in {seconds} s"
    problem = Problem(429, "pace", words, "wait, then go on more slowly", headers={"retry-after": str(seconds)})
    return problem_response(scope, problem)


def address_of(scope: Scope) -> str:
    """Where a request comes from: an address, of IPv6 the network that one house has (/64)."""
    host = (scope.get("client") or ("",))[0]
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return str(host)
    if isinstance(address, ipaddress.IPv6Address):
        return str(address.ipv4_mapped or ipaddress.ip_network((address, 64), strict=False))
    return str(address)
