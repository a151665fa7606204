"""Nouns: which word is a plural, and its singular."""

from __future__ import annotations

from functools import cache

from onrecord.read.numbers.tabular import rows, words
from onrecord.read.numbers.tokens import bare


@cache
def _irregular() -> dict[str, str]:
    return dict(rows("irregular.tsv"))  # type: ignore[arg-type]  # two cells a row


def is_plural(word: str) -> bool:
    """Whether a word (in lower case, no genitive) looks like a noun in the plural."""
    if word in words("plurals.txt") or word in _irregular():
        return True
    if len(word) < 3 or not word.endswith("s") or word.endswith(("ss", "ous", "'s", "sis")):
        return False
    return word not in words("not_plurals.txt")


def singular(word: str) -> str:
    """The singular of a noun in lower case; a word that is none stays as it is."""
    word = bare(word)
    found = _irregular().get(word)
    if found is None and word.endswith("men") and len(word) > 4:
        found = word[:-2] + "an"
    if found is not None:
        return found
    if not is_plural(word) or not word.endswith("s"):
        return word
    return _without_s(word)


def _without_s(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]
