"""The body of a web server's answer: out of its chunks and its compression, to a size that was set."""

from __future__ import annotations

import zlib

from onrecord.errors import InputError, LimitError
from onrecord.ingest.kinds import kind_of

_HINT = "fetch the page again: onrecord add its address"
_GZIP = b"\x1f\x8b"
_PLAIN = frozenset(("", "identity", "none"))
_MOST_ENCODINGS = 2


def unpacked_body(body: bytes, *, chunked: bool, encodings: list[str], most: int) -> bytes:
    """Take chunks and compression off a body.

    Archives often keep the body unpacked under headers that call it packed; then it is taken as it is. Raises
    InputError where it breaks off or is packed in another way than gzip or deflate, LimitError where it is larger than
    `most` bytes.
    """
    if chunked:
        body = _joined(body)
    applied = [encoding for encoding in encodings if encoding not in _PLAIN]
    if len(applied) > _MOST_ENCODINGS:
        raise LimitError(f"its body is packed {len(applied)} times over", hint=_HINT)
    for encoding in reversed(applied):
        body = _unpacked(body, encoding, most)
    if len(body) > most:
        raise too_large(most)
    return body


def too_large(most: int) -> LimitError:
    """The error of a body that is larger than `most` bytes."""
    return LimitError(f"its body has more than {most / 2**20:g} MB", hint="add the page without what fills it")


def _joined(body: bytes) -> bytes:
    """Join the chunks; a body that does not begin with a chunk's size was joined before it was archived."""
    parts: list[bytes] = []
    at = 0
    while True:
        line_end = body.find(b"\n", at, at + 1024)
        size = _chunk_size(body[at:line_end]) if line_end >= 0 else None
        if size is None and not parts:
            return body
        # Some writers leave the last, empty chunk out.
        if size == 0 or (parts and at >= len(body)):
            return b"".join(parts)
        start = line_end + 1
        if size is None or start + size > len(body):
            raise InputError("its body breaks off, or its chunks are not as long as they say", hint=_HINT)
        parts.append(body[start : start + size])
        at = _after_chunk(body, start + size)


def _after_chunk(body: bytes, end: int) -> int:
    for line_end in (b"\r\n", b"\n"):
        if body.startswith(line_end, end):
            return end + len(line_end)
    if end == len(body):
        return end
    raise InputError("its chunks are not as long as they say", hint=_HINT)


def _chunk_size(line: bytes) -> int | None:
    digits = line.split(b";", 1)[0].strip()
    if not digits or len(digits) > 8 or digits.strip(b"0123456789abcdefABCDEF"):
        return None
    return int(digits, 16)


def _unpacked(body: bytes, encoding: str, most: int) -> bytes:
    match encoding:
        case "gzip" | "x-gzip":
            return _inflated(body, zlib.MAX_WBITS | 16, most) if body.startswith(_GZIP) else body
        case "deflate":
            return _deflated(body, most)
    if kind_of(body) == "html":
        return body
    raise InputError(f"its body is packed with {encoding[:40]!r}, which is not unpacked", hint=_HINT)


def _deflated(body: bytes, most: int) -> bytes:
    """Servers send zlib's form, as they should, or the bare one."""
    if kind_of(body) == "html":
        return body
    try:
        return _inflated(body, zlib.MAX_WBITS, most)
    except LimitError:
        raise
    except InputError:
        return _inflated(body, -zlib.MAX_WBITS, most)


def _inflated(body: bytes, window: int, most: int) -> bytes:
    parts: list[bytes] = []
    room = most
    while body:
        inflater = zlib.decompressobj(window)
        try:
            part = inflater.decompress(body, room + 1)
        except zlib.error as error:
            raise InputError(f"its body does not unpack ({error})", hint=_HINT) from error
        parts.append(part)
        room -= len(part)
        if room < 0:
            raise too_large(most)
        if not inflater.eof:
            raise InputError("its packed body breaks off", hint=_HINT)
        # Another member may follow; padding and other remains are no part of the page.
        body = inflater.unused_data if inflater.unused_data.startswith(_GZIP) else b""
    return b"".join(parts)
