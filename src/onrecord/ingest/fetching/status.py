"""An answer that is no."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus

from onrecord.errors import FetchError
from onrecord.ingest.fetching.addresses import Address
from onrecord.ingest.fetching.fields import Headers, retry_after

_BROWSER = "Open it in a browser, save the page, and add that."
_NO_SUCH = "Check the address for typing errors; the page may have been moved or taken down."


class StatusError(FetchError):
    """The server answered, and said no.

    `status` is what it said, `address` who said it (after redirects), `retry_after` the seconds after which it said to
    ask again, or None.
    """

    def __init__(
        self, message: str, *, hint: str, status: int, address: Address, retry_after: float | None = None
    ) -> None:
        super().__init__(message, hint=hint)
        self.status = status
        self.address = address
        self.retry_after = retry_after

    def __reduce__(self) -> tuple[object, ...]:
        """Travel between processes whole."""
        whole = partial(
            type(self), hint=self.hint, status=self.status, address=self.address, retry_after=self.retry_after
        )
        return whole, (str(self),)


def status_error(address: Address, status: int, headers: Headers, now: float) -> StatusError:
    """Make the error for a status; `now` is in seconds since 1970."""
    wait = retry_after(headers, now)
    later = "" if wait is None else f", and asks to be left alone for {wait:,.0f} seconds"
    return StatusError(
        f"{address} answers with status {status}{_meaning(status)}{later}.",
        hint=_NO_SUCH if status in (404, 410) else _BROWSER,
        status=status,
        address=address,
        retry_after=wait,
    )


def _meaning(status: int) -> str:
    try:
        return f" ({HTTPStatus(status).phrase})"
    except ValueError:
        return ""
