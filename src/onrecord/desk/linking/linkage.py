"""What a view's articles tell, and how it is linked: from what was kept, and made anew where nothing is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.desk.deciding import ABOUT_TELLINGS, Decided, captures_in, decided_pairs, decisions
from onrecord.desk.linking.copy_window import copies_pair
from onrecord.desk.linking.kept import (
    Seen,
    copyables_in,
    linker_name,
    see,
    unpack_setting,
    unpack_sketch,
    unpack_telling,
    unpack_words,
)
from onrecord.desk.linking.surroundings import Near, links_of
from onrecord.desk.placing import Placed
from onrecord.desk.query import Query
from onrecord.desk.recent import is_large
from onrecord.desk.standing import CORRECT
from onrecord.link.claims import LINKED, blocks
from onrecord.link.copies import Pair, Shelf, compare
from onrecord.link.copies import gather as gather_families
from onrecord.record.kept import KeptTelling, State, TellingRef
from onrecord.record.linking import Family, Link
from onrecord.record.telling import Telling
from onrecord.store import View
from onrecord.store.linked import LinkedView


@dataclass(frozen=True, slots=True)
class Linkage:
    """Tellings by id, where each stands, the pairs of them that are not apart, what people decided, and the families
    of copies that their articles are in."""

    tellings: Mapping[str, Telling]
    placed: Mapping[str, Placed]
    links: tuple[Link, ...]
    decided: Decided
    families: tuple[Family, ...]


def linkage(view: View, query: Query, *, waiting: bool = False) -> Linkage:
    """Link what the articles tell that the filters leave; with `waiting`, those of them that are linked already.

    Raises LedgerError, WeightsError.
    """
    return view.recall((linkage, linker_name(), query, waiting), lambda: _linkage(view, query, waiting))


def _linkage(view: View, query: Query, waiting: bool) -> Linkage:
    rows = view.articles(outlet=query.outlet, source=query.source, since=query.since, until=query.until)
    kept = LinkedView(view, linker_name())
    states = list(kept.states(rows, CORRECT))
    if waiting:
        known = kept.rows_of(states)
        states = [state for state in states if state.key in known]
    return linkage_of(view, states)


def linkage_around(view: View, *ids: str, waiting: bool = False) -> Linkage | None:
    """The same for what can be in one claim with the tellings, or with the first tellings of the claims, whose ids
    begin so, and for what stands beside that; None where not all is linked yet, and only all of it would tell: with
    `waiting`, what is not linked yet is left out.

    Claims are joined over pairs that are linked and over what people decided, so nothing else can be in it.
    """
    kept = LinkedView(view, linker_name())
    if not waiting and not kept.is_complete(CORRECT):
        return None
    standing = _Standing(kept)
    reached: set[int] = set()
    fresh = kept.rows_named(ids)
    while fresh := standing.of(fresh) - reached:
        reached |= fresh
        bridges = _bridges(view, kept, standing.captures_of(fresh))
        fresh = kept.linked_with(fresh, LINKED) | {end for row in fresh for end in bridges.get(row, ())}
    beside = standing.of(kept.linked_with(reached, 0.0))
    homes = standing.with_copies(standing.homes_of(reached | beside))
    return linkage_of(view, standing.states_at(homes), only=reached | beside)


def assertions_named(view: View, id: str) -> list[str]:
    """The ids of the assertions that stand whose own id, behind their article's, begins so; of a large ledger what is
    linked. Raises LedgerError, WeightsError.
    """
    kept = LinkedView(view, linker_name())
    if not kept.is_complete(CORRECT) and not is_large(view):
        return [one for one in linkage(view, Query()).tellings if one.partition("/")[2].startswith(id)]
    found = dict(kept.assertions_named(id))
    return sorted(found[row] for row in _Standing(kept).of(found))


class _Standing:
    """Which rows of tellings are of the states that stand, looked up as they come."""

    def __init__(self, kept: LinkedView) -> None:
        self._kept = kept
        self._homes: dict[int, State | None] = {}
        self._home_of: dict[int, int] = {}

    def of(self, rows: Iterable[int]) -> set[int]:
        """Those of some tellings that stand."""
        wanted = set(rows)
        self._home_of |= self._kept.homes_of(wanted - self._home_of.keys())
        self._look_up({self._home_of[row] for row in wanted if row in self._home_of} - self._homes.keys())
        return {row for row in wanted if row in self._home_of and self._homes[self._home_of[row]] is not None}

    def _look_up(self, homes: set[int]) -> None:
        keys = self._kept.keys_of(homes)
        states = {state.key: state for state in self._kept.states_of({key[0] for key in keys.values()}, CORRECT)}
        self._homes |= {home: states.get(keys[home]) if home in keys else None for home in homes}

    def homes_of(self, rows: Iterable[int]) -> set[int]:
        """Where the articles of some tellings are kept."""
        return {self._home_of[row] for row in rows}

    def captures_of(self, rows: Iterable[int]) -> set[str]:
        """The captures of the articles of some tellings that stand."""
        return {state.article.capture for state in self.states_at(self.homes_of(rows))}

    def with_copies(self, homes: set[int]) -> set[int]:
        """Some articles, and all that derive from one another with them."""
        reached = fresh = homes
        while fresh:
            ends = {end for one, other, _ in self._kept.copies(fresh) for end in (one, other)} - reached
            self._look_up(ends - self._homes.keys())
            fresh = {home for home in ends if self._homes[home] is not None}
            reached = reached | fresh
        return reached

    def states_at(self, homes: Iterable[int]) -> list[State]:
        """The states of some articles that stand."""
        return [state for home in sorted(homes) if (state := self._homes[home]) is not None]


def _bridges(view: View, kept: LinkedView, captures: Iterable[str]) -> dict[int, set[int]]:
    """The rows of tellings that people hold to be the same, for those of some articles."""
    about = captures_in(decisions(view, ABOUT_TELLINGS, captures))
    if not about:
        return {}
    states = {state.key: state for state in kept.states_of(about, CORRECT)}
    homes = {row: states[key] for key, row in kept.rows_of(states.values()).items()}
    told = list(kept.tellings(homes))
    rows = {each.id: each.row for each in told}
    placed = [Placed(each.id, homes[each.home].article, each.spans) for each in told]
    bridges: dict[int, set[int]] = {}
    for (one, other), same in decided_pairs(view, ABOUT_TELLINGS, placed).items():
        if same:
            bridges.setdefault(rows[one], set()).add(rows[other])
            bridges.setdefault(rows[other], set()).add(rows[one])
    return bridges


def linkage_of(view: View, states: Sequence[State], only: Iterable[int] | None = None) -> Linkage:
    """Link what some articles tell as they stand; held to `only`, the rows of some of their tellings, if given."""
    kept = LinkedView(view, linker_name())
    at = kept.rows_of(states)
    homes = {at[state.key]: state for state in states if state.key in at}
    fresh = [see(view, state) for state in states if state.key not in at]
    stored = list(kept.tellings(homes) if only is None else kept.tellings_at(only))
    by_row = {each.row: each.id for each in stored}
    known = {each.id: unpack_words(each) for each in stored}
    known |= {prepared.telling.id: prepared.telling for each in fresh for _, prepared in each.tellings}
    placed = {each.id: Placed(each.id, homes[each.home].article, each.spans) for each in stored}
    placed |= {
        prepared.telling.id: Placed(prepared.telling.id, each.state.article, spans)
        for each in fresh
        for spans, prepared in each.tellings
    }
    links = [*_kept_links(kept, by_row), *_fresh_links(kept, fresh, stored)]
    families = _families(view, kept, homes, fresh)
    home = {article: family.id for family in families for article in family.articles}
    return Linkage(
        {id: replace(known[id], family=home.get(known[id].article, known[id].article)) for id in sorted(known)},
        placed,
        tuple(sorted(links, key=lambda link: (link.one, link.other))),
        decided_pairs(view, ABOUT_TELLINGS, placed.values()),
        families,
    )


def _kept_links(kept: LinkedView, ids: Mapping[int, str]) -> Iterator[Link]:
    for one, other, link in kept.links_among(ids):
        yield _named(link, ids[one], ids[other])


def _named(link: Link, one: str, other: str) -> Link:
    return replace(link, one=min(one, other), other=max(one, other))


def _fresh_links(kept: LinkedView, fresh: Sequence[Seen], stored: Sequence[KeptTelling]) -> Iterator[Link]:
    """The pairs of tellings that nobody linked yet, with each other and with those that are kept."""
    if not fresh:
        return
    settings = {row: unpack_setting(data) for row, data in kept.settings({each.home for each in stored}).items()}
    near: list[Near] = []
    for each in stored:
        prepared = unpack_telling(each, settings)
        near.append((each.row, prepared, blocks(prepared)))
    ids: dict[TellingRef, str] = {row: prepared.telling.id for row, prepared, _ in near}
    ids |= {
        (place, number): prepared.telling.id
        for place, each in enumerate(fresh)
        for number, (_, prepared) in enumerate(each.tellings)
    }
    for one, other, link in links_of(fresh, near):
        yield _named(link, ids[one], ids[other])


def _families(view: View, kept: LinkedView, homes: Mapping[int, State], fresh: Sequence[Seen]) -> tuple[Family, ...]:
    pairs = [*_kept_copies(kept, homes), *_fresh_copies(view, kept, homes, fresh)]
    ready = {each.state.article.id: each.copyable for each in fresh}
    inside = {id for pair in pairs for id in (pair.one, pair.other)}
    return gather_families({**ready, **copyables_in(view, inside - ready.keys())}, pairs)


def _kept_copies(kept: LinkedView, homes: Mapping[int, State]) -> Iterable[Pair]:
    found = {}
    for one, other, pair in kept.copies(homes):
        if one in homes and other in homes:
            first, second = sorted((homes[one].article.id, homes[other].article.id))
            found[first, second] = copies_pair(replace(pair, one=first, other=second))
    return found.values()


def _fresh_copies(view: View, kept: LinkedView, homes: Mapping[int, State], fresh: Sequence[Seen]) -> Iterator[Pair]:
    if not fresh:
        return
    shelf = Shelf()
    for one in kept.sketches_at(homes):
        shelf.enter(unpack_sketch(one.sketch))
    ready = {each.state.article.id: each.copyable for each in fresh}
    for each in fresh:
        for id in shelf.put(each.sketch):
            pair = compare(each.copyable, ready[id] if id in ready else copyables_in(view, [id])[id])
            if pair is not None:
                yield pair
