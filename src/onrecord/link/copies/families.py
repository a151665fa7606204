"""Families from pairs: a function of the set of pairs, so that neither the order of articles nor of pairs matters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from heapq import heappop, heappush

from onrecord.link.copies.comparing import SURE, Pair, contained
from onrecord.link.copies.differing import difference
from onrecord.link.copies.reading import Copyable, hours_of
from onrecord.record.linking import Copy, Family, Reason

Articles = Mapping[str, Copyable]

CERTAIN = 0.5
"""Containment from which one pair joins whatever the others say."""

SUPPORT = 0.3
"""Share of linked pairs between two groups of several articles that a lesser one asks for."""

_FIRST_IN = re.compile(
    r"\b(?:first|originally) (?:appeared|published|reported|ran|was published)"
    r"(?: (?:in|on|by|at))?(?: the)? ([^\n.;]{2,60})",
    re.IGNORECASE,
)
_Step = tuple[bool, tuple[bool, float, str, str], str, str, Pair]
_NAME = re.compile(r"[^\W_]+")


def gather(articles: Articles, pairs: Iterable[Pair]) -> tuple[Family, ...]:
    """The families of two articles or more, by id."""
    ordered = sorted(pairs, key=_rank)
    made = [_family(articles, members, ordered) for members in groups(ordered)]
    return tuple(sorted(made, key=lambda family: family.id))


def groups(ordered: Sequence[Pair]) -> tuple[tuple[str, ...], ...]:
    """The ids that pairs join, each set sorted; `ordered` begins with the surest.

    Against chaining: what is linked by the likeness of one pair alone is not joined where the others tell against it.
    A doubtful pair counts only if it is the likest of one of its ends, and it joins two groups of several articles only
    if enough of the pairs between them are linked too.
    """
    likest: dict[str, Pair] = {}
    linked: dict[str, set[str]] = {}
    for pair in ordered:
        for id, other in ((pair.one, pair.other), (pair.other, pair.one)):
            likest.setdefault(id, pair)
            linked.setdefault(id, set()).add(other)
    group = {id: frozenset((id,)) for id in linked}
    for pair in ordered:
        left, right = group[pair.one], group[pair.other]
        if left is right or not (_sure(pair) or pair in (likest[pair.one], likest[pair.other])):
            continue
        if pair.containment >= CERTAIN or _borne_out(left, right, linked):
            group |= dict.fromkeys(left | right, left | right)
    return tuple(tuple(sorted(members)) for members in sorted(set(group.values()), key=min) if len(members) > 1)


def _borne_out(left: frozenset[str], right: frozenset[str], linked: Mapping[str, set[str]]) -> bool:
    if min(len(left), len(right)) == 1:
        return True
    between = sum(len(linked[id] & right) for id in left)
    return between >= SUPPORT * len(left) * len(right)


def unlike(family: Family, articles: Articles, below: float) -> tuple[tuple[str, str, float], ...]:
    """The pairs of a family of less containment, which stand in one only through others or as rewritings."""
    ids = family.articles
    found = (
        (one, other, contained(articles[one].runs, articles[other].runs))
        for place, one in enumerate(ids)
        for other in ids[place + 1 :]
    )
    return tuple(row for row in found if row[2] < below)


def _family(articles: Articles, members: Sequence[str], pairs: Sequence[Pair]) -> Family:
    order = _order(articles, members)
    earliest = min(members, key=order.__getitem__)
    inside = set(members)
    copies = _tree(articles, earliest, order, [pair for pair in pairs if {pair.one, pair.other} <= inside])
    return Family(earliest, earliest, tuple(sorted(members)), copies)


def _order(articles: Articles, members: Sequence[str]) -> dict[str, int]:
    """Earlier to later: by published time (by day where one of them has only a day); then those that others name as
    where they come from; those that name nobody; the longer; by id."""
    days = any(len(articles[id].printed.published or "") == len("2024-01-01") for id in members)
    credits = {id: _credits(articles[id]) for id in members}

    def key(id: str) -> tuple[float, int, bool, int, str]:
        article = articles[id]
        published = article.printed.published
        hours = hours_of(published[: len("2024-01-01")]) if days and published else article.hours
        named = sum(_names(credit, article) for other, credit in credits.items() if other != id)
        return (
            hours if hours is not None else float("inf"),
            -named,
            bool(credits[id]) and not _names(credits[id], article),
            -len(article.words),
            id,
        )

    return {id: place for place, id in enumerate(sorted(members, key=key))}


def _credits(article: Copyable) -> str:
    """What an article says of where it comes from: credit line, byline, "first appeared in"."""
    printed = article.printed
    first = _FIRST_IN.search(printed.text)
    return " ".join(filter(None, (printed.credit, printed.byline, first[1] if first else None)))


def _names(credit: str, article: Copyable) -> bool:
    """Whether a credit names the article's outlet."""
    wanted = _plain(article.printed.outlet or "")
    return bool(wanted) and f" {wanted} " in f" {_plain(credit)} "


def _plain(name: str) -> str:
    return " ".join(_NAME.findall(name.lower())).removeprefix("the ")


def _tree(articles: Articles, earliest: str, order: Mapping[str, int], pairs: Sequence[Pair]) -> tuple[Copy, ...]:
    """From the earliest on, each article with the one it took from: an earlier one if it can be, the likest first."""
    ends: dict[str, list[Pair]] = {}
    for pair in pairs:
        ends.setdefault(pair.one, []).append(pair)
        ends.setdefault(pair.other, []).append(pair)
    reached: set[str] = set()
    steps: list[_Step] = []
    copies: list[Copy] = []

    def reach(original: str) -> None:
        reached.add(original)
        for pair in ends[original]:
            copy = pair.other if pair.one == original else pair.one
            if copy not in reached:
                heappush(steps, (order[original] > order[copy], _rank(pair), original, copy, pair))

    reach(earliest)
    while steps:
        _, _, original, copy, pair = heappop(steps)
        if copy not in reached:
            copies.append(_copy(articles[copy], articles[original], pair))
            reach(copy)
    return tuple(sorted(copies, key=lambda copy: order[copy.article]))


def _copy(copy: Copyable, original: Copyable, pair: Pair) -> Copy:
    told = difference(copy, original)
    credit = _credits(copy)
    reasons = pair.reasons
    if _names(credit, original):
        reasons += (Reason("credit", 1.0, 0.0, credit),)
    return Copy(copy.printed.id, original.printed.id, told.share, told.kept, told.cut, reasons)


def _sure(pair: Pair) -> bool:
    return pair.by == "wording" or pair.score >= SURE


def _rank(pair: Pair) -> tuple[bool, float, str, str]:
    return pair.by != "wording", -pair.score, pair.one, pair.other
