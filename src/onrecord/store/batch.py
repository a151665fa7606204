"""A batch of entries, written in the one transaction that is open. Whatever is there already stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Connection, Insert, Table, func, insert, or_, select, tuple_
from sqlalchemy.dialects import postgresql, sqlite

from onrecord.record import Failure
from onrecord.record.ledger import Entry, Poll, Receipt
from onrecord.store import schema
from onrecord.store.clock import later_than
from onrecord.store.entries import Prepared, Row, compress, failure_row
from onrecord.store.identities import IDENTITIES
from onrecord.store.row_numbers import row_number
from onrecord.store.search_index import passages_of

_COUNTED = (
    schema.raw,
    schema.capture,
    schema.sighting,
    schema.reading,
    schema.attempt,
    schema.judgement,
    schema.tombstone,
    schema.poll,
)
"""The tables whose last row is their newest. (A failure comes with an attempt, an attribution with a reading.)"""


_ANSWERED, _REFUSED = 200, 400
"""Statuses between which a feed's server had an answer."""


def insert_new(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows, leaving out those whose id or place is taken."""
    if rows:
        connection.execute(_insert_or_leave(table, connection.dialect.name), rows)


def _insert_or_leave(table: Table, dialect: str) -> Insert:
    if dialect == "sqlite":
        return sqlite.insert(table).on_conflict_do_nothing()
    return postgresql.insert(table).on_conflict_do_nothing()


def last_learnt(connection: Connection) -> str | None:
    """Return when the ledger last learnt something."""
    newest = [
        connection.execute(select(table.c.learnt).order_by(table.c.row.desc()).limit(1)).scalar() for table in _COUNTED
    ]
    newest.append(connection.execute(select(func.max(schema.article.c.learnt))).scalar())
    return max((moment for moment in newest if moment is not None), default=None)


class Stamp:
    """Gives every entry the moment at which it was learnt, each later than the one before."""

    def __init__(self, last: str | None, clock: Callable[[], datetime]) -> None:
        self._last = last
        self._clock = clock

    def __call__(self) -> str:
        """Return the next moment."""
        self._last = later_than(self._last, self._clock())
        return self._last


def keep(connection: Connection, batch: Sequence[Prepared], stamp: Stamp) -> list[Receipt]:
    """Write entries in the order in which they came and say what became of each."""
    forgotten = _known(connection, schema.tombstone.c.raw, (one.raw["id"] for one in batch if one.raw))
    accepted = [_refuse_forgotten(one, forgotten) for one in batch]
    known = {
        table.name: _known(connection, table.c.id, _ids(accepted, table.name))
        for table in (schema.raw, schema.capture, schema.article, schema.reading)
    }
    stamped = [(one, {"learnt": stamp(), "published": one.published}) for one in accepted]
    _write_captures(connection, stamped, known["raw"])
    _write_articles(connection, stamped, known)
    _write_failures(connection, stamped)
    return [_receipt(one, known) for one in accepted]


def _refuse_forgotten(one: Prepared, forgotten: set[str]) -> Prepared:
    if one.raw is None or one.raw["id"] not in forgotten:
        return one
    assert one.entry.capture is not None
    failure = Failure(
        name=one.entry.capture.name,
        kind="forgotten",
        reason=f"its bytes (SHA-256 {one.raw['id'][:12]}…) were forgotten and are not taken in again",
        address=one.entry.capture.address,
    )
    return Prepared(Entry(one.entry.capture, failure=failure), failure=failure_row(failure))


def _ids(batch: Iterable[Prepared], table: str) -> list[str]:
    rows: list[Row | None] = [getattr(one, table) for one in batch]
    return [row["id"] for row in rows if row is not None]


def _known(connection: Connection, column: Column[Any], ids: Iterable[str]) -> set[str]:
    """Return which of some ids stand in a column."""
    wanted = list(ids)
    return set(connection.execute(select(column).where(column.in_(wanted))).scalars()) if wanted else set()


Stamped = tuple[Prepared, Row]


def _write_captures(connection: Connection, batch: Sequence[Stamped], known: set[str]) -> None:
    new: dict[str, Row] = {}
    for one, stamp in batch:
        if one.raw and one.entry.capture and one.raw["id"] not in known:
            new.setdefault(
                one.raw["id"], one.raw | stamp | {"data": compress(one.entry.capture.raw), "published": None}
            )
    insert_new(connection, schema.raw, list(new.values()))
    insert_new(connection, schema.capture, [one.capture | stamp for one, stamp in batch if one.capture])
    insert_new(connection, schema.sighting, [one.sighting | stamp for one, stamp in batch if one.sighting])


def _write_articles(connection: Connection, batch: Sequence[Stamped], known: dict[str, set[str]]) -> None:
    articles: dict[str, tuple[Prepared, Row]] = {}
    readings: dict[str, tuple[Prepared, Row]] = {}
    for one, stamp in batch:
        if one.article and one.article["id"] not in known["article"]:
            articles.setdefault(one.article["id"], (one, one.article | stamp))
        if one.reading and one.reading["id"] not in known["reading"]:
            readings.setdefault(one.reading["id"], (one, stamp))
    _number(connection, schema.article, [[row] for _, row in articles.values()])
    attributions = [[each | stamp for each in reversed(one.attributions)] for one, stamp in readings.values()]
    _number(connection, schema.attribution, [run for run in attributions if run])
    texts = [(one.article_text or {}) | {"row": row["row"]} for one, row in articles.values()]
    # By row, so that each tree is written from left to right, and the search index in its own order.
    insert_new(connection, schema.article, _by_row([row for _, row in articles.values()]))
    insert_new(connection, schema.article_text, _by_row(texts))
    insert_new(connection, schema.reading, [(one.reading or {}) | stamp for one, stamp in readings.values()])
    insert_new(connection, schema.attribution, _by_row([row for run in attributions for row in run]))
    if connection.dialect.name == "postgresql":
        _write_passages(connection, texts, [row for run in attributions for row in run])


def _by_row(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: int(row["row"]))


def _number(connection: Connection, table: Table, runs: Sequence[list[Row]]) -> None:
    """Number runs of rows, each from where the id of its first thing puts it, or the next place that is free."""
    column = table.c.row
    firsts = [row_number(str(run[0].get("reading", run[0]["id"])), run[0]["published"]) for run in runs]
    wanted = [number for first, run in zip(firsts, runs, strict=True) for number in range(first, first + len(run))]
    taken = set(connection.execute(select(column).where(column.in_(wanted))).scalars()) if wanted else set()
    for first, run in zip(firsts, runs, strict=True):
        while clash := taken.intersection(range(first, first + len(run))):
            first = max(clash) + 1
            beyond = column.between(first, first + len(run) - 1)
            taken.update(connection.execute(select(column).where(beyond)).scalars())
        for number, row in enumerate(run, start=first):
            row["row"] = number
        taken.update(range(first, first + len(run)))


def _write_passages(connection: Connection, texts: Sequence[Row], attributions: Sequence[Row]) -> None:
    reading, article = schema.reading, schema.article
    of_reading = select(reading.c.id, article.c.row).join(article, article.c.id == reading.c.article)
    wanted = {each["reading"] for each in attributions}
    rows = dict(connection.execute(of_reading.where(reading.c.id.in_(wanted))).all()) if wanted else {}
    passages = passages_of(texts, [each | {"article_row": rows[each["reading"]]} for each in attributions])
    if passages:
        connection.execute(insert(schema.passage), passages)


def _write_failures(connection: Connection, batch: Sequence[Stamped]) -> None:
    """Record what failed, and that what had failed went in after all."""
    failed = [one.failure | stamp | {"published": None} for one, stamp in batch if one.failure]
    insert_new(connection, schema.failure, failed)
    numbers = {id: number for id, (number, _, _) in _attempts(connection, {row["id"] for row in failed}).items()}
    attempts: list[Row] = []
    for row in failed:
        numbers[row["id"]] = numbers.get(row["id"], 0) + 1
        attempts.append(_attempt(row["id"], numbers[row["id"]], row["learnt"], settled=False))
    insert_new(connection, schema.attempt, attempts)
    _settle(connection, {place: stamp for one, stamp in batch if one.failure is None for place in _places(one)})


def _places(one: Prepared) -> list[str]:
    """Where a capture came from, and what it is called: a fetch that failed has only the address that was asked for."""
    capture = one.entry.capture
    return [] if capture is None else [place for place in (capture.address, capture.name) if place is not None]


def _settle(connection: Connection, came_in: dict[str, Row]) -> None:
    """Note of every failure at some places that something came in; one without an address goes by its name."""
    failure = schema.failure
    there = or_(failure.c.address.in_(came_in), failure.c.address.is_(None) & failure.c.name.in_(came_in))
    query = select(failure.c.id, func.coalesce(failure.c.address, failure.c.name)).where(there)
    places = dict(connection.execute(query.order_by(failure.c.id)).all()) if came_in else {}
    last = _attempts(connection, set(places))
    insert_new(
        connection,
        schema.attempt,
        [
            _attempt(id, last[id][0] + 1, came_in[place]["learnt"], settled=True)
            for id, place in places.items()
            if not last[id][1] and last[id][2] <= came_in[place]["learnt"]
        ],
    )


def _attempt(failure: str, number: int, learnt: str, *, settled: bool) -> Row:
    row: Row = {"failure": failure, "number": number, "settled": settled, "learnt": learnt, "published": None}
    return row | {"id": IDENTITIES["attempt"](row)}


def _attempts(connection: Connection, failures: set[str]) -> dict[str, tuple[int, bool, str]]:
    """Return of each failure's last attempt the number, whether that settled it, and when it was."""
    attempt = schema.attempt
    last = select(attempt.c.failure, func.max(attempt.c.number)).where(attempt.c.failure.in_(failures))
    query = select(attempt.c.failure, attempt.c.number, attempt.c.settled, attempt.c.learnt).where(
        tuple_(attempt.c.failure, attempt.c.number).in_(last.group_by(attempt.c.failure))
    )
    return (
        {id: (number, settled, learnt) for id, number, settled, learnt in connection.execute(query)} if failures else {}
    )


def _receipt(one: Prepared, known: dict[str, set[str]]) -> Receipt:
    rows = {table: getattr(one, table) for table in ("capture", "article", "reading")}
    ids = {table: None if row is None else row["id"] for table, row in rows.items()}
    new = any(id is not None and id not in known[table] for table, id in ids.items())
    for table, id in ids.items():
        if id is not None:
            known[table].add(id)
    return Receipt(one.entry, ids["capture"], ids["article"], ids["reading"], one.entry.failure, new)


def keep_polls(connection: Connection, polls: Sequence[Poll], stamp: Stamp) -> None:
    """Write looks at feeds, each under the next number of its address."""
    poll = schema.poll
    for each in polls:
        last = connection.execute(select(func.max(poll.c.number)).where(poll.c.address == each.address)).scalar()
        row: Row = {
            "address": each.address,
            "number": (last or 0) + 1,
            "status": each.status,
            "etag": each.etag,
            "last_modified": each.last_modified,
        }
        moment: Row = {"learnt": stamp(), "published": None}
        insert_new(connection, poll, [row | moment | {"id": IDENTITIES["poll"](row)}])
        if _ANSWERED <= each.status < _REFUSED:
            _settle(connection, {each.address: moment})
