"""Addresses → what they answer, within limits and never from inside."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from onrecord.errors import AddressError, FetchError
from onrecord.ingest.fetching.addresses import Address, join_address, parse_address
from onrecord.ingest.fetching.fields import charset, field, media_type
from onrecord.ingest.fetching.inside import Reach
from onrecord.ingest.fetching.limits import Deadline, FetchLimits
from onrecord.ingest.fetching.response import Response
from onrecord.ingest.fetching.status import status_error
from onrecord.record import Transport

if TYPE_CHECKING:
    import ssl

    from onrecord.ingest.fetching.exchange import Answer, Line
    from onrecord.ingest.fetching.network import Resolver

Gate = Callable[[Address], None]
"""Asked before every address of a fetch, redirects included; may wait, and raises to forbid."""

_UNSENDABLE = re.compile(r"[^\t\x20-\x7e\xa0-\xff]")
_REDIRECTS = (301, 302, 303, 307, 308)
_BROWSER = "Open it in a browser, save the page, and add that."


class Fetcher:
    """Fetches from public web addresses, over http and https, by GET, without cookies and without proxies.

    `resolver` is (host, port) → IP addresses; the system's where None. `clock` gives seconds since 1970. With
    `insecure`, certificates are not checked and every response over TLS says so; without it nothing is ever fetched
    unchecked. May be used by several threads at once.
    """

    def __init__(
        self,
        limits: FetchLimits | None = None,
        *,
        reach: Reach | None = None,
        resolver: Resolver | None = None,
        clock: Callable[[], float] = time.time,
        insecure: bool = False,
    ) -> None:
        self._limits = limits or FetchLimits()
        self._reach = reach or Reach()
        self._resolver = resolver
        self._clock = clock
        self._insecure = insecure
        self._tls: ssl.SSLContext | None = None

    def fetch(
        self, address: str, *, etag: str | None = None, last_modified: str | None = None, gate: Gate | None = None
    ) -> Response:
        """Fetch what stands under an address, following redirects.

        With `etag` or `last_modified` of an earlier response, the answer may be status 304 with nothing in it.
        Raises AddressError (no web address, or one that leads inside), StatusError (the server said no), FetchError
        (nothing whole came), LimitError (too large, too long, too slow).
        """
        known = _conditions(etag, last_modified)
        asked = parse_address(address, self._reach)
        deadline = Deadline(self._limits.seconds)
        trail = [asked]
        while True:
            if gate is not None:
                with deadline.paused():
                    gate(trail[-1])
            answer = self._ask(trail[-1], known, deadline)
            if answer.status not in _REDIRECTS:
                return self._response(trail, answer, conditional=bool(known))
            trail.append(self._follow(trail, answer))

    def parse(self, address: str) -> Address:
        """Read an address as this fetcher would. Raises AddressError."""
        return parse_address(address, self._reach)

    def _ask(self, address: Address, known: list[tuple[bytes, bytes]], deadline: Deadline) -> Answer:
        from onrecord.ingest.fetching.exchange import ask  # httpcore2 takes 0.1 s to load

        return ask(self._line(address, deadline), address, [*_introduction(), *known])

    def _line(self, address: Address, deadline: Deadline) -> Line:
        from onrecord.ingest.fetching.exchange import Line, tls_context
        from onrecord.ingest.fetching.network import system_resolver

        if self._tls is None and address.scheme == "https":
            self._tls = tls_context(insecure=self._insecure)
        return Line(self._reach, self._resolver or system_resolver, self._limits, deadline, self._tls)

    def _follow(self, trail: list[Address], answer: Answer) -> Address:
        here = trail[-1]
        location = field(answer.headers, "location")
        if location is None:
            raise FetchError(f"{here} redirects ({answer.status}) to nowhere.", hint=_BROWSER)
        there = join_address(here, _utf8(location), self._reach)
        if there in trail:
            raise FetchError(f"{here} redirects in a circle, to {there}.", hint=_BROWSER)
        if len(trail) > self._limits.redirects:
            raise FetchError(f"{trail[0]} redirects more than {self._limits.redirects} times.", hint=_BROWSER)
        if trail[0].scheme == "https" and there.scheme == "http":
            message = f"{here} redirects to {there}, which is unprotected: anyone on the way could change it."
            raise AddressError(message, hint=f"If that is what you want, ask for it yourself: {there}")
        return there

    def _response(self, trail: list[Address], answer: Answer, *, conditional: bool) -> Response:
        now = self._clock()
        if not _is_good(answer.status, conditional):
            raise status_error(trail[-1], answer.status, answer.headers, now)
        return Response(
            address=str(trail[-1]),
            asked=str(trail[0]),
            status=answer.status,
            headers=answer.headers,
            raw=answer.raw,
            fetched=datetime.fromtimestamp(now, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            transport=self._transport(trail[-1]),
            media_type=media_type(answer.headers),
            charset=charset(answer.headers),
        )

    def _transport(self, address: Address) -> Transport:
        if address.scheme == "http":
            return "http"
        return "tls_unchecked" if self._insecure else "tls"


def _introduction() -> list[tuple[bytes, bytes]]:
    try:
        agent = f"onrecord/{version('onrecord')}"
    except PackageNotFoundError:  # run from a checkout that was never installed
        agent = "onrecord"
    return [
        (b"User-Agent", agent.encode("ascii")),
        (b"Accept", b"text/html, application/xhtml+xml, application/pdf, text/plain, application/xml;q=0.9, */*;q=0.5"),
        (b"Accept-Encoding", b"gzip, identity"),
        (b"Connection", b"close"),
    ]


def _conditions(etag: str | None, last_modified: str | None) -> list[tuple[bytes, bytes]]:
    named = ((b"If-None-Match", etag), (b"If-Modified-Since", last_modified))
    return [(name, _sendable(value)) for name, value in named if value]


def _sendable(value: str) -> bytes:
    """As it came: headers were read one character a byte."""
    value = value.strip()
    if _UNSENDABLE.search(value):
        raise FetchError(f"{value[:80]!r} cannot be sent to a server.", hint="Fetch without etag and last_modified.")
    return value.encode("latin-1")


def _utf8(value: str) -> str:
    """Read a header again as UTF-8, which servers send in redirects against the rules."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return value


def _is_good(status: int, conditional: bool) -> bool:
    if status == 304:
        return conditional  # else there is nothing that it could be the same as
    return 200 <= status < 300 and status != 206  # a part was never asked for
