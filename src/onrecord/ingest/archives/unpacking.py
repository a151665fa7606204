"""A WARC's bytes with the gzip off them, whatever members they were cut into, and never more at once than asked for.

The libraries' own readers stop for good at the first damage, print to standard error, or keep a line of any length in
memory; they also give a record that ran over into the next one as if nothing were wrong (measured: a Content-Length 50
too long gave 50 foreign bytes in FastWARC, 4 in warcio). Here the way through the file is ours.
"""

from __future__ import annotations

import re
import zlib

from onrecord.errors import InputError
from onrecord.ingest.archives.limits import Account, Counted

_BLOCK = 64 * 1024
_LONGEST_LINE = 64 * 1024
_GZIP = b"\x1f\x8b"
_MEMBER = re.compile(rb"\x1f\x8b\x08[\x00-\x1f]")
_MAGIC = 3
_TELLING = 2048  # packed bytes that give a record's first five: tables and a member's name come before them
_VERSION = b"WARC/"
_HINT = "fetch the archive again; what was whole in it has gone in"


class Unpacked:
    """A stream of what a file holds.

    A member that begins with "WARC/" always begins a record (whoever cuts elsewhere would have to hit that by chance):
    reading stops before it, as at the end of a file, until `open_record` says that the next one is wanted. So a record
    that claims to be longer than it is damages none but itself.
    """

    def __init__(self, file: Counted, account: Account) -> None:
        self._file = file
        self._account = account
        self._packed = self._file.read(_BLOCK)
        self._gzip = self._packed.startswith(_GZIP)
        self._inflater: zlib._Decompress | None = None
        self._buffer = b""
        self._at = 0
        self._closed = False  # whether what is in the buffer belongs to the next record
        self._broken = False

    def open_record(self) -> None:
        """Let reading go on into the next record."""
        self._closed = False

    def read(self, size: int) -> bytes:
        """Read up to `size` bytes; none at the end of the record's member or of the file. Raises InputError."""
        if not self._ready():
            return b""
        block = self._buffer[self._at : self._at + size]
        self._at += len(block)
        return block

    def readline(self) -> bytes:
        """Read to the end of a line, or as much of it as a header's line may have. Raises InputError."""
        parts: list[bytes] = []
        size = 0
        while size < _LONGEST_LINE and self._ready():
            end = self._buffer.find(b"\n", self._at) + 1 or len(self._buffer)
            parts.append(self._buffer[self._at : min(end, self._at + _LONGEST_LINE)])
            self._at += len(parts[-1])
            size += len(parts[-1])
            if parts[-1].endswith(b"\n"):
                break
        return b"".join(parts)

    def put_back(self, block: bytes) -> None:
        """Have these bytes read again, before all others."""
        self._buffer = block + self._buffer[self._at :]
        self._at = 0

    def recover(self) -> None:
        """After an InputError: go to where a member begins that unpacks, if what broke was the packing."""
        if self._broken:
            self._broken = False
            self._buffer, self._at, self._closed = b"", 0, False
            self._inflater = None
            self._find_member()

    def _ready(self) -> bool:
        """Whether there is a byte to read."""
        while self._at >= len(self._buffer):
            if self._broken:
                return False
            self._buffer, self._at = self._next_block(), 0
            if not self._buffer:
                return False
            self._account.give(len(self._buffer))
        return not self._closed

    def _next_block(self) -> bytes:
        if not self._gzip:
            block, self._packed = self._packed or self._file.read(_BLOCK), b""
            return block
        while self._inflater is not None or self._begins_member():
            fresh = self._inflater is None
            block = self._inflate_first() if fresh else self._inflate(_BLOCK)
            if fresh and block.startswith(_VERSION):
                self._closed = True
            if block:
                return block
        return b""

    def _begins_member(self) -> bool:
        """Whether another member follows. Zeros between members are a tape's padding."""
        self._packed = self._packed.lstrip(b"\0")
        while len(self._packed) < len(_GZIP):
            more = self._file.read(_BLOCK)
            if not more:
                break
            self._packed = (self._packed + more).lstrip(b"\0")
        if not self._packed:
            return False
        if not self._packed.startswith(_GZIP):
            raise self._damage("bytes between its gzip members that are no gzip")
        return True

    def _inflate_first(self) -> bytes:
        """Begin a member; enough of it to see whether it begins a record."""
        self._inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
        block = b""
        while self._inflater is not None and len(block) < len(_VERSION):
            block += self._inflate(_BLOCK)
        return block

    def _inflate(self, size: int) -> bytes:
        """Unpack some of the member that is open, and close it where it ends."""
        inflater = self._inflater
        assert inflater is not None
        packed = self._packed = self._packed or self._file.read(_BLOCK)
        try:
            block = inflater.decompress(packed, size)
        except zlib.error as error:
            raise self._damage(f"broken gzip ({error})") from error
        self._packed = inflater.unconsumed_tail
        if inflater.eof:
            self._packed, self._inflater = inflater.unused_data, None
        elif not block and not packed:
            raise self._damage("the archive breaks off here")
        return block

    def _damage(self, what: str) -> InputError:
        self._broken = True
        return InputError(what, hint=_HINT)

    def _find_member(self) -> None:
        """Drop bytes up to the next that look like a member's beginning and unpack to a record's."""
        start = 1  # what broke may itself begin at 0
        while True:
            found = _MEMBER.search(self._packed, start)
            if found is None:
                self._packed = self._packed[-_MAGIC:]
                more = self._file.read(_BLOCK)
                if not more:
                    self._packed = b""
                    return
                self._packed, start = self._packed + more, 0
            elif self._begins_record(found.start()):
                self._packed = self._packed[found.start() :]
                return
            else:
                start = found.start() + 1

    def _begins_record(self, start: int) -> bool:
        if len(self._packed) - start < _TELLING:
            self._packed += self._file.read(_BLOCK)
        sample = self._packed[start : start + _TELLING]
        try:
            return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(sample, len(_VERSION)) == _VERSION
        except zlib.error:
            return False
