"""Content-Encoding → the bytes meant. A bomb is stopped at the limit, having cost no more memory than that."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import Protocol

from onrecord.errors import FetchError, LimitError
from onrecord.ingest.fetching.limits import Deadline

_GZIP = 16 + zlib.MAX_WBITS
_STEP = 262_144  # what is unpacked at a time: the cost of a bomb beyond the limit itself
_MOST_MEMBERS = 100  # a gzip may be many put together; no server does that, and a million empty ones take long
_BROKEN = "The server is at fault: try again later, or open the page in a browser and save it."


class Unpacker(Protocol):
    """Takes the bytes as they come."""

    def take(self, chunk: bytes) -> Iterable[bytes]:
        """Give what can be given of a chunk."""
        ...

    def finish(self) -> None:
        """Raise FetchError where the end is missing."""
        ...


class Plain:
    """What was not packed."""

    def take(self, chunk: bytes) -> Iterable[bytes]:
        """Give the chunk."""
        yield chunk

    def finish(self) -> None:
        """Nothing can be missing that the transport would not have told."""


class Gzip:
    """One or more gzip members; what follows the last and is none is dropped, as browsers do."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(_GZIP)
        self._members = 1
        self._begun = False

    def take(self, chunk: bytes) -> Iterable[bytes]:
        """Unpack in steps. Raises FetchError, LimitError."""
        self._begun = True
        while chunk:
            try:
                yield self._member.decompress(chunk, _STEP)
            except zlib.error as error:
                raise FetchError(f"What the server sent is broken gzip: {error}.", hint=_BROKEN) from None
            chunk = self._rest()

    def finish(self) -> None:
        """Raise FetchError where the end is missing."""
        if self._begun and not self._member.eof:
            raise FetchError("What the server sent breaks off: its gzip has no end.", hint=_BROKEN)

    def _rest(self) -> bytes:
        if not self._member.eof:
            return self._member.unconsumed_tail
        rest = self._member.unused_data
        if not rest.startswith(b"\x1f"):
            return b""
        self._members += 1
        if self._members > _MOST_MEMBERS:
            raise LimitError(f"What the server sent is more than {_MOST_MEMBERS} gzip members.", hint=_BROKEN)
        self._member = zlib.decompressobj(_GZIP)
        return rest


def unpacker(encoding: str | None) -> Unpacker:
    """Find what unpacks a Content-Encoding. Raises FetchError for one that was not asked for."""
    name = (encoding or "").strip().lower()
    if name in ("", "identity"):
        return Plain()
    if name in ("gzip", "x-gzip"):
        return Gzip()
    raise FetchError(f"The server packed its answer as {name[:40]!r}, though only gzip was asked for.", hint=_BROKEN)


def gather(chunks: Iterable[bytes], unpack: Unpacker, *, most: int, deadline: Deadline) -> bytes:
    """Put a body together. Raises LimitError beyond `most` decoded bytes or the deadline, FetchError."""
    body = bytearray()
    for chunk in chunks:
        for piece in unpack.take(chunk):
            deadline.left()
            body += piece
            if len(body) > most:
                raise too_large(most)
    unpack.finish()
    return bytes(body)


def too_large(most: int) -> LimitError:
    """Make the error for a body beyond the limit."""
    message = f"There is more of it than the {most:,} bytes that are taken in."
    return LimitError(message, hint="No article is that large: save what you need of it as a file and add that.")
