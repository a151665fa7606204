"""Feeds (RSS, Atom) → the articles that they name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from onrecord.errors import LimitError
from onrecord.ingest.confined import Confinement, run_confined
from onrecord.ingest.extracting import MOST_BYTES

CONFINEMENT = Confinement(memory=1024 * 2**20, processor=20, clock=60.0)
"""A feed of 100 entries takes 0.1 s and one of 10,000 takes 10; but 50,000 attributes on one element, half a megabyte,
took feedparser 77 s: its time grows with their square."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one article.

    `address` is its web address, whole; `published` and `updated` are days or UTC times (ISO 8601); `outlet` is who
    published it first, where the entry names somebody else than the feed; `id` is the feed's own name for it.
    """

    address: str
    title: str | None = None
    published: str | None = None
    updated: str | None = None
    outlet: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its title, its entries in its own order, each address once, and what is wrong with it, if anything."""

    title: str | None
    entries: tuple[Entry, ...]
    broken: str | None = None


def parse_feed(raw: bytes, *, address: str | None, charset: str | None = None) -> Feed:
    """Take the entries out of a feed's bytes, in a process of its own; nothing is ever fetched.

    `address` is where the feed came from: addresses in it are completed by it. A broken feed keeps what can be had of
    it and says so in `broken`. Raises InputError for what is no feed, LimitError for more than can be taken in.
    """
    if len(raw) > MOST_BYTES:
        raise LimitError(f"the feed has more than {MOST_BYTES // 2**20} MB", hint="ask for a shorter one")
    order = {"address": address, "charset": charset}
    return _feed(run_confined("onrecord.ingest.feeds.worker", raw, order=order, confinement=CONFINEMENT))


def _feed(answer: Mapping[str, object]) -> Feed:
    entries = cast("list[dict[str, str | None]]", answer["entries"])
    return Feed(
        title=cast("str | None", answer["title"]),
        entries=tuple(Entry(**cast("dict[str, str]", entry)) for entry in entries),
        broken=cast("str | None", answer["broken"]),
    )
