"""Main clauses that stand side by side in a sentence: where the next begins, and whether a stretch is one."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.read.assertions.tokens import Token, classes, words_in
from onrecord.read.assertions.verbs import LIKELY, NONE, SURE, finite

MEASURES = frozenset("many much few little long soon well far more less fewer rather other".split())

RELATIVES = frozenset("that who which what whose".split())
"""Words whose clause may be the subject's: the next verb but one is the sentence's own ("those who fled came back")."""

SUBJECT_WITHIN = 14
"""Words from a clause's first to its verb; a longer subject is not looked for."""


def count_clauses(tokens: Sequence[Token], *, cut: bool = False) -> int:
    """Finite verbs less the words that open a clause of their own kind: above 0 there is a main clause.

    `cut` says that the sentence goes on: then "that" and the like count though their verb is still to come.
    """
    verbs = openers = 0
    held = relative = False
    before = NONE
    for index, token in enumerate(tokens):
        strength = NONE
        if _opens_subordinate(tokens, index, cut=cut):
            openers += 1
            held, relative = False, token.lower in RELATIVES
        elif (strength := finite(tokens, index)) != NONE:
            again = before == NONE and (relative or strength == SURE) and not (relative and _goes_on(tokens, index))
            verbs += not held or again
            relative = relative and not (held and again)
            held = True
        elif token.lower in (",", ";") or token.lower in classes()["conjunction"]:
            held = relative and held and _joins_on(tokens, index + 1)
        before = strength
    if not cut and verbs == openers == 1 and _opener_is_a_preposition(tokens):
        return 1
    return verbs - openers


def _goes_on(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb is still the relative clause's: joined on, or with a subject of its own ("the milk they sell")."""
    return _joins_on(tokens, index) or tokens[index - 1].lower in ("they", "he", "she", "we", "i", "you", "it")


def _joins_on(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb goes on with the one before it: "those who came and left"."""
    joined = index < len(tokens) and tokens[index - 1].lower in classes()["conjunction"]
    return joined and finite(tokens, index) != NONE


def _opener_is_a_preposition(tokens: Sequence[Token]) -> bool:
    """ "After the vote the hall emptied", "relief after the fire has been fixed": the only verb there is belongs to no
    clause of "after", which stands first or behind a noun."""
    place = next(index for index, _ in enumerate(tokens) if _opens_subordinate(tokens, index, cut=False))
    known = classes()
    stops = known["conjunction"] | known["adverb"] | known["preposition"]
    behind = place == 0 or (tokens[place - 1].is_word and tokens[place - 1].lower not in stops)
    return behind and tokens[place].lower in words_in("openers.txt")[1]


def _opens_subordinate(tokens: Sequence[Token], index: int, *, cut: bool) -> bool:
    """A relative or subordinating word with a verb behind it; "after the vote" and "when asked" are none."""
    word = tokens[index].lower
    openers, prepositions = words_in("openers.txt")
    if word not in openers and (word not in prepositions or _measures(tokens, index)):
        return False
    if tokens[index].word.isupper() or (word in prepositions and _counts(tokens, index + 1)):
        return False
    if word == "that" and (index == 0 or _is_pronoun(tokens, index)):
        return False
    for later in range(index + 1, min(len(tokens), index + 1 + SUBJECT_WITHIN)):
        token = tokens[later]
        if (token.lower in (",", ";", "(", ")") and word in prepositions) or token.lower in openers:
            return False
        if finite(tokens, later) != NONE:
            return True
    return cut and word in openers and index + 1 + SUBJECT_WITHIN > len(tokens)


def _counts(tokens: Sequence[Token], index: int) -> bool:
    """A number: "since 2007", "after 80 minutes"."""
    return index < len(tokens) and tokens[index].word[0].isdigit()


def _measures(tokens: Sequence[Token], index: int) -> bool:
    """ "as many as 900 were lost", "more than 40 died": no clause is opened."""
    beside = {token.lower for token in tokens[max(0, index - 1) : index + 2]}
    word = tokens[index].lower
    paired = word == "as" and index > 0 and any(token.lower == "as" for token in tokens[index + 2 : index + 3])
    return paired or (word in ("as", "than") and bool(beside & MEASURES))


def _is_pronoun(tokens: Sequence[Token], index: int) -> bool:
    """ "that" as a subject or before a noun: "and that was all", "of that river"."""
    before = tokens[index - 1].lower
    known = classes()
    return before in known["conjunction"] or before in known["preposition"] or before in (",", ";")


def opens_clause(tokens: Sequence[Token], index: int, *, marked: bool) -> bool:
    """Whether a main clause with a subject of its own begins at `index`.

    `marked` says that a comma or semicolon stands before it; without one only a sure verb counts.
    """
    if index >= len(tokens):
        return False
    known = classes()
    first = tokens[index]
    if first.lower in known["contracted"]:
        return True
    if first.lower in ("there", "it", "he", "she", "they", "we", "i"):
        return any(finite(tokens, later) for later in range(index + 1, min(len(tokens), index + 4)))
    if not (first.is_name or first.lower in known["determiner"] or first.lower in known["subject"] or marked):
        return False
    return _verb_after(tokens, index, least=LIKELY if marked and first.is_word else SURE)


def _verb_after(tokens: Sequence[Token], index: int, *, least: int) -> bool:
    """Whether the words from `index` on are a subject and its verb."""
    known = classes()
    if finite(tokens, index) != NONE or not tokens[index].is_word:
        return False
    for later in range(index + 1, min(len(tokens), index + SUBJECT_WITHIN)):
        token = tokens[later]
        if token.lower in ("to", "who", "which", "that", "whose", ",", ";", "(", ")", ":", *known["conjunction"]):
            return False
        strength = finite(tokens, later)
        if strength != NONE:
            return strength >= least and tokens[later - 1].lower not in known["preposition"]
    return False


def split_clauses(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Ranges of tokens that are main clauses side by side, the word that joins them left out."""
    ranges: list[tuple[int, int]] = []
    begin = depth = 0
    quoted = False
    for index, token in enumerate(tokens):
        depth += (token.word in "([") - (token.word in ")]")
        quoted = token.word == "“" or (quoted and token.word != "”") if token.word != '"' else not quoted
        if depth > 0 or quoted or index <= begin + 1:
            continue
        follows = _joined(tokens, index)
        if follows is None or count_clauses(tokens[begin:index], cut=True) < 1:
            continue
        ranges.append((begin, index))
        begin = follows
    ranges.append((begin, len(tokens)))
    return [(start, end) for start, end in ranges if start < end]


def _joined(tokens: Sequence[Token], index: int) -> int | None:
    """Where the next main clause begins, if one is joined on at `index`."""
    token = tokens[index]
    if token.word == ";":
        after = index + 1
        if after < len(tokens) and tokens[after].lower in classes()["conjunction"]:
            after += 1
        return after if opens_clause(tokens, after, marked=True) else None
    if token.lower not in classes()["conjunction"]:
        return None
    marked = tokens[index - 1].word == ","
    if not marked and token.lower in ("so", "yet", "or", "nor"):
        return None
    if token.lower == "so" and index + 1 < len(tokens) and tokens[index + 1].lower == "that":
        return None
    after = index + 1
    if marked and [item.lower for item in tokens[index : after + 1]] == ["and", "so"]:
        after += 1
    return after if opens_clause(tokens, after, marked=marked) else None
