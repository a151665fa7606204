"""Files that are either whole or not there."""

from __future__ import annotations

import os
import secrets
import stat
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
    """A draft in the target's folder, under a name that no killed run can have left behind."""
    target = Path(os.path.realpath(path))
    draft = target.with_name(f".onrecord-{secrets.token_hex(8)}.part")
    with draft.open("xb") as file:
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
            if target.exists():
                os.chmod(draft, stat.S_IMODE(target.stat().st_mode))
        except BaseException:
            with suppress(OSError):
                draft.unlink()
            raise
    try:
        os.replace(draft, target)
    except OSError:
        with suppress(OSError):
            draft.unlink()
        raise
