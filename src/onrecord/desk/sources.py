"""Where an article or a batch comes from: a file or standard input."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import AddressError, InputError

STDIN = "-"
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def article_bytes(place: str) -> tuple[bytes, str]:
    """Take the bytes of one article and its name. Raises InputError, or AddressError for a web address."""
    if _ADDRESS.match(place):
        raise AddressError(
            f"{place} is an address, and fetching comes with the ledger",
            hint="save the page's text to a file, then: onrecord read FILE",
        )
    with _open(place) as file:
        try:
            return file.read(), "stdin" if place == STDIN else Path(place).name
        except OSError as error:
            raise _unreadable(place, error) from error


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
