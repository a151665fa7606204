"""What was read in a browser and is not kept: held for a while, so that keeping it need not send or read it again.

The bytes stay here: a form that carried them could carry others under the same address.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from threading import Lock

from onrecord.errors import NotFoundError
from onrecord.record.ledger import Entry

MOST = 16
MOST_BYTES = 64 * 1024 * 1024


class Held:
    """The last few entries that were read, each under a name that nobody can guess."""

    def __init__(self) -> None:
        self._entries: OrderedDict[str, Entry] = OrderedDict()
        self._lock = Lock()

    def hold(self, entry: Entry) -> str:
        """Hold an entry; the oldest go when there are too many, or too many bytes."""
        name = secrets.token_urlsafe(24)
        with self._lock:
            self._entries[name] = entry
            while len(self._entries) > MOST or self._size() > MOST_BYTES:
                self._entries.popitem(last=False)
        return name

    def find(self, name: str) -> Entry:
        """An entry that is held. Raises NotFoundError."""
        with self._lock:
            if name not in self._entries:
                raise NotFoundError("what was read is no longer held", hint="read it again, then keep it")
            return self._entries[name]

    def _size(self) -> int:
        return sum(len(entry.capture.raw) for entry in self._entries.values() if entry.capture is not None)
