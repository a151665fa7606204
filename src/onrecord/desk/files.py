"""Files that are either whole or not there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import OutputError


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file for writing that takes the place of `path` only when the block has ended well.

    Raises OutputError where it cannot be written. What is no ordinary file (a pipe, a device) is written directly:
    there is nothing to take the place of.
    """
    try:
        with _special(path) if path.exists() and not path.is_file() else _beside(path) as file:
            yield file
    except BrokenPipeError:
        raise
    except OSError as error:
        hint = "name a file in a folder that exists and may be written to"
        raise OutputError(f"{path} cannot be written: {error.strerror or error}", hint=hint) from error


@contextmanager
def _special(path: Path) -> Iterator[BinaryIO]:
    with path.open("wb") as file:
        yield file


@contextmanager
def _beside(path: Path) -> Iterator[BinaryIO]:
    target = Path(os.path.realpath(path))
    draft = target.with_name(f".{target.name[:200]}.{os.getpid()}.part")
    try:
        with draft.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, target)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise
