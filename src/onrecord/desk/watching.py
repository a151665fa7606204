"""Watch: look at feeds, and take in what they name that is not in the ledger yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord.desk.adding import Tally, take_in
from onrecord.desk.arriving import Arrival, Fetches, failed, fetched_entry, in_one_form
from onrecord.desk.preparing import Preparation
from onrecord.errors import InputError
from onrecord.ingest.feeds import Entry, Feed, parse_feed
from onrecord.ingest.fetching import Response, StatusError
from onrecord.record import Failure
from onrecord.record.ledger import Poll, Receipt
from onrecord.store import Ledger, View

NOT_CHANGED = 304
UNREACHED = 0
"""A poll's status where no server answered."""


@dataclass(frozen=True, slots=True)
class Look:
    """One look at one feed: what was answered, and what came of it."""

    poll: Poll
    coming: tuple[Entry, ...] = ()
    feed: Feed | None = None
    failure: Failure | None = None


def look_at(feeds: tuple[str, ...], ledger: Ledger, fetcher: Fetches) -> Iterator[Look]:
    """Look at each feed once, by the conditions of the look before. Never raises over what a server does."""
    for address in map(in_one_form, feeds):
        view = ledger.view()
        yield _look(address, view, fetcher)


def watch_once(
    feeds: tuple[str, ...],
    ledger: Ledger,
    fetcher: Fetches,
    *,
    preparation: Preparation,
    watch: Callable[[Receipt], None] | None = None,
) -> Tally:
    """Look at each feed and take in what is new in it. Raises LedgerError, WeightsError.

    A look is noted only when what it brought is in: one that was broken off is made again.
    """
    total = Tally()
    for look in look_at(feeds, ledger, fetcher):
        if look.failure is not None or look.coming:
            total.add(take_in(_coming(look, fetcher), ledger, preparation=preparation, watch=watch))
        with ledger.writer() as writer:
            writer.polled(look.poll)
    return total


def _look(address: str, view: View, fetcher: Fetches) -> Look:
    before = _last_poll(view, address)
    try:
        response = fetcher.fetch(address, etag=before.etag, last_modified=before.last_modified)
        poll = _poll(address, response, before)
        if response.status == NOT_CHANGED:
            return Look(poll)
        feed = parse_feed(response.raw, address=response.address, charset=response.charset)
    except InputError as error:
        status = error.status if isinstance(error, StatusError) else UNREACHED
        return Look(Poll(address, status), failure=failed(address, error, address=address))
    broken = Failure(address, "input", f"the feed is broken: {feed.broken}", address) if feed.broken else None
    return Look(poll, tuple(entry for entry in feed.entries if _is_new(entry, view)), feed, broken)


def _last_poll(view: View, address: str) -> Poll:
    """The last look that was answered."""
    answered = [poll for poll in view.polls(address) if poll.status != UNREACHED and poll.status < 400]
    return max(answered, key=lambda poll: poll.number or 0, default=Poll(address, UNREACHED))


def _poll(address: str, response: Response, before: Poll) -> Poll:
    """What a 304 leaves out of its answer is as it was."""
    kept = before if response.status == NOT_CHANGED else Poll(address, response.status)
    return Poll(address, response.status, response.etag or kept.etag, response.last_modified or kept.last_modified)


def _is_new(entry: Entry, view: View) -> bool:
    """Whether an entry's article is not in yet, or was changed after it came in."""
    versions = list(view.versions(in_one_form(entry.address)))
    if not versions:
        return True
    return entry.updated is not None and all(entry.updated > version.learnt for version in versions)


def _coming(look: Look, fetcher: Fetches) -> Iterator[Arrival]:
    if look.failure is not None:
        yield look.failure
    if look.feed is not None:
        for entry in look.coming:
            yield from fetched_entry(entry, look.feed, fetcher)
