"""What linking keeps, as it is read: which states of articles are linked, their tellings, and the pairs of these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Row, Select, and_, or_, select

from onrecord.record.kept import KeptPair, KeptSketch, KeptTelling, State
from onrecord.record.ledger import ArticleRow
from onrecord.record.linking import Link, Reason
from onrecord.store import schema
from onrecord.store.finding import begins_with
from onrecord.store.linked_mark import Since
from onrecord.store.view import View

_AT_ONCE = 500
"""Keys that are looked up at once."""

_PAGE = 2000

linking, telling, link, article_copy = schema.linking, schema.telling, schema.link, schema.article_copy

T = TypeVar("T")

Pair = tuple[int, int, Link]
"""Two rows of tellings, and their link; its ends are named by their rows too until somebody knows their ids."""


class LinkedView:
    """What one version of linking (`linker`) kept of what a view sees."""

    def __init__(self, view: View, linker: str) -> None:
        self._view = view
        self._shelf = view.shelf
        self._linker = linker

    def states(self, articles: Iterable[ArticleRow], verb: str) -> Iterator[State]:
        """The states in which some articles stand; what was not read has none. `verb` is that of a correction."""
        for some in _some(articles):
            corrected = self._corrected(verb, [row.capture for row in some])
            readings = self._readings([row.id for row in some])
            for row in some:
                if row.id in readings:
                    yield State(row, readings[row.id], corrected.get(row.capture, ""))

    def states_of(self, ids: Iterable[str], verb: str) -> Iterator[State]:
        """The same of articles by their ids or their captures'; what does not stand has none."""
        return self.states(self._view.articles_of(ids), verb)

    def _corrected(self, verb: str, captures: Iterable[str] | None = None) -> dict[str, str]:
        """The captures that are corrected, of some or of all, and by which judgements."""
        corrections: defaultdict[str, list[str]] = defaultdict(list)
        for judgement in self._view.judgements(naming=captures, verbs=(verb,)):
            corrections[judgement.capture].append(str(judgement.id))
        return {capture: ",".join(sorted(ids)) for capture, ids in corrections.items()}

    def _readings(self, articles: Sequence[str]) -> dict[str, str]:
        reading = schema.reading
        query = select(reading.c.article, reading.c.id).where(reading.c.article.in_(articles))
        return dict(self._shelf.rows(query.where(self._view.horizon.readings())))  # type: ignore[arg-type]

    def rows_of(self, states: Iterable[State]) -> dict[tuple[str, str, str], int]:
        """Where those of some states that are linked are kept, by their keys."""
        found: dict[tuple[str, str, str], int] = {}
        for some in _some(states):
            wanted = {state.key for state in some}
            query = select(linking.c.row, linking.c.article, linking.c.reading, linking.c.corrected).where(
                linking.c.article.in_({key[0] for key in wanted}), linking.c.linker == self._linker
            )
            for row in self._shelf.rows(query):
                key = (row.article, row.reading, row.corrected)
                if key in wanted:
                    found[key] = row.row
        return found

    def settings(self, rows: Iterable[int]) -> dict[int, bytes]:
        """The settings of articles by their rows."""
        query = select(linking.c.row, linking.c.setting)
        return {row.row: row.setting for row in self._by(query, linking.c.row, rows)}

    def tellings(self, homes: Iterable[int]) -> Iterator[KeptTelling]:
        """The tellings of articles by these' rows."""
        yield from map(_telling, self._by(_TELLINGS, telling.c.linking, homes))

    def tellings_at(self, rows: Iterable[int]) -> Iterator[KeptTelling]:
        """Tellings by their own rows."""
        yield from map(_telling, self._by(_TELLINGS, telling.c.row, rows))

    def homes_of(self, rows: Iterable[int]) -> dict[int, int]:
        """Where the articles of tellings are kept, by these' rows."""
        query = select(telling.c.row, telling.c.linking)
        return {row.row: row.linking for row in self._by(query, telling.c.row, rows)}

    def tellings_in(self, bucket: int) -> Iterator[KeptTelling]:
        """The tellings of a time block."""
        yield from map(_telling, self._shelf.rows(self._own(_TELLINGS).where(telling.c.bucket == bucket)))

    def rows_with(self, keys: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Which of some keys which tellings have, by the rows of these."""
        key = schema.telling_key
        query = self._own(select(key.c.key, key.c.telling).join(telling, telling.c.row == key.c.telling))
        for row in self._by(query, key.c.key, keys):
            yield row.key, row.telling

    def rows_named(self, ids: Iterable[str]) -> set[int]:
        """The rows of the tellings whose id, or that of a claim of which they would be the first, begins like one of
        some. Raises UsageError for a beginning too short to mean anything."""
        named = [
            begins_with(telling.c.claim, "claim", id)
            if id.startswith("claim-")
            else begins_with(telling.c.telling, "attribution", id)
            for id in ids
        ]
        found = (self._shelf.rows(self._own(select(telling.c.row)).where(or_(*some))) for some in _some(named))
        return {row for rows in found for (row,) in rows}

    def assertions_named(self, id: str) -> Iterator[tuple[int, str]]:
        """The rows and ids of the tellings whose own id, behind their article's, begins so. All ids are gone through,
        and nothing else is read."""
        query = self._own(select(telling.c.row, telling.c.telling))
        for row in self._shelf.rows(query.where(telling.c.telling.contains(f"/{id}", autoescape=True))):
            yield row.row, row.telling

    def links_among(self, rows: Iterable[int]) -> Iterator[Pair]:
        """The pairs of some tellings with each other, by their rows, each once."""
        among = set(rows)
        for row in self._by(select(link), link.c.one, among):
            if row.other in among:
                reasons = _reasons(row.reasons)
                ends = str(row.one), str(row.other)
                yield row.one, row.other, Link(*ends, row.score, row.zone, row.relation, reasons)

    def linked_with(self, rows: Iterable[int], least: float) -> set[int]:
        """The tellings that some are in a pair with whose score is `least` or more."""
        found: set[int] = set()
        for some in _some(rows):
            either = or_(link.c.one.in_(some), link.c.other.in_(some))
            query = select(link.c.one, link.c.other).where(either, link.c.score >= least)
            found.update(end for pair in self._shelf.rows(query) for end in pair)
        return found

    def sketches(self, first: float, last: float) -> Iterator[KeptSketch]:
        """What the articles of some hours are found by, and those without a day."""
        near = or_(linking.c.hours.is_(None), and_(linking.c.hours >= first, linking.c.hours <= last))
        yield from self._sketches(near)

    def sketches_at(self, rows: Iterable[int]) -> Iterator[KeptSketch]:
        """What articles are found by, by their rows."""
        query = select(linking.c.row, linking.c.article, linking.c.hours, linking.c.sketch)
        for row in self._by(query, linking.c.row, rows):
            yield KeptSketch(row.row, row.article, row.hours, row.sketch)

    def all_sketches(self) -> Iterator[KeptSketch]:
        """What every article is found by."""
        yield from self._sketches(linking.c.row > 0)

    def _sketches(self, condition: Any) -> Iterator[KeptSketch]:
        query = select(linking.c.row, linking.c.article, linking.c.hours, linking.c.sketch)
        query = query.where(condition, linking.c.linker == self._linker)
        for page in self._shelf.pages(query, linking.c.row, page=_PAGE):
            yield from (KeptSketch(row.row, row.article, row.hours, row.sketch) for row in page)

    def sketches_with(self, bands: Iterable[int]) -> list[KeptSketch]:
        """What the articles of some bands are found by."""
        band = schema.copy_band
        own = select(band.c.linking).join(linking, linking.c.row == band.c.linking)
        found = self._by(own.where(linking.c.linker == self._linker), band.c.band, bands)
        return list(self.sketches_at({row for (row,) in found}))

    def copies(self, rows: Iterable[int]) -> Iterator[tuple[int, int, KeptPair]]:
        """Every pair of copies that one of some articles is in, by their rows; one of two of them may come twice."""
        for some in _some(rows):
            either = or_(article_copy.c.one.in_(some), article_copy.c.other.in_(some))
            for row in self._shelf.rows(select(article_copy).where(either)):
                pair = KeptPair("", "", row.kind, row.score, row.containment, _reasons(row.reasons))
                yield row.one, row.other, pair

    def keys_of(self, rows: Iterable[int]) -> dict[int, tuple[str, str, str]]:
        """The states' keys that articles are kept of, by their rows."""
        query = select(linking.c.row, linking.c.article, linking.c.reading, linking.c.corrected)
        return {row.row: (row.article, row.reading, row.corrected) for row in self._by(query, linking.c.row, rows)}

    def is_complete(self, verb: str) -> bool:
        """Whether every state in which an article stands is kept. `verb` is that of a correction."""
        since = self._view.since_linked(self._linker, verb)
        if since.lacking is not None and self._missing({since.lacking}, verb):
            return False
        lacking = self._lacking(since, verb)
        self._view.keep_linked_mark(since, self._linker, verb, lacking)
        return lacking is None

    def _lacking(self, since: Since, verb: str) -> str | None:
        """An article that is not kept as it stands: of those that are found, the one that will be linked last."""
        corrected = self._corrected(verb, since.changed)
        # One standing article a capture: of more than are corrected, one is not.
        unkept = self._unkept(since, limit=len(corrected) + _AT_ONCE)
        plain = {article for article, capture in unkept if capture not in corrected}
        waiting = [state.article for state in self._missing(plain | (since.changed or corrected.keys()), verb)]
        return max(waiting, key=lambda row: (row.published or "", row.id)).id if waiting else None

    def unlinked(self, verb: str) -> list[State]:
        """The states in which articles stand that are not kept. `verb` is that of a correction."""
        since = self._view.since_linked(self._linker, verb)
        corrected = self._corrected(verb) if since.changed is None else since.changed
        missing = self._missing({article for article, _ in self._unkept(since)}.union(corrected), verb)
        if not missing:
            self._view.keep_linked_mark(since, self._linker, verb, None)
        return missing

    def lacks_more_than(self, most: int, verb: str) -> bool:
        """Whether clearly more articles than that are not kept; those that somebody corrected, which are few, aside."""
        since = self._view.since_linked(self._linker, verb)
        allowed = most + len(self._corrected(verb, since.changed))
        return len(self._unkept(since, limit=allowed + 1)) > allowed

    def _unkept(self, since: Since, limit: int | None = None) -> list[tuple[str, ...]]:
        """The articles that stand, with their captures, of whose reading nothing without corrections is kept."""
        article, reading = schema.article, schema.reading
        own = select(linking.c.row).where(
            linking.c.article == reading.c.article,
            linking.c.reading == reading.c.id,
            linking.c.corrected == "",
            linking.c.linker == self._linker,
        )
        standing = (
            select(article.c.id, article.c.capture)
            .join(reading, reading.c.article == article.c.id)
            .where(self._view.horizon.articles(), self._view.horizon.readings(), ~own.exists())
            .where(reading.c.row > since.reading)
        )
        return self._shelf.ids(standing.limit(limit))

    def _missing(self, ids: Iterable[str], verb: str) -> list[State]:
        """Of the states in which some articles stand, by their ids or their captures', those that are not kept."""
        states = {state.key: state for state in self.states_of(ids, verb)}
        kept = self.rows_of(states.values())
        return [state for key, state in states.items() if key not in kept]

    def _own(self, query: Select[Any]) -> Select[Any]:
        return query.join(linking, linking.c.row == telling.c.linking).where(linking.c.linker == self._linker)

    def _by(self, query: Select[Any], column: Any, keys: Iterable[Any]) -> Iterator[Row[Any]]:
        for some in _some(sorted(keys)):
            yield from self._shelf.rows(query.where(column.in_(some)))


_TELLINGS = select(telling)


def _some(things: Iterable[T]) -> Iterator[list[T]]:
    """As many things at once as keys are looked up."""
    left = iter(things)
    while some := list(islice(left, _AT_ONCE)):
        yield some


def _telling(row: Any) -> KeptTelling:
    spans = tuple((start, end) for start, end in row.spans)
    return KeptTelling(row.telling, row.claim, row.bucket, spans, row.data, (), row.row, row.linking)


def _reasons(stored: Any) -> tuple[Reason, ...]:
    return tuple(Reason(*each) for each in stored)
