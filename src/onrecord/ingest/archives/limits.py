"""How much an archive may ask for, and the account of what it has asked for so far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

from onrecord.errors import LimitError
from onrecord.ingest.extracting import MOST_BYTES

_HINT = "unpack it yourself where you can watch it, and add the pages you want"


@dataclass(frozen=True, slots=True)
class Limits:
    """What is taken from an archive at most. Sizes are in bytes.

    `article` is one record's body when all compression is off it; `head` a record's own headers, and again the web
    server's: those of real records have some kilobytes. `ratio` is bytes unpacked for each byte of the archive, asked
    only beyond `free`: text packs 5 to 20 times, zlib packs nothing more than 1,032 times. `members` and `directory`
    (its own list of them) are those of a WACZ; real ones have some dozens of members.
    """

    article: int = MOST_BYTES
    head: int = 64 * 1024
    records: int = 1_000_000
    ratio: float = 250.0
    free: int = 64 * 1024 * 1024
    members: int = 10_000
    directory: int = 2 * 1024 * 1024


USUAL = Limits()


@dataclass(slots=True)
class Account:
    """Bytes that came in packed and bytes that came of them; `over` once they stand in no proportion."""

    limits: Limits
    packed: float = 0.0
    unpacked: int = 0
    over: bool = False

    def give(self, size: int) -> None:
        """Enter bytes that were unpacked. Raises LimitError when they are too many for what they came from."""
        self.unpacked += size
        if self.unpacked > self.limits.free and self.unpacked > self.limits.ratio * self.packed:
            self.over = True
            times = round(self.unpacked / max(self.packed, 1))
            raise LimitError(f"it unpacks to {times} times its size, as a decompression bomb does", hint=_HINT)


class Counted:
    """A file whose bytes are entered as they are read.

    `weight` is what a byte of it counts: less than 1 for one that was itself unpacked out of something.
    """

    def __init__(self, file: BinaryIO, account: Account, *, weight: float = 1.0) -> None:
        self._file = file
        self._account = account
        self._weight = weight

    def read(self, size: int) -> bytes:
        """Read up to `size` bytes."""
        block = self._file.read(size)
        self._account.packed += len(block) * self._weight
        return block
