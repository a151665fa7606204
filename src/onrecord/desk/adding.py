"""Add: whatever is named goes into the ledger, or stands there as a failure with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from onrecord.desk.arriving import Arrival, Fetches, fetched
from onrecord.desk.preparing import Item, Preparation
from onrecord.executors import run_in_order
from onrecord.ingest import extractor_of
from onrecord.ingest.files import captures_at
from onrecord.read import reader_name
from onrecord.record import Capture, Failure, Notes, digest
from onrecord.record.ledger import Receipt
from onrecord.store import Ledger, View

NAMED = 5
"""Failures that are named when a run ends; `onrecord failures` lists them all."""


@dataclass(slots=True)
class Tally:
    """How a run went: articles that were new, known already, kept unread, and what failed."""

    new: int = 0
    known: int = 0
    unread: int = 0
    failed: int = 0
    failures: list[Failure] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many things came in."""
        return self.new + self.known + self.failed

    def take(self, receipt: Receipt) -> None:
        """Count one more."""
        if receipt.failure is not None:
            self.failed += 1
            if len(self.failures) < NAMED:
                self.failures.append(receipt.failure)
            return
        extraction = receipt.entry.extraction
        self.new += receipt.new
        self.known += not receipt.new
        self.unread += extraction is not None and extraction.unread is not None

    def add(self, other: Tally) -> None:
        """Count what another run took in."""
        self.new += other.new
        self.known += other.known
        self.unread += other.unread
        self.failed += other.failed
        self.failures = [*self.failures, *other.failures][:NAMED]


def take_in(
    coming: Iterable[Arrival],
    ledger: Ledger,
    *,
    preparation: Preparation,
    jobs: int = 1,
    watch: Callable[[Receipt], None] | None = None,
) -> Tally:
    """Extract, read and keep everything that comes; what is known already is only noted as seen again.

    What was acknowledged to `watch` is kept whatever happens next. Raises LedgerError, WeightsError, WorkerError.
    """
    tally = Tally()

    def acknowledged(receipt: Receipt) -> None:
        tally.take(receipt)
        if watch is not None:
            watch(receipt)

    reader = reader_name(preparation.folder)
    items = _items(coming, ledger.view(), reader)
    with (
        ledger.writer(acknowledged=acknowledged) as writer,
        closing(run_in_order(preparation, items, jobs=jobs)) as entries,
    ):
        for entry in entries:
            writer.add(entry)
    return tally


def noted(coming: Iterable[Arrival], notes: Notes) -> Iterator[Arrival]:
    """What comes, with what somebody said of all of it where nothing was said of the one."""
    for arrival in coming:
        if isinstance(arrival, Capture):
            own = arrival.notes
            arrival = replace(
                arrival,
                notes=Notes(own.title or notes.title, own.outlet or notes.outlet, own.date or notes.date),
            )
        yield arrival


def failed_before(view: View, fetcher: Fetches, besides: frozenset[str] = frozenset()) -> Iterator[Arrival]:
    """Everything that failed and has not come in since, tried again from where it was; `besides` as in `arrivals`."""
    tried: set[str] = set()
    for failed in list(view.failures(unsettled=True)):
        failure = failed.failure
        place = failure.address or _path_in(failure.name)
        if place not in tried:
            tried.add(place)
            yield from fetched(place, fetcher) if failure.address else captures_at(Path(place), besides)


def _path_in(name: str) -> str:
    """The file that a failure's name begins with: "news.jsonl:3 (ferry)" is in news.jsonl."""
    path = name
    while ":" in path and not Path(path).exists():
        path = path.rpartition(":")[0]
    return path if Path(path).exists() else name


def _items(coming: Iterable[Arrival], view: View, reader: str) -> Iterator[Item]:
    for arrival in coming:
        yield Item(arrival, known=isinstance(arrival, Capture) and _knows(view, arrival, reader))


def _knows(view: View, capture: Capture, reader: str) -> bool:
    return view.knows(
        digest(capture.raw),
        address=capture.address,
        charset=capture.charset,
        notes=capture.notes,
        extractor=extractor_of(capture.media),
        reader=reader,
    )
