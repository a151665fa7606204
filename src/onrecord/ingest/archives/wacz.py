"""WACZ → captures: the WARCs in a zip, each read through it."""

from __future__ import annotations

import re
import stat
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import pairwise
from typing import IO, BinaryIO, cast

from onrecord.errors import InputError, LimitError
from onrecord.ingest.archives.failures import failure_of
from onrecord.ingest.archives.limits import USUAL, Account, Limits
from onrecord.ingest.archives.warc import captures_in_stream
from onrecord.record import Capture, Failure

_WARC = re.compile(r"archive/[^/]+\.warc(?:\.gz)?", re.I)
_ARCHIVE = re.compile(r".+\.(?:warc(?:\.gz)?|wacz|zip)", re.I)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_HINT = "fetch or make the archive again"


class Bounded:
    """A file of which zipfile may not ask more at once than a list of members should have."""

    def __init__(self, file: BinaryIO, most: int) -> None:
        self._file = file
        self._most = most

    def read(self, size: int = -1) -> bytes:
        """Read up to `size` bytes. Raises LimitError where that is more than is given at once."""
        block = self._file.read(self._most + 1 if size < 0 else min(size, self._most + 1))
        if len(block) > self._most:
            raise LimitError("its list of members is too long", hint=_HINT)
        return block

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """Tell the place."""
        return self._file.tell()

    def seekable(self) -> bool:
        """Whether one can go to a place."""
        return self._file.seekable()


class Member:
    """A member of a zip, its bytes unpacked as they are read."""

    def __init__(self, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
        self._archive = archive
        self._member = member
        self._file: IO[bytes] | None = None

    def read(self, size: int) -> bytes:
        """Read up to `size` bytes. Raises InputError where the zip is damaged."""
        try:
            self._file = self._file or self._archive.open(self._member)
            return self._file.read(size)
        except (OSError, InputError):
            raise
        except Exception as error:  # as above
            raise InputError(f"the zip is damaged here: {error}", hint=_HINT) from error

    def close(self) -> None:
        """Close it."""
        if self._file is not None:
            self._file.close()


def is_wacz(file: BinaryIO) -> bool:
    """Whether a zip holds WARCs where a WACZ does. Never raises over what is in it."""
    try:
        with _opened(file, USUAL) as archive:
            return any(_WARC.fullmatch(member.filename) for member in archive.infolist())
    except InputError:
        return False


def captures_in_wacz(file: BinaryIO, name: str, *, limits: Limits = USUAL) -> Iterator[Capture | Failure]:
    """Give the articles of all WARCs in a WACZ, one named "site.wacz/archive/data.warc.gz:12 (https://…)".

    `file` must be one in which places can be sought. Members outside its folder, links, archives in the archive and
    encrypted members are failures; nothing is unpacked but into memory, a block at a time. Never raises over what is in
    the file.
    """
    try:
        with _opened(file, limits) as archive:
            yield from _captures(archive, name, limits)
    except InputError as error:
        yield failure_of(name, error)


def _opened(file: BinaryIO, limits: Limits) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(cast("IO[bytes]", Bounded(file, limits.directory)))
    except InputError:
        raise
    except Exception as error:  # zipfile lets many kinds through: struct.error, OverflowError, UnicodeDecodeError …
        raise InputError(f"its list of members cannot be read: {error}", hint=_HINT) from error


def _captures(archive: zipfile.ZipFile, name: str, limits: Limits) -> Iterator[Capture | Failure]:
    members = archive.infolist()
    if len(members) > limits.members:
        raise LimitError(f"it has {len(members)} members; {limits.members} are taken at most", hint=_HINT)
    _refuse_overlapping(members)
    account = Account(limits)
    found = False
    for member in members:
        if account.over:
            return
        if not (_WARC.fullmatch(member.filename) or _ARCHIVE.fullmatch(member.filename)):
            continue
        found = True
        place = f"{name}/{member.filename}"
        try:
            _refuse_unsafe(member, limits)
            weight = member.compress_size / max(member.file_size, 1)
            with closing(Member(archive, member)) as warc:
                yield from captures_in_stream(cast(BinaryIO, warc), place, account=account, weight=weight)
        except InputError as error:
            yield failure_of(place, error)
    if not found:
        raise InputError("it holds no WARC: a WACZ has them in its folder archive/", hint=_HINT)


def _refuse_overlapping(members: Sequence[zipfile.ZipInfo]) -> None:
    """Members that share bytes are how a small zip unpacks to petabytes."""
    ordered = sorted(members, key=lambda member: member.header_offset)
    for before, after in pairwise(ordered):
        if before.header_offset + before.compress_size > after.header_offset:
            raise LimitError("its members lie over one another, as in a decompression bomb", hint=_HINT)


def _refuse_unsafe(member: zipfile.ZipInfo, limits: Limits) -> None:
    if not _WARC.fullmatch(member.filename) or ".." in member.filename.split("/") or "\\" in member.filename:
        raise InputError("a member that is no WARC of the folder archive/ is not opened", hint=_HINT)
    if stat.S_ISLNK(member.external_attr >> 16):
        raise InputError("a member that is a link is not followed", hint=_HINT)
    if member.flag_bits & _ENCRYPTED:
        raise InputError("an encrypted member is not read", hint="make the archive without a password")
    if member.compress_type not in _METHODS:
        raise InputError("a member packed in another way than deflate is not read", hint=_HINT)
    if member.file_size > limits.free and member.file_size > limits.ratio * member.compress_size:
        raise LimitError("it unpacks to more than anything real does, as a decompression bomb does", hint=_HINT)
