"""What a fetch brought → a capture."""

from __future__ import annotations

from onrecord.errors import InputError
from onrecord.ingest.fetching.response import Response
from onrecord.ingest.fetching.sniffing import sniff
from onrecord.record import Capture, Notes

# What says something about the bytes, their age or the way they took. No other header is kept: a list of what to drop
# would one day miss a secret (Set-Cookie, and whatever comes after it).
_KEPT = frozenset(
    (
        "age", "cache-control", "content-disposition", "content-encoding", "content-language", "content-length",
        "content-type", "date", "etag", "expires", "last-modified", "link", "server", "via", "x-robots-tag",
    )
)  # fmt: skip


def capture_of(response: Response, notes: Notes | None = None) -> Capture:
    """Make a capture: named by what was asked for, under the address that it came from.

    Raises InputError, saying what it is, for bytes that are no page, PDF or text.
    """
    if response.status == 304:
        raise InputError(
            f"{response.asked} has not changed: nothing came that could be kept.", hint="Fetch it without an etag."
        )
    return Capture(
        raw=response.raw,
        media=sniff(response.raw, response.media_type),
        name=response.asked,
        address=response.address,
        fetched=response.fetched,
        headers=tuple(header for header in response.headers if header[0] in _KEPT),
        transport=response.transport,
        charset=response.charset,
        notes=notes or Notes(),
    )
