"""Words as they are compared: by their stem, by the group of words that say the same, numbers by their value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from onrecord.read.headlines.tables import bounds, classes, numerals, opposites, plain_forms, synonym_groups
from onrecord.record import Span

_TOKEN = re.compile(r"[$€£¥]?\d[\d,]*(?:\.\d+)?|%|(?:[A-Za-z]\.){2,}|[^\W\d_]+(?:[’'-][^\W\d_]+)*|[^\w\s]")
_VOWEL = re.compile(r"[aeiouy]")
_ENDINGS = frozenset(
    ("", *"ation ion tion ition ment al ial ual ure er or ist ian an n ness ity ful less lessness ic ical".split())
) | frozenset("ance ence en ish ese ar age ive able ible ability a ia i ism ling".split())
LEAST_SHARED = 4
"""Letters that two words of one family share at least ("elect", "electoral")."""

Range = tuple[float, float]


class Word(NamedTuple):
    """A word, phrase or number. `groups` are those it says the same with, `value` what a number is worth,
    `bound` what the words before a number make of it.

    A tuple, since a thousand are made for every page.
    """

    span: Span
    lower: str
    stem: str
    groups: frozenset[str]
    value: Range | None = None
    bound: str | None = None
    is_name: bool = False

    @property
    def says_something(self) -> bool:
        """Whether it is more than a mark or a word of mere grammar."""
        return self.value is not None or bool(self.groups) or (self.stem != "" and not _is_grammar(self))


def _is_grammar(word: Word) -> bool:
    known = classes()
    return word.lower in known["stop"] or word.lower in known["negation"] or word.lower.endswith("n't")


@lru_cache(maxsize=20_000)
def stem_of(word: str) -> str:
    """A word without its inflexion: "closed", "closing", "closes" → "clos"."""
    word = re.sub(r"['’]s$|['’]$", "", word)
    word = plain_forms().get(word, word)
    if len(word) <= 3:
        return word
    if word.endswith(("ies", "ied")):
        word = word[:-3] + "y"
    elif word.endswith(("sses", "xes", "zes", "ches", "shes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed", "ly"):
        if word.endswith(ending) and len(word) > len(ending) + 2 and _VOWEL.search(word[: -len(ending)]):
            word = word[: -len(ending)]
            break
    word = word[:-1] if word.endswith("e") and len(word) > 3 else word
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiou" else word


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Phrases of several stems by their first, the longest first, with their group."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, phrases in synonym_groups():
        for phrase in phrases:
            stems = tuple(stem_of(part) for part in phrase.split())
            if len(stems) > 1:
                found.setdefault(stems[0], []).append((stems, name))
    return {first: sorted(rows, key=lambda row: -len(row[0])) for first, rows in found.items()}


@cache
def _groups() -> dict[str, frozenset[str]]:
    """Groups of a single stem."""
    found: dict[str, set[str]] = {}
    for name, phrases in synonym_groups():
        for phrase in phrases:
            if " " not in phrase:
                found.setdefault(stem_of(phrase), set()).add(name)
    return {stem: frozenset(names) for stem, names in found.items()}


Token = tuple[int, int, str]


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words of `text[start:end]`: phrases that say one thing are one word, and so are numbers."""
    tokens = [(match.start(), match.end(), match[0]) for match in _TOKEN.finditer(text, start, end)]
    phrases = _phrases()
    words: list[Word] = []
    place = 0
    while place < len(tokens):
        start, end, token = tokens[place]
        lower, stem, groups, value = _known(token)
        if value is not None:
            value, after = _scaled(value, tokens, place + 1)
            words.append(Word((start, tokens[after - 1][1]), lower, "", groups, value, _bound_of(words)))
        elif stem in phrases and (phrase := _phrase_at(tokens, place)):
            name, size = phrase
            after = place + size
            lower = " ".join(_known(part)[1] for _, _, part in tokens[place:after])
            words.append(Word((start, tokens[after - 1][1]), lower, name, frozenset({name})))
        else:
            after = place + 1
            words.append(Word((start, end), lower, stem, groups, is_name=token[0].isupper()))
        place = after
    return words


@lru_cache(maxsize=20_000)
def _known(token: str) -> tuple[str, str, frozenset[str], Range | None]:
    """What is to be known of a token alone: lower case, stem, groups, value."""
    lower = token.lower().replace("’", "'")
    if (value := _value_of(lower)) is not None:
        return lower, "", frozenset(), value
    if token in _COUNTRIES or (token.endswith(".") and len(token) > 1):
        stem = lower.replace(".", "")
        return f"{stem}.", stem, _groups().get(stem, frozenset()), None
    stem = stem_of(lower) if token[0].isalpha() or token == "%" else ""
    grammar = lower in classes()["stop"] or lower in classes()["negation"]
    return lower, stem, frozenset() if grammar else _groups().get(stem, frozenset()), None


_COUNTRIES = frozenset(("US", "USA", "UK", "EU", "UN"))
"""Abbreviations that in lower case are other words, or none."""


def _phrase_at(tokens: Sequence[Token], place: int) -> tuple[str, int] | None:
    """The group of the longest phrase that begins here, and how many words it has."""
    for phrase, name in _phrases()[_known(tokens[place][2])[1]]:
        if tuple(_known(part)[1] for _, _, part in tokens[place : place + len(phrase)]) == phrase:
            return name, len(phrase)
    return None


def _scaled(value: Range, tokens: Sequence[Token], after: int) -> tuple[Range, int]:
    """A number with the scales that follow it, and where it ends: "3 million", "two hundred thousand"."""
    while after < len(tokens) and tokens[after][0] <= tokens[after - 1][1] + 1:
        scale = numerals()["scale"].get(tokens[after][2].lower())
        if scale is None:
            break
        value = value[0] * scale[0], value[1] * scale[0]
        after += 1
    return value, after


def _value_of(token: str) -> Range | None:
    """A number's lowest and highest value: "1,200", "twenty-one", "dozens"; a scale alone ("million") is none."""
    lower = token.lstrip("$€£¥")
    if lower[:1].isdigit():
        try:
            number = float(lower.replace(",", ""))
        except ValueError:
            return None
        return number, number
    known = numerals()
    if lower in known["range"]:
        return known["range"][lower]
    parts = [known["value"].get(part) for part in lower.split("-")]
    values = [part[0] for part in parts if part is not None]
    return (sum(values), sum(values)) if values and len(values) == len(parts) else None


def _bound_of(before: list[Word]) -> str | None:
    """The bound that the words before a number set."""
    lowers = tuple(word.lower for word in before[-4:])
    for size in range(min(4, len(lowers)), 0, -1):
        found = bounds().get(lowers[-size:])
        if found:
            return found
    return None


@lru_cache(maxsize=50_000)
def related(left: str, right: str) -> bool:
    """Whether two stems are of one family: "resign" and "resignation"."""
    if left == right:
        return left != ""
    shared = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    return shared >= LEAST_SHARED and left[shared:] in _ENDINGS and right[shared:] in _ENDINGS


def same(left: Word, right: Word) -> bool:
    """Whether two words say the same."""
    if left.value is not None or right.value is not None:
        return left.value is not None and right.value is not None and _equal(left, right)
    return bool(left.groups & right.groups) or related(left.stem, right.stem)


def _equal(headline: Word, body: Word) -> bool:
    """Whether a headline's number is the body's: the same, a counting word for it, or a rounder one with its bound."""
    (low, high), (least, most) = headline.value or (0, 0), body.value or (0, 0)
    if low != high or least != most:
        return low <= most and least <= high
    if headline.bound == "at_least":
        return low <= least <= 1.25 * low
    if headline.bound in ("about", "at_most"):
        return abs(low - least) <= 0.1 * max(low, least)
    return low == least


@cache
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for left, right in opposites():
        for one, other in ((left, right), (right, left)):
            found.setdefault(_key(one), set()).add(_key(other))
    return {key: frozenset(others) for key, others in found.items()}


def _key(word: str) -> str:
    """What a word of the table of opposites is known by: its group's name, or its stem."""
    return word if any(word == name for name, _ in synonym_groups()) else stem_of(word)


_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "non-")


def turns_of(word: Word) -> frozenset[str]:
    """The stems and groups that say the opposite of a word: by the table, or by "un-" and the like."""
    if word.value is not None or not word.stem:
        return frozenset()
    by_table = (_opposites().get(key, frozenset()) for key in (word.stem, *word.groups))
    longer = {prefix + word.stem for prefix in _PREFIXES} if len(word.stem) > 3 else set()
    shorter = {word.stem.removeprefix(prefix) for prefix in _PREFIXES} - {word.stem}
    return frozenset().union(*by_table, longer, (stem for stem in shorter if len(stem) > 3))


def opposite(left: Word, right: Word) -> bool:
    """Whether two words say the opposite."""
    if right.value is not None or same(left, right):
        return False
    return not turns_of(left).isdisjoint((right.stem, *right.groups))
