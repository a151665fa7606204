"""Units of measure and currencies, by the tables beside this file."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from onrecord.read.numbers.tabular import rows
from onrecord.read.numbers.tokens import Token, tokens_of


class Measure(NamedTuple):
    """A unit of measure: its name, what it measures, and how many tokens write it."""

    unit: str
    kind: str
    length: int


Forms = dict[str, tuple[tuple[tuple[str, ...], str, str], ...]]
_GLUED_ONLY = frozenset({"A", "s", "h", "g", "m", "l", "L", "'", '"', "p", "t", "N", "J"})
"""Signs that are much else when they stand apart; some of them may after a figure that cannot be read otherwise."""
_APART = frozenset({"m", "g", "l", "L", "s", "h"})


def measure_at(tokens: list[Token], place: int) -> Measure | None:
    """The unit of measure, share or currency written from a token on; the longest one wins."""
    if not 0 <= place < len(tokens):
        return None
    by_sign = _match(tokens, place, _signs(), exact=True)
    by_word = _match(tokens, place, _words(), exact=False)
    found = max(by_sign, by_word, key=lambda one: one.length if one else 0)
    if found is not None and tokens[place].text == '"' and _closes_quotation(tokens, place):
        return None
    if found is not None and found.length == 1 and tokens[place].text in _GLUED_ONLY and not _stands(tokens, place):
        return None
    return found


def _closes_quotation(tokens: list[Token], place: int) -> bool:
    """Whether a straight mark ends a quotation and is no inch."""
    opened = sum(token.text == '"' for token in tokens[max(0, place - 60) : place])
    return opened % 2 == 1 or len(tokens[place - 1].text) > 4


def currency_before(tokens: list[Token], place: int) -> Measure | None:
    """The currency whose sign ends just before a token: "US$", "C $", "Rs", "EUR"."""
    for phrase, unit, _ in _before().get(tokens[place - 1].lower if place else "", ()):
        first = place - len(phrase)
        if first >= 0 and all(tokens[first + at].lower == word for at, word in enumerate(phrase)):
            if _is_sign(tokens, first, place, phrase):
                return Measure(unit, "currency", len(phrase))
    return None


def _is_sign(tokens: list[Token], first: int, place: int, phrase: tuple[str, ...]) -> bool:
    """Whether letters are a currency's: "Rs 500" and "C $6" are, "r 500" and "a $6 fee" are not."""
    head = tokens[first]
    if not head.lower.isalpha():
        return True
    if first and head.glued and tokens[first - 1].lower not in {"(", "[", "“", '"', "'", "‘", "/"}:
        return False
    if len(phrase) > 1 and phrase[1] in {"$", "£", "¢", "¥"}:
        return tokens[first + 1].glued or (len(head.text) < 4 and head.text.isupper() and head.lower != "a")
    if head.text.isupper() and len(head.text) == 3:
        return True
    return head.text[0].isupper() and (tokens[place].glued or head.lower in _SPACED)


_SPACED = frozenset({"rs", "tk", "ksh", "kshs", "rm", "rp", "dhs", "rmb", "nis", "ush", "tsh"})


def _stands(tokens: list[Token], place: int) -> bool:
    """Whether a letter that may be a unit is one here: glued to its figure, or at the end of what is said."""
    if tokens[place].glued:
        return True
    if tokens[place].text not in _APART:
        return False
    return place + 1 == len(tokens) or tokens[place + 1].kind != "word" or len(tokens[place + 1].text) > 1


def _match(tokens: list[Token], place: int, forms: Forms, *, exact: bool) -> Measure | None:
    first = tokens[place].text if exact else tokens[place].lower
    for phrase, unit, kind in forms.get(first, ()):
        written = tokens[place : place + len(phrase)]
        if len(written) == len(phrase) and all(
            (token.text if exact else token.lower) == word for token, word in zip(written, phrase, strict=True)
        ):
            if exact and not all(token.glued for token in written[1:]):
                continue
            return Measure(unit, kind, len(phrase))
    return None


def _cut(form: str, *, exact: bool) -> tuple[str, ...]:
    return tuple(token.text if exact else token.lower for token in tokens_of(form, 0, len(form)))


def _indexed(entries: list[tuple[tuple[str, ...], str, str]], *, last: bool = False) -> Forms:
    index: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for entry in entries:
        index.setdefault(entry[0][-1 if last else 0], []).append(entry)
    return {word: tuple(sorted(found, key=lambda one: -len(one[0]))) for word, found in index.items()}


def _parts(cell: str) -> list[str]:
    return [] if cell == "-" else cell.split("|")


@cache
def _words() -> Forms:
    entries = [
        (_cut(form, exact=False), unit, kind) for unit, kind, forms, _ in rows("units.tsv") for form in _parts(forms)
    ]
    for unit, code, _, forms in rows("currencies.tsv"):
        entries += [(_cut(form, exact=False), unit, "currency") for form in _parts(forms)]
        entries += [((code.lower(),), unit, "currency")] if code not in _WORDS_TOO else []
    return _indexed(entries)


_WORDS_TOO = frozenset({"-", "ALL", "TOP", "TRY", "MAD", "SOS", "CUP", "LAK", "PEN", "RON", "DEM", "ETH", "GEL", "NIO"})


@cache
def _signs() -> Forms:
    entries = [
        (_cut(form, exact=True), unit, kind) for unit, kind, _, forms in rows("units.tsv") for form in _parts(forms)
    ]
    for unit, code, signs, _ in rows("currencies.tsv"):
        entries += [((sign,), unit, "currency") for sign in _parts(signs) if not sign[0].isalpha() and len(sign) == 1]
        entries += [((code,), unit, "currency")] if code != "-" else []
    entries += [(("R",), "South African rand", "currency"), (("p",), "penny", "currency"), (("c",), "cent", "currency")]
    return _indexed(entries)


@cache
def _before() -> Forms:
    entries = []
    for unit, code, signs, _ in rows("currencies.tsv"):
        entries += [(_cut(sign, exact=False), unit, "currency") for sign in _parts(signs)]
        entries += [((code.lower(),), unit, "currency")] if code != "-" else []
    return _indexed(entries, last=True)


@cache
def names() -> dict[str, str]:
    """Every way to write a unit, in lower case without blanks, with the unit's name: a table of synonyms."""
    found: dict[str, str] = {}
    for unit, _, forms, signs in rows("units.tsv"):
        for form in (*_parts(signs), *_parts(forms), unit):
            found.setdefault(form.lower().replace(" ", ""), unit)
    for unit, code, signs, forms in rows("currencies.tsv"):
        for form in (*_parts(signs), *_parts(forms), code, unit):
            found.setdefault(form.lower().replace(" ", ""), unit)
    return found
