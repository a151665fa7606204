"""Figures with their units, and pairs of them that are one: ranges and shares of two."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.read.numbers.changing import direction_before, signed
from onrecord.read.numbers.figures import figure_at, share_of_two
from onrecord.read.numbers.magnitudes import Figure
from onrecord.read.numbers.measures import currency_before, measure_at
from onrecord.read.numbers.refusing import is_refused
from onrecord.read.numbers.tabular import spelled, words
from onrecord.read.numbers.tokens import HYPHENS, Token, is_hyphen, lower_at


@dataclass(frozen=True, slots=True)
class Item:
    """A quantity being read: tokens [first, last) of figure and unit, and what is known of it so far.

    `figure` is where its digits or words begin, `bare` where they end; `kind` is what the unit measures, "noun" for
    what is counted, "" where none is known. `ranged` says that low and high are both given.
    """

    first: int
    figure: int
    bare: int
    last: int
    low: float
    high: float
    way: str
    unit: str | None = None
    kind: str = ""
    ranged: bool = False


REACH = 7
"""Tokens between the ends of "from 20 miles per gallon in 2008 to 29 mpg"."""

_RESULTS = frozenset("win victory defeat loss lead draw record vote ruling decision series advantage margin".split())


def items_in(tokens: list[Token]) -> list[Item]:
    """The quantities of a sentence, with units of measure, ranges made one."""
    found = [_measured(tokens, figure) for figure in _figures(tokens)]
    dashed = _merged(tokens, found, by_dash=True)
    return _merged(tokens, dashed, by_dash=False)


def _figures(tokens: list[Token]) -> list[Figure]:
    figures: list[Figure] = []
    place, refused = 0, -1
    while place < len(tokens):
        figure = figure_at(tokens, place)
        if figure is None:
            place += 1
            continue
        place = figure.last
        share = share_of_two(tokens, figures[-1], figure) if figures and _near(figures[-1], figure) else None
        if share is not None and not _measure_follows(tokens, figure):
            figures[-1] = share
        elif is_refused(tokens, figure) or _goes_with_refused(tokens, refused, figure):
            refused = figure.last
        else:
            figures.append(figure)
    return figures


def _goes_with_refused(tokens: list[Token], refused: int, figure: Figure) -> bool:
    """What goes on from a figure that was none: "ISO 3888-2", "lines 4, 5 and 6"."""
    between = [token.lower for token in tokens[refused : figure.first]] if refused >= 0 else []
    if len(between) == 1 and between[0] in HYPHENS:
        return is_hyphen(tokens, refused)
    return (
        figure.plain
        and between in ([","], ["and"], [",", "and"], ["or"], ["&"])
        and _is_listed(tokens, refused, figure)
    )


def _is_listed(tokens: list[Token], refused: int, figure: Figure) -> bool:
    following = lower_at(tokens, figure.last)
    return tokens[refused - 1].kind == "digits" and len(tokens[refused - 1].text) < 4 and (
        not following.isalpha() or following in words("stops.txt") or following in words("months.txt")
    )  # fmt: skip


def _near(one: Figure, other: Figure) -> bool:
    return other.first - one.last < 3


def _measure_follows(tokens: list[Token], figure: Figure) -> bool:
    return (figure.plain and len(tokens[figure.first].text) == 4) or measure_at(tokens, figure.last) is not None


def _measured(tokens: list[Token], figure: Figure) -> Item:
    """The figure with its currency or unit of measure."""
    first, last, low, high = figure.first, figure.last, figure.low, figure.high
    money = currency_before(tokens, first)
    if money is None and signed(tokens, first) < 0:
        money = currency_before(tokens, first - 1)
        low, high = -high, -low
        first -= 1
    elif signed(tokens, first) < 0 or _minus(tokens, first):
        low, high, first = -high, -low, first - 1
    item = Item(first, figure.first, last, last, low, high, figure.kind, ranged=figure.kind == "counting")
    if money is not None:
        first -= money.length
        return replace(item, first=first, last=_doubled(tokens, last), unit=money.unit, kind=money.kind)
    at = last + is_hyphen(tokens, last)
    if figure.kind == "fraction":
        at += lower_at(tokens, at) == "of"
        at += lower_at(tokens, at) in {"a", "an"}
    unit = measure_at(tokens, at)
    if unit is None or _is_no_unit(tokens, figure, at, unit.kind):
        return item
    name = _pounds(unit.unit, high)
    return replace(item, last=at + unit.length, unit=name, kind="mass" if name == "pound" else unit.kind)


def _minus(tokens: list[Token], first: int) -> bool:
    """ "Minus 5" and "minus-5"; "plus or minus 5" is no negative."""
    at = first - 1 - is_hyphen(tokens, first - 1)
    return lower_at(tokens, at) == "minus" and lower_at(tokens, at - 1) not in {"or", "/"}


def _doubled(tokens: list[Token], last: int) -> int:
    """Past a currency said twice: "US$5 million dollars", "$31.20 US"."""
    after = measure_at(tokens, last)
    if after is not None and after.kind == "currency" and lower_at(tokens, last).isalpha():
        return last + after.length
    return last


def _pounds(unit: str, value: float) -> str:
    """Pounds without a sign: thousands of them are money, fewer a weight."""
    return "pound" if unit == "pound sterling" and value < 10_000 else unit


def _is_no_unit(tokens: list[Token], figure: Figure, place: int, kind: str) -> bool:
    """Units that are not meant: "a three-year plan" counts nothing, "two second chances" neither."""
    hyphened = place > figure.last
    if hyphened and figure.kind == "words" and kind == "time":
        return not _is_age(tokens, place + 1)
    if figure.kind != "digits" and tokens[place].text.isupper() and kind != "currency":
        return True
    return kind == "points" and tokens[place].lower in {"point", "points"} and lower_at(tokens, place + 1) == "guards"


def _is_age(tokens: list[Token], place: int) -> bool:
    return "old" in (lower_at(tokens, place), lower_at(tokens, place + 1))


def _merged(tokens: list[Token], items: list[Item], *, by_dash: bool) -> list[Item]:
    merged: list[Item] = []
    skip_result = False
    for item in items:
        one = merged[-1] if merged else None
        if one is not None and by_dash and _are_dashed(tokens, one, item):
            made = _as_range(tokens, one, item) if one.low < item.low and _is_dash_range(tokens, one, item) else None
            skip_result = made is None
            merged[-1:] = [made] if made is not None else []
            if made is None:
                continue
        elif one is not None and not by_dash and _is_worded_range(tokens, one, item):
            merged[-1] = _as_range(tokens, one, item)
        elif skip_result and by_dash and is_hyphen(tokens, item.first - 1):
            continue
        else:
            merged.append(item)
            skip_result = False
    return merged


def _are_dashed(tokens: list[Token], one: Item, item: Item) -> bool:
    """ "3-5", "14 – 18": also where the minus of the second was taken for its sign."""
    between = item.first - one.last
    if between == 0 and item.low < 0:
        return True
    return between == 1 and tokens[one.last].lower in HYPHENS and (item.low >= 0)


def _is_dash_range(tokens: list[Token], one: Item, item: Item) -> bool:
    """Whether two figures joined by a dash are a range and not a result: what follows is counted or measured."""
    if lower_at(tokens, item.last) in _RESULTS or one.ranged or item.ranged:
        return False
    if item.unit or one.unit or len(tokens[item.figure].text) > 2 or item.bare > item.figure + 1:
        return True
    before = lower_at(tokens, one.first - 1)
    after = tokens[item.last] if item.last < len(tokens) else None
    return before in _RANGING or (
        after is not None and after.kind == "word" and after.lower.endswith(("s", "people", "men"))
    )


_RANGING = frozenset("about around between from roughly some approximately of".split())


def _is_worded_range(tokens: list[Token], one: Item, item: Item) -> bool:
    """ "10 to 12", "between 3 and 5", "from $2 in 2008 to $5", "two or three"."""
    if (
        one.ranged
        or item.first - one.last > REACH
        or one.way == "share"
        or item.way == "share"
        or not _same_unit(one, item)
    ):
        return False
    between = [token.lower for token in tokens[one.last : item.first]]
    if not between:
        return False
    before = _word_before(tokens, one)
    if between in (["to"], ["through"], ["up", "to"]):
        return before in {"from", "between"} or _is_plain_to(tokens, one, item)
    if between in (["and"], ["-", "and"]):
        return before == "between"
    if between == ["or"]:
        return item.low == one.low + 1 and one.low == one.high and one.low < 13 and not one.unit
    if between == ["/"]:
        return one.kind == item.kind == "currency"
    return before == "from" and between[-1] == "to" and not {",", ";", "and", "or", "."} & set(between)


def _same_unit(one: Item, item: Item) -> bool:
    return one.unit is None or item.unit is None or one.unit == item.unit


def _word_before(tokens: list[Token], item: Item) -> str:
    """The word before a quantity, past an approximator."""
    at = item.first - 1
    while lower_at(tokens, at) in {"about", "around", "roughly", "approximately", "nearly", "almost", "some", "just"}:
        at -= 1
    return lower_at(tokens, at)


def _is_plain_to(tokens: list[Token], one: Item, item: Item) -> bool:
    """Whether "A to B" is a range and not a change by A to B: "rose 0.7 percent to 6,327"."""
    if one.low > item.high and one.unit and one.unit == item.unit and one.kind not in {"share", "currency", "points"}:
        return direction_before(tokens, one.first) is None
    if one.low > item.high or (one.unit is not None and item.unit is None):
        return False
    by = lower_at(tokens, one.first - 1) == "by"
    changes = direction_before(tokens, one.first - by) is not None
    if changes and (one.unit is not None or item.low > (4 if by else 10) * max(one.low, 1)):
        return False
    return one.low < item.low


def _as_range(tokens: list[Token], one: Item, item: Item) -> Item:
    low, high = one.low, item.high if item.low >= 0 or one.low < 0 else -item.low
    factor = _factor(tokens, item)
    if factor > 1 and one.bare == one.figure + 1 and low * factor <= high:
        low *= factor
    unit, kind = (item.unit, item.kind) if item.unit else (one.unit, one.kind)
    first, low, high = one.first, min(low, high), max(low, high)
    return Item(first, one.figure, item.bare, item.last, low, high, item.way, unit, kind, ranged=True)


def _factor(tokens: list[Token], item: Item) -> float:
    """The magnitude that the second figure of a range shares with the first: "33-35 billion"."""
    kind, value = spelled().get(lower_at(tokens, item.bare - 1), ("", 1.0))
    return value if kind in {"magnitude", "letter"} and item.bare > item.figure + 1 else 1.0
