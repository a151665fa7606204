"""What has become of those counted: dead, wounded, captured, missing, or dead and wounded together."""

from __future__ import annotations

from functools import cache

from onrecord.read.numbers.nouns import singular
from onrecord.read.numbers.tabular import rows, words
from onrecord.read.numbers.tokens import Token, lower_at

_AUXILIARIES = frozenset(
    "have has had been were was are is be being may might could would will also reported reportedly feared confirmed "
    "already now and or both since as well either listed presumed believed thought known to said left lay more".split()
)
REACH = 10
"""Tokens behind or before the figure's phrase that may say what has become of those counted."""


@cache
def _table() -> dict[str, tuple[str, str]]:
    return {word: (of, how) for word, of, how in rows("states.tsv")}


def state_of(word: str) -> str | None:
    """What a participle or adjective says of people: "killed" is dead."""
    of, how = _table().get(word, ("", ""))
    return of if how == "state" else None


def state_of_noun(unit: str) -> str | None:
    """What a counted noun says by itself: a casualty, a death."""
    of, how = _table().get(unit, ("", ""))
    return of if how == "noun" else None


def is_person(unit: str) -> bool:
    """Whether a counted noun is people or what befalls them."""
    return unit in words("persons.txt") or unit.endswith(("man", "woman")) or state_of_noun(unit) is not None


def state_after(tokens: list[Token], place: int, end: int) -> tuple[str, int] | None:
    """The state said behind a counted phrase, and where its words end: "soldiers had been killed or wounded"."""
    place = _past_a_place(tokens, place, end)
    for at in range(place, min(place + REACH, end)):
        word = tokens[at].lower
        of = state_of(word)
        if of is not None:
            return _joined(tokens, at, end, of)
        if word in {"lost", "gave", "laid"} and "lives" in (
            lower_at(tokens, at + 1),
            lower_at(tokens, at + 2),
            lower_at(tokens, at + 3),
        ):
            return "dead", at + 3
        if word == "treated":
            return "wounded", at + 1
        if not _may_stand_between(tokens, at, place):
            return None
    return None


def _past_a_place(tokens: list[Token], place: int, end: int) -> int:
    """Past where they are: "thirty people in Portsea died"."""
    if lower_at(tokens, place) not in {"in", "near", "at"}:
        return place
    at = place + 1
    while at < min(end, place + 4) and tokens[at].kind == "word" and tokens[at].text[0].isupper():
        at += 1
    return at if at > place + 1 else place


def _may_stand_between(tokens: list[Token], at: int, place: int) -> bool:
    """Auxiliaries and adverbs stand between noun and state, not what begins a clause of its own."""
    word = tokens[at].lower
    return word in _AUXILIARIES or (tokens[at].kind == "word" and at - place < 6 and word.endswith("ly"))


def _joined(tokens: list[Token], at: int, end: int, of: str) -> tuple[str, int]:
    """ "killed and wounded", "dead or injured", "killed as well as wounded": one figure for both."""
    following = [token.lower for token in tokens[at + 1 : min(at + 6, end)]]
    for joint in (["and"], ["or"], ["/"], ["as", "well", "as"], ["and", "/", "or"]):
        rest = following[len(joint) :]
        if following[: len(joint)] == joint and rest:
            other = state_of(rest[0])
            if {of, other} == {"dead", "wounded"}:
                return "casualty", at + 2 + len(joint)
    return of, at + 1


def state_before(tokens: list[Token], place: int, begin: int) -> str | None:
    """The state that words before a figure say: "killed 30", "a death toll of 30", "the number of dead"."""
    for at in range(place - 1, max(begin, place - 2 * REACH) - 1, -1):
        word = tokens[at].lower
        of, how = _table().get(word, ("", ""))
        if how and [token.lower for token in tokens[max(begin, at - 2) : at]] == ["short", "of"]:
            continue  # "hurt, short of death, eighty people"
        if how in {"act", "state"} and word != "hurt":
            return _with_the_other(tokens, at, begin, of)
        if word == "lives" and "cost" in [token.lower for token in tokens[max(begin, at - 4) : at]]:
            return "dead"
        if how == "noun" and singular(word) in _table():
            return of
    return None


def _with_the_other(tokens: list[Token], at: int, begin: int, of: str) -> str:
    """Both states together before a figure: "soldiers killed and wounded at around 30"."""
    before = [token.lower for token in tokens[max(begin, at - 5) : at]]
    if before and before[-1] in {"and", "or", "as", "/"}:
        others = {state_of(word) for word in before} - {None}
        if {of, *others} == {"dead", "wounded"}:
            return "casualty"
    return of
