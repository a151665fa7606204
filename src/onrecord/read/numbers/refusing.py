"""What looks like a quantity and is none: dates, clock times, names with numbers, codes, the pronoun "one"."""

from __future__ import annotations

from onrecord.read.numbers.codes import is_code
from onrecord.read.numbers.magnitudes import Figure
from onrecord.read.numbers.measures import measure_at
from onrecord.read.numbers.moments import is_when
from onrecord.read.numbers.naming import is_label, is_named, is_place_in_a_table
from onrecord.read.numbers.nouns import is_plural
from onrecord.read.numbers.tabular import spelled, words
from onrecord.read.numbers.tokens import Token, is_hyphen, is_stop, lower_at

_NOT_ONE = frozenset(
    "no the this that another each every any some which either neither new big same only last next first other old "
    "young little good bad better best such day".split()
)


_AFTER_ONE = frozenset(
    "another day's thing can could may might must should would will is was has had who that which i you he she we they "
    "does did knows says cannot".split()
)


def is_refused(tokens: list[Token], figure: Figure) -> bool:
    """Whether a figure is no quantity."""
    if figure.kind == "words":
        return (
            _is_joined(tokens, figure)
            or _ends_a_word(tokens, figure)
            or _is_pronoun(tokens, figure)
            or is_named(tokens, figure)
            or (_is_spelled_clock(tokens, figure) or is_place_in_a_table(tokens, figure))
        )
    if figure.kind != "digits" and figure.kind != "fraction":
        return False
    if tokens[figure.first].kind != "digits":
        return False
    return is_code(tokens, figure) or is_when(tokens, figure) or is_label(tokens, figure)


def _is_joined(tokens: list[Token], figure: Figure) -> bool:
    """ "A three-year plan", "a six-speed gearbox": what a thing is like, where digits would be a count."""
    if not is_hyphen(tokens, figure.last):
        return False
    at = figure.last + 1
    measure = measure_at(tokens, at)
    if measure is not None:
        return measure.kind == "time" and "old" not in (lower_at(tokens, at + 1), lower_at(tokens, at + 2))
    return tokens[at].lower not in _JOINED_COUNTS and tokens[at].lower not in words("persons.txt")


def _ends_a_word(tokens: list[Token], figure: Figure) -> bool:
    """ "A mum-of-two", "a father-of-three": what somebody is."""
    return is_hyphen(tokens, figure.first - 1) and lower_at(tokens, figure.first - 2) == "of"


_JOINED_COUNTS = frozenset("nation country state party cylinder seat vehicle car ship plane month-old".split())


def _is_spelled_clock(tokens: list[Token], figure: Figure) -> bool:
    return lower_at(tokens, figure.last) in {"o'clock", "am", "pm"}


def _is_pronoun(tokens: list[Token], figure: Figure) -> bool:
    """Whether "one" stands for somebody or something named before: "the one", "no one", "one can"."""
    token = tokens[figure.first]
    if token.lower != "one" or figure.last != figure.first + 1:
        return False
    before, after = lower_at(tokens, figure.first - 1), lower_at(tokens, figure.last)
    if after == "of":
        return before in {"no", "another"}
    if after in {"or", "and", "in", "out", "to"}:
        return not _number_follows(tokens, figure.last)
    if measure_at(tokens, figure.last) is not None and after not in {"point", "second"}:
        return False
    if before == "at" and after in {"point", "time", "stage"}:
        return True
    if is_plural(after) and after.endswith("s") and after not in words("attributive.txt"):
        return True
    if before in _NOT_ONE or after in _AFTER_ONE or is_hyphen(tokens, figure.first - 1):
        return True
    if figure.last >= len(tokens) or tokens[figure.last].kind != "word":
        return not (is_hyphen(tokens, figure.last) or after in {"%", "(", '"', "“"})
    return is_stop(tokens[figure.last])


def _number_follows(tokens: list[Token], place: int) -> bool:
    """ "One or two", "one in five", "one out of three"."""
    at = place + 1 + (lower_at(tokens, place + 1) in {"of", "every"})
    kind = spelled().get(lower_at(tokens, at), ("",))[0]
    return kind in {"ones", "teens", "tens"} or (at < len(tokens) and tokens[at].kind == "digits")
