"""Words or characters that a person names → the span they mean in an article's text."""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.errors import NotFoundError, UsageError
from onrecord.record import Span, Spans

_CHARACTERS = re.compile(r"(\d{1,9}):(\d{1,9})")
_BLANK = re.compile(r"\s+")
_BEGINS, _ENDS = r"(?:\b(?=\w)|(?=\W))", r"(?:(?<=\w)\b|(?<=\W))"


def anchor(text: str, named: tuple[str, ...], *, near: int) -> Spans:
    """Find what each of `named` means: "START:END", or words as they stand in the text, white space aside.

    Of several places the one nearest to `near` is meant. Nothing named, or an empty word, is no span at all. Raises
    NotFoundError where the text has no such words, UsageError where it has no such characters or some are named twice.
    """
    spans = tuple(sorted(_span(text, one, near) for one in named if one.strip()))
    for (start, end), (following, last) in pairwise(spans):
        if following < end:
            raise UsageError(
                f"{text[start:end]!r} and {text[following:last]!r} are partly the same characters, {following}:{end}",
                hint="name each part once; of words that stand in several places name START:END",
            )
    return spans


def _span(text: str, named: str, near: int) -> Span:
    characters = _CHARACTERS.fullmatch(named.strip())
    if characters:
        start, end = int(characters[1]), int(characters[2])
        if not start < end <= len(text):
            message = f"the article has no characters {start}:{end}; it has {len(text)}"
            raise UsageError(message, hint="onrecord show ARTICLE --format json")
        return start, end
    words = [re.escape(word) for word in _BLANK.split(named.strip())]
    # "Ida" does not stand in "Idaho": a word ends where the text's own does.
    whole = re.compile(_BEGINS + r"\s+".join(words) + _ENDS)
    places = [match.span() for match in whole.finditer(text)]
    if not places:
        raise NotFoundError(
            f"the article does not say {named.strip()!r}", hint="copy the words from the article, or name START:END"
        )
    return min(places, key=lambda place: (abs(place[0] - near), place))
