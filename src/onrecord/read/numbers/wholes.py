"""A part beside its whole: "50 of the 73 patients died"."""

from __future__ import annotations

from onrecord.read.numbers.counted import counted_at, past_of
from onrecord.read.numbers.items import Item
from onrecord.read.numbers.states import state_of
from onrecord.read.numbers.tabular import spelled
from onrecord.read.numbers.tokens import Token, lower_at


def _is_figure(tokens: list[Token], at: int) -> bool:
    return 0 <= at < len(tokens) and (tokens[at].kind == "digits" or tokens[at].lower in spelled())


def whole_behind(tokens: list[Token], last: int) -> int:
    """ "50 of the 73 patients died": where the words end of the whole that a part is of, 0 where there is none."""
    at = past_of(tokens, last)
    found = counted_at(tokens, at + 1, one=False) if at > last and _is_figure(tokens, at) else None
    return 0 if found is None else found.last


def is_whole(tokens: list[Token], item: Item) -> bool:
    """Whether a part of these is what the verb is about: of "50 of the 73 patients" 50 died."""
    at = item.first - 1
    at -= lower_at(tokens, at) in {"the", "those", "these", "its", "their", "his", "her", "our"}
    if lower_at(tokens, at) != "of" or state_of(lower_at(tokens, item.bare)) is not None:
        return False
    return _is_figure(tokens, at - 1) or (tokens[at - 1].kind == "word" and _is_figure(tokens, at - 2))
