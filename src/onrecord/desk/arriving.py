"""What is named on the way in: files, folders, addresses, feeds, standard input → captures and failures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Protocol

from onrecord.errors import InputError, LimitError
from onrecord.ingest.extracting import MOST_BYTES
from onrecord.ingest.feeds import Entry, Feed, parse_feed
from onrecord.ingest.fetching import Response, capture_of, parse_address
from onrecord.ingest.files import captures_at, captures_in_bytes, is_among
from onrecord.ingest.kinds import LOOKED_AT, kind_of
from onrecord.record import Capture, Failure, Notes

STDIN = "-"
MOST_FROM_STDIN = 1 << 30
"""Bytes taken from standard input: an archive of a gigabyte; a larger one is better named."""

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)

Arrival = Capture | Failure


class Fetches(Protocol):
    """Anything that fetches: a `Fetcher`, or a `PoliteFetcher`."""

    def fetch(self, address: str, *, etag: str | None = None, last_modified: str | None = None) -> Response:
        """Fetch an address. Raises InputError and what comes under it."""
        ...


def is_address(place: str) -> bool:
    """Whether what was typed is a web address rather than a file."""
    return _ADDRESS.match(place) is not None


def in_one_form(address: str) -> str:
    """A web address as captures bear it, without a fragment; what is none stays as it is."""
    try:
        return str(parse_address(address))
    except InputError:
        return address


def arrivals(
    places: Iterable[str], fetcher: Fetches, stdin: BinaryIO | None, besides: frozenset[str] = frozenset()
) -> Iterator[Arrival]:
    """Everything that the places named hold, one after the other. Never raises: what cannot be had is a failure.

    `besides`: real paths of files that are not opened, those of the ledger.
    """
    for place in places:
        if is_address(place):
            yield from fetched(place, fetcher)
        elif place == STDIN:
            yield from _from_stdin(stdin)
        elif not is_among(Path(place), besides) and (feed := _feed_at(Path(place))) is not None:
            yield from _entries(feed, place, fetcher)
        else:
            yield from captures_at(Path(place), besides)


def fetched(address: str, fetcher: Fetches, notes: Notes | None = None) -> Iterator[Arrival]:
    """What stands under an address: an article, or the articles that a feed names."""
    try:
        response = fetcher.fetch(address)
        if kind_of(response.raw[:LOOKED_AT]) == "feed":
            feed = parse_feed(response.raw, address=response.address, charset=response.charset)
            yield from _entries(feed, address, fetcher)
        else:
            yield capture_of(response, notes)
    except InputError as error:
        yield failed(address, error, address=address)


def notes_of(entry: Entry, feed: Feed) -> Notes:
    """What a feed says of an article that it names."""
    return Notes(title=entry.title, outlet=entry.outlet or feed.title, date=entry.published)


def failed(name: str, error: InputError, *, address: str | None = None) -> Failure:
    """An error as the failure that goes on record."""
    return Failure(name, error.kind, str(error), address and in_one_form(address))


def _entries(feed: Feed, place: str, fetcher: Fetches) -> Iterator[Arrival]:
    if feed.broken is not None:
        address = in_one_form(place) if is_address(place) else None
        yield Failure(place, "input", f"the feed is broken: {feed.broken}", address)
    for entry in feed.entries:
        yield from fetched_entry(entry, feed, fetcher)


def fetched_entry(entry: Entry, feed: Feed, fetcher: Fetches) -> Iterator[Arrival]:
    """The article that an entry names; what a feed names is taken for an article, never for another feed."""
    try:
        yield capture_of(fetcher.fetch(entry.address), notes_of(entry, feed))
    except InputError as error:
        yield failed(entry.address, error, address=entry.address)


def _feed_at(path: Path) -> Feed | None:
    """The feed in a file, or None where there is none."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            if kind_of(file.read(LOOKED_AT)) != "feed":
                return None
            file.seek(0)
            return parse_feed(file.read(MOST_BYTES + 1), address=None)
    except (OSError, ValueError, InputError):
        return None  # `captures_at` tells it with its reason


def _from_stdin(stdin: BinaryIO | None) -> Iterator[Arrival]:
    if stdin is None:
        yield Failure("stdin", "input", "standard input is closed")
        return
    try:
        raw = stdin.read(MOST_FROM_STDIN + 1)
        if len(raw) > MOST_FROM_STDIN:
            raise LimitError("more than a gigabyte came in on standard input", hint="save it to a file and name that")
    except OSError as error:
        yield Failure("stdin", "input", f"standard input cannot be read: {error.strerror or error}")
    except LimitError as error:
        yield failed("stdin", error)
    else:
        yield from captures_in_bytes(raw, "stdin")
