"""What a database complains of, as a LedgerError that says what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from onrecord.errors import BusyError, LedgerError, SlowError

IN_USE = "another program is using it"
WRITTEN = "another program is writing to it"
SLOW = "it takes too long to find that"
_BROKEN = "restore a backup, or see what is broken: onrecord verify"

# By the beginnings of SQLite's names for its errors; the longest that fits speaks.
_SQLITE = {
    "SQLITE_FULL": ("there is no room left to write it", "free some space on its disk, then run it again"),
    "SQLITE_READONLY": (
        "it must not be written",
        "make it and its folder writable (ls -l), or copy it to where you may write",
    ),
    "SQLITE_CANTOPEN": (
        "it cannot be opened",
        "see that its folder exists and that you may write there, or name another place: --ledger PATH",
    ),
    "SQLITE_PERM": ("it must not be opened", "make it readable (ls -l), or name another place: --ledger PATH"),
    "SQLITE_AUTH": ("it must not be opened", "make it readable (ls -l), or name another place: --ledger PATH"),
    "SQLITE_NOTADB": ("it is not a ledger", "name another place: --ledger PATH"),
    "SQLITE_CORRUPT": ("it is broken", _BROKEN),
    "SQLITE_BUSY": (IN_USE, "wait until that is done, then run it again"),
    "SQLITE_LOCKED": (IN_USE, "wait until that is done, then run it again"),
    "SQLITE_INTERRUPT": (SLOW, "ask for less: a shorter period, one outlet, rarer words"),
    "SQLITE_IOERR": ("its disk does not do as it is told", "see that its disk is well and has room, then run it again"),
    "SQLITE_TOOBIG": ("an article is larger than a database takes", "leave that article out"),
}

# By SQLSTATE, or its class.
_POSTGRESQL = {
    "3D000": ("there is no such database", "make one: createdb NAME"),
    "28": ("the server does not let you in", "see the user and the password in the address"),
    "42501": ("you may not do that in this database", "ask for the right to create and write tables in it"),
    "25006": ("it must not be written", "connect to the server that is written to, not to a copy of it"),
    "53100": ("there is no room left to write it", "free some space on the server's disk, then run it again"),
    "53300": ("the server has too many connections", "wait until some are closed, then run it again"),
    "55P03": (IN_USE, "wait until that is done, then run it again"),
    "57014": (SLOW, "ask for less: a shorter period, one outlet, rarer words"),
    "57": ("the server is being stopped or has cancelled this", "see that the server runs, then run it again"),
    "XX001": ("it is broken", _BROKEN),
}

_UNCONNECTED = {
    "FATAL:  database": "3D000",
    "FATAL:  role": "28",
    "authentication failed": "28",
    "no password": "28",
    "pg_hba.conf": "28",
    "too many": "53300",
    "FATAL:  sorry": "53300",
}

_UNREACHABLE = ("the server does not answer", "see that it runs and that the address is right: pg_isready -d ADDRESS")


@contextmanager
def complaints_about(name: str) -> Iterator[None]:
    """Turn what a database raises about the ledger `name` into a LedgerError; a bug of ours stays what it is."""
    try:
        yield
    except DBAPIError as error:
        told = _tell(error.orig, isinstance(error, OperationalError | InterfaceError))
        if told is None:
            raise
        raise complaint(name, *told, error.orig) from error
    except UnicodeDecodeError as error:
        # The driver's: a broken file's own names are no text any more.
        raise complaint(name, *_SQLITE["SQLITE_CORRUPT"], error) from error
    except sqlite3.Error as error:
        told = _tell(error, False)
        if told is None:
            raise
        raise complaint(name, *told, error) from error


def complaint(name: str, what: str, hint: str, cause: object = None) -> LedgerError:
    """Put a complaint into words, with the database's own behind them.

    A BusyError where waiting helps, a SlowError where asking for less does.
    """
    words = str(cause).strip().split("\n")[0] if cause is not None else ""
    kind = {IN_USE: BusyError, WRITTEN: BusyError, SLOW: SlowError}.get(what, LedgerError)
    return kind(f"the ledger {name}: {what}{f' ({words})' if words else ''}", hint=hint)


def _tell(cause: BaseException | None, operational: bool) -> tuple[str, str] | None:
    if isinstance(cause, sqlite3.Error):
        return _tell_sqlite(cause)
    state = getattr(cause, "sqlstate", None)
    if state is None:
        return _tell_unconnected(str(cause)) if operational else None
    known = [told for code, told in _POSTGRESQL.items() if str(state).startswith(code)]
    return known[0] if known else None


def _tell_unconnected(words: str) -> tuple[str, str]:
    """A server that does not let one in says why in words alone."""
    known = [_POSTGRESQL[code] for said, code in _UNCONNECTED.items() if said in words]
    return known[0] if known else _UNREACHABLE


def _tell_sqlite(cause: sqlite3.Error) -> tuple[str, str] | None:
    name = getattr(cause, "sqlite_errorname", "")
    if not name and "decode" in str(cause):
        return _SQLITE["SQLITE_CORRUPT"]
    return next((told for code, told in _SQLITE.items() if name.startswith(code)), None)
