"""The whole exception tree.

OnrecordError            anything onrecord raises on purpose; carries `hint`, the next thing to type
├── UsageError           the command was put wrongly (exit code 2)
├── InputError           the input cannot be read as an article (exit code 1)
│   ├── AddressError     a web address that is not one, or that leads where nothing is ever fetched from
│   ├── FetchError       a web address from which nothing came (its `StatusError`, in fetching: the server said no)
│   └── LimitError       the input is larger, deeper or slower than anything that is taken in
├── LedgerError          the ledger cannot be opened, is of another version, or is broken
│   ├── BusyError        another program is writing to it
│   └── SlowError        what was asked of it takes longer than anybody may wait
├── AccessError          whoever asks may not do that
├── NotFoundError        the ledger holds no such thing
├── WeightsError         the reader's weights are missing, altered or of another kind
├── WorkerError          a process that was reading died
└── OutputError          what was read cannot be written
"""

from __future__ import annotations

from functools import partial


class OnrecordError(Exception):
    """Base of every error that onrecord raises on purpose.

    `kind` is a stable name for machines; `hint` says what to type next.
    """

    kind = "error"

    def __init__(self, message: str, *, hint: str) -> None:
        super().__init__(message)
        self.hint = hint

    def __reduce__(self) -> tuple[object, ...]:
        """Travel between processes with the hint, which the base class would lose."""
        return partial(type(self), hint=self.hint), (str(self),)


class UsageError(OnrecordError):
    """The command was put wrongly."""

    kind = "usage"


class InputError(OnrecordError):
    """The input cannot be read as an article."""

    kind = "input"


class AddressError(InputError):
    """A web address that is not one, or that leads where nothing is ever fetched from."""

    kind = "address"


class FetchError(InputError):
    """A web address from which nothing came."""

    kind = "fetch"


class LimitError(InputError):
    """The input is larger, deeper or slower than anything that is taken in."""

    kind = "limit"


class LedgerError(OnrecordError):
    """The ledger cannot be opened, is of another version, or is broken."""

    kind = "ledger"


class BusyError(LedgerError):
    """Another program is writing to the ledger: what was to be written is not."""

    kind = "busy"


class SlowError(LedgerError):
    """What was asked of the ledger takes longer to find than whoever serves it allows."""

    kind = "slow"


class AccessError(OnrecordError):
    """Whoever asks may not do that, or did not say who asks."""

    kind = "access"


class NotFoundError(OnrecordError):
    """The ledger holds no such thing."""

    kind = "not_found"


class WeightsError(OnrecordError):
    """The reader's weights are missing, altered or of another kind."""

    kind = "weights"


class WorkerError(OnrecordError):
    """A process that was reading died."""

    kind = "worker"


class OutputError(OnrecordError):
    """What was read cannot be written."""

    kind = "output"
