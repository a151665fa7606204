"""Figures that are a name or a part of one: "Section 427", "Stoxx 50", "787 Dreamliner", "Formula One"."""

from __future__ import annotations

from itertools import pairwise

from onrecord.read.numbers.magnitudes import Figure
from onrecord.read.numbers.measures import currency_before
from onrecord.read.numbers.moments import INVITED, has_unit
from onrecord.read.numbers.nouns import is_plural, singular
from onrecord.read.numbers.tabular import words
from onrecord.read.numbers.tokens import Token, bare, is_stop, lower_at


def is_place_in_a_table(tokens: list[Token], figure: Figure) -> bool:
    """ "The bottom three", "the top four"."""
    return lower_at(tokens, figure.first - 1) in {"bottom", "top"} and not counts_something(tokens, figure)


def is_label(tokens: list[Token], figure: Figure) -> bool:
    """A bare number that names what stands before or behind it: "Section 427", "Stoxx 50", "787 Dreamliner"."""
    if not figure.plain or currency_before(tokens, figure.first) or has_unit(tokens, figure):
        return False
    if _is_mark(tokens, figure):
        return True
    before = tokens[figure.first - 1] if figure.first else None
    if (
        before is not None
        and before.lower == "."
        and figure.first > 1
        and lower_at(tokens, figure.first - 2) in {"no", "nos"}
    ):
        return True
    if before is not None and before.kind == "word" and bare(before.lower) in words("labels.txt"):
        if before.lower == "number" and _ends_there(tokens, figure.last) and _are_counted(tokens, figure.first - 2):
            return False
        return before.lower not in _LABEL_AND_NOT or not counts_something(tokens, figure)
    if tokens[figure.first].text in _AIRLINERS and not counts_something(tokens, figure):
        return True
    if before is not None and before.kind == "word" and _is_name(tokens, figure.first - 1):
        return not counts_something(tokens, figure)
    return _is_age_or_number_of_house(tokens, figure)


_COUNTED = frozenset("dead injured wounded missing homeless displaced they those we".split())
_THE, _PRONOUNS = frozenset("the those its their our".split()), frozenset("they those we".split())
_JOINING = frozenset("of in from who whose".split())
_TOLLS = frozenset("fatalities casualties injuries deaths arrests".split())
_FOLLOWING = frozenset("was were is are has have had and or in on at".split())
_NO_SUBJECT = frozenset(
    "the a at in of to by on opposite near beside from for with as and or was house bus tram".split()
)
_PHRASE = 14
"""Words before "number" among which those that are counted are looked for, if nothing but words stands between."""


def _are_counted(tokens: list[Token], place: int) -> bool:
    """Whether what ends here is several, so that "number" behind it is a verb: "the dead of the fire number 30"."""
    word = lower_at(tokens, place)
    if word in _COUNTED:
        return place == 0 or lower_at(tokens, place - 1) in _THE or word in _PRONOUNS
    if is_plural(word) and not _is_numbered(word) and (place == 0 or tokens[place].text[0].islower()):
        return True
    if _is_numbered(word) or word in _NO_SUBJECT:
        return False
    start = max(0, place - _PHRASE)
    phrase = [token.lower if token.kind == "word" else "" for token in tokens[start : place + 1]]
    if "" in phrase:
        return False
    if phrase[0] in _TOLLS and phrase[1:2] in (["in"], ["at"]) and tokens[place].text[0].isupper():
        return start == 0 or tokens[start - 1].kind != "word"
    return any(one in _COUNTED and after in _JOINING for one, after in pairwise(phrase))


def _ends_there(tokens: list[Token], place: int) -> bool:
    """Whether nothing follows a figure that makes what stands before it one thing: "room number 3 was", "3 and 4"."""
    word = lower_at(tokens, place)
    return word not in _FOLLOWING and not word.endswith("ed")


def _is_numbered(noun: str) -> bool:
    """Whether single ones of these have numbers: "seats number 3 and 4", "in room number 3"."""
    return noun in words("labels.txt") or singular(noun) in words("labels.txt")


def _is_mark(tokens: list[Token], figure: Figure) -> bool:
    """The number of a list's entry or of a note: "6. John Marsh", "2) the harbour", "[12]"."""
    before, after = lower_at(tokens, figure.first - 1), lower_at(tokens, figure.last)
    if before == "[" and after == "]":
        return True
    return figure.first == 0 and after in {".", ")"} and len(tokens[0].text) < 3


_LABEL_AND_NOT = frozenset(
    {"day", "week", "order", "line", "plan", "big", "top", "no", "part", "company", "act", "area"}
)


_AIRLINERS = frozenset({"707", "717", "727", "737", "747", "757", "767", "777", "787"})


def _is_name(tokens: list[Token], place: int) -> bool:
    token = tokens[place]
    if not token.text[0].isupper() or is_stop(token) or token.lower in INVITED:
        return False
    return place > 0 or len(token.text) > 1


def counts_something(tokens: list[Token], figure: Figure) -> bool:
    """Whether a plural noun in lower case follows, or one does after adjectives of origin: "96 Liverpool fans"."""
    for place in range(figure.last, min(figure.last + 4, len(tokens))):
        token = tokens[place]
        if token.kind != "word" or is_stop(token):
            return False
        if is_plural(token.lower) and not token.lower.endswith("'s"):
            return True
    return False


def _is_age_or_number_of_house(tokens: list[Token], figure: Figure) -> bool:
    """ "Maddon, 66, said", "Lang (20)", "575 Wilbraham Road", "787 Dreamliner"."""
    first, last = figure.first, figure.last
    before, after = lower_at(tokens, first - 1), lower_at(tokens, last)
    if before in {",", "("} and first > 1 and tokens[first - 2].text[0].isupper() and figure.low <= 115:
        return after in {",", ")", ";", "."} or (after == "" and before == ",")
    if last < len(tokens) and tokens[last].kind == "word" and tokens[last].text[0].isupper() and not tokens[last].glued:
        return not counts_something(tokens, figure) and not tokens[last].text.isupper()
    return False


def is_named(tokens: list[Token], figure: Figure) -> bool:
    """ "Formula One", "Big Ten", "World War Two"."""
    token = tokens[figure.first]
    if not token.text[0].isupper() or figure.first == 0:
        return False
    before = tokens[figure.first - 1]
    return before.kind == "word" and before.text[0].isupper() and not counts_something(tokens, figure)
