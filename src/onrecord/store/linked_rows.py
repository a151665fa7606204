"""What linking keeps, written and taken away again; in the transaction that is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Select, delete, func, select

from onrecord.record.kept import ArticleRef, KeptArticle, KeptAt, Linked, TellingRef
from onrecord.record.linking import Reason
from onrecord.store import schema
from onrecord.store.batch import insert_new

Row = dict[str, Any]


def keep_linked(connection: Connection, linked: Linked, linker: str) -> KeptAt:
    """Write articles as linked with their tellings and pairs; rows are numbered as they come."""
    homes = _numbers(connection, schema.linking.c.row, len(linked.articles))
    firsts, tellings, keys = _tellings(connection, linked.articles, homes)
    insert_new(
        connection,
        schema.linking,
        [_article(each, linker, row) for each, row in zip(linked.articles, homes, strict=True)],
    )
    bands = [
        {"band": band, "linking": row}
        for each, row in zip(linked.articles, homes, strict=True)
        for band in sorted(set(each.bands))
    ]
    insert_new(connection, schema.copy_band, bands)
    insert_new(connection, schema.telling, tellings)
    insert_new(connection, schema.telling_key, keys)

    def telling(ref: TellingRef) -> int:
        return ref if isinstance(ref, int) else firsts[ref[0]] + ref[1]

    def article(ref: ArticleRef) -> int:
        return ref if isinstance(ref, int) else homes[ref[0]]

    links = [
        _pair(telling(one), telling(other))
        | {"score": link.score, "zone": link.zone, "relation": link.relation, "reasons": reasons_value(link.reasons)}
        for one, other, link in linked.links
    ]
    copies = [
        _pair(article(one), article(other))
        | {
            "kind": pair.by, "score": pair.score, "containment": pair.containment,
            "reasons": reasons_value(pair.reasons),
        }
        for one, other, pair in linked.copies
    ]  # fmt: skip
    insert_new(connection, schema.link, links)
    insert_new(connection, schema.article_copy, copies)
    return KeptAt(tuple(homes), tuple(firsts))


def _numbers(connection: Connection, column: Any, count: int) -> range:
    first = int(connection.execute(select(func.max(column))).scalar() or 0) + 1
    return range(first, first + count)


def _article(each: KeptArticle, linker: str, row: int) -> Row:
    article, reading, corrected = each.state.key
    return {
        "row": row, "article": article, "reading": reading, "corrected": corrected, "linker": linker,
        "hours": each.hours, "setting": each.setting, "sketch": each.sketch,
    }  # fmt: skip


def _tellings(
    connection: Connection, articles: Sequence[KeptArticle], homes: Sequence[int]
) -> tuple[list[int], list[Row], list[Row]]:
    """The number of each article's first telling, and the rows of all of them and of their keys."""
    numbers = iter(_numbers(connection, schema.telling.c.row, sum(len(each.tellings) for each in articles)))
    firsts, rows, keys = [], [], []
    for each, home in zip(articles, homes, strict=True):
        own = [next(numbers) for _ in each.tellings]
        firsts.append(own[0] if own else 0)
        for row, telling in zip(own, each.tellings, strict=True):
            rows.append(
                {
                    "row": row, "linking": home, "telling": telling.id, "claim": telling.claim,
                    "bucket": telling.bucket, "spans": [list(span) for span in telling.spans], "data": telling.data,
                }
            )  # fmt: skip
            keys += [{"key": key, "telling": row} for key in sorted(set(telling.keys))]
    return firsts, rows, keys


def _pair(one: int, other: int) -> Row:
    return {"one": min(one, other), "other": max(one, other)}


def reasons_value(reasons: Sequence[Reason]) -> list[list[object]]:
    """Reasons as they are stored."""
    return [list(asdict(reason).values()) for reason in reasons]


def drop_linked(connection: Connection, linkings: Select[Any]) -> None:
    """Take away what was kept of some articles, by the rows of these, with every pair that they are in."""
    own = select(schema.telling.c.row).where(schema.telling.c.linking.in_(linkings))
    for table, column in ((schema.telling_key, "telling"), (schema.link, "one"), (schema.link, "other")):
        connection.execute(delete(table).where(table.c[column].in_(own)))
    for table, column in (
        (schema.telling, "linking"),
        (schema.copy_band, "linking"),
        (schema.article_copy, "one"),
        (schema.article_copy, "other"),
        (schema.linking, "row"),
    ):
        connection.execute(delete(table).where(table.c[column].in_(linkings)))


def drop_other_linkers(connection: Connection, linker: str) -> None:
    """Take away what other versions of linking kept."""
    rows = connection.execute(select(schema.linking.c.row).where(schema.linking.c.linker != linker)).scalars().all()
    for start in range(0, len(rows), _AT_ONCE):
        some = rows[start : start + _AT_ONCE]
        drop_linked(connection, select(schema.linking.c.row).where(schema.linking.c.row.in_(some)))


_AT_ONCE = 500
