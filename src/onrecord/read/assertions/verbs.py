"""Finite verbs, told without a tagger: by closed classes, by their ending, and by what stands around them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from onrecord.read.assertions.tokens import Token, classes, words_in
from onrecord.read.inflexions import irregular_participles, irregular_pasts
from onrecord.read.tables import cardinals

SURE, LIKELY, NONE = 2, 1, 0


@cache
def _pasts_alone() -> frozenset[str]:
    """Pasts that are no participles: they make a clause wherever they stand after a noun."""
    return irregular_pasts() - irregular_participles()


def finite(tokens: Sequence[Token], index: int) -> int:
    """How sure it is that the word at `index` is the finite verb of a clause: SURE, LIKELY or NONE."""
    word = tokens[index].lower
    known = classes()
    if word == "may" and tokens[index].is_name and index and tokens[index - 1].lower in known["preposition"]:
        return NONE
    if word in known["finite"]:
        return LIKELY if word in ("will", "may", "might", "can", "must") and tokens[index].is_name else SURE
    if word in known["contracted"]:
        return SURE
    if index == 0 or not _may_follow(tokens, index):
        return NONE
    if word in _pasts_alone():
        return SURE
    if word in irregular_pasts() or (word.endswith("ed") and len(word) > 3 and not tokens[index].is_name):
        return _past(tokens, index)
    return _present(tokens, index)


def _may_follow(tokens: Sequence[Token], index: int) -> bool:
    """A verb stands after its subject or an adverb, never after an article, a preposition or an auxiliary."""
    before = tokens[index - 1].lower
    known = classes()
    if before in known["auxiliary"] or before in ("to", "the", "a", "an", "not", "being", "been"):
        return False
    if before in known["adverb"] or before.endswith("ly"):
        return index < 2 or tokens[index - 2].lower not in known["auxiliary"]
    return before not in ("his", "her", "its", "their", "our", "my", "your", "no", "every", *known["preposition"])


def _past(tokens: Sequence[Token], index: int) -> int:
    """A past tense, or a participle that only describes the noun before it."""
    after = tokens[index + 1].lower if index + 1 < len(tokens) else "."
    if after == "by":
        return LIKELY if _measured(tokens, index + 2) else NONE
    if tokens[index - 1].lower in classes()["subject"] - {"all", "both", "some", "many", "few", "most", "those"}:
        return SURE
    described = tokens[index].lower in words_in("participles.txt")[0]
    if after in classes()["preposition"] and described and not _measured(tokens, index + 2):
        return LIKELY if index == 1 and tokens[0].is_name and tokens[0].lower not in classes()["determiner"] else NONE
    if after in classes()["determiner"] or (index + 1 < len(tokens) and tokens[index + 1].is_name):
        return LIKELY
    if after.isalpha() and after not in classes()["preposition"] and _is_attribute(tokens, index, described):
        return NONE
    return LIKELY


def _measured(tokens: Sequence[Token], index: int) -> bool:
    """What follows "by" is a measure or a means and no doer: "fell by four percent", "replied by spraying"."""
    if index >= len(tokens):
        return False
    word = tokens[index].lower
    counted = (
        word[0].isdigit() or word in cardinals() or word in ("hundred", "about", "nearly", "almost", "more", "half")
    )
    return counted or word.endswith("ing")


def _is_attribute(tokens: Sequence[Token], index: int, described: bool) -> bool:
    """ "two wounded soldiers", "75 convicted men": between a determiner or a number and a noun."""
    before = tokens[index - 1].lower
    some = before in classes()["determiner"] - {"this", "that", "all", "some", "many", "both"}
    return some or (before[0].isdigit() and described)


def _present(tokens: Sequence[Token], index: int) -> int:
    """A present tense: "costs" after a singular, "grow" after a plural."""
    token, before = tokens[index], tokens[index - 1]
    if token.is_name or not (before.is_word or before.word in '”")'):
        return NONE
    verbs = words_in("verbs.txt")[0]
    if token.lower == "number":
        return LIKELY if _is_figure(tokens, index + 1) and _counts_several(tokens) else NONE
    if token.lower in verbs or _takes_object(tokens, index):
        return LIKELY if _after_plural(tokens, index) else NONE
    return LIKELY if stem_of_third(token.lower) & verbs and before.lower not in classes()["determiner"] else NONE


def _is_figure(tokens: Sequence[Token], index: int) -> bool:
    """A figure that ends its phrase: "number 12 in all", not "number 12 shirts" or "number 12 to 14"."""
    word = tokens[index].lower if index < len(tokens) else "."
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    ends = after is None or not after.is_word or after.lower in ("in", "at", "so", "and")
    return ends and (word[0].isdigit() or word.split("-")[0] in cardinals())


def _counts_several(tokens: Sequence[Token]) -> bool:
    """Whether a clause begins with several: "fatalities number 12", "the dead number 12", not "bus number 12"."""
    first = next((place + 1 for place, token in enumerate(tokens[:3]) if token.word == ","), 0)
    words = [token.lower for token in tokens[first : first + 2]]
    return _is_plural(words[0]) or words[0] == "those" or words[-1] in ("dead", "injured", "wounded", "missing")


def _takes_object(tokens: Sequence[Token], index: int) -> bool:
    """A word that no table has, between a relative pronoun and an article: "the blocks that balance the arm"."""
    after = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    return tokens[index - 1].lower in ("that", "who", "which") and after in ("the", "a", "an")


def _after_plural(tokens: Sequence[Token], index: int) -> bool:
    """Whether the subject before a plain verb is more than one: "farmers grow", "farmers on the plateau grow"."""
    while index > 1 and tokens[index - 1].lower in classes()["adverb"]:
        index -= 1
    index -= index > 1 and tokens[index - 1].lower in ("that", "who", "which")  # "the blocks that balance it"
    if _is_plural(tokens[index - 1].lower):
        return True
    phrase = range(index - 1, max(0, index - 5), -1)
    start = next((place for place in phrase if tokens[place].lower in classes()["preposition"]), 0)
    return start > 0 and _is_plural(tokens[start - 1].lower)


def _is_plural(word: str) -> bool:
    return word in classes()["plural"] or (word.endswith("s") and not word.endswith(("ss", "'s", "us", "is")))


def stem_of_third(word: str) -> frozenset[str]:
    """The plain forms that a third person singular may belong to: "carries" → carry."""
    if not word.endswith("s") or word.endswith("ss"):
        return frozenset()
    if word.startswith("re") and len(word) > 6:
        return stem_of_third(word[2:]) | {word[:-1]}
    stems = {word[:-1]}
    if word.endswith("es"):
        stems.add(word[:-2])
    if word.endswith("ies"):
        stems.add(word[:-3] + "y")
    return frozenset(stems)
