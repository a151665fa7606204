"""Errors as rows: what did not go in, and why."""

from __future__ import annotations

from onrecord.errors import InputError
from onrecord.record import Failure


def failure_of(name: str, error: Exception, *, address: str | None = None) -> Failure:
    """Make the row of an error; one that was not raised on purpose keeps the name of its class."""
    if isinstance(error, InputError):
        return Failure(name, error.kind, str(error), address)
    return Failure(name, "error", f"{type(error).__name__}: {error}", address)
