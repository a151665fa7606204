"""The ledgers that `benchmarks.linking` measures in, filled with what would have been kept of made-up articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from itertools import islice
from typing import Any

import numpy as np

from benchmarks.made_tellings import (
    A_DAY,
    AN_ARTICLE,
    MadeArticle,
    article_id,
    made_article,
    made_sketch,
    printed_at,
    schedule,
    story_vectors,
    telling_id,
)
from onrecord.desk.linking.kept import Seen, key_number, pack
from onrecord.link.claims import SEASON, WINDOW, far_keys
from onrecord.record import identity
from onrecord.record.kept import KeptArticle, KeptTelling, Linked, State
from onrecord.record.ledger import ArticleRow
from onrecord.store import Ledger, Writer, schema
from onrecord.store.batch import insert_new
from onrecord.store.row_numbers import row_number

LINKER = "linker-of-a-benchmark"
AT_ONCE = 200

NEAR_DAYS, IN_POOL, OTHER_SEED = 60, 200, 1_000_000
"""Days before a measurement in which every article has words of its own; articles whose words others have."""

KEYED, OTHER_STORIES = 1_800, 10_000_000
"""Articles whose tellings' far keys others have, by chance a telling at a time, and from where on they are numbered."""


class Filling:
    """A ledger that is filled with what would have been kept of so many articles.

    What may be near an article that is measured (of the weeks before it, or of its story) is made with words of its
    own; of others the words are some hundred articles', while vectors, days, ids and sketches are their own, and far
    keys come from so many tellings that as many have one in common with a new telling as in news.
    """

    def __init__(self, ledger: Ledger, writer: Writer, seed: int, sizes: Sequence[int], sample: int) -> None:
        self._ledger, self._writer, self._seed = ledger, writer, seed
        self._at = 0
        most = sizes[-1] // AN_ARTICLE + 2 * WINDOW * A_DAY // AN_ARTICLE
        self._plan = list(islice(schedule(seed), most))
        self._stops = [self._stop(size // AN_ARTICLE) for size in sizes]
        self._told = {story for stop in self._stops for _, story, _ in self._plan[stop : stop + sample + 1]}
        self._days = [self._plan[stop][2] for stop in self._stops]
        self._pool = Pool(seed)
        self.stories: list[int] = [0]
        """By the row at which an article is kept, its story; rows count from 1."""

    def _stop(self, wanted: int) -> int:
        """The article nearest to a number that is printed in the middle of a time block: what is near one in time is
        up to twice as much at a block's end as at its start."""
        middles = (
            at
            for at in range(1, len(self._plan))
            if phase_of(self._plan[at][2]) == WINDOW // 2 and phase_of(self._plan[at - 1][2]) != WINDOW // 2
        )
        return min(middles, key=lambda at: (abs(at - wanted), at))

    @property
    def tellings(self) -> int:
        """How many there are."""
        return self._at * AN_ARTICLE

    def take(self, count: int) -> list[Seen]:
        """The next articles, whose own rows are in the ledger, and nothing yet of what linking keeps."""
        some = self._next(count)
        return [self._seen(*each) for each in some]

    def fill(self, stop: int) -> None:
        """Fill it up to the stop of this place."""
        while (left := self._stops[stop] - self._at) > 0:
            some = self._next(min(AT_ONCE, left))
            kept = [pack(self._seen(*each)) if self._is_near(each) else self._pool.article(*each) for each in some]
            self._writer.keep_linked(Linked(tuple(kept), (), ()), LINKER)

    def _next(self, count: int) -> list[tuple[int, int, float]]:
        some = self._plan[self._at : self._at + count]
        self._at += count
        self._put_in(some)
        self.stories += [story for _, story, _ in some]
        return some

    def _is_near(self, planned: tuple[int, int, float]) -> bool:
        _, story, day = planned
        return story in self._told or any(stop - NEAR_DAYS <= day for stop in self._days if day <= stop)

    def _seen(self, number: int, story: int, day: float) -> Seen:
        return seen_of(made_article(self._seed, number, story, day))

    def _put_in(self, some: Sequence[tuple[int, int, float]]) -> None:
        """Articles' own rows, bare: what linking looks up of one that it has linked is only that it is there."""
        learnt = "2040-01-01T00:00:00Z"
        day = {article_id(number): {"learnt": learnt, "published": printed_at(at)} for number, _, at in some}
        raw = {"id": "raw", "size": 0, "data": b"", "learnt": learnt, "published": None}
        captures: list[dict[str, Any]] = [
            {"id": f"capture of {id}", "raw": "raw", "media": "text", "address": None, "charset": None, "notes": []}
            | at
            for id, at in day.items()
        ]
        articles: list[dict[str, Any]] = [
            {"row": row_number(id, str(at["published"])), "id": id, "capture": f"capture of {id}", "extractor": "made"}
            | {"encoding": None, "language": "en", "date": at["published"], "updated": None, "title": None}
            | {"outlet": None, "byline": None, "address": None, "credit": None, "unread": None}
            | {"text_digest": "", "length": 0}
            | at
            for id, at in day.items()
        ]
        readings: list[dict[str, Any]] = [
            {"id": f"reading of {id}", "article": id, "reader": "made", "refused": [], "cuts": {}, "depth": {}} | at
            for id, at in day.items()
        ]
        with self._ledger.database.writing.begin() as connection:
            for table, rows in (
                (schema.raw, [raw]),
                (schema.capture, captures),
                (schema.article, articles),
                (schema.reading, readings),
            ):
                insert_new(connection, table, rows)


def seen_of(made: MadeArticle) -> Seen:
    """A made-up article as linking sees one."""

    id = made.id
    row = ArticleRow(
        id, f"capture of {id}", id, None, None, None, None, "en", None, "made", "", 0, None, made.published, ""
    )
    hours = datetime.fromisoformat(made.published.replace("Z", "+00:00")).timestamp() / 3600
    copyable: Any = None  # it has no copies: none is ever compared
    tellings = tuple((((0, 1),), prepared) for prepared in made.tellings)
    return Seen(State(row, f"reading of {id}"), made_sketch(made, hours), copyable, made.setting, tellings)


class Pool:
    """Articles that are some hundred's but for vectors, days, ids, far keys and sketches."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._made = [made_article(seed + OTHER_SEED, number, number, 0.0) for number in range(IN_POOL)]
        self._first: list[KeptArticle] = []

    @cached_property
    def _keys(self) -> list[tuple[str, ...]]:
        """The far keys of so many tellings of other stories of the same topics."""
        numbers = range(OTHER_STORIES, OTHER_STORIES + KEYED)
        made = (made_article(self._seed, number, number, 0.0) for number in numbers)
        return [tuple(sorted(far_keys(prepared))) for article in made for prepared in article.tellings]

    def article(self, number: int, story: int, day: float) -> KeptArticle:
        """One of them as this number."""
        if not self._first:
            self._first = [pack(seen_of(made)) for made in self._made]
        made, first = self._made[number % IN_POOL], self._first[number % IN_POOL]
        published = printed_at(day)
        told = []
        changed = [(made.id.encode(), article_id(number).encode()), (made.published.encode(), published.encode())]
        vectors = story_vectors(self._seed, story, number).astype("<f2")
        date = day_of(published)
        drawn = np.random.default_rng((self._seed, 7, number)).integers(len(self._keys), size=AN_ARTICLE)
        for place, (kept, prepared) in enumerate(zip(first.tellings, made.tellings, strict=True)):
            id = telling_id(number, place)
            data = kept.data.replace(prepared.vector.astype("<f2").tobytes(), vectors[place].tobytes(), 1)
            for before, after in ((kept.id.encode(), id.encode()), *changed):
                data = data.replace(before, after)
            keys = tuple(key_number(key, date // SEASON) for key in self._keys[drawn[place]])
            told.append(KeptTelling(id, identity("claim", id), date // WINDOW, kept.spans, data, keys))
        bare = pack(replace(seen_of(replace(made, number=number, published=published)), tellings=()))
        return replace(bare, tellings=tuple(told))


def phase_of(day: float) -> int:
    """The day of its time block that so many days after the first are."""

    return day_of(printed_at(day)) % WINDOW


def day_of(published: str | None) -> int:
    return datetime.fromisoformat(str(published)[:10]).toordinal()
