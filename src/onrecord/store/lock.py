"""One writer at a time, whoever else has the ledger open: a lock that goes with its process, however that ends."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, text

from onrecord.store.complaints import WRITTEN, complaint

_PAUSE = 0.05
"""Seconds between two tries."""

_KEY = 0x6F6E7265
"""PostgreSQL's advisory locks have numbers for names: "onre", and one for the schema that the ledger is in."""


@contextmanager
def hold_file(path: Path, patience: float) -> Iterator[None]:
    """Hold the pen of the ledger at `path`. Raises LedgerError when another keeps it for `patience` seconds."""
    lock = path.with_name(path.name + "-writer")
    descriptor = _wait(lambda: _try_file(lock), str(path), patience)
    try:
        yield
    finally:
        # Taken away while it is still locked: who waits for it sees that it is gone and makes a new one.
        if sys.platform != "win32":
            lock.unlink(missing_ok=True)
        os.close(descriptor)


@contextmanager
def hold_database(connection: Connection, name: str, patience: float) -> Iterator[None]:
    """Hold the pen of a PostgreSQL ledger for as long as `connection` lives. Raises LedgerError as `hold_file` does."""
    _wait(lambda: _try_database(connection), name, patience)
    try:
        yield
    finally:
        if not connection.invalidated:
            connection.execute(text("SELECT pg_advisory_unlock(:key, hashtext(current_schema()))"), {"key": _KEY})
            connection.commit()


def _wait(attempt: Callable[[], int | None], name: str, patience: float) -> int:
    until = time.monotonic() + patience
    while (held := attempt()) is None:
        if time.monotonic() >= until:
            raise complaint(
                name,
                WRITTEN,
                "wait until that is done, then run it again; one writes at a time",
            )
        time.sleep(_PAUSE)
    return held


def _try_file(lock: Path) -> int | None:
    try:
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise complaint(
            str(lock.with_name(lock.name.removesuffix("-writer"))),
            "it must not be written",
            "make its folder writable (ls -ld), or copy the ledger to where you may write",
            error.strerror,
        ) from error
    if _lock(descriptor) and _still_there(lock, descriptor):
        return descriptor
    os.close(descriptor)
    return None


def _still_there(lock: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(os.stat(lock), os.fstat(descriptor))
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def _try_database(connection: Connection) -> int | None:
    held = connection.execute(
        text("SELECT pg_try_advisory_lock(:key, hashtext(current_schema()))"), {"key": _KEY}
    ).scalar_one()
    connection.commit()
    return 0 if held else None
