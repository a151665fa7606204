"""Whether a figure is itself a rise or a fall: "rose 5 percent", "fell by 30", "+650"."""

from __future__ import annotations

from functools import cache
from typing import Literal

from onrecord.read.numbers.tabular import rows
from onrecord.read.numbers.tokens import HYPHENS, Token, glued_at, is_hyphen, is_stop, lower_at

Change = Literal["up", "down"]
_FILLERS = frozenset(
    "by a an another further additional extra about around nearly almost just only some more less than over at least "
    "up to as much many well roughly approximately about an estimated total of whopping massive staggering mere slight "
    "modest sharp even the whole full between from".split()
)
REACH = 6
"""Tokens before a figure in which a verb of change is looked for,"""

LONG_REACH = 12
"""and those where what is raised stands between verb and figure."""

_POINTS = frozenset({"share", "points", "currency"})


def change_of(tokens: list[Token], first: int, figure: int, kind: str) -> Change | None:
    """The change that stands before tokens from `first` on; `figure` is where the figure itself begins."""
    sign = _sign(tokens, figure, kind)
    if sign is not None:
        return sign
    by = False
    for at in range(first - 1, max(-1, first - REACH), -1):
        word = tokens[at].lower
        found = _table("before").get(word) or (_table("by").get(word) if by else None)
        if found is not None:
            return found if _is_change(tokens, at, word, kind) else None
        if word in {"to", "from"} or not (word in _FILLERS or (word.endswith("ly") and len(word) > 4)):
            return _raised(tokens, at, first) if by else None
        by = by or word == "by"
    return None


def _raised(tokens: list[Token], place: int, first: int) -> Change | None:
    """The verb before what is raised: "raised its rate by 25 points"."""
    for at in range(place, max(-1, first - LONG_REACH), -1):
        if tokens[at].kind != "word" or tokens[at].lower in {"that", "and", "but", "was", "were", "is", "are"}:
            return None
        found = _table("by").get(tokens[at].lower) or _table("before").get(tokens[at].lower)
        if found is not None and tokens[at].lower not in {"up", "down"}:
            return found
    return None


def signed(tokens: list[Token], place: int) -> int:
    """-1 for a figure with a minus that is its own, 1 with a plus, else 0."""
    if not place or not glued_at(tokens, place):
        return 0
    mark = tokens[place - 1]
    if mark.lower == "+":
        return 1
    if (
        mark.lower not in HYPHENS
        or mark.lower == "—"
        or (mark.glued and place > 1 and tokens[place - 2].lower not in {"(", "[", "$", "€", "£"})
    ):
        return 0
    return -1


def _sign(tokens: list[Token], figure: int, kind: str) -> Change | None:
    """A plus is a rise; a minus is a fall of a share or of points, but cold is no fall."""
    sign = signed(tokens, figure)
    if sign > 0:
        return "up"
    return "down" if sign < 0 and kind in _POINTS else None


def _is_change(tokens: list[Token], at: int, word: str, kind: str) -> bool:
    """ "Lost 162 points" is a fall, "lost 300 soldiers" a count; "back up 5 guards" is none."""
    if word in {"lost", "loses", "losing", "shed", "sheds", "shedding", "contracts", "gain", "gains"}:
        return kind in _POINTS
    if word in {"up", "down"}:
        before = lower_at(tokens, at - 1)
        phrasal = before.endswith("ing") or before in _PHRASAL
        return before in _BEING or (kind in {*_POINTS, "temperature"} and not phrasal)
    return True


_BEING = frozenset({"is", "was", "are", "were", "be", "been", ",", "(", "", "edged", "inched", "ticked", "went", "go"})


_PHRASAL = frozenset(
    "make makes made take takes took set sets give gives gave put puts free frees freed pay paid pick picked end ended "
    "open opened add adds added rack racked save saved come comes came build built bring brought hand handed".split()
)
"""Verbs that make something else of "up" and "down": "make up 20 percent", "put up $5 million"."""


@cache
def _table(place: str) -> dict[str, Change]:
    found: dict[str, Change] = {}
    for direction, where, forms in rows("changes.tsv"):
        if where == place:
            found.update(dict.fromkeys(forms.split(), "up" if direction == "up" else "down"))
    return found


def direction_before(tokens: list[Token], place: int) -> Change | None:
    """The verb of rise or fall right before a place."""
    return _table("before").get(lower_at(tokens, place - 1))


def change_behind(tokens: list[Token], place: int) -> Change | None:
    """A rise or fall said behind a figure: "34 percent higher", "a 19% drop", "a 7% share price increase"."""
    if lower_at(tokens, place) in _table("after"):
        return _table("after")[lower_at(tokens, place)]
    for at in range(place + is_hyphen(tokens, place), min(place + 4, len(tokens))):
        if tokens[at].kind != "word" or is_stop(tokens[at]):
            return None
        if tokens[at].lower in _table("noun"):
            return _table("noun")[tokens[at].lower]
    return None
