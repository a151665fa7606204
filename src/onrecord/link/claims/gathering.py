"""Claims out of pairs: the likeliest first, kept to what people decided, the same in whatever order the pairs come."""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from onrecord.link.claims.blocking import UNKNOWN, bucket
from onrecord.link.claims.comparing import LINKED
from onrecord.link.claims.crowding import Pair, scores_in_crowds
from onrecord.link.claims.features import day_number
from onrecord.record.identity import identity
from onrecord.record.linking import Claim, Link
from onrecord.record.telling import Telling

Decided = Mapping[Pair, bool]
"""What people decided of pairs of tellings, by their ids in any order: True for the same, False for not the same."""

NEAR_BEST = 0.95
"""Share of the best wording's nearness to all others that an earlier one needs: scores of wordings that anybody would
take for each other differ by less, and whichever is a hair nearer would change with every further telling."""

SIDE_BY_SIDE = 2
"""How strongly it speaks against two groups that articles tell both of them as two things: their mean score is taken
times so manyth a power of the share of articles that do not.

An article seldom says one thing twice in words that are not linked, and who is to blame by the one and by the other
stands in most articles of a day. Of 18 made worlds of six banks that nothing had been chosen by, as given, 81 % of the
claims have the right number of origins (78 without), of four of the tuning and validation bank 86 (83), and B³ is .004
higher; 4 comes to the same.
"""

SILENCE, SEVERAL, AFTER_SILENCE = 7, 3, 0.6
"""Days without a telling after which what several articles tell that told nothing of it before is hardly the same; how
many articles on either side are several, copies of one taken for one; and by what the mean of two such groups is taken
times.

One who repeats an old claim is one; where several tell it at once weeks after all others fell silent, something has
happened again. Of made worlds in which another event of the same type happens at the same place (16 of eight banks), as
given, 87 % of the claims have the right number of origins (84 without), and B³ is .006 higher; .5, 9 days and two
articles come to about the same. It is asked when two groups stand: a pair across the silence that is nearer than those
within each group makes one group of them before.
"""

ACROSS = 0.1
"""What a pair of tellings counts that share no time and are not linked at all, where one of a time counts 1.

Across weeks a pair is looked at for what it shares (`far_keys`), so that the mean of such pairs is that of the
likeliest: "the minister must go", said after two disasters six weeks apart, made one claim of five tellings by one pair
of six. Of 30 made worlds with three wordings a claim, as given, 91.8 % of the claims have the right number of
origins (91.2 % without) and 97.5 % one within one of it (97.1); .25 to 1 come to the same. What many told and one
repeats months later is one claim where several pairs say so, or one that leaves no doubt: of a pair of .7, up to six
may have told it. It is asked when two groups stand: a pair across the weeks that is likelier than those within makes
one group of them before.
"""

_DIGITS = 9
_N = TypeVar("_N", int, float)


def gather(tellings: Iterable[Telling], links: Iterable[Link], decided: Decided | None = None) -> tuple[Claim, ...]:
    """The claims that tellings make up; one that is linked with nothing is a claim of its own.

    Two groups are joined while the mean score of the pairs between them is that of a link, the highest mean first
    (Sokal and Michener 1958): one stray pair does not make one claim of two. A pair counts less where its two are, on
    average, near to many wordings (`scores_in_crowds`). One that is not among `links` counts as 0, little where the two
    share no time (`ACROSS`), and not where no day is known of one of them; articles that tell both groups as two things
    count against it (`SIDE_BY_SIDE`), and so does a silence between them (`SILENCE`). Neither a denial, nor what leaves
    it open, nor what people hold apart is ever joined over; groups of which people hold two tellings to be the same are
    then one, denial or not. A function of the sets that it is given; links between unknown ids, and of one with itself,
    are passed over.
    """
    known = {telling.id: telling for telling in tellings}
    people = {
        _pair(*pair): same for pair, same in (decided or {}).items() if known.keys() >= {*pair} and pair[0] != pair[1]
    }
    pairs = _once(link for link in links if link.one in known and link.other in known)
    groups = _Groups(known, pairs, scores_in_crowds(known, pairs), people)
    groups.join_linked()
    groups.join_decided()
    claims = [_claim([known[id] for id in members], pairs, people) for members in groups.members()]
    return tuple(sorted(claims, key=lambda claim: claim.id))


def _once(links: Iterable[Link]) -> dict[Pair, Link]:
    """Each pair's link; of several the one of the highest score."""
    found: dict[Pair, Link] = {}
    for link in links:
        pair = _pair(link.one, link.other)
        if link.one != link.other and (pair not in found or _rank(link) > _rank(found[pair])):
            found[pair] = link
    return dict(sorted(found.items()))


def _rank(link: Link) -> tuple[float, str, str]:
    return link.score, link.zone, link.relation


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one <= other else (other, one)


def bars(link: Link) -> bool:
    """Whether a pair may never be in one claim: what denies it, or leaves it open, is no telling of it."""
    return (link.relation in ("denies", "leaves_open") and link.zone != "apart") or (
        link.relation == "contradicts" and link.zone == "linked"
    )


def mean_between(
    one: Sequence[str],
    other: Sequence[str],
    tellings: Iterable[Telling],
    links: Iterable[Link],
    *,
    crowded: bool = True,
) -> float:
    """What decides whether two groups are joined, as `gather` has it of these tellings and links when they stand: the
    mean score of the pairs between them, less what speaks against one claim of two groups. Linked from `LINKED` on.
    Not `crowded`: what it would be if each pair counted by its own score.
    """
    known = {telling.id: telling for telling in tellings}
    both = {id: known[id] for id in (*one, *other)}
    pairs = _once(
        link for link in links if link.one in known and link.other in known and (link.one in both or link.other in both)
    )
    scores = scores_in_crowds(known, pairs) if crowded else {pair: link.score for pair, link in pairs.items()}
    between = {pair: link for pair, link in pairs.items() if pair[0] in both and pair[1] in both}
    return _Groups(both, between, scores, {}).mean_of(one, other)


class _Groups:
    """Disjoint groups of tellings, each named after the least of its ids, with what stands between each two."""

    def __init__(
        self,
        known: Mapping[str, Telling],
        pairs: Mapping[Pair, Link],
        scores: Mapping[Pair, float],
        people: Mapping[Pair, bool],
    ) -> None:
        self._people = people
        self._home = {id: id for id in known}
        self._inside: dict[str, list[str]] = {id: [id] for id in sorted(known)}
        self._days = {id: Counter([bucket(telling)]) for id, telling in known.items()}
        self._home_of = {telling.article: telling.family or telling.article for telling in known.values()}
        self._told_in = {id: {telling.article} for id, telling in known.items()}
        self._told_from = {id: _days_of(telling) for id, telling in known.items()}
        self._said_again: dict[str, dict[str, set[str]]] = {}
        self._sums: dict[str, dict[str, float]] = {}
        self._counts: dict[str, dict[str, int]] = {}
        self._barred: dict[str, set[str]] = {}
        for (one, other), link in pairs.items():
            self._put(self._sums, one, other, scores[one, other])
            self._put(self._counts, one, other, 1)
            if link.zone == "linked" and (shared := self._told_in[one] & self._told_in[other]):
                self._again(one, other, self._homes(shared))
            if bars(link) and not people.get((one, other)):
                self._bar(one, other)
        for (one, other), same in people.items():
            if not same:
                self._bar(one, other)

    def _put(self, table: dict[str, dict[str, _N]], one: str, other: str, value: _N) -> None:
        for left, right in ((one, other), (other, one)):
            table.setdefault(left, {})[right] = value

    def _again(self, one: str, other: str, homes: set[str]) -> None:
        for left, right in ((one, other), (other, one)):
            row = self._said_again.setdefault(left, {})
            row[right] = row.get(right, set()) | homes

    def _bar(self, one: str, other: str) -> None:
        self._barred.setdefault(one, set()).add(other)
        self._barred.setdefault(other, set()).add(one)

    def join_linked(self) -> None:
        """Join by falling mean score."""
        waiting = [
            (-self._mean(one, other), one, other) for one, row in self._sums.items() for other in row if one < other
        ]
        heapq.heapify(waiting)
        while waiting and -waiting[0][0] >= LINKED:
            negative, one, other = heapq.heappop(waiting)
            if one in self._inside and other in self._inside and -negative == self._mean(one, other):
                for third in self._join(one, other):
                    first, second = _pair(one, third)
                    heapq.heappush(waiting, (-self._mean(first, second), first, second))

    def join_decided(self) -> None:
        """Join whole groups by what people hold to be the same, in order of id; only what they hold apart bars it.

        Last, since a telling that was joined to another by hand first would be far from all else that says the same.
        """
        self._barred = {}
        for (one, other), same in sorted(self._people.items()):
            if not same:
                self._bar(self._home[one], self._home[other])
        for (one, other), same in sorted(self._people.items()):
            if same:
                self._join(self._home[one], self._home[other])

    def mean_of(self, one: Sequence[str], other: Sequence[str]) -> float:
        """What stands between two sets of tellings, each of them made one group whatever bars it."""
        self._barred = {}
        for side in (one, other):
            for id in side:
                self._join(self._home[side[0]], self._home[id])
        return self._mean(*sorted((self._home[one[0]], self._home[other[0]])))

    def _mean(self, one: str, other: str) -> float:
        count = self._count(one, other)
        apart = (1 - self._side_by_side(one, other)) ** SIDE_BY_SIDE
        again = AFTER_SILENCE if self._is_new(one, other) else 1
        return round(self._sums.get(one, {}).get(other, 0.0) / max(count, 1) * apart * again, _DIGITS)

    def _count(self, one: str, other: str) -> float:
        """How many pairs between two groups count; of one that has no day nobody knows whether it shares a time."""
        met = max(self._counts.get(one, {}).get(other, 0), self._looked_at(one, other))
        dated = math.prod(days.total() - days[UNKNOWN] for days in (self._days[one], self._days[other]))
        return met + ACROSS * max(0, dated - met)

    def _is_new(self, one: str, other: str) -> bool:
        """Whether one group is told by several only after a silence that followed the other, told by several too."""
        (_, last), (first, _) = sorted((self._told_from[one], self._told_from[other]))
        return SILENCE < first - last < math.inf and all(
            len(self._homes(self._told_in[id])) >= SEVERAL for id in (one, other)
        )

    def _side_by_side(self, one: str, other: str) -> float:
        """The share of articles that tell both groups and link nothing of the one with anything of the other, copies of
        one taken for one; of two tellings in one article it is a half."""
        ours, theirs = self._told_in[one], self._told_in[other]
        both = self._homes(ours & theirs) - self._said_again.get(one, {}).get(other, set())
        if not both:
            return 0.0
        return len(both) / (min(len(self._homes(ours)), len(self._homes(theirs))) + 1)

    def _homes(self, articles: Iterable[str]) -> set[str]:
        """Of copies, one for all."""
        return {self._home_of[article] for article in articles}

    def _looked_at(self, one: str, other: str) -> int:
        """How many pairs between two groups share a block of time."""
        few, many = sorted((self._days[one], self._days[other]), key=len)
        return sum(
            count * sum(many[near] for near in ([day] if day == UNKNOWN else [day - 1, day, day + 1]))
            for day, count in few.items()
        )

    def _join(self, one: str, other: str) -> list[str]:
        """Make one group of two unless something bars it; the groups that now stand otherwise to it."""
        if one == other or other in self._barred.get(one, ()):
            return []
        left, right = _pair(one, other)
        for id in self._inside[right]:
            self._home[id] = left
        self._inside[left] += self._inside.pop(right)
        self._days[left] += self._days.pop(right)
        self._told_in[left] |= self._told_in.pop(right)
        days = self._told_from[left], self._told_from.pop(right)
        self._told_from[left] = min(first for first, _ in days), max(last for _, last in days)
        for third, homes in self._said_again.pop(right, {}).items():
            del self._said_again[third][right]
            if third != left:
                self._again(left, third, homes)
        self._take_over(self._sums, left, right)
        self._take_over(self._counts, left, right)
        for third in self._barred.pop(right, set()):
            self._barred[third].discard(right)
            self._bar(left, third)
        return list(self._sums.get(left, ()))

    def _take_over(self, table: dict[str, dict[str, _N]], left: str, right: str) -> None:
        """What stood between `right` and the others stands now between `left` and them."""
        for third, value in table.pop(right, {}).items():
            del table[third][right]
            if third != left:
                before = table.get(left, {}).get(third)
                self._put(table, left, third, value if before is None else before + value)

    def members(self) -> list[list[str]]:
        """The groups, each in order of id."""
        return [sorted(ids) for ids in self._inside.values()]


def _days_of(telling: Telling) -> tuple[float, float]:
    """The first and last day on which a telling is told; of one without a day none."""
    day = day_number(telling.published)
    return (day, day) if day is not None else (math.inf, -math.inf)


def _claim(told: Sequence[Telling], pairs: Mapping[Pair, Link], people: Mapping[Pair, bool]) -> Claim:
    """A claim of these tellings: named after the earliest, worded as the earliest that is about as near to all others
    as any is."""
    ordered = sorted(told, key=lambda telling: (telling.published is None, telling.published or "", telling.id))
    first = ordered[0]
    nearness = dict.fromkeys((telling.id for telling in ordered), 0.0)
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            pair = _pair(one.id, other.id)
            score = 1.0 if people.get(pair) else pairs[pair].score if pair in pairs else 0.0
            nearness[one.id] += score
            nearness[other.id] += score
    best = round(NEAR_BEST * max(nearness.values()), _DIGITS)
    wording = next(telling.id for telling in ordered if round(nearness[telling.id], _DIGITS) >= best)
    return Claim(identity("claim", first.id), wording, first.id, tuple(telling.id for telling in ordered))
