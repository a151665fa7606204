"""A quantity as a record: its bound, what it is of, per what, and whether it is a change or runs on."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.read.numbers.bounding import Bounding, bound_of
from onrecord.read.numbers.changing import Change, change_behind, change_of
from onrecord.read.numbers.counted import counted_at
from onrecord.read.numbers.items import Item
from onrecord.read.numbers.states import is_person, state_after, state_before, state_of_noun
from onrecord.read.numbers.surroundings import Cue, per_at, runs_on, share_of, stuff_at
from onrecord.read.numbers.tokens import Token, lower_at
from onrecord.read.numbers.wholes import is_whole, whole_behind
from onrecord.record import Number
from onrecord.record.layers import Bound

CONFIDENCE = {"digits": 0.95, "words": 0.9, "fraction": 0.9, "share": 0.85, "counting": 0.7}
"""About the share of right values among those so written in news the tables were not made from."""

_COUNTED = frozenset({"noun", "", "currency", "people"})
_CLAUSE = frozenset(
    {";", ":", "—", "that", "who", "which", "while", "when", "whereas", "but", "because", "if", "though"}
)
_BREAKS = frozenset({";", ":", "—", ".", "(", ")", "[", "]", "while", "but", "whereas"})


class Draft(NamedTuple):
    """A number beside the item it came from: the next one may lean on it."""

    item: Item
    number: Number
    act: bool


class Of(NamedTuple):
    """What is counted or measured, where its words end, and whether a verb before the figure said it."""

    of: str | None
    last: int
    act: bool = False


def described(
    tokens: list[Token], item: Item, cues: list[Cue], borders: tuple[int, int], before: Draft | None
) -> Draft:
    """The record of a quantity, between its neighbours at `borders`."""
    rate = _rate(tokens, item)
    last = rate[1] if rate else item.last
    bounding = _bounding(tokens, item, last, before)
    unit, base, last = _based(tokens, item, last)
    age = _age(tokens, item)
    of = Of("age", age) if age else _of(tokens, item, unit, max(item.last, bounding.last), (borders, before))
    unit = "year" if age and unit is None else unit
    bound, low, best, high = _ends(item, bounding.bound)
    extent = (bounding.first, max(last, bounding.last))
    number = Number(
        span=(
            tokens[bounding.first].start,
            tokens[max(item.last, age, bounding.last if rate is None else rate[1]) - 1].end,
        ),
        low=low,
        best=best,
        high=high,
        unit=unit if unit is not None or of.of is None or of.of in _NOT_PEOPLE else "person",
        of=of.of,
        bound=bound,
        change=_change(tokens, item, bounding, before),
        per=rate[0] if rate else None,
        base=base,
        cumulative=before.number.cumulative
        if before is not None and _is_conversion(tokens, item, before)
        else _runs_on(tokens, item, rate, cues, (extent, borders)),
        confidence=CONFIDENCE[item.way],
    )
    return Draft(item, number, of.act)


def _rate(tokens: list[Token], item: Item) -> tuple[str, int] | None:
    """What a rate is by, also behind the stuff: "900 tonnes of sewage a day"."""
    if item.way in {"fraction", "share"}:
        return None
    found = per_at(tokens, item.last)
    if found is not None or item.unit is None or lower_at(tokens, item.last) != "of":
        return found
    stuff = share_of(tokens, item.last)
    behind = None if stuff is None or stuff[2] - item.last > 4 else per_at(tokens, stuff[2])
    return None if behind is None else (behind[0], item.last)


_NOT_PEOPLE = frozenset({"age"})


def _bounding(tokens: list[Token], item: Item, last: int, before: Draft | None) -> Bounding:
    bounding = bound_of(tokens, item.first, last)
    if bounding.bound == "exact" and before is not None and _is_conversion(tokens, item, before):
        return Bounding(before.number.bound, bounding.first, bounding.last)
    if bounding.bound == "exact" and last != item.bare:
        nearer = bound_of(tokens, item.first, item.bare)
        if nearer.bound != "exact" and nearer.last > item.bare:
            return Bounding(nearer.bound, bounding.first, max(nearer.last, bounding.last))
    return bounding


def _is_conversion(tokens: list[Token], item: Item, before: Draft) -> bool:
    """ "100 kilometres (60 miles)": the same quantity once more."""
    if lower_at(tokens, item.first - 1) not in {"(", "/"} or item.kind in {"", "noun", "share"}:
        return False
    at = item.first - 1 - (lower_at(tokens, item.first - 2) == "/")
    joined = at in (before.item.last, before.item.last + 1)
    return joined and before.item.kind not in {"noun", "share", ""} and item.unit != before.item.unit


def _ends(item: Item, bound: Bound) -> tuple[Bound, float | None, float | None, float | None]:
    low, high = _plain(item.low), _plain(item.high)
    if item.ranged:
        return "between", low, None, high
    if bound == "at_most":
        return bound, None, None, high
    if bound == "at_least":
        return bound, low, None, None
    return bound, None, high, None


def _plain(value: float) -> float:
    return int(value) if value.is_integer() and abs(value) < 1e18 else value


def _based(tokens: list[Token], item: Item, last: int) -> tuple[str | None, str | None, int]:
    """Unit and base: of a percentage the whole it is a share of, of a fraction both."""
    if item.kind == "share":
        found = share_of(tokens, last) if lower_at(tokens, last) == "of" else None
        return item.unit, found[0] if found else None, found[2] if found else last
    if item.way not in {"fraction", "share"} or item.unit is not None:
        return item.unit, None, last
    found = share_of(tokens, last) or (_plain_base(tokens, last) if item.way == "share" else None)
    return (found[1], found[0], found[2]) if found else (None, None, last)


def _plain_base(tokens: list[Token], last: int) -> tuple[str, str, int] | None:
    """ "One in five Germans"."""
    found = counted_at(tokens, last, one=False)
    if found is None or found.kind != "noun":
        return None
    written = " ".join(token.text for token in tokens[last : found.last])
    return (written, found.unit, found.last) if found.unit else None


Neighbours = tuple[tuple[int, int], Draft | None]


def _of(tokens: list[Token], item: Item, unit: str | None, last: int, around: Neighbours) -> Of:
    if item.kind not in {"noun", ""} or item.way in {"share"}:
        return Of(stuff_at(tokens, item.last) if item.kind in _STUFF else None, item.last)
    if unit is not None and not is_person(unit.lower()):
        after = state_after(tokens, last, _until(tokens, last, around[0][1]))
        dead = after[0] if after is not None and after[0] == "dead" else None
        return Of(dead or (stuff_at(tokens, item.last) if item.kind == "noun" else None), item.last)
    return _state(tokens, item, unit, last, around)


_STUFF = frozenset({"mass", "volume", "data", "area", "energy", "length", "power"})


def _state(tokens: list[Token], item: Item, unit: str | None, last: int, around: Neighbours) -> Of:
    """What has become of those counted: said by the noun, behind it, or by the verb before."""
    borders, before = around
    own = state_of_noun(unit.lower()) if unit else None
    if own is not None:
        return Of(own, item.last)
    whole = whole_behind(tokens, item.last) or whole_behind(tokens, item.bare)
    behind, end = (whole, len(tokens)) if whole else (last, borders[1])
    after = None if is_whole(tokens, item) else state_after(tokens, behind, _until(tokens, behind, end))
    if after is not None:
        return Of(after[0], item.last if whole else after[1])
    begin = borders[0]
    for at in range(item.first - 1, borders[0] - 1, -1):
        if tokens[at].lower in _CLAUSE:
            begin = at + 1
            break
    said = state_before(tokens, item.first, begin)
    if said is not None:
        return Of(said, item.last, act=True)
    if before is not None and before.act and _goes_on(tokens, before, item.first):
        return Of(before.number.of, item.last, act=True)
    return Of(None, item.last)


def _goes_on(tokens: list[Token], before: Draft, end: int) -> bool:
    """ "Killed 5 and wounded …" no more, "killed 5 men and 3 women"; "the toll rose by 12 to 340"."""
    between = [token.lower for token in tokens[before.item.last : end]]
    if between == ["to"]:
        return before.number.change is not None
    return set(between) <= {"and", ",", "at", "least", "about", "some", "another"}


def _until(tokens: list[Token], begin: int, end: int) -> int:
    for at in range(begin, min(end, begin + 12)):
        if tokens[at].lower in _BREAKS:
            return at
    return end


def _age(tokens: list[Token], item: Item) -> int:
    """Where the words of an age end, 0 where it is none: "23-year-old", "three months of age", "aged 61"."""
    behind = [lower_at(tokens, item.last + at) for at in range(2)]
    if item.kind == "time":
        if behind[0] in {"old", "olds", "yo"}:
            return item.last + 1
        return item.last + 2 if behind in (["of", "age"], ["-", "old"], ["-", "olds"]) else 0
    return item.last if item.unit is None and lower_at(tokens, item.first - 1) in {"aged", "age", "ages"} else 0


def _change(tokens: list[Token], item: Item, bounding: Bounding, before: Draft | None) -> Change | None:
    found = change_of(tokens, bounding.first, item.figure, item.kind)
    if found is None and item.kind in {"share", "points", "currency"}:
        found = change_behind(tokens, item.last)
    if found is not None or before is None or before.number.change is None:
        return found
    between = [token.lower for token in tokens[before.item.last : bounding.first]]
    leaning = between in (["or"], [",", "or"]) or _is_conversion(tokens, item, before)
    return before.number.change if leaning else None


def _runs_on(
    tokens: list[Token],
    item: Item,
    rate: tuple[str, int] | None,
    cues: list[Cue],
    places: tuple[tuple[int, int], tuple[int, int]],
) -> bool | None:
    """Whether a count runs on from a beginning (True) or is of a period (False); not asked of measures."""
    if item.kind not in _COUNTED or item.way in {"fraction", "share"}:
        return None
    if lower_at(tokens, item.figure - 1) == "+" or (rate is not None and rate[0] in {"day", "week", "month"}):
        return False
    return runs_on(tokens, cues, *places)
