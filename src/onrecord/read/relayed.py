"""Sources that stand in somebody else's words: "The Herald quoted the mayor as saying …"."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.read.candidates import Candidate

_QUOTES = re.compile(r"\b(?:quot|cit)(?:ed|es|ing|e)$", re.I)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being|be)\b", re.I)
_AS_SAYING = re.compile(r"(?P<who>[^\n“\"]{2,120}?) (?P<cue>as (?:saying|telling|writing)) ")


def unfold(text: str, item: Candidate) -> Candidate:
    """Credit whoever is quoted, and name the one who quotes as the way there, where the draft stopped at the latter."""
    if not item.content or not item.source or not _QUOTES.search(text[slice(*item.cue[0])]):
        return item
    if len(item.source) > 1 and item.source[0][1] <= item.cue[0][0] < item.source[1][0]:
        quoted, by = item.source[1:], item.source[:1]
        if _PASSIVE.search(text, item.source[0][1], item.cue[0][1]):
            quoted, by = by, quoted
        return replace(item, source=quoted, through=by)
    if _PASSIVE.search(text[slice(*item.cue[0])]):
        return item
    start, end = item.content[0]
    match = _AS_SAYING.match(text, start, end)
    if match is None or match.end() >= end:
        return item
    return replace(
        item,
        source=(match.span("who"),),
        cue=(*item.cue, match.span("cue")),
        content=((match.end(), end), *item.content[1:]),
        through=item.source,
    )
