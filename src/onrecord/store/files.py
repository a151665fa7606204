"""A ledger in a file, before it is opened as one: whether it is there, whether it is one, and a copy of it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from onrecord.store.complaints import complaint, complaints_about
from onrecord.store.engine import APPLICATION, open_file

_MAGIC = b"SQLite format 3\x00"
_APPLICATION_AT = 68
_ELSEWHERE = "name another place: --ledger PATH"


def is_begun(path: Path) -> bool:
    """Whether there is a ledger in the file; no file or an empty one is none. Raises LedgerError for anything else."""
    try:
        if path.is_dir():
            raise complaint(str(path), "it is a folder", f"name a file in it: --ledger {path / 'onrecord.db'}")
        with path.open("rb") as file:
            head = file.read(_APPLICATION_AT + 4)
    except FileNotFoundError as error:
        if not path.absolute().parent.is_dir():
            raise complaint(str(path), "its folder does not exist", f"mkdir -p {path.parent}") from error
        return False
    except OSError as error:
        raise complaint(
            str(path), "it cannot be read", "make it readable (ls -l), or " + _ELSEWHERE, error.strerror
        ) from error
    if not head:
        return False
    if not head.startswith(_MAGIC):
        raise complaint(str(path), "it is a file of another kind, not a ledger", _ELSEWHERE)
    if int.from_bytes(head[_APPLICATION_AT:], "big") != APPLICATION:
        raise complaint(str(path), "it is a database of something else, not a ledger", _ELSEWHERE)
    return True


def begin(path: Path) -> bool:
    """Make the empty file and return whether it was not there. Raises LedgerError where it cannot be made."""
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        return False
    except OSError as error:
        raise complaint(
            str(path),
            "it cannot be made there",
            "see that you may write there (ls -ld), or " + _ELSEWHERE,
            error.strerror,
        ) from error
    return True


def copy_into(path: Path, target: Path) -> None:
    """Write a whole and compact copy of a ledger's file, which must not be there yet. Raises LedgerError."""
    if target.exists():
        raise complaint(str(target), "there is a file already", "name a file that is not there yet")
    part = target.with_name(target.name + ".part")
    try:
        with complaints_about(str(target)), closing(open_file(path)) as connection:
            part.unlink(missing_ok=True)
            connection.execute("VACUUM INTO ?", (str(part),))
        settle(part, target)
    except OSError as error:
        raise complaint(
            str(target), "it cannot be written", "see that you may write there (ls -ld)", error.strerror
        ) from error
    finally:
        part.unlink(missing_ok=True)


def settle(part: Path, target: Path) -> None:
    """See that the copy is on the disk before it bears its name."""
    with part.open("r+b") as file:
        os.fsync(file.fileno())
    os.replace(part, target)


def save_beside(path: Path, revision: str) -> Path:
    """Copy a ledger beside itself, under a name that says which schema it has."""
    saved, number = path.with_name(f"{path.name}.schema-{revision}"), 1
    while saved.exists():
        number += 1
        saved = path.with_name(f"{path.name}.schema-{revision}-{number}")
    copy_into(path, saved)
    return saved


def journal_in_use(path: Path) -> str:
    """Return the journal that a ledger's file is kept with."""
    with closing(open_file(path, writing=False)) as connection:
        return str(connection.execute("PRAGMA journal_mode").fetchone()[0])


def sqlite_version() -> tuple[int, ...]:
    """Return the version of the SQLite library that Python has."""
    return sqlite3.sqlite_version_info
