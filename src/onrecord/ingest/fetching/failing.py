"""What goes wrong on the way → this package's errors: none of the library's ever comes out."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

import httpcore2

from onrecord.errors import FetchError, LimitError, OnrecordError
from onrecord.ingest.fetching.addresses import Address
from onrecord.ingest.fetching.limits import Deadline

_LATER = "Try again later, or open it in a browser, save the page and add that."
_UNCHECKED = (
    "Look at the address in a browser first. A fetch without this check is possible and is recorded as unchecked."
)


@contextmanager
def told(address: Address, deadline: Deadline) -> Iterator[None]:
    """Turn every error of the transport into FetchError or LimitError that says where and why."""
    try:
        yield
    except httpcore2.ConnectTimeout:
        raise _late(deadline, f"{address.authority} does not answer.") from None
    except httpcore2.TimeoutException:
        raise _late(deadline, f"{address.authority} stopped answering.") from None
    except httpcore2.NetworkError as error:
        raise _unreachable(address, error) from None
    except (httpcore2.ProtocolError, httpcore2.ConnectionNotAvailable) as error:
        raise _improper(address, str(error)) from None


def _late(deadline: Deadline, message: str) -> OnrecordError:
    try:
        deadline.left()
    except LimitError as over:
        return over
    return FetchError(message, hint=_LATER)


def _unreachable(address: Address, error: Exception) -> FetchError:
    cause = error.args[0] if error.args else error
    if isinstance(cause, ssl.SSLCertVerificationError):
        message = f"The certificate of {address.authority} cannot be trusted: {cause.verify_message}."
        return FetchError(message, hint=_UNCHECKED)
    if isinstance(cause, ssl.SSLError):
        return FetchError(f"{address.authority} does not speak TLS properly: {cause.reason or cause}.", hint=_LATER)
    reason = (cause.strerror if isinstance(cause, OSError) else None) or cause
    return FetchError(f"{address.authority} could not be reached: {reason}.", hint=_LATER)


def _improper(address: Address, reason: str) -> OnrecordError:
    if "Receive buffer too long" in reason:
        return LimitError(f"{address.authority} sent headers without end.", hint=_LATER)
    if "without sending complete message body" in reason:
        return FetchError(f"What {address.authority} sent breaks off: {reason}.", hint=_LATER)
    return FetchError(f"{address.authority} does not answer in proper HTTP: {reason}.", hint=_LATER)
