"""Where an article or a batch comes from: a file, an address or standard input."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from onrecord.desk.arriving import Fetches, is_address
from onrecord.errors import InputError
from onrecord.ingest.fetching import capture_of
from onrecord.ingest.kinds import LOOKED_AT, kind_of
from onrecord.record import Capture, Media

STDIN = "-"
_PAGES = (".html", ".htm", ".xhtml", ".xht")


def article_capture(place: str, fetcher: Fetches) -> Capture:
    """Take the bytes of the one article that a file, an address or standard input holds.

    Raises InputError and what comes under it.
    """
    if is_address(place):
        return capture_of(fetcher.fetch(place))
    with _open(place) as file:
        try:
            raw, name = file.read(), "stdin" if place == STDIN else Path(place).name
        except OSError as error:
            raise _unreadable(place, error) from error
    return Capture(raw, media_of(raw, name), name)


def media_of(raw: bytes, name: str) -> Media:
    """What kind of article some bytes of that name are. Raises InputError for those that hold many."""
    kind = kind_of(raw[:LOOKED_AT])
    if kind in ("feed", "warc"):
        raise InputError(f"{name} holds many articles", hint=f"onrecord add {name}, then onrecord articles")
    if kind == "html" or kind == "pdf":
        return kind
    return "html" if name.lower().endswith(_PAGES) else "text"


@contextmanager
def open_batch(place: str) -> Iterator[tuple[BinaryIO, int | None]]:
    """Open a batch; with it comes its size in bytes, where that is known. Raises InputError."""
    with _open(place) as file:
        yield file, _size(file)


@contextmanager
def _open(place: str) -> Iterator[BinaryIO]:
    if place == STDIN:
        if sys.stdin is None:
            raise InputError("standard input is closed", hint="onrecord read FILE")
        yield sys.stdin.buffer
        return
    try:
        file = Path(place).open("rb")  # noqa: SIM115 (entered below: only a failure to open is told as one)
    except OSError as error:
        raise _unreadable(place, error) from error
    with file:
        yield file


def _size(file: BinaryIO) -> int | None:
    try:
        facts = os.fstat(file.fileno())
    except OSError:  # a stand-in without a descriptor
        return None
    return facts.st_size if stat.S_ISREG(facts.st_mode) else None


def _unreadable(place: str, error: OSError) -> InputError:
    if isinstance(error, IsADirectoryError):
        return InputError(f"{place} is a folder", hint="name one file in it")
    hint = "check the name, or - for standard input" if isinstance(error, FileNotFoundError) else "check its rights"
    return InputError(f"{place} cannot be read: {error.strerror or error}", hint=hint)
