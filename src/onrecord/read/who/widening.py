"""How far a phrase reaches to either side of its head: to its determiner, over quantities, and over an apposition."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.read.who.lexicon import noun, noun_ending
from onrecord.read.who.phrases import DETERMINERS, is_function
from onrecord.read.who.words import Word

WIDEST = 7
"""Words that are looked at to the left of a head for its determiner."""

LONGEST_APPOSITION = 16

LONGEST_RUN = 60
"""Nouns and adjectives before a head: where they are no phrase, each further head goes back over them again."""


def is_noun_of(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether the words are one noun of the table: "aid workers"."""
    found = noun_ending([word.low for word in words[first : last + 1]])
    return found is not None and found[1] == last + 1 - first


def left_of(words: Sequence[Word], start: int, done: int) -> int:
    """Widen to the left: to a determiner or capital reached over plain words, else over nouns alone."""
    nouns_from = start
    farthest = max(done, start - LONGEST_RUN)
    while nouns_from > farthest and words[nouns_from].gap == "space" and _modifies(words[nouns_from - 1]):
        nouns_from -= 1
    before = words[max(done, nouns_from - 2) : nouns_from]
    if len(before) == 2 and before[1].gap == words[nouns_from].gap == "space" and is_noun_of(before, 0, 1):
        nouns_from -= 2
    for place in range(start, max(done, start - WIDEST), -1):
        if words[place].gap != "space" or place == done:
            return nouns_from
        word = words[place - 1]
        if word.low in DETERMINERS and word.low not in ("that", "said", "no"):
            return place - 1
        if is_function(word) or word.low.endswith("ing"):
            return nouns_from
    return nouns_from


def quantified(words: Sequence[Word], first: int, done: int) -> int:
    """Widen to the left over "many", "so many", "most of" and their like."""
    while first > done and words[first].gap == "space" and words[first - 1].low in _QUANTITIES:
        first -= 1
    return first


_QUANTITIES = frozenset("all both most many several few some so too numerous countless various".split())


def _modifies(word: Word) -> bool:
    """A word that stands before a noun and is no verb: a noun of the table, a capital, a number."""
    return not is_function(word) and (
        word.capital or word.text.isdigit() or noun(word.low) is not None or word.low in _BEFORE or is_adjective(word)
    )


def is_adjective(word: Word) -> bool:
    """Whether a word looks like an adjective, by its ending."""
    return word.low.endswith(_OF_ADJECTIVES) and len(word.low) > SHORTEST_ADJECTIVE and not word.capital


_OF_ADJECTIVES = ("al", "ic", "ous", "ary", "ern")
SHORTEST_ADJECTIVE = 4
_BEFORE = frozenset(
    "former senior chief acting deputy local top foreign prime vice state police military national".split()
)


def apposition_end(words: Sequence[Word], end: int) -> int:
    """Where the phrase ends with ", the governor of Luhansk" or "(WHO)" behind its name."""
    if end < len(words) and words[end].gap == "bracket" and words[end].text.isupper():
        return end + 1
    if end >= len(words) or words[end].gap != "comma":
        return end
    stop = end + 1
    while stop < len(words) and words[stop].gap == "space" and stop - end <= LONGEST_APPOSITION:
        stop += 1
    if stop - end > LONGEST_APPOSITION:
        return end
    piece = words[end:stop]
    return _trimmed(words, end, stop) if _is_apposition(piece) else end


def _is_apposition(piece: Sequence[Word]) -> bool:
    """Whether it begins with a phrase that a person's or body's noun heads, before any preposition or verb."""
    head = piece[1:] if piece[0].low in ("a", "an", "the", "his", "her", "its", "one") else piece
    plain: list[str] = []
    for word in head:
        if is_function(word) and not (plain and word.capital):
            break
        plain.append(word.low)
    if not plain or (piece[0].capital and not head[0].owns and len(plain) < 2):
        return False
    found = noun_ending(plain)
    return found is not None and found[0].kind in ("person", "organisation", "official_body")


_VERBS = frozenset("said says told added is was has had were are will would stated announced confirmed".split())


def _trimmed(words: Sequence[Word], end: int, stop: int) -> int:
    """An apposition without the clause that runs on behind it ("…, the mayor of Lund said")."""
    for place in range(end + 1, stop):
        if words[place].low in _VERBS:
            return place
    return stop
