"""Words as linking weighs them: their plain form, how much a shared one tells, and which of them are names.

A word's weight comes from a table that is frozen (`link/common_words.txt`), never from the ledger, so that a pair's
score depends on the pair alone.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources

from onrecord.link.common_words import ranks

WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT_VERB = re.compile(r"(?:n't|'(?:s|d|m|ll|re|ve))$")
_LONGEST = 40
_STEEP = 60.0
"""Rank at which a word begins to tell something: the sixty commonest are articles, pronouns and prepositions."""

_LETTERS = 4
"""Words of a single letter, which the table begins with: they weigh nothing, as "the" does."""


@cache
def _irregular() -> dict[str, str]:
    text = resources.files(__package__).joinpath("irregular.txt").read_text(encoding="utf-8")
    return dict(line.split() for line in text.splitlines() if line and not line.startswith("#"))


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """The form under which a word is compared: lower case, without the endings of number, person and tense, and
    without a verb or "not" that is drawn into it ("I've", "didn't")."""
    word = word.casefold().replace("’", "'")
    word = _irregular().get(word) or _SHORT_VERB.sub("", word).rstrip("'")[:_LONGEST]
    if word in _irregular():
        return _irregular()[word]
    if len(word) < 4 or word.endswith("ss"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ing", "ed", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return _without(word, ending)
    return word


def _without(word: str, ending: str) -> str:
    """The likeliest word behind an ending: the commonest of those that the table knows; else the bare stem."""
    stem = word[: -len(ending)]
    forms = [stem]
    if ending != "s":
        forms.append(stem + "e")
        if stem[-1] == stem[-2]:
            forms.append(stem[:-1])
    elif (stem.endswith("e") and stem[-3:-1] in ("sh", "ch", "ss")) or stem.endswith("xe"):
        forms.append(stem[:-1])
    known = [form for form in forms if form in ranks()]
    if known:
        return min(known, key=ranks().__getitem__)
    return word if ending != "s" and word in ranks() else stem


@lru_cache(maxsize=65536)
def weight(word: str) -> float:
    """How much it tells that two texts share a word of this plain form: 0 for the commonest, 1 for a rare one."""
    last = len(ranks()) - _LETTERS
    rank = max(0, ranks().get(word, len(ranks())) - _LETTERS)
    return math.log1p(rank / _STEEP) / math.log1p(last / _STEEP)


def words_of(text: str) -> Counter[str]:
    """The plain forms of a text's words, with how often each stands there."""
    return Counter(plain(match.group()) for match in WORD.finditer(text))


@lru_cache(maxsize=16384)
def figures_of(text: str) -> frozenset[str]:
    """The figures of a text, without the commas of thousands."""
    return frozenset(match.group().replace(",", "") for match in FIGURE.finditer(text))


def figure_weight(figure: str) -> float:
    """How much it tells that two texts share a figure: a single digit little, a year or two digits some."""
    if len(figure) == 1:
        return 0.15
    return 0.5 if len(figure) == 2 or _YEAR.fullmatch(figure) else 1.0


_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?\n]+|$)")
_SHOUTED = 0.6
"""Share of a line's longer words with a capital from which on its capitals tell nothing: a headline in title case."""
_RARE, _COMMON = 0.85, 0.25
"""Weights from which on a word with a capital of no say is a name, and under which none is ("The", "He")."""


def names_of(text: str) -> Counter[str]:
    """The plain forms of words that are written as names, with how often.

    A capital tells a name where it need not stand: not at the start of a sentence, nor in a line of capitals or of a
    headline in title case. There a word is a name when it is one elsewhere in the text, or when it is rare.
    """
    sure: Counter[str] = Counter()
    unsure: Counter[str] = Counter()
    for sentence in _SENTENCE.findall(text):
        found = WORD.findall(sentence)
        shouted = _is_shouted(found)
        for place, word in enumerate(found):
            if word[0].isupper():
                (unsure if shouted or place == 0 else sure)[plain(word)] += 1
    for word, count in unsure.items():
        if word in sure or weight(word) > _RARE:
            sure[word] += count
    return Counter({word: count for word, count in sure.items() if weight(word) >= _COMMON})


def _is_shouted(words: Sequence[str]) -> bool:
    long = [word for word in words[1:] if len(word) > 3]
    return len(words) > 3 and sum(word[0].isupper() for word in long) > _SHOUTED * len(long)


def likeness(one: Mapping[str, int], other: Mapping[str, int]) -> float:
    """Cosine of two bags of words, each word by its weight and the logarithm of its count."""
    if not one or not other:
        return 0.0
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    shared = math.fsum(_mass(word, few[word]) * _mass(word, many[word]) for word in few if word in many)
    size = _size(one) * _size(other)
    return shared / size if size else 0.0


def _mass(word: str, count: int) -> float:
    return weight(word) * (1 + math.log(count))


def _size(words: Mapping[str, int]) -> float:
    return math.sqrt(math.fsum(_mass(word, count) ** 2 for word, count in words.items()))


def total(words: Iterable[str]) -> float:
    """The weights of words together."""
    return math.fsum(weight(word) for word in words)
