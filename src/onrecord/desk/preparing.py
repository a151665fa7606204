"""From what arrives to what is kept: extracted, read, or a failure. Runs where the executor puts it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from onrecord.desk.reading import open_reader
from onrecord.errors import OnrecordError
from onrecord.ingest import extract
from onrecord.read import Reader, read_article
from onrecord.record import Capture, Failure
from onrecord.record.ledger import Entry


@dataclass(frozen=True, slots=True)
class Item:
    """Something on its way in; `known` says that the ledger has its article, read by this reader."""

    arrival: Capture | Failure
    known: bool = False


@dataclass(frozen=True, slots=True)
class Preparation:
    """How a process gets ready; it travels, the reader does not."""

    folder: Path | None = None

    def __call__(self) -> Callable[[Item], Entry]:
        """Open the reader and give the function that prepares an item with it."""
        return partial(prepare, reader=open_reader(self.folder))


def prepare(item: Item, *, reader: Reader) -> Entry:
    """Extract and read one article. Never raises: what goes wrong is the entry's failure, and the bytes are kept."""
    if isinstance(item.arrival, Failure):
        return Entry(None, failure=item.arrival)
    if item.known:
        return Entry(item.arrival)
    capture = item.arrival
    try:
        extraction = extract(capture)
        if extraction.unread is not None:
            return Entry(capture, extraction)
        return Entry(capture, extraction, read_article(extraction.article, reader))
    except OnrecordError as error:
        return Entry(capture, failure=Failure(capture.name, error.kind, str(error), capture.address))
    except Exception as error:  # noqa: BLE001 (one article must not end a run of thousands: the failure is recorded)
        reason = f"{type(error).__name__}: {error}"
        return Entry(capture, failure=Failure(capture.name, "error", reason, capture.address))
