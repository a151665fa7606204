"""Link: what new articles tell is compared with what the ledger holds, and what comes of it is kept.

What is kept is a function of what stands: the same whatever was linked first, all at once or bit by bit, and made anew
by any later run that finds it missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from onrecord.desk.linking.copy_window import CopyWindow
from onrecord.desk.linking.kept import Seen, linker_name, pack, see
from onrecord.desk.linking.surroundings import Surroundings, links_of
from onrecord.desk.standing import CORRECT
from onrecord.record.kept import Linked, State
from onrecord.store import Ledger
from onrecord.store.linked import LinkedView

AT_ONCE = 16
"""Articles that are linked and kept together: what a killed run has to do again."""


_NOBODY = ""
"""No linker has this name: all that was kept is another's."""


@dataclass(slots=True)
class LinkTally:
    """How a run went: articles linked, tellings in them, and pairs kept."""

    articles: int = 0
    tellings: int = 0
    links: int = 0
    copies: int = 0


def link(ledger: Ledger, watch: Callable[[int, int], None] | None = None, *, anew: bool = False) -> LinkTally:
    """Link what stands and is not linked yet; `watch` is told how many articles are, of how many.

    What it has kept stays kept when it is stopped; the next run goes on. `anew`: what was kept before is dropped and
    made again. Raises LedgerError, WeightsError.
    """
    tally = LinkTally()
    linker = linker_name()
    with ledger.writer() as writer:
        if anew:
            writer.drop_other_linkers(_NOBODY)
        view = ledger.view()
        kept = LinkedView(view, linker)
        waiting = unlinked(kept)
        near, window = Surroundings(kept), CopyWindow(view, kept)
        for some in _in_parts(waiting):
            seen = [see(view, state) for state in some]
            linked = _linked(seen, near, window)
            at = writer.keep_linked(linked, linker)
            near.took(seen, at.tellings)
            window.took(seen, at.articles)
            _count(tally, linked)
            if watch is not None:
                watch(tally.articles, len(waiting))
        writer.drop_other_linkers(linker)
    return tally


def unlinked(kept: LinkedView) -> list[State]:
    """The states in which articles stand that are not linked, by day."""
    return sorted(kept.unlinked(CORRECT), key=lambda state: (state.article.published or "", state.article.id))


def _in_parts(waiting: Sequence[State]) -> Iterator[list[State]]:
    left = iter(waiting)
    while some := list(islice(left, AT_ONCE)):
        yield some


def _linked(seen: Sequence[Seen], near: Surroundings, window: CopyWindow) -> Linked:
    links = tuple(links_of(seen, near.near(seen)))
    return Linked(tuple(pack(each) for each in seen), links, tuple(window.pairs(seen)))


def _count(tally: LinkTally, linked: Linked) -> None:
    tally.articles += len(linked.articles)
    tally.tellings += sum(len(each.tellings) for each in linked.articles)
    tally.links += len(linked.links)
    tally.copies += len(linked.copies)
