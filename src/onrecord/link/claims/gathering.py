"""Claims out of pairs: by falling score, kept to what people decided, the same in whatever order the pairs come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.record.identity import identity
from onrecord.record.linking import Claim, Link
from onrecord.record.telling import Telling

Pair = tuple[str, str]
Decided = Mapping[Pair, bool]
"""What people decided of pairs of tellings, by their ids in any order: True for the same, False for not the same."""

SHARE = 0.3
"""Least share of the pairs between two groups that must be linked or suggested for a link to join them, so that one
stray pair does not make one claim of two."""

_AGAINST = ("contradicts", "denies")


def gather(tellings: Iterable[Telling], links: Iterable[Link], decided: Decided | None = None) -> tuple[Claim, ...]:
    """The claims that tellings make up; one that is linked with nothing is a claim of its own.

    A function of the sets that it is given. A telling of an unknown id in a pair is passed over.
    """
    known = {telling.id: telling for telling in tellings}
    pairs = _once(link for link in links if link.one in known and link.other in known)
    people = {_pair(*pair): same for pair, same in (decided or {}).items() if pair[0] in known and pair[1] in known}
    groups = _Groups(known, pairs, people)
    for pair in sorted(pair for pair, same in people.items() if same):
        groups.join(*pair, decided=True)
    for pair, link in sorted(pairs.items(), key=lambda entry: (-entry[1].score, entry[0])):
        if link.zone == "linked" and link.relation not in _AGAINST:
            groups.join(*pair)
    claims = [_claim([known[id] for id in members], pairs, people) for members in groups.members()]
    return tuple(sorted(claims, key=lambda claim: claim.id))


def _once(links: Iterable[Link]) -> dict[Pair, Link]:
    """Each pair's link; of several the one of the highest score."""
    found: dict[Pair, Link] = {}
    for link in links:
        pair = _pair(link.one, link.other)
        if link.one != link.other and (pair not in found or _rank(link) > _rank(found[pair])):
            found[pair] = link
    return found


def _rank(link: Link) -> tuple[float, str, str]:
    return link.score, link.zone, link.relation


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one <= other else (other, one)


class _Groups:
    """Disjoint groups of tellings, with what stands between each two of them."""

    def __init__(self, known: Iterable[str], pairs: Mapping[Pair, Link], people: Mapping[Pair, bool]) -> None:
        self._home = {id: id for id in known}
        self._inside: dict[str, list[str]] = {id: [id] for id in self._home}
        self._near: dict[str, dict[str, int]] = {}
        self._bars: dict[str, dict[str, int]] = {}
        """Between groups: 2 for what a person holds apart, 1 for what contradicts."""
        for (one, other), link in pairs.items():
            if link.zone != "apart":
                self._between(self._near, one, other, 1)
            if link.zone == "linked" and link.relation in _AGAINST and (one, other) not in people:
                self._between(self._bars, one, other, 1)
        for (one, other), same in people.items():
            if not same:
                self._between(self._bars, one, other, 2)

    def _between(self, table: dict[str, dict[str, int]], one: str, other: str, value: int) -> None:
        for left, right in ((one, other), (other, one)):
            table.setdefault(left, {})[right] = value

    def join(self, one: str, other: str, *, decided: bool = False) -> None:
        """Make one group of two unless something bars it; a person's word passes over all but another person's."""
        left, right = self._home[one], self._home[other]
        if left == right:
            return
        bar = self._bars.get(left, {}).get(right, 0)
        if bar > (1 if decided else 0) or not (decided or self._close(left, right)):
            return
        if (len(self._inside[left]), left) < (len(self._inside[right]), right):
            left, right = right, left
        for id in self._inside[right]:
            self._home[id] = left
        self._inside[left] += self._inside.pop(right)
        self._take_over(self._near, left, right, total=True)
        self._take_over(self._bars, left, right, total=False)

    def _close(self, left: str, right: str) -> bool:
        all_pairs = len(self._inside[left]) * len(self._inside[right])
        return self._near.get(left, {}).get(right, 0) >= SHARE * all_pairs

    def _take_over(self, table: dict[str, dict[str, int]], left: str, right: str, *, total: bool) -> None:
        """What stood between `right` and the others stands now between `left` and them."""
        for third, value in table.pop(right, {}).items():
            table[third].pop(right, None)
            if third != left:
                before = table.get(left, {}).get(third, 0)
                self._between(table, left, third, before + value if total else max(before, value))

    def members(self) -> list[list[str]]:
        """The groups, each in order of id."""
        return [sorted(ids) for ids in self._inside.values()]


def _claim(told: list[Telling], pairs: Mapping[Pair, Link], people: Mapping[Pair, bool]) -> Claim:
    """A claim of these tellings: named after the earliest, worded as the one that is nearest to all others."""
    ordered = sorted(told, key=lambda telling: (telling.published is None, telling.published or "", telling.id))
    first = ordered[0]

    def centrality(telling: Telling) -> float:
        others = [_pair(telling.id, other.id) for other in ordered if other.id != telling.id]
        return sum(1.0 if people.get(pair) else pairs[pair].score if pair in pairs else 0.0 for pair in others)

    best = max(round(centrality(telling), 9) for telling in ordered)
    wording = next(telling for telling in ordered if round(centrality(telling), 9) == best)
    return Claim(identity("claim", first.id), wording.id, first.id, tuple(telling.id for telling in ordered))
