"""A headline's parts: who is said to say it, and what is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.read.headlines.tables import classes
from onrecord.read.headlines.words import Word, words_of
from onrecord.record import Span

OPENING, CLOSING = "“‘\"'«„", "”’\"'»“"
_JOINTS = frozenset((",", ";", "as", "after", "amid", "while", "and", "but", "–", "—"))
SOURCE_WITHIN = 6
"""Words before a say verb or beside a colon that may be its source."""


@dataclass(frozen=True, slots=True)
class Parts:
    """`source` are the words that name who says it ("Minister" in "Minister: bridge is safe"), `cue` the verb that
    says so; `named_by_colon` where only a colon does, which may as well part a topic from its news."""

    span: Span
    claim: tuple[Word, ...]
    source: tuple[Word, ...] = ()
    cue: Word | None = None
    named_by_colon: bool = False
    asks: bool = False
    quotes: bool = False


def parts_of(text: str, span: Span) -> Parts:
    """Take a headline apart."""
    words = words_of(text, *span)
    plain = text[slice(*span)].strip()
    asks = plain.endswith("?")
    quotes = any(word.lower in OPENING for word in words)
    while words and words[-1].lower in ".?!":
        words = words[:-1]
    source, cue, claim, colon = _framed(words)
    return Parts(span, tuple(claim), tuple(source), cue, colon, asks, quotes)


def _framed(words: list[Word]) -> tuple[list[Word], Word | None, list[Word], bool]:
    """Source, cue, claim, and whether a colon is all that names the source."""
    for index, word in enumerate(words):
        if word.lower == ":" and 0 < index < len(words) - 1:
            return _around_colon(words, index)
    says = classes()["say"]
    last = max((i for i, word in enumerate(words) if word.lower in (",", "–", "—", "-")), default=-1)
    tail = words[last + 1 :]
    if last > 1 and 0 < len(tail) <= SOURCE_WITHIN and any(word.lower in says for word in tail):
        cue = next(word for word in tail if word.lower in says)
        return [word for word in tail if word is not cue], cue, words[:last], False
    if last > 1 and words[last].lower != "," and 0 < len(tail) <= 3 and words[last].lower != "-":
        return tail, None, words[:last], True
    for index, word in enumerate(words):
        if word.lower == "accord to":
            return words[index + 1 :], word, words[:index], False
    for index, word in enumerate(words[: SOURCE_WITHIN + 1]):
        if index > 0 and word.lower in says and len(words) - index > 2 and not _is_noun(words, index):
            return words[:index], word, words[index + 1 :], False
    return [], None, words, False


def _is_noun(words: Sequence[Word], index: int) -> bool:
    """ "report", "claims" and the like after an article or preposition, or before "of", are things."""
    before, after = words[index - 1].lower, words[index + 1].lower
    return before in ("the", "a", "an", "of", "in", "on", "over", "to", "by", "for", "with", "after") or after in (
        *("of", "over", "into", "from", "by", "against", "in", "at"),
    )


def _around_colon(words: list[Word], index: int) -> tuple[list[Word], Word | None, list[Word], bool]:
    left, right = words[:index], words[index + 1 :]
    cue = next((word for word in left if word.lower in classes()["say"]), None)
    return [word for word in left if word is not cue], cue, right, True


def pieces(claim: Sequence[Word]) -> list[tuple[Word, ...]]:
    """A claim's parts that may each have a basis of their own: "Storm kills three, closes port"."""
    found: list[list[Word]] = [[]]
    for word in claim:
        if word.lower in _JOINTS and sum(one.says_something for one in found[-1]) >= 2:
            found.append([])
        else:
            found[-1].append(word)
    whole = [piece for piece in found if any(word.says_something for word in piece)]
    if len(whole) > 1 and sum(word.says_something for word in whole[-1]) < 2:
        whole[-2:] = [[*whole[-2], *whole[-1]]]
    return [tuple(piece) for piece in whole]
