"""The article's own words inside a sentence of the page."""

from __future__ import annotations

from onrecord.record import Span

LONGEST = 120
"""Code points of the article's words that a sentence of the page has; more lose their end."""

_SINGLE = str.maketrans({"“": "‘", "”": "’", '"': "'"})
_NONE = str.maketrans({"“": None, "”": None, '"': None})


def quoted(text: str, span: Span) -> str:
    """Put words of the article into quotation marks."""
    return in_marks(text[slice(*span)])


def in_marks(words: str) -> str:
    """Put words into quotation marks, on one line, cut where they are long; marks of their own become single ones."""
    one_line = " ".join(words[: LONGEST * 4].split())
    if len(one_line) > LONGEST:
        one_line = one_line[:LONGEST].rsplit(" ", 1)[0] + " …"
    return f"“{one_line.translate(_SINGLE if _paired(one_line) else _NONE)}”"


def _paired(words: str) -> bool:
    """Whether every quotation mark in some words has its other one there."""
    return words.count("“") == words.count("”") and words.count('"') % 2 == 0


def listed(words: list[str], *, most: int = 6) -> str:
    """Join words as a sentence does: 2, 5 and 7; beyond `most` the rest are counted."""
    if len(words) > most:
        words = [*words[:most], f"{len(words) - most} more"]
    return "".join(word + joint for word, joint in zip(words, joints(len(words)), strict=True))


def joints(count: int) -> list[str]:
    """What stands behind each of so many words in a sentence: commas, the last but one "and", nothing."""
    return [", "] * (count - 2) + [" and "] * (count > 1) + [""] * (count > 0)
