"""The judgements that a view sees: as they are kept at hand, or as they were on another day."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from typing import Any, TypeVar

from sqlalchemy import exists, select

from onrecord.record.ledger import Judgement
from onrecord.store import records, schema
from onrecord.store.judged import Judgements, named_in
from onrecord.store.memory import Memory
from onrecord.store.outlets import printed_by
from onrecord.store.shelf import Shelf
from onrecord.store.standing import Horizon, printed_between

T = TypeVar("T")
NOW = Horizon()
_PAGE = 200
"""Judgements that are read at once, as of another day."""


class JudgementsView:
    """What people said, as far as a view's days allow.

    Every method raises LedgerError where the ledger cannot be read.
    """

    def __init__(self, shelf: Shelf, horizon: Horizon, memory: Memory) -> None:
        self.shelf = shelf
        self.horizon = horizon
        self._memory = memory

    def recall(self, key: Hashable, ask: Callable[[], T]) -> T:
        """The answer to a question about this view that was asked before, where nothing has been written since."""
        return self._memory.recall((self.horizon, key), ask)

    def judgements(
        self,
        capture: str | None = None,
        *,
        naming: Iterable[str] | None = None,
        verbs: Collection[str] | None = None,
        superseded: bool = False,
        newest_first: bool = False,
    ) -> Iterator[Judgement]:
        """Give the judgements, about one capture or all, in the order of their making; by default those that stand.

        `naming`: those that any of these captures has a part in, also as the other side; `verbs`: those with one of
        them.
        """
        if self.horizon == NOW:
            held = self._held_judgements()
            named = naming if capture is None else [capture]
            found = self._memory.judged.find(held, named, verbs, superseded=superseded, newest_first=newest_first)
            yield from (each for each in found if capture in (None, each.capture))
            return
        wanted = None if naming is None else set(naming)
        for each in self._judgements(capture, superseded, newest_first):
            if (wanted is None or wanted & named_in(each)) and (verbs is None or each.verb in verbs):
                yield each

    def captures_judged(
        self, verb: str, *, outlet: str | None = None, since: str | None = None, until: str | None = None
    ) -> frozenset[str]:
        """Return the captures of which somebody judged so, as far as that stands; of an outlet, or of some days, those
        whose article is."""
        if self.horizon == NOW:
            every = self._memory.judged.captures(self._held_judgements(), verb)
        else:
            every = frozenset(one.capture for one in self.judgements(verbs=(verb,)))
        if outlet is None and since is None and until is None:
            return every
        article, judgement = schema.article, schema.judgement
        # Not `selections.judged`: SQLite would look for a judgement of each article of these days, 168 ms for 12.
        judged = article.c.capture.in_(select(judgement.c.capture).where(judgement.c.verb == verb))
        printed = (*printed_between(since, until, article), *printed_by(outlet, of_found=True))
        query = select(article.c.capture).where(self.horizon.articles(), judged, *printed)
        return every & {capture for (capture,) in self.shelf.ids(query)}

    def made_of_judgements(self, what: Hashable) -> dict[str | None, Any]:
        """What was worked out of judgements, by their ids, to be added to: kept while the ledger is open, until
        something is forgotten, since judgements never change."""
        return self._memory.judged.made_of(what)

    def _judgements(self, capture: str | None, superseded: bool, newest_first: bool) -> Iterator[Judgement]:
        judgement = schema.judgement
        query = select(judgement).where(self.horizon.of_seen_article(judgement))
        if capture is not None:
            query = query.where(judgement.c.capture == capture)
        if not superseded:
            later = judgement.alias()
            query = query.where(~exists().where(later.c.supersedes == judgement.c.id, self.horizon.learnt_by(later)))
        for page in self.shelf.pages(query, judgement.c.row, page=_PAGE, descending=newest_first):
            yield from map(records.judgement, page)

    def _held_judgements(self) -> Judgements:
        return self.recall("judgements", lambda: self._memory.judged.now(self.shelf))
