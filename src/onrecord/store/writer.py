"""The pen: the one way to write to a ledger. What it has acknowledged is kept, come what may.

Entries wait until there are enough of them, or have been for long enough, and go in together: what costs time is the
disk saying that it has them, and that costs the same for one and for sixty.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import ColumnElement, Connection, and_, exists, select

from onrecord.errors import LedgerError
from onrecord.record.kept import KeptAt, Linked
from onrecord.record.ledger import Entry, Judgement, Poll, Receipt, Tombstone
from onrecord.record.tokens import Token
from onrecord.store import schema
from onrecord.store.batch import Stamp, insert_new, keep, keep_polls, last_learnt
from onrecord.store.clock import Clock
from onrecord.store.complaints import complaints_about
from onrecord.store.entries import Prepared, Row, prepare
from onrecord.store.finding import not_found
from onrecord.store.forgetting import bury, find_buried, sweep
from onrecord.store.identities import IDENTITIES
from onrecord.store.linked_rows import drop_other_linkers, keep_linked
from onrecord.store.search_index import look_over
from onrecord.store.tokens import keep_token, mark_revoked, mark_used

ENTRIES = 64
"""Entries that are committed together at most."""

SECONDS = 0.5
"""Longest that an entry waits for others, as seen when the next one comes."""

_MUCH = 500
"""Entries after which PostgreSQL's idea of how many there are is of no use; by itself it mends it within minutes."""

BYTES = 32 * 1024 * 1024
"""Bytes that wait at most: sixty articles of the largest size that is taken in would be gigabytes."""


class Writer:
    """Made by `Ledger.writer()`. Append only, but for `forget`. Every method raises LedgerError.

    `is_stuck`: whether what waits could not be committed when that was last tried.
    """

    def __init__(
        self, connection: Connection, name: str, clock: Clock, *, acknowledged: Callable[[Receipt], None] | None = None
    ) -> None:
        self._connection = connection
        self._name = name
        self._acknowledged = acknowledged
        self._waiting: list[Prepared] = []
        self._polls: list[Poll] = []
        self._bytes = 0
        self._since = 0.0
        self.is_stuck = False
        self._written = 0
        with complaints_about(name), connection.begin():
            self._stamp = Stamp(last_learnt(connection), clock)

    def add(self, entry: Entry) -> None:
        """Take an entry; it is kept once it is acknowledged. One whose bytes were forgotten becomes a failure."""
        prepared = prepare(entry)
        if not self._waiting:
            self._since = time.monotonic()
        self._waiting.append(prepared)
        self._bytes += prepared.size
        if len(self._waiting) >= ENTRIES or self._bytes >= BYTES or time.monotonic() - self._since >= SECONDS:
            self.flush()

    def polled(self, poll: Poll) -> None:
        """Take a look at a feed. It goes in with the entries before it or after, never ahead of them."""
        self._polls.append(poll)

    def flush(self) -> None:
        """Commit what waits and acknowledge it. What could not be committed goes on waiting."""
        if not self._waiting and not self._polls:
            return
        self.is_stuck = True
        with complaints_about(self._name), self._connection.begin():
            receipts = keep(self._connection, self._waiting, self._stamp)
            keep_polls(self._connection, self._polls, self._stamp)
        self._written += len(self._waiting)
        self._waiting, self._polls, self._bytes = [], [], 0
        self.is_stuck = False
        if self._acknowledged is not None:
            for receipt in receipts:
                self._acknowledged(receipt)

    def finish(self) -> None:
        """Commit what waits; after much of it, have a server look at its tables, or it would plan for empty ones."""
        self.flush()
        if self._written >= _MUCH:
            with complaints_about(self._name), self._connection.begin():
                look_over(self._connection)

    def judge(self, judgement: Judgement) -> Judgement:
        """Append a judgement and return it with its id. Raises NotFoundError for what it is about or supersedes."""
        self.flush()
        row: Row = {
            "capture": judgement.capture,
            "spans": [list(span) for span in judgement.spans],
            "verb": judgement.verb,
            "value": judgement.value,
            "who": judgement.who,
            "why": judgement.why,
            "supersedes": judgement.supersedes,
        }
        row["id"] = IDENTITIES["judgement"](row)
        with complaints_about(self._name), self._connection.begin():
            self._need("capture", schema.capture.c.id == judgement.capture, judgement.capture)
            if judgement.supersedes is not None:
                about = schema.judgement.c.capture == judgement.capture
                known = schema.judgement.c.id == judgement.supersedes
                self._need("judgement about that capture", and_(known, about), judgement.supersedes)
            row |= {"learnt": self._stamp(), "published": self._published(judgement.capture)}
            insert_new(self._connection, schema.judgement, [row])
            kept = self._connection.execute(
                select(schema.judgement.c.learnt, schema.judgement.c.published).where(
                    schema.judgement.c.id == row["id"]
                )
            ).one()
        return replace(judgement, id=row["id"], learnt=kept.learnt, published=kept.published)

    def keep_linked(self, linked: Linked, linker: str) -> KeptAt:
        """Keep what linking some articles came to: all of it, or nothing."""
        self.flush()
        with complaints_about(self._name), self._connection.begin():
            return keep_linked(self._connection, linked, linker)

    def drop_other_linkers(self, linker: str) -> None:
        """Take away what other versions of linking kept."""
        self.flush()
        with complaints_about(self._name), self._connection.begin():
            drop_other_linkers(self._connection, linker)

    def make_token(self, token: Token) -> None:
        """Let somebody in with a token."""
        with complaints_about(self._name), self._connection.begin():
            keep_token(self._connection, token)

    def revoke_token(self, id: str, moment: str) -> None:
        """Let nobody in with a token any more."""
        with complaints_about(self._name), self._connection.begin():
            mark_revoked(self._connection, id, moment)

    def token_used(self, id: str, day: str) -> None:
        """Keep the day on which a token was last shown."""
        with complaints_about(self._name), self._connection.begin():
            mark_used(self._connection, id, day)

    def _need(self, kind: str, condition: ColumnElement[bool], id: str) -> None:
        if not self._connection.execute(select(exists().where(condition))).scalar():
            raise not_found(kind, id)

    def _published(self, capture: str) -> str | None:
        article = schema.article
        newest = select(article.c.published).where(article.c.capture == capture).order_by(article.c.learnt.desc())
        return self._connection.execute(newest.limit(1)).scalar()

    def forget(self, id: str, *, who: str, why: str) -> Tombstone:
        """Erase a capture or an article, by its id, and every other of the same bytes; return what stands instead.

        When it returns, no file of the ledger holds any of it. (Of a PostgreSQL server: no table; its own log and its
        backups are its keeper's.) Raises NotFoundError.
        """
        self.flush()
        with complaints_about(self._name):
            with self._connection.begin():
                buried = bury(self._connection, find_buried(self._connection, id), who=who, why=why)
                row = buried | {"learnt": self._stamp(), "published": None}
                insert_new(self._connection, schema.tombstone, [row])
            sweep(self._connection)
        return _tombstone(row)

    def lay(self, tombstone: Tombstone) -> None:
        """Forget what another ledger has forgotten, under its tombstone. Nothing happens where it lies already."""
        self.flush()
        with complaints_about(self._name), self._connection.begin():
            known = select(schema.tombstone.c.id).where(schema.tombstone.c.id == tombstone.id)
            if self._connection.execute(known).scalar() is not None:
                return
            bury(self._connection, tombstone.raw, who=tombstone.who, why=tombstone.why)
            insert_new(
                self._connection, schema.tombstone, [_row(tombstone) | {"learnt": self._stamp(), "published": None}]
            )

    def sweep(self) -> None:
        """Leave nothing in any file of what has been erased."""
        with complaints_about(self._name):
            sweep(self._connection)


def _tombstone(row: Row) -> Tombstone:
    return Tombstone(
        id=row["id"],
        raw=row["raw"],
        captures=tuple(row["captures"]),
        articles=tuple(row["articles"]),
        texts=tuple(row["texts"]),
        who=row["who"],
        why=row["why"],
        learnt=row["learnt"],
    )


def _row(tombstone: Tombstone) -> Row:
    row: Row = {
        "raw": tombstone.raw,
        "captures": list(tombstone.captures),
        "articles": list(tombstone.articles),
        "texts": list(tombstone.texts),
        "who": tombstone.who,
        "why": tombstone.why,
    }
    if IDENTITIES["tombstone"](row) != tombstone.id:
        raise LedgerError(f"{tombstone.id} is not what its id says", hint="take tombstones from a ledger that verifies")
    return row | {"id": tombstone.id}
