"""What a page goes through when it is asked for everything: the newest articles, so many that it answers at once.

Linking and naming look at all they are given; over a large ledger a list would take minutes. A page says how far back
it looks, and a period of one's own may be asked for.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.desk.query import Query
from onrecord.store import View

MOST = 300
"""Articles that are gone through. Naming the sources of so many of PolNeAR, with 31 attributions each, takes 2.5 s of a
core, of short ones a fifth of that; it is kept until something is written."""


CREDITED = 1_000
"""Attributions to a source, of all outlets, that are gone through for those of one outlet, or all of one day where that
has more. For an outlet that never credits it, all of 1,000,000 attributions took 1,300 ms."""


@dataclass(frozen=True, slots=True)
class Window:
    """A query held to the newest of what it finds, or to how far back was looked for what one outlet credits a source
    with (then it may be nothing). `since` is the first day, None where nothing is left out."""

    query: Query
    articles: int
    since: str | None


def window(view: View, query: Query, *, most: int = MOST) -> Window:
    """Hold a query to the newest `most` articles, or to fewer where `credited_since` says so; of the first day either
    all are in it or, where others fill it, none.

    Articles without a day are in it where nothing is left out.
    """
    return view.recall((window, query, most), lambda: _window(view, query, most))


def _window(view: View, query: Query, most: int) -> Window:
    far = credited_since(view, query)
    found = list(view.articles(
        outlet=query.outlet, source=query.source, since=far or query.since, until=query.until, limit=most + 1
    ))  # fmt: skip
    if len(found) <= most:
        return Window(replace(query, since=far or query.since), len(found), far and first_day(far))
    days = [row.published[:10] for row in found if row.published]
    first = next((day for day in reversed(days[:-1]) if day > days[-1]), days[-1])
    return Window(replace(query, since=first), sum(day >= first for day in days), first)


def credited_since(view: View, query: Query, *, after: tuple[str, str | None] | None = None) -> str | None:
    """How far back is looked for what one outlet credits a source with, behind an article where one is given: to a day,
    a month or a year, whose first day is meant, or None for all the period that is asked for."""
    if query.outlet is None or query.source is None:
        return None
    return view.credited_since(query.source, CREDITED, since=query.since, until=query.until, after=after)


def first_day(since: str) -> str:
    """The first day of a day, month or year."""
    return f"{since}-01-01"[:10]


def is_large(view: View) -> bool:
    """Whether there is more than can be gone through while somebody waits."""
    return window(view, Query()).since is not None
