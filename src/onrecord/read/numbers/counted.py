"""What a figure counts: the head of the noun phrase behind it."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.read.numbers.measures import Measure, measure_at
from onrecord.read.numbers.nouns import is_plural, singular
from onrecord.read.numbers.states import state_of
from onrecord.read.numbers.tabular import words
from onrecord.read.numbers.tokens import Token, bare, is_hyphen, is_stop, lower_at

REACH = 8
"""Tokens behind a figure; an English noun phrase seldom has more before its head."""

_DETERMINERS = frozenset("the a an his her its their our your my these those this that".split())


class Counted(NamedTuple):
    """A counted noun or unit: its singular, where it ends, and whether it is a unit of measure."""

    unit: str | None
    last: int
    kind: str


def counted_at(tokens: list[Token], place: int, *, one: bool, spelled: bool = False) -> Counted | None:
    """What is counted from a token on: a measure, else a noun. `one` says that it may be a singular, `spelled` that
    figure is in words, behind which capitals are a name and no sign of a unit ("half a dozen HP managers")."""
    at = past_of(tokens, place)
    joined = is_hyphen(tokens, at)
    at += joined
    measure = measure_at(tokens, at)
    if measure is not None and not (spelled and tokens[at].text.isupper()) and not _leads_a_noun(tokens, at, measure):
        return Counted(measure.unit, at + measure.length, measure.kind)
    if joined and tokens[at].lower in _NO_UNITS:
        return Counted(None, at + 1, "")
    if joined and tokens[at].text.islower():
        return Counted(singular(bare(tokens[at].lower)), at + 1, "noun")
    return _noun(tokens, _past_a_measure(tokens, at), one=one and at == place)


def _past_a_measure(tokens: list[Token], place: int) -> int:
    """Past the size of what is counted: "eight million 250ml bottles"."""
    if place >= len(tokens) or tokens[place].kind != "digits":
        return place
    at = place + 1 + is_hyphen(tokens, place + 1)
    measure = measure_at(tokens, at)
    if measure is None or measure.kind in {"share", "points", "currency"}:
        return place
    return at + measure.length


_NO_UNITS = frozenset({"strong", "odd", "plus", "fold"})


def past_of(tokens: list[Token], place: int) -> int:
    """Past "of the": "two of the soldiers", "thousands of dollars"."""
    if lower_at(tokens, place) != "of":
        return place
    return place + 1 + (lower_at(tokens, place + 1) in _DETERMINERS)


def _leads_a_noun(tokens: list[Token], place: int, measure: Measure) -> bool:
    """A few units are common words: "two second chances", "five point guards"."""
    return measure.unit in {"second", "point"} and tokens[place].lower == measure.unit and place > 0 and (
        tokens[place - 1].kind == "word" and is_plural(lower_at(tokens, place + 1))
    )  # fmt: skip


def _noun(tokens: list[Token], place: int, *, one: bool) -> Counted | None:
    if lower_at(tokens, place) == "times":
        return Counted("time", place + 1, "noun")
    head = last = -1
    for at in range(place, min(place + REACH, len(tokens))):
        if _ends_phrase(tokens, at, place, head):
            break
        if tokens[at].kind != "word":
            continue
        if head >= 0 and tokens[head].lower not in words("attributive.txt"):
            break
        if is_plural(tokens[at].lower) and not one:
            head = at
        elif head >= 0:
            break
        last = at
    if one and last >= place:
        head = _singular_head(tokens, place, last)
    return None if head < 0 else Counted(_cased(tokens[head], place), head + 1, "noun")


def _ends_phrase(tokens: list[Token], at: int, place: int, head: int) -> bool:
    """Whether the phrase that begins at a place, with or without its head so far, has ended before a token."""
    token = tokens[at]
    if token.kind != "word":
        return not _goes_on(tokens, at, place)
    if is_stop(token):
        return not (head < 0 and at > place and _joins_adjectives(tokens, at))
    return head < 0 and state_of(token.lower) is not None and not _leads_to_plural(tokens, at + 1)


def _cased(token: Token, place: int) -> str:
    """The singular, with the capitals that the word has within a sentence: "Russian", "iPad"."""
    found = singular(token.lower)
    shouted = token.text.isupper() and len(found) < len(token.text)  # "YEARS", where an abbreviation is "MPs"
    kept = token.text != token.lower and token.lower.startswith(found) and place and not shouted
    return token.text[: len(found)] if kept else found


_QUOTES = frozenset("“”\"'‘’«»")


def _goes_on(tokens: list[Token], at: int, place: int) -> bool:
    """Past hyphens and the stops of abbreviations inside a phrase: "coal-fired plants", "U.S. soldiers"."""
    sign = tokens[at].lower
    if is_hyphen(tokens, at):
        return tokens[at + 1].kind == "word"
    if sign in _QUOTES:
        return at + 1 < len(tokens) and tokens[at + 1].kind == "word"
    return sign == "." and at > place and len(tokens[at - 1].text) == 1 and tokens[at].glued


def _leads_to_plural(tokens: list[Token], place: int) -> bool:
    for token in tokens[place : place + 2]:
        if token.kind != "word" or is_stop(token):
            return False
        if is_plural(token.lower):
            return True
    return False


def _joins_adjectives(tokens: list[Token], place: int) -> bool:
    """ "4.3M digital and physical sales"."""
    return tokens[place].lower in {"and", "or"} and _leads_to_plural(tokens, place + 1)


def _singular_head(tokens: list[Token], place: int, last: int) -> int:
    """The noun after "one": what follows up to a verb, three words at most."""
    for at in range(place, min(last, place + 3) + 1):
        following = lower_at(tokens, at + 1)
        if tokens[at].kind == "word" and (following.endswith("ed") or at == last or not following.isalpha()):
            return -1 if tokens[at].lower in _NO_NOUNS else at
    return min(last, place + 1) if tokens[min(last, place + 1)].kind == "word" else place


_NO_NOUNS = frozenset("more other less last such additional further extra full half single way".split())
