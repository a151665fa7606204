"""Files and folders on disk → captures."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import InputError, LimitError
from onrecord.ingest.archives import captures_in_wacz, captures_in_warc, failure_of, is_wacz
from onrecord.ingest.decoding import decode
from onrecord.ingest.extracting import MOST_BYTES
from onrecord.ingest.kinds import LOOKED_AT, kind_of
from onrecord.ingest.lines_of_json import captures_in_lines, is_line
from onrecord.record import Capture, Failure, Media

_PAGES = (".html", ".htm", ".xhtml", ".xht")
_LINES = (".jsonl", ".ndjson")
_NO_ARTICLES = {
    ".css": "a style sheet",
    ".js": "a script",
    ".mjs": "a script",
    ".json": "JSON",
    ".csv": "a table",
    ".tsv": "a table",
    ".svg": "a picture",
}
_NOT_A_PLAIN_FILE = {
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
    stat.S_IFDIR: "a folder",
    stat.S_IFLNK: "a link",
}
_SAMPLE = 64 * 1024
_HINT = "name a text, a page, a PDF, a .jsonl, a WARC or a WACZ, or a folder of them"
_FEED_HINT = "this is a feed, which names articles and is none; follow it by its address: onrecord watch ADDRESS"


def captures_at(place: Path, besides: frozenset[str] = frozenset()) -> Iterator[Capture | Failure]:
    """Give every article in a file, or in a folder and the folders below it, in the order of their names.

    In a folder, hidden files are passed over, and so are links to what lies within it (that is found in its own
    place); links that lead out of it, what is no plain file and what cannot be read are failures. Plain files are
    told by how they begin, then by their names. Memory holds one article. Never raises over what is on the disk.
    Files with the real paths `besides` are not opened: passed over in a folder, and a failure where they are named.
    """
    if os.path.isdir(place):  # False, too, for what no disk can have
        yield from _captures_in_folder(place, Path(os.path.realpath(place)), besides)
    elif is_among(place, besides):
        yield failure_of(_name(place), InputError("it is part of the ledger itself", hint=_HINT))
    else:
        yield from _captures_in_file(place, follow=True)


def captures_in_bytes(raw: bytes, name: str) -> Iterator[Capture | Failure]:
    """Give every article in bytes that came without a file, such as standard input: told by how they begin."""
    lines = is_line(raw[: raw.find(b"\n")] if b"\n" in raw else raw)
    yield from _captures_in(io.BytesIO(raw), name, ".jsonl" if lines else "", len(raw))


def is_among(path: Path, files: frozenset[str]) -> bool:
    """Whether a path leads to one of some files, given by their real paths."""
    try:
        return bool(files) and os.path.realpath(path) in files
    except (OSError, ValueError):  # what no disk can have is none of them
        return False


def _captures_in_folder(folder: Path, root: Path, besides: frozenset[str]) -> Iterator[Capture | Failure]:
    """Go through a folder with a list of what is still to come, since folders nest deeper than Python's calls may."""
    ahead = [folder]
    while ahead:
        path = ahead.pop()
        try:
            if path is folder or (path.is_dir() and not path.is_symlink()):
                ahead += reversed(_visible(path))
            elif path.is_symlink():
                _refuse_leading_out(path, root)
            elif not is_among(path, besides):
                yield from _captures_in_file(path, follow=False)
        except OSError as error:
            yield failure_of(_name(path), _unreadable(error))
        except InputError as error:
            yield failure_of(_name(path), error)


def _visible(folder: Path) -> list[Path]:
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries if not entry.name.startswith("."))
    return [folder / name for name in names]


def _refuse_leading_out(link: Path, root: Path) -> None:
    """Pass over a link within the folder. Raises InputError for any other."""
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError) as error:  # leads nowhere, or round in a circle
        raise InputError("a link that leads nowhere", hint="remove it, or name what it was to lead to") from error
    if not target.is_relative_to(root):
        raise InputError("a link that leads out of the folder is not followed", hint="name what it leads to")


def _captures_in_file(path: Path, *, follow: bool) -> Iterator[Capture | Failure]:
    try:
        with _opened(path, follow=follow) as file:
            yield from _captures_in(file, _name(path), path.suffix.lower(), os.fstat(file.fileno()).st_size)
    except OSError as error:
        yield failure_of(_name(path), _unreadable(error))
    except InputError as error:
        yield failure_of(_name(path), error)
    except ValueError as error:  # a name with a NUL in it, which no disk has
        yield failure_of(_name(path), InputError(f"it cannot be read: {error}", hint=_HINT))


def _opened(path: Path, *, follow: bool) -> BinaryIO:
    """Open a plain file. Nothing else is waited for: a pipe that nobody writes to would never open."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    if not follow:
        flags |= getattr(os, "O_NOFOLLOW", 0)
    _refuse_special(os.stat(path, follow_symlinks=follow).st_mode)
    descriptor = os.open(path, flags)
    try:
        # Asked again of what was opened: the name may have changed hands in between.
        _refuse_special(os.fstat(descriptor).st_mode)
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def _refuse_special(mode: int) -> None:
    if not stat.S_ISREG(mode):
        what = _NOT_A_PLAIN_FILE.get(stat.S_IFMT(mode), "no plain file")
        raise InputError(f"this is {what}, not a file", hint=_HINT)


def _captures_in(file: BinaryIO, name: str, suffix: str, size: int) -> Iterator[Capture | Failure]:
    """Give what is in a file that is open at its beginning and in which places can be sought."""
    beginning = file.read(LOOKED_AT)
    file.seek(0)
    kind = kind_of(beginning)
    if kind in ("warc", "gzip") and (kind == "warc" or _holds_warc(beginning)):
        yield from captures_in_warc(file, name)
    elif kind == "zip" and (suffix == ".wacz" or is_wacz(file)):
        yield from captures_in_wacz(file, name)
    elif suffix in _LINES:
        yield from captures_in_lines(file, name)
    else:
        yield _capture(file, name, suffix, size)


def _holds_warc(beginning: bytes) -> bool:
    """Whether a gzip's first bytes unpack to those of a WARC."""
    import zlib

    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(beginning, 5) == b"WARC/"
    except zlib.error:
        return False


def _capture(file: BinaryIO, name: str, suffix: str, size: int) -> Capture | Failure:
    try:
        if size > MOST_BYTES:
            raise _too_large()
        raw = file.read(MOST_BYTES + 1)
        if len(raw) > MOST_BYTES:  # it has grown meanwhile
            raise _too_large()
        return Capture(raw, _media(raw, suffix), name)
    except InputError as error:
        return failure_of(name, error)


def _media(raw: bytes, suffix: str) -> Media:
    """What kind of article a file's bytes are. Raises InputError, saying what they are instead."""
    if not raw:
        raise InputError("it is empty", hint=_HINT)
    match kind_of(raw[:LOOKED_AT]):
        case "html" | "pdf" as media:
            return media
        case "feed":
            raise InputError(_FEED_HINT, hint="onrecord watch ADDRESS")
        case "xml":
            raise InputError("this is XML, and neither a page nor a feed", hint=_HINT)
    if suffix == ".pdf":
        raise InputError("its name ends in .pdf, and it does not begin as a PDF does", hint="fetch it again")
    if suffix in _NO_ARTICLES:
        raise InputError(f"this is {_NO_ARTICLES[suffix]}, not an article", hint=_HINT)
    decode(raw[:_SAMPLE])  # raises for what is no text
    return "html" if suffix in _PAGES else "text"


def _too_large() -> LimitError:
    return LimitError(f"it has more than {MOST_BYTES // 2**20} MB", hint="split it, or take out what is no text")


def _unreadable(error: OSError) -> InputError:
    return InputError(f"it cannot be read: {error.strerror or error}", hint=_HINT)


def _name(path: Path) -> str:
    """A path as it is shown: bytes that are no UTF-8 as escapes, since no database takes half a surrogate pair."""
    return os.fsencode(path).decode("utf-8", errors="backslashreplace").replace("\0", "\\0")
