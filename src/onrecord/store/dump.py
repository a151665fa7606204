"""The logical dump: what a ledger holds, in lines that are the same for the same material.

However it came in, in whatever order and batches, in whichever database. So it leaves out what differs by nature: when
things were learnt, fetched and tried, the headers, the row numbers, and the looks at feeds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, groupby
from typing import Any

from sqlalchemy import Column, Select, exists, select

from onrecord.store import schema, selections
from onrecord.store.batch import last_learnt
from onrecord.store.columns import canonical
from onrecord.store.standing import Horizon
from onrecord.store.view import View

_PAGE = 100
"""Rows that are read at once: of ordinary articles, less than a megabyte."""

Query = Callable[[Horizon], Select[Any]]
Key = tuple[Column[Any], ...]
Line = dict[str, Any]


def dump(view: View) -> Iterator[str]:
    """Give a JSON object a line, sorted by `table` and `id`, in ASCII, without line ends. Raises LedgerError.

    All that the view sees is in it, what has been superseded too; bytes by their digest. What is learnt while it is
    made is not.
    """
    with view.shelf.reading() as connection:
        now = last_learnt(connection)
    horizon = Horizon(min(filter(None, (view.horizon.learnt, now)), default=None), view.horizon.published)
    for name in sorted({"sighting", *_TABLES}):
        for line in _sightings(view, horizon) if name == "sighting" else _lines(view, horizon, *_TABLES[name]):
            yield canonical({"table": name, **line})


def _lines(view: View, horizon: Horizon, query: Query, key: Key, left_out: frozenset[str]) -> Iterator[Line]:
    for page in view.shelf.pages(query(horizon), *key, page=_PAGE):
        for row in page:
            yield {name: value for name, value in row._mapping.items() if name not in left_out}


def _sightings(view: View, horizon: Horizon) -> Iterator[Line]:
    """Once, however often a thing came in under one name in one way."""
    sighting = schema.sighting
    query = select(sighting).where(horizon.of_seen_article(sighting))
    pages = view.shelf.pages(query, sighting.c.capture, sighting.c.row, page=_PAGE)
    for capture, rows in groupby(chain.from_iterable(pages), key=lambda row: row.capture):
        for name, transport in sorted({(row.name, row.transport) for row in rows}):
            yield {"capture": capture, "name": name, "transport": transport}


def _raws(horizon: Horizon) -> Select[Any]:
    raw, capture = schema.raw, schema.capture
    captured = exists().where(capture.c.raw == raw.c.id, horizon.of_seen_article(capture, "id"))
    return select(raw.c.id, raw.c.size).where(horizon.learnt_by(raw), captured)


def _captures(horizon: Horizon) -> Select[Any]:
    return select(schema.capture).where(horizon.of_seen_article(schema.capture, "id"))


def _articles(horizon: Horizon) -> Select[Any]:
    article, text = schema.article, schema.article_text
    columns = [column for column in text.c if column.name != "row"]
    return select(article, *columns).join(text, text.c.row == article.c.row).where(horizon.seen(article))


def _readings(horizon: Horizon) -> Select[Any]:
    return select(schema.reading).where(horizon.seen(schema.reading))


def _attributions(horizon: Horizon) -> Select[Any]:
    return selections.attributions().where(horizon.seen(schema.attribution))


def _failures(horizon: Horizon) -> Select[Any]:
    return select(schema.failure).where(horizon.seen(schema.failure))


def _judgements(horizon: Horizon) -> Select[Any]:
    return select(schema.judgement).where(horizon.of_seen_article(schema.judgement))


def _tombstones(horizon: Horizon) -> Select[Any]:
    return select(schema.tombstone).where(horizon.learnt_by(schema.tombstone))


_OURS = frozenset({"row", "learnt", "cuts"})
_UNDATED = _OURS | {"published"}
"""Left out where an article's day is no part of the row: a capture may have been learnt before its article was."""

_TABLES: dict[str, tuple[Query, Key, frozenset[str]]] = {
    "article": (_articles, (schema.article.c.id,), _OURS),
    "attribution": (
        _attributions,
        (schema.attribution.c.id, schema.attribution.c.reading, schema.attribution.c.position),
        _OURS | {"within", "title", "outlet"},
    ),
    "capture": (_captures, (schema.capture.c.id,), _UNDATED),
    "failure": (_failures, (schema.failure.c.id,), _UNDATED),
    "judgement": (_judgements, (schema.judgement.c.id,), _UNDATED),
    "raw": (_raws, (schema.raw.c.id,), _UNDATED),
    "reading": (_readings, (schema.reading.c.id,), _OURS),
    "tombstone": (_tombstones, (schema.tombstone.c.id,), _UNDATED),
}
