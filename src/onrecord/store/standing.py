"""What stands in a view: the newest extraction of each capture, the newest reading of each article, as of a day.

Nothing is marked as superseded; that something newer is there is looked up, and so holds for any day.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Table, and_, exists, true

from onrecord.store import schema
from onrecord.store.clock import since_start_of, until_end_of
from onrecord.store.row_numbers import first_row, last_row


@dataclass(frozen=True, slots=True)
class Horizon:
    """How far a view sees: to what was learnt by `learnt` and printed by `published`, each from `until_end_of`."""

    learnt: str | None = None
    published: str | None = None

    def learnt_by(self, table: FromClause) -> ColumnElement[bool]:
        """Whether a row had been learnt."""
        return true() if self.learnt is None else table.c.learnt <= self.learnt

    def seen(self, table: FromClause) -> ColumnElement[bool]:
        """Whether a row had been learnt and was printed by then; what has no date was not."""
        if self.published is None:
            return self.learnt_by(table)
        return and_(self.learnt_by(table), table.c.published <= self.published)

    def standing(self, table: Table, of: str) -> ColumnElement[bool]:
        """Whether a row is the newest that had been learnt of the same capture or article."""
        return _standing(self, table, of)

    def of_seen_article(self, table: FromClause, column: str = "capture") -> ColumnElement[bool]:
        """Whether a row had been learnt and is of a capture that has an article which is seen."""
        if self.published is None:
            return self.learnt_by(table)
        article = schema.article.alias()
        return and_(self.learnt_by(table), exists().where(article.c.capture == table.c[column], self.seen(article)))

    def articles(self) -> ColumnElement[bool]:
        """Whether an article is seen and stands."""
        return and_(self.seen(schema.article), self.standing(schema.article, "capture"))

    def readings(self) -> ColumnElement[bool]:
        """Whether a reading is seen and stands."""
        return and_(self.learnt_by(schema.reading), self.standing(schema.reading, "article"))


@lru_cache(maxsize=64)
def _standing(horizon: Horizon, table: Table, of: str) -> ColumnElement[bool]:
    """Made once: it is in most queries, and naming a table's columns anew took a tenth of a page's time."""
    newer = table.alias()
    return ~exists().where(newer.c[of] == table.c[of], newer.c.learnt > table.c.learnt, horizon.learnt_by(newer))


def horizon_of(as_of: str | None, published_until: str | None) -> Horizon:
    """Make a horizon of two days or times. Raises UsageError for what is none."""
    return Horizon(
        None if as_of is None else until_end_of(as_of),
        None if published_until is None else until_end_of(published_until),
    )


def printed_between(since: str | None, until: str | None, *walked: Table) -> list[ColumnElement[bool]]:
    """Conditions on an article's day; also as bounds on the rows of tables that are walked in the order of their rows,
    so that a walk ends where the days do. Raises UsageError for what is no day."""
    published = schema.article.c.published
    conditions: list[ColumnElement[Any]] = []
    if since is not None:
        conditions += [published >= since_start_of(since), *(table.c.row >= first_row(since) for table in walked)]
    if until is not None:
        conditions += [published <= until_end_of(until), *(table.c.row <= last_row(until) for table in walked)]
    return conditions
