"""WARC → captures: record by record, and on past what is damaged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from onrecord.errors import InputError, LimitError
from onrecord.ingest.archives.answers import address_of, capture_of
from onrecord.ingest.archives.failures import failure_of
from onrecord.ingest.archives.limits import USUAL, Account, Counted, Limits
from onrecord.ingest.archives.records import Record, read_block, read_headers, version_line
from onrecord.ingest.archives.unpacking import Unpacked
from onrecord.record import Capture, Failure

_LONGEST_NAMED = 200
_HINT = "copy or fetch the archive again"


def captures_in_warc(file: BinaryIO, name: str, *, limits: Limits = USUAL) -> Iterator[Capture | Failure]:
    """Give the articles of a WARC, gzipped or not, in its order.

    One is named "crawl.warc.gz:12 (https://…)" by the place of its record. Requests, revisits, metadata, pictures,
    scripts, redirects and errors of servers are passed over. What is damaged, too large or packed in a way that is not
    unpacked is a failure, and reading goes on with the next record that can be found. Never raises over what is in the
    file; memory holds one record.
    """
    yield from captures_in_stream(file, name, account=Account(limits))


def captures_in_stream(
    file: BinaryIO, name: str, *, account: Account, weight: float = 1.0
) -> Iterator[Capture | Failure]:
    """Do so for a file whose bytes are entered, at some weight, in an account that others share."""
    try:
        stream = Unpacked(Counted(file, account, weight=weight), account)
        yield from Walk(stream, name, account).captures()
    except OSError as error:
        yield failure_of(name, InputError(f"it cannot be read on: {error.strerror or error}", hint=_HINT))


@dataclass(slots=True)
class Walk:
    """The way through one WARC. `number` counts records, and stretches that are none, from 1."""

    stream: Unpacked
    name: str
    account: Account
    number: int = 0
    searching: bool = False
    address: str | None = None

    def captures(self) -> Iterator[Capture | Failure]:
        """Give what is found, up to the archive's end or to where no more may be asked of it."""
        while not self.account.over:
            self.number += 1
            if self.number > self.account.limits.records:
                error = LimitError(f"it has more than {self.account.limits.records} records", hint="split it")
                yield failure_of(self.name, error)
                return
            try:
                record = self._next_record()
                if record is None:
                    return
                capture = self._capture(record)
            except OSError:
                raise
            except Exception as error:  # noqa: BLE001 (one record must not end a run: whatever it is, it is recorded)
                yield failure_of(self._place(), error, address=self.address)
                self.stream.recover()
            else:
                if capture is not None:
                    yield capture

    def _next_record(self) -> Record | None:
        """Read the next record; None at the end. Until one is read whole, the way on is searched for."""
        searching, self.searching, self.address = self.searching, True, None
        version = version_line(self.stream, searching=searching)
        if not version:
            if self.number == 1:
                raise InputError("it is empty", hint=_HINT)
            return None
        headers = read_headers(self.stream, version, limits=self.account.limits)
        self.address = address_of(headers)
        record = read_block(self.stream, headers, limits=self.account.limits)
        self.searching = False
        return record

    def _capture(self, record: Record) -> Capture | None:
        capture = capture_of(record, name=self._place(), limits=self.account.limits)
        if capture is not None:
            self.account.give(len(capture.raw))
        return capture

    def _place(self) -> str:
        place = f"{self.name}:{self.number}"
        return f"{place} ({self.address[:_LONGEST_NAMED]})" if self.address else place
