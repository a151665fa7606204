"""A ledger: opened, looked at through views, written to with its one pen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlalchemy import Connection

from onrecord.record.ledger import Receipt
from onrecord.record.tokens import Token
from onrecord.store import clock as clocks
from onrecord.store.complaints import complaint, complaints_about
from onrecord.store.engine import Database, connect, connect_bare, journal_mode_for, parse_place, settle_journal
from onrecord.store.files import journal_in_use, sqlite_version
from onrecord.store.forgetting import is_unswept, sweep
from onrecord.store.lock import hold_database, hold_file
from onrecord.store.memory import Memory
from onrecord.store.opening import make_ready
from onrecord.store.revisions import MIGRATIONS
from onrecord.store.shelf import Shelf
from onrecord.store.slow import hold_queries_to
from onrecord.store.standing import horizon_of
from onrecord.store.tokens import every_token, token_of
from onrecord.store.turns import turns_for
from onrecord.store.view import View
from onrecord.store.writer import Writer

_PATIENCE = 5.0
"""Seconds that a second writer waits for the first: a short `add` ends in that time, a long one does not."""


class Ledger:
    """Made by `open_ledger`. `notices` are lines for the user: that it was migrated, where its backup is."""

    def __init__(self, database: Database, clock: clocks.Clock, notices: tuple[str, ...] = ()) -> None:
        self.database = database
        self.notices = notices
        self._clock = clock
        self._memory = Memory(database)
        self._turns = turns_for(database.place.path, journal_mode_for(sqlite_version()))

    @property
    def name(self) -> str:
        """Where it is, as it may be shown."""
        return self.database.place.name

    @property
    def files(self) -> frozenset[str]:
        """The real paths of the files it is kept in; none for a database on a server. Nobody else may open them."""
        return self.database.place.files

    def view(self, as_of: str | None = None, published_until: str | None = None) -> View:
        """Look at what the ledger held on a day, of what was printed by a day (ISO 8601 days or UTC times).

        `as_of` hides what was learnt later, and so shows what stood then; `published_until` hides what was printed
        later or does not say when. Raises UsageError for a day that is none.
        """
        return View(self._shelf(), horizon_of(as_of, published_until), self._memory)

    def _shelf(self) -> Shelf:
        return Shelf(self.database.reading, self.name, self._turns)

    def tokens(self) -> list[Token]:
        """Return all tokens, revoked ones too, in the order in which they were made. Raises LedgerError."""
        return every_token(self._shelf())

    def token(self, digest: str) -> Token | None:
        """Return the token whose words have this digest, revoked and expired ones too. Raises LedgerError."""
        return token_of(self._shelf(), digest)

    def hold_queries_to(self, seconds: float) -> None:
        """Break off whatever takes longer to find from now on: that raises SlowError."""
        hold_queries_to(self.database.reading, seconds)

    @contextmanager
    def bare_shelf(self) -> Iterator[Shelf]:
        """Open a way to read rows that are broken, too."""
        engine = connect_bare(self.database.place)
        try:
            yield Shelf(engine, self.name, self._turns)
        finally:
            engine.dispose()

    @contextmanager
    def writer(
        self, *, acknowledged: Callable[[Receipt], None] | None = None, patience: float = _PATIENCE
    ) -> Iterator[Writer]:
        """Hold the pen; what waits is written at the end. Each entry's receipt goes to `acknowledged` once it is kept.

        Raises LedgerError where the ledger must not be written, or another writer keeps the pen for `patience` seconds.
        """
        with ExitStack() as held:
            writer = Writer(self._pen(held, patience), self.name, self._clock, acknowledged=acknowledged)
            try:
                yield writer
            except BaseException:
                # What could not be written would fail once more, and hide what was wrong.
                if not writer.is_stuck:
                    writer.flush()
                raise
            writer.finish()

    def _pen(self, held: ExitStack, patience: float) -> Connection:
        path = self.database.place.path
        if path is not None:
            held.enter_context(hold_file(path, patience))
        with complaints_about(self.name):
            if path is not None:
                self._see_to_the_journal(path)
            connection = held.enter_context(self.database.writing.connect())
            if path is None:
                held.enter_context(hold_database(connection, self.name, patience))
            if is_unswept(connection):
                sweep(connection)
        return connection

    def _see_to_the_journal(self, path: Path) -> None:
        self._memory.close()
        wanted = journal_mode_for(sqlite_version())
        if wanted != "wal" and journal_in_use(path) == "wal" and settle_journal(self.database, path, wanted) == "wal":
            raise complaint(
                self.name,
                "another program has it open with a write-ahead log, which this version of SQLite must not write to",
                "close the other program, then run it again; or use a Python with SQLite 3.51.3 or newer",
            )

    def close(self) -> None:
        """Let go of it."""
        self._memory.close()
        self.database.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_ledger(
    place: str, *, create: bool = True, clock: clocks.Clock = clocks.now, migrations: Path = MIGRATIONS
) -> Ledger:
    """Open a ledger: a file's path, or the address of a PostgreSQL database; make it where there is none.

    A ledger of an older release is backed up beside itself, then migrated, and says so in `notices`. Raises LedgerError
    for what is no ledger, is of a newer release, or cannot be opened; nothing half-made is left behind.
    """
    database = connect(parse_place(place))
    try:
        with complaints_about(database.place.name):
            notices = make_ready(database, create, migrations)
    except BaseException:
        database.close()
        raise
    return Ledger(database, clock, notices)
