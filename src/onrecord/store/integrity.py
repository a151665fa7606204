"""Whether the database itself is whole, and its search index says what the texts say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Text, cast, select
from sqlalchemy.exc import DBAPIError

from onrecord.errors import LedgerError
from onrecord.record.ledger import Fault
from onrecord.store import schema
from onrecord.store.columns import unescape
from onrecord.store.complaints import complaints_about
from onrecord.store.engine import Database
from onrecord.store.search_index import INDEXES, check, passages_of
from onrecord.store.shelf import Shelf


def structure_faults(database: Database, shelf: Shelf) -> Iterator[Fault]:
    """Give what SQLite finds wrong with its file; a server looks after its own."""
    if shelf.dialect != "sqlite":
        return
    try:
        with shelf.reading() as connection:
            whole = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
            dangling = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    except LedgerError as error:
        yield Fault("file", str(error))
        return
    yield from (Fault("file", line) for line in whole if line != "ok")
    yield from (
        Fault(f"table {table}", f"row {row} is of no {parent} that is there") for table, row, parent, _ in dangling
    )
    for name in INDEXES:
        yield from _index_faults(database, name)


def _index_faults(database: Database, name: str) -> Iterator[Fault]:
    try:
        with complaints_about(database.place.name), database.writing.connect() as connection:
            check(connection, name)
            connection.rollback()
    except LedgerError as error:
        if "must not be written" not in str(error):
            yield Fault(f"search index {name}", "it does not fit what it indexes: forgetting anything makes it anew")
    except DBAPIError as error:
        yield Fault(f"search index {name}", str(error.orig))


def passage_faults(
    shelf: Shelf,
    articles: Sequence[tuple[int, str]],
    texts: Mapping[int, Any],
    attributions: Mapping[str, Sequence[Any]],
) -> Iterator[Fault]:
    """Hold PostgreSQL's search index against some articles and what was read in them."""
    if shelf.dialect != "postgresql":
        return
    rows = [{"row": row, "text": unescape(texts[row].text)} for row, _ in articles if row in texts]
    read = [
        {"row": each.row, "article_row": None} | {name: unescape(each._mapping[name]) for name in _TEXTS}
        for group in attributions.values()
        for each in group
    ]
    wanted = _by_owner(
        (made["article"], made["attribution"], made["part"], made["words"]) for made in passages_of(rows, read)
    )
    there = _by_owner(shelf.rows(_stored([row for row, _ in articles])))
    names = dict(articles) | {each["row"]: None for each in read}
    for owner in sorted(wanted.keys() | there.keys()):
        if wanted.get(owner) != there.get(owner):
            yield Fault(
                f"search index of {owner[0]} {owner[1]}", "it does not fit what it indexes", names.get(owner[1])
            )


_TEXTS = ("source_text", "content_text")


def _stored(articles: Sequence[int]) -> Any:
    passage = schema.passage
    words = cast(passage.c.words, Text)
    return select(passage.c.article, passage.c.attribution, passage.c.part, words).where(
        passage.c.article.in_(articles)
    )


def _by_owner(passages: Any) -> dict[tuple[str, int], Counter[tuple[str, frozenset[str]]]]:
    """Gather passages by what they are of; the order of the words in one means nothing."""
    owners: dict[tuple[str, int], Counter[tuple[str, frozenset[str]]]] = {}
    for article, attribution, part, words in passages:
        owner = ("article", article) if attribution is None else ("attribution", attribution)
        owners.setdefault(owner, Counter())[part, frozenset(words.split(" "))] += 1
    return owners
