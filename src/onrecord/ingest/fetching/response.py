"""What a fetch brought."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.ingest.fetching.fields import Headers
from onrecord.ingest.fetching.fields import field as header
from onrecord.record import Transport


@dataclass(frozen=True, slots=True)
class Response:
    """What a fetch brought.

    `address` is where it came from in the end, `asked` what was asked for, both in their one form. `status` is 2xx,
    or 304 with nothing in `raw` (not changed since the etag or time given). `raw` is decoded (no gzip). Names of
    `headers` are in lower case. `fetched` is UTC, to the second: "2026-03-01T09:30:00Z". `transport` is that of the
    last address: "http", "tls", or "tls_unchecked" where certificates were not looked at. `media_type` ("text/html")
    and `charset` are the server's words.
    """

    address: str
    asked: str
    status: int
    headers: Headers
    raw: bytes = field(repr=False)
    fetched: str
    transport: Transport
    media_type: str | None
    charset: str | None

    @property
    def etag(self) -> str | None:
        """The server's name for this version, to be given to a later fetch."""
        return header(self.headers, "etag")

    @property
    def last_modified(self) -> str | None:
        """The server's time of the last change, as it wrote it, to be given to a later fetch."""
        return header(self.headers, "last-modified")
