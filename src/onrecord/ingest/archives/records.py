"""One record of a WARC: its own headers, its block, and whether it ends where it says."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.errors import InputError, LimitError
from onrecord.ingest.archives.limits import Limits
from onrecord.ingest.archives.unpacking import Unpacked

_VERSIONS = (b"WARC/1.", b"WARC/0.1")
_BLOCK = 64 * 1024
_HINT = "fetch the archive again; what was whole in it has gone in"
_DIGESTS = {"sha1": "sha1", "sha256": "sha256", "sha-256": "sha256", "sha512": "sha512", "md5": "md5"}


@dataclass(frozen=True, slots=True)
class Record:
    """A record's headers, their names in lower case, and its block; None where that is larger than was asked for."""

    headers: Mapping[str, str]
    block: bytes | None
    beginning: bytes


@dataclass(slots=True)
class Lines:
    """A stream's lines for a parser of headers: no more bytes than headers may have."""

    stream: Unpacked
    room: int

    def readline(self) -> bytes:
        """Read a line. Raises LimitError once the room is used up."""
        line = self.stream.readline()
        self.room -= len(line)
        if self.room < 0:
            raise LimitError("its headers do not end", hint=_HINT)
        return line


def version_line(stream: Unpacked, *, searching: bool) -> bytes:
    """Read on to the line that begins the next record; b"" at the end of the archive.

    `searching` goes over whatever comes before; else what is neither blank nor a record raises InputError.
    """
    stream.open_record()
    while line := _line(stream):
        if line.startswith(_VERSIONS):
            return line
        if line.strip() and not searching:
            raise InputError("bytes that belong to no record", hint=_HINT)
    return b""


def _line(stream: Unpacked) -> bytes:
    """A line of this member or, where that is at its end, of the next."""
    line = stream.readline()
    if not line:
        stream.open_record()
        line = stream.readline()
    return line


def read_headers(stream: Unpacked, version: bytes, *, limits: Limits) -> dict[str, str]:
    """Read the headers of the record whose first line has been read. Raises InputError where they do not end."""
    from warcio.statusandheaders import StatusAndHeadersParser

    parsed = StatusAndHeadersParser([], verify=False).parse(Lines(stream, limits.head), version)
    return {name.lower(): value for name, value in parsed.headers}


def read_block(stream: Unpacked, headers: dict[str, str], *, limits: Limits) -> Record:
    """Read what stands below the headers. Raises InputError where it is not what they say."""
    size = _size(headers)
    most = limits.article + limits.head
    beginning = _read(stream, min(size, most))
    if size > most:
        _pass_over(stream, size - most)
    _check_end(stream, beginning if size <= most else b"")
    if size <= most:
        _check_digest(headers.get("warc-block-digest"), beginning)
    return Record(headers, beginning if size <= most else None, beginning)


def _size(headers: dict[str, str]) -> int:
    size = headers.get("content-length", "")
    if not (size.isascii() and size.isdigit() and len(size) < 16):
        raise InputError(f"a record without a length (Content-Length is {size[:40]!r})", hint=_HINT)
    return int(size)


def _read(stream: Unpacked, size: int) -> bytes:
    parts: list[bytes] = []
    while size:
        part = stream.read(min(size, _BLOCK))
        if not part:
            raise InputError("the record breaks off before its end", hint=_HINT)
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _pass_over(stream: Unpacked, size: int) -> None:
    while size:
        part = stream.read(min(size, _BLOCK))
        if not part:
            raise InputError("the record breaks off before its end", hint=_HINT)
        size -= len(part)


def _check_end(stream: Unpacked, block: bytes) -> None:
    """See that a blank line, the next record or nothing follows: else the length was wrong, and so is the block."""
    line = stream.readline()
    if not line.strip():
        return
    if line.startswith(_VERSIONS):
        stream.put_back(line)
        return
    # The record may have run over into the next: that one shall be found again.
    begun = min((at for at in (block.find(b"\n" + version) for version in _VERSIONS) if at >= 0), default=-1)
    stream.put_back(block[begun + 1 :] + line if begun >= 0 else line)
    raise InputError("the record does not end where it says", hint=_HINT)


def _check_digest(digest: str | None, block: bytes) -> None:
    """See that the block is the one that was archived, where the archive says so in a way that is known."""
    algorithm, _, value = (digest or "").strip().partition(":")
    known = _DIGESTS.get(algorithm.lower())
    if known is None:
        return
    found = hashlib.new(known, block, usedforsecurity=False).digest()
    told = [one for one in (_from_base32(value), _from_hex(value)) if one is not None and len(one) == len(found)]
    if told and found not in told:
        raise InputError("its block is not the one that was archived: the digests differ", hint=_HINT)


def _from_base32(value: str) -> bytes | None:
    try:
        return base64.b32decode(value + "=" * (-len(value) % 8), casefold=True)
    except (binascii.Error, ValueError):
        return None


def _from_hex(value: str) -> bytes | None:
    try:
        return bytes.fromhex(value)
    except ValueError:
        return None
