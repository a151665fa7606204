"""The quantities of a text, sentence by sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.read.numbers.bounding import bound_of
from onrecord.read.numbers.counted import counted_at
from onrecord.read.numbers.describing import Draft, described
from onrecord.read.numbers.items import Item, items_in
from onrecord.read.numbers.surroundings import period_cues
from onrecord.read.numbers.tabular import counting_words, spelled
from onrecord.read.numbers.tokens import Token, lower_at, tokens_of
from onrecord.record import Number, Span

_WORDS = sorted(
    {word for word, (kind, _) in spelled().items() if kind != "letter"} | {phrase[-1] for phrase in counting_words()}
)
_MAY_COUNT = re.compile(rf"[\d½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞]|\b(?:{'|'.join(_WORDS)})", re.I)


def find_numbers(text: str, sentences: tuple[Span, ...]) -> tuple[Number, ...]:
    """The quantities of a text, in order; all of them put there by the article, as far as this can tell."""
    return tuple(number for start, end in sentences for number in _in_sentence(text, start, end))


def _in_sentence(text: str, start: int, end: int) -> list[Number]:
    if _MAY_COUNT.search(text, start, end) is None:
        return []
    tokens = tokens_of(text, start, end)
    items = _shared([_counting(tokens, item) for item in items_in(tokens)], tokens)
    cues = period_cues(tokens) if items else []
    drafts: list[Draft] = []
    for place, item in enumerate(items):
        begin = items[place - 1].last if place else 0
        finish = items[place + 1].first if place + 1 < len(items) else len(tokens)
        drafts.append(described(tokens, item, cues, (begin, finish), drafts[-1] if drafts else None))
    return [draft.number for draft in drafts]


def _counting(tokens: list[Token], item: Item) -> Item:
    """The item with what it counts, where no unit of measure stands there."""
    if item.unit is not None or item.way in {"fraction", "share"}:
        return item
    behind = max(item.last, bound_of(tokens, item.first, item.last).last)
    found = counted_at(tokens, behind, one=item.low == item.high == 1, spelled=item.way != "digits")
    return item if found is None else replace(item, unit=found.unit, kind=found.kind, last=found.last)


_OF_ALL = frozenset("of the a its their his her nearly about some around roughly more than over estimated".split())
_SHARING = frozenset({",", "-", "and", "or", "to"})
NEAR = 4
"""Tokens between two figures that share a unit: "681 of the nearly 1,800 stations"."""


def _shared(items: list[Item], tokens: list[Token]) -> list[Item]:
    """A unit said once for several: "eight or nine euros", "four-, five- and six-cylinder engines"."""
    shared = list(items)
    for place in range(len(shared) - 2, -1, -1):
        one, following = shared[place], shared[place + 1]
        if _shares(tokens, one, following):
            shared[place] = replace(one, unit=following.unit, kind=following.kind)
    return shared


def _shares(tokens: list[Token], one: Item, following: Item) -> bool:
    if one.unit is not None or following.unit is None or one.way == "fraction" or following.first - one.last > NEAR:
        return False
    between = [token.lower for token in tokens[one.last : following.first]]
    if between[:1] == ["of"]:
        return set(between) <= _OF_ALL and following.kind == "noun"
    signed = lower_at(tokens, following.figure - 1) in {"$", "€", "£"}
    return between not in ([], [","]) and set(between) <= _SHARING and not signed
