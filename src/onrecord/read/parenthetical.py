"""Contents that a parenthesis interrupts: "It would, the engineers said, take a year"."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from onrecord.read.candidates import Candidate
from onrecord.record import Article, Span, merge_spans

_UNFINISHED = re.compile(
    r"\b(?:would|will|wo|is|was|are|were|be|been|has|have|had|can|could|may|might|must|should|shall|did|does|do|to|that|"
    r"and|but|or|if|when|because|although|while|which|who|than|of|in|on|at|for|with|by|as|the|an?)$",
    re.I,
)
_NEXT_CLAUSE = re.compile(r"[,;] (?:but|and|while|although|though|whereas|yet|as|adding|noting)\b|; ", re.I)


_GOES_ON = re.compile(r", (?:was|were|is|are|has|have|had|will|would|can|could|may|might|must|should|did|does|do)\b")
MOST_WORDS = 5
"""Words of a subject that stands alone before the comma: "The old mill, said the mayor, was never used"."""


def _breaks_off(text: str, content: Span, last: int) -> bool:
    """Whether a content stops before its clause is over: at a word that ends none, or at a bare subject."""
    start, end = content
    if _UNFINISHED.search(text, max(0, end - 30), end):
        return True
    return len(text[start:end].split()) <= MOST_WORDS and _GOES_ON.match(text, last) is not None


def resumed(article: Article, item: Candidate) -> Candidate:
    """Add the rest of the sentence where the content breaks off at the comma before source and cue.

    Only where the words before the comma cannot end a clause, and only up to the next clause, which may be another's.
    """
    text = article.text
    if len(item.content) != 1 or not item.source:
        return item
    end = item.content[0][1]
    aside = merge_spans((*item.source, *item.cue))
    first, last = aside[0][0], aside[-1][1]
    if not (end < first and text[end:first].strip() == "," and _breaks_off(text, item.content[0], last)):
        return item
    index = bisect_right(article.sentences, (first, len(text))) - 1
    stop = article.sentences[index][1] if index >= 0 else last
    if text[last : last + 2] != ", " or stop <= last + 2:
        return item
    clause = _NEXT_CLAUSE.search(text, last + 2, stop)
    stop = clause.start() if clause else stop
    stop = last + 2 + len(text[last + 2 : stop].rstrip(" .!?"))
    return replace(item, content=(*item.content, (last + 2, stop))) if stop > last + 2 else item
