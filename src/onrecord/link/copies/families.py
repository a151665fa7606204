"""Families from pairs: a function of the set of pairs, so that neither the order of articles nor of pairs matters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from onrecord.link.copies.comparing import SURE, Pair, contained
from onrecord.link.copies.differing import difference
from onrecord.link.copies.reading import Copyable, hours_of
from onrecord.record.linking import Copy, Family, Reason

Articles = Mapping[str, Copyable]

_FIRST_IN = re.compile(
    r"\b(?:first|originally) (?:appeared|published|reported|ran|was published)(?: (?:in|on|by|at))?(?: the)? ([^\n.;]{2,60})",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W_]+")


def gather(articles: Articles, pairs: Iterable[Pair]) -> tuple[Family, ...]:
    """The families of two articles or more, by id."""
    kept = holding(pairs)
    made = [_family(articles, members, kept) for members in components(kept)]
    return tuple(sorted(made, key=lambda family: family.id))


def holding(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """The pairs that join: all by wording, sure rewritings, and of the others those that are the likest of one end.

    So an article that is somebody's copy for sure does not, on a doubtful likeness, draw in a second family.
    """
    ordered = sorted(pairs, key=_rank)
    likest: dict[str, Pair] = {}
    for pair in ordered:
        likest.setdefault(pair.one, pair)
        likest.setdefault(pair.other, pair)
    return tuple(pair for pair in ordered if _sure(pair) or pair in (likest[pair.one], likest[pair.other]))


def components(pairs: Sequence[Pair]) -> tuple[tuple[str, ...], ...]:
    """The ids that pairs connect, each set sorted."""
    head: dict[str, str] = {}

    def top(id: str) -> str:
        while head.setdefault(id, id) != id:
            head[id] = head[head[id]]
            id = head[id]
        return id

    for pair in pairs:
        low, high = sorted((top(pair.one), top(pair.other)))
        head[high] = low
    members: dict[str, list[str]] = {}
    for id in sorted(head):
        members.setdefault(top(id), []).append(id)
    return tuple(tuple(ids) for ids in members.values())


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
    copies = _tree(articles, earliest, order, [pair for pair in pairs if pair.one in inside])
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


def _tree(
    articles: Articles, earliest: str, order: Mapping[str, int], pairs: Sequence[Pair]
) -> tuple[Copy, ...]:
    """From the earliest on, each article with the one it took from: an earlier one where it can be, the likest first."""
    waiting = list(pairs)
    reached = {earliest}
    copies: list[Copy] = []
    while waiting:
        steps = [_step(pair, reached, order) for pair in waiting if (pair.one in reached) != (pair.other in reached)]
        if not steps:
            break
        _, _, pair, original, copy = min(steps, key=lambda step: step[:2])
        copies.append(_copy(articles[copy], articles[original], pair))
        reached.add(copy)
        waiting = [pair for pair in waiting if not {pair.one, pair.other} <= reached]
    return tuple(sorted(copies, key=lambda copy: order[copy.article]))


def _step(
    pair: Pair, reached: set[str], order: Mapping[str, int]
) -> tuple[bool, tuple[bool, float, str, str], Pair, str, str]:
    original, copy = (pair.one, pair.other) if pair.one in reached else (pair.other, pair.one)
    return order[original] > order[copy], _rank(pair), pair, original, copy


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
