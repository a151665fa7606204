"""Families of copies: all at once, or as articles come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.link.copies.candidates import Shelf, sketch_of
from onrecord.link.copies.comparing import Pair, compare
from onrecord.link.copies.families import gather
from onrecord.link.copies.printed import Printed
from onrecord.link.copies.reading import Copyable, read
from onrecord.record.linking import Family


def find_families(articles: Sequence[Printed]) -> tuple[Family, ...]:
    """The families of two articles or more, by id; the order of the articles changes nothing."""
    copies = Copies()
    copies.add(articles)
    return copies.families


class Copies:
    """What is known of who copied whom; articles may come one by one or all at once, in any order.

    `articles` are those put in, by id; `compared` counts the comparisons made.
    """

    def __init__(self) -> None:
        self.articles: dict[str, Copyable] = {}
        self._shelf = Shelf()
        self.compared = 0
        self._pairs: dict[str, list[Pair]] = {}
        self._families: dict[str, Family] = {}

    @property
    def families(self) -> tuple[Family, ...]:
        """The families of two articles or more, by id."""
        return tuple(self._families[id] for id in sorted(self._families))

    def pairs(self) -> tuple[Pair, ...]:
        """Every pair linked directly, by ids."""
        found = {(pair.one, pair.other): pair for pairs in self._pairs.values() for pair in pairs}
        return tuple(found[key] for key in sorted(found))

    def add(self, articles: Iterable[Printed]) -> tuple[Family, ...]:
        """Put articles in (one whose id is in already is left out); the families that came or changed."""
        touched: set[str] = set()
        for printed in articles:
            if printed.id not in self.articles:
                touched.update(self._put(printed))
        return self._gather(touched)

    def _put(self, printed: Printed) -> set[str]:
        article = read(printed)
        self.articles[printed.id] = article
        others = self._shelf.put(sketch_of(article))
        self.compared += len(others)
        pairs = [pair for other in others if (pair := compare(article, self.articles[other]))]
        for pair in pairs:
            self._pairs.setdefault(pair.one, []).append(pair)
            self._pairs.setdefault(pair.other, []).append(pair)
        return {printed.id} if pairs else set()

    def _gather(self, touched: Iterable[str]) -> tuple[Family, ...]:
        """Gather anew the components of linked pairs that hold one of these articles."""
        inside: set[str] = set()
        waiting = list(touched)
        while waiting:
            id = waiting.pop()
            if id not in inside:
                inside.add(id)
                waiting += [end for pair in self._pairs[id] for end in (pair.one, pair.other)]
        pairs = {(pair.one, pair.other): pair for id in inside for pair in self._pairs[id]}
        before = {id: family for id, family in self._families.items() if inside.intersection(family.articles)}
        for id in before:
            del self._families[id]
        made = gather({id: self.articles[id] for id in inside}, pairs.values())
        self._families |= {family.id: family for family in made}
        return tuple(family for family in made if before.get(family.id) != family)
